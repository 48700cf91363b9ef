"""What people suppose or ask with yes or no, and whether the clause behind the answer affirms or denies it."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.guidance.reading import ContentError, Entry, read_mapping

VERDICTS = (
    "no",
    "not_quite",
    "not_if",
    "should_not",
    "yes",
    "yes_usually",
    "yes_broadly",
    "yes_then",
    "it_can",
    "silent",
    "general",
)
OPENINGS = (*VERDICTS, "no_in_full", "yes_in_full", "so_far")


@dataclass(frozen=True)
class Proposition:
    """One claim with its verdict, the question whose answer says why, and the facts about a family it supposes."""

    claim: str
    found: tuple[re.Pattern[str], ...]
    absent: tuple[re.Pattern[str], ...]
    weighed: tuple[re.Pattern[str], ...]
    """Limiting words that may stand in the claim without changing the verdict: "only as a last resort"."""
    topics: frozenset[str]
    """It is heard only where one of these is spoken of; empty where its words name all that it is about."""
    denied: bool
    verdict: str
    question: str
    facts: Mapping[str, str]
    first: tuple[str, ...] = ()
    """The facts of the guidance that the verdict rests on: their sentences open the answer."""

    def is_heard_in(self, plain: str) -> bool:
        """Whether the words of a yes-or-no question put this claim."""
        return all(each.search(plain) for each in self.found) and not any(each.search(plain) for each in self.absent)

    def beside(self, plain: str) -> str:
        """The words of a claim that the verdict has not weighed."""
        for each in (*self.weighed, *self.found):
            plain = each.sub(" ", plain)
        return plain


@dataclass(frozen=True)
class Propositions:
    """All claims, and the words that an answer opens with."""

    claims: tuple[Proposition, ...]
    openings: Mapping[str, str]


def read_propositions(root: Path, questions: Container[str]) -> Propositions:
    """The claims of `propositions.yml`; ContentError for one that no held question decides."""
    file = read_mapping(root / "propositions.yml", root)
    words = file.entry("openings")
    openings = {key: words.text(key) for key in OPENINGS}
    words.done()
    claims = tuple(_proposition(item, questions) for item in file.entries("propositions", label="claim"))
    file.done()
    return Propositions(claims, openings)


def _proposition(item: Entry, questions: Container[str]) -> Proposition:
    question, stated = item.text("ask"), item.optional_entry("facts")
    proposition = Proposition(
        claim=item.text("claim"),
        found=_patterns(item, "all"),
        absent=_patterns(item, "none"),
        weighed=_patterns(item, "may"),
        topics=frozenset(item.texts("topics")),
        denied=item.flag("denied"),
        verdict=item.choice("verdict", VERDICTS),
        question=question,
        facts={fact: stated.text(fact) for fact in stated.names()} if stated else {},
        first=item.texts("first"),
    )
    item.done()
    if question not in questions:
        raise item.error(f"unknown question {question!r}")
    return proposition


def _patterns(item: Entry, key: str) -> tuple[re.Pattern[str], ...]:
    try:
        return tuple(re.compile(text) for text in item.texts(key))
    except re.error as problem:
        raise ContentError(f"{item.file}: {item.name}: {key}: {problem}") from problem
