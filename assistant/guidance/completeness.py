"""Holds every answer against what bears on its question: an answer that leaves something out does not load."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from assistant.guidance.library import QuestionEntry
from assistant.guidance.reading import Entry, read_mapping
from assistant.guidance.rules import RuleBook
from assistant.guidance.statements import Fact, Voices


def check_completeness(
    root: Path, questions: Mapping[str, QuestionEntry], rules: RuleBook, facts: Mapping[str, Fact]
) -> None:
    """Compare `bears_on.yml` with the answers, in every voice. Raises ContentError for the first fact left out."""
    file = read_mapping(root / "bears_on.yml", root)
    answers: dict[str, Mapping[str, Voices]] = {
        "questions": {name: entry.voices for name, entry in questions.items()},
        "outcomes": {outcome.id: outcome.voices for outcome in rules.outcomes},
        "escalation": {lead: rule.voices for lead, rule in rules.escalation.items() if lead},
    }
    for kind, voices_of in answers.items():
        marked = file.entry(kind)
        for name in marked.names():
            if name not in voices_of:
                raise marked.error(f"unknown {name!r}")
            _check(marked, name, voices_of[name], facts)
    file.done()


def _check(marked: Entry, name: str, voices: Voices, facts: Mapping[str, Fact]) -> None:
    bearing = marked.texts(name)
    for fact in bearing:
        if fact not in facts:
            raise marked.error(f"{name}: unknown fact {fact!r}")
        for voice, lines in voices.items():
            if all(fact not in line.facts for line in lines):
                raise marked.error(f"{name}: the {voice} voice leaves out {fact}: {facts[fact].statement}")
