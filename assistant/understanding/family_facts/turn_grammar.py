"""The closed grammar of a turn: a message about the family in hand as steps (`turns.yml`).

It is read only if every word belongs to a step. What a step does depends on the conversation;
`assistant/conversation/family_in_hand.py` says it.
"""

from __future__ import annotations

import re
from pathlib import Path

from ruamel.yaml import YAML

from assistant.language.family_steps import UNIVERSAL, Operation, Step
from assistant.understanding.family_facts.combining import FACT_OF, closer
from assistant.understanding.family_facts.phrase_patterns import any_of, one_of, pattern_of
from assistant.understanding.family_facts.reading import FamilyFact
from assistant.understanding.family_facts.sentence import Sentence

TURNS = Path(__file__).with_name("turns.yml")
MOST_WORDS = 24
_ENDS_IN_DENIAL, _A_NAME = (
    re.compile(r"@\d+(?: also)? (?:no|neither|none|not)$"),
    re.compile(r"(?: (?:a|an|the|any))? @"),
)
_MARKS = re.compile(r" [.,;:!?()\[\]\"'*–—-]+(?= )")


class TurnGrammar:
    """Built once from the phrases."""

    def __init__(self, path: Path = TURNS) -> None:
        data = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
        words = {name: any_of(listed.split()) for name, listed in data["words"].items()}
        aside, denial = (one_of(data["words"][name].split()) for name in ("aside", "denial"))
        around = "|".join(pattern_of(phrase, words) for phrase in data["around"])
        self._aside = re.compile(rf"(?:{around}| {aside})(?= |$)")
        # "No," opens a turn; behind a name it says something of it.
        self._denial = re.compile(rf" {denial}(?= |$)")
        self._opening = re.compile(rf"(?: (?:{aside}|{denial}))*")
        self._phrases = [
            (operation, re.compile(pattern_of(phrase, words) + r"(?= |$)"))
            for operation in Operation
            for phrase in data[operation.value]
        ]

    def read(self, sentence: Sentence) -> tuple[Step, ...]:
        """The steps of a message; none where a word of it belongs to no phrase."""
        words = _MARKS.sub("", f" {sentence.masked.strip()} ").rstrip()
        if not words or len(words.split()) > MOST_WORDS:
            return ()
        steps = self._from(words, 0, {})
        return tuple(
            Step(operation, tuple(_fact(sentence, int(number)) for number in re.findall(r"@(\d+)", said)))
            for operation, said in steps or ()
        )

    def _from(
        self, words: str, at: int, seen: dict[int, list[tuple[Operation, str]] | None]
    ) -> list[tuple[Operation, str]] | None:
        """The steps from here on, the longest phrase first; None where the words cannot be read to their end."""
        if at >= len(words):
            return []
        if at in seen:
            return seen[at]
        seen[at] = None
        found = [(rule.match(words, at), operation) for operation, rule in self._phrases]
        read = sorted(
            (
                (match, operation)
                for match, operation in found
                if match and match[0].strip() and not _denies_next(match)
            ),
            key=lambda one: -len(one[0][0]),
        )
        for match, operation in read:
            rest = self._from(words, match.end(), seen)
            if rest is not None:
                seen[at] = [(operation, match[0]), *rest]
                return seen[at]
        aside = self._aside.match(words, at)
        if aside is None and self._opening.fullmatch(words, 0, at):
            aside = self._denial.match(words, at)
        if aside:
            seen[at] = self._from(words, aside.end(), seen)
        return seen[at]


def _denies_next(match: re.Match) -> bool:
    """Whether the "no" at a phrase's end belongs to the name behind it: "a social worker, no YOS"."""
    return _ENDS_IN_DENIAL.search(match[0]) is not None and _A_NAME.match(match.string, match.end()) is not None


def _fact(sentence: Sentence, number: int) -> tuple[str, str]:
    """The fact that a mention names, with its value; "universal" for universal services."""
    mention = sentence.mentions[number]
    if mention.kind == "tier":
        return "tier", UNIVERSAL if UNIVERSAL in mention.words.lower() else mention.value
    fact, value = FACT_OF[mention.kind]
    return fact, closer(FamilyFact(fact, value), sentence).value
