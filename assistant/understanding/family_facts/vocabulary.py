"""The words of `guidance/content/vocabulary.yml`, checked and spelt out."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

DEFAULT_PATH = Path(__file__).parents[2] / "guidance" / "content" / "vocabulary.yml"

SERVICES = (
    "feh",
    "yos",
    "yos_prevention",
    "yos_statutory",
    "social_care",
    "child_in_need",
    "child_protection",
    "looked_after",
    "assessment",
    "family_help",
)

_CHOICE = re.compile(r"\(([^()]*)\)")


class VocabularyError(ValueError):
    """The vocabulary file is not usable; the message names the entry."""


@dataclass(frozen=True)
class Vocabulary:
    """`services` and `not_services` are names as typed in lower case."""

    services: dict[str, tuple[str, ...]]
    not_services: tuple[str, ...]
    universal: tuple[str, ...]
    tier_words: frozenset[str]
    mended_words: frozenset[str]
    whole_words: frozenset[str]
    written_otherwise: dict[str, str]


def spell_out(phrase: str) -> list[str]:
    """Every wording of a phrase with choices: `"(social|) worker"` gives `"social worker"` and `"worker"`."""
    parts = _CHOICE.split(phrase)
    choices = [part.split("|") if i % 2 else [part] for i, part in enumerate(parts)]
    return [" ".join("".join(words).split()) for words in itertools.product(*choices)]


def _spell_out_all(phrases: list, where: str) -> tuple[str, ...]:
    if not isinstance(phrases, list) or not phrases:
        raise VocabularyError(f"vocabulary: {where} must be a list of words")
    wordings = dict.fromkeys(w for phrase in phrases for w in spell_out(str(phrase).lower()) if w)
    return tuple(wordings)


def load_vocabulary(path: Path | None = None) -> Vocabulary:
    """Read the file; raises `VocabularyError` naming what is missing or unknown."""
    data = YAML(typ="safe").load((path or DEFAULT_PATH).read_text(encoding="utf-8"))
    unknown = set(data["services"]) ^ set(SERVICES)
    if unknown:
        raise VocabularyError(f"vocabulary: services missing or unknown: {', '.join(sorted(unknown))}")
    return Vocabulary(
        services={name: _spell_out_all(data["services"][name], f"services.{name}") for name in SERVICES},
        not_services=_spell_out_all(data["not_services"], "not_services"),
        universal=_spell_out_all(data["tiers"]["universal"], "tiers.universal"),
        tier_words=frozenset(data["tiers"]["words"]),
        mended_words=frozenset(data["spelling"]["mended"]),
        whole_words=frozenset(data["spelling"]["whole_words"]),
        written_otherwise=dict(data["spelling"]["written_otherwise"]),
    )
