"""Dialogues about a family, turn by turn, with what each does to what is known: read, and retold of other services."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.conversation.turn_reading import SERVICES, Known

NOT_LABELLED = -100
"""A label that nothing is learned from."""
_SHORT = {"csc": "social_care", "feh": "feh", "yos": "yos"}
_EFFECT = re.compile(r"(if:)?(csc|feh|yos)([+\-?~])")
_TOLD = {"+": "there", "-": "gone", "?": "unclear", "~": "untold"}


@dataclass(frozen=True)
class LabelledTurn:
    """One turn in its place: what was known, the message before, its words; the effect on each service, whether it is
    about the family at all, and whether it leaves what was supposed. None where that is not labelled.
    """

    known: tuple[Known, ...]
    before: str
    text: str
    effects: tuple[str | None, ...]
    of_family: bool | None
    goes_back: bool | None


class DialogueError(ValueError):
    """A line that is not as the guide has it; the message names file and line."""


def read_dialogues(path: Path) -> list[LabelledTurn]:
    """The turns of a file; raises DialogueError."""
    found: list[LabelledTurn] = []
    known, before = _NOTHING, ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            known, before = _NOTHING, ""
            continue
        try:
            kind, marks, text = line.split("\t")
        except ValueError:
            raise DialogueError(f"{path.name}:{number}: not three parts") from None
        effects, goes_back = _effects(marks, f"{path.name}:{number}")
        found.append(LabelledTurn(known, before, text, effects, kind == "F", goes_back))
        known, before = known_after(known, effects, goes_back), text
    return found


def _effects(marks: str, place: str) -> tuple[tuple[str, ...], bool]:
    effects = dict.fromkeys(SERVICES, "same")
    goes_back = False
    for mark in marks.split():
        match = _EFFECT.fullmatch(mark)
        if match:
            supposed, service, sign = match.groups()
            effects[_SHORT[service]] = f"supposed_{_TOLD[sign]}" if supposed else _TOLD[sign]
        elif mark == "back":
            goes_back = True
        elif mark != "-":
            raise DialogueError(f"{place}: {mark!r} is no effect")
    return tuple(effects.values()), goes_back


_NOTHING = tuple(Known() for _ in SERVICES)


def known_after(known: tuple[Known, ...], effects: tuple[str, ...], goes_back: bool) -> tuple[Known, ...]:
    """What is known after a turn: what is told ends what was supposed."""
    told = any(effect in _TOLD.values() for effect in effects)
    touched = any(effect != "same" for effect in effects)
    after = []
    for each, effect in zip(known, effects, strict=True):
        supposed = "" if told or goes_back else each.supposed
        if effect.startswith("supposed_"):
            supposed = effect.removeprefix("supposed_")
        fact = {"untold": ""}.get(effect, effect) if effect in _TOLD.values() else each.fact
        after.append(Known(fact, supposed, (effect != "same") if touched else each.last))
    return tuple(after)


_CALLED = {
    "social_care": ("social worker", "children's social care", "social care", "social services", "csc"),
    "feh": ("early help worker", "family early help", "early help", "family support worker", "feh"),
    "yos": ("youth justice worker", "youth justice service", "youth justice", "youth offending", "yos", "yjs"),
}
_ONE_ONLY = re.compile(
    r"\b(?:cin|cp|child in need|child protection|plan|looked after|lac|in care|s47|s17|section|assess\w*|mash|social|"
    r"prevention|statutory|order|court|yot|caution|probation|offen\w*|tag|bail|family (?:support|help)|fsw|ehw?|eh|iro|"
    r"conference|core group|sw|tier|universal|taf|caf|early|youth|justice|worker)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:"
    + "|".join(re.escape(w) for names in _CALLED.values() for w in sorted(names, key=len, reverse=True))
    + r")\b",
    re.IGNORECASE,
)
_OF = {word: service for service, words in _CALLED.items() for word in words}


def retold(turn: LabelledTurn, shuffle: random.Random) -> LabelledTurn:
    """The same turn told of other services, where all that it names has a name of like form there."""
    order = list(range(len(SERVICES)))
    shuffle.shuffle(order)
    texts = []
    for text in (turn.before, turn.text):
        if _ONE_ONLY.search(_NAMED.sub(" ", text)):
            return turn
        texts.append(_NAMED.sub(lambda match: _other_name(match.group(), order), text))
    back = [order.index(place) for place in range(len(SERVICES))]
    return replace(
        turn,
        before=texts[0],
        text=texts[1],
        known=tuple(turn.known[place] for place in back),
        effects=tuple(turn.effects[place] for place in back),
    )


def _other_name(word: str, order: list[int]) -> str:
    """The name of like form: what stands at place p now speaks of the service at place `order[p]`."""
    service = _OF[word.lower()]
    to = SERVICES[order[SERVICES.index(service)]]
    names = _CALLED[service]
    found = _CALLED[to][min(names.index(word.lower()), len(_CALLED[to]) - 1)]
    return found.upper() if word.isupper() else found
