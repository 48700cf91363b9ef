"""Who leads: from the sentence to the lead, or to the one question that still decides."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.evaluation.measures import DECISION_LABELS
from assistant.understanding.decision import SAY, Reading

FACTS = ("tier", "feh", "yos", "social_care")
LEAD_LABELS = DECISION_LABELS | {"give_facts", "guidance/usually_and_exceptions"}
"""Labels after which the assistant decides, or explains, from the facts."""


@dataclass(frozen=True)
class LeadQuestion:
    """One sentence with the lead it should get, or the fact that should be asked for, or "not_settled"."""

    lead: str
    asks: str
    text: str
    voice: str
    facts: Mapping[str, str]


@dataclass(frozen=True)
class LeadOutcome:
    """What came of it."""

    question: LeadQuestion
    label: str
    is_understood: bool
    """The sentence was taken as a question about who leads."""
    facts: Mapping[str, str]
    lead: str
    asks: str
    reached: tuple[str, str]
    """The lead and the open question once what the card asks about the words is answered as the labels have it."""

    @property
    def is_right(self) -> bool:
        """The right lead, or the right question, or rightly left open."""
        return self.is_understood and (self.lead, self.asks) == (self.question.lead, self.question.asks)

    @property
    def is_right_or_asked(self) -> bool:
        """Right at once, or asked only about facts that the words do tell, and right after those replies."""
        return self.is_understood and self.reached == (self.question.lead, self.question.asks)

    @property
    def is_wrong_lead(self) -> bool:
        """A lead was asserted that is not the right one."""
        return self.is_understood and bool(self.lead) and self.lead != self.question.lead


def read_lead_questions(path: Path) -> list[LeadQuestion]:
    """Read a tab-separated file with the columns lead, asks, text, voice and the facts.

    Raises:
        OSError: the file cannot be read.
        KeyError: a column is missing.
    """
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            LeadQuestion(
                row["lead"], row["asks"], row["text"], row["voice"], {fact: row[fact] for fact in FACTS if row[fact]}
            )
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
        ]


def lead_outcomes(questions: Sequence[LeadQuestion], readings: Sequence[Reading]) -> list[LeadOutcome]:
    """Read the facts out of each sentence and let the guidance core decide on them."""
    decide = _decider()
    return [
        LeadOutcome(
            question, reading.label, reading.decision == SAY and reading.label in LEAD_LABELS, *decide(question)
        )
        for question, reading in zip(questions, readings, strict=False)
    ]


def lead_figures(outcomes: Sequence[LeadOutcome]) -> dict[str, float]:
    """Return the shares that are right and that assert a wrong lead."""
    count = len(outcomes)
    return {
        "lead_right": round(sum(outcome.is_right for outcome in outcomes) / count, 4),
        "lead_right_or_asked": round(sum(outcome.is_right_or_asked for outcome in outcomes) / count, 4),
        "lead_wrong_asserted": round(sum(outcome.is_wrong_lead for outcome in outcomes) / count, 4),
    }


def _decider() -> Callable[[LeadQuestion], tuple[dict[str, str], str, str, tuple[str, str]]]:
    # Imported here: the library and the reader of facts take a moment to load.
    from assistant.evaluation.first_messages import first_message
    from assistant.guidance.facts_card import card_first
    from assistant.guidance.loading import load_library
    from assistant.guidance.model import Situation
    from assistant.guidance.who_leads import who_leads
    from assistant.understanding.family_facts.reader import FamilyFactsReader

    library, reader = load_library(), FamilyFactsReader()

    def answer_to(situation: Situation, unsure: Sequence[str], voice: str) -> tuple[str, str]:
        answer = card_first(situation, unsure, voice, library) or who_leads(situation, voice, library)
        return answer.lead or "", answer.asks or ("" if answer.lead else answer.status)

    def decide(question: LeadQuestion) -> tuple[dict[str, str], str, str, tuple[str, str]]:
        heard = first_message(question.text, reader.read(question.text))
        stated = {fact: value for fact, value in heard.stated.items() if fact in FACTS}
        told, unsure = {**stated, **heard.supposed}, list(heard.unsure)
        first = reached = answer_to(Situation.from_mapping(told), unsure, question.voice)
        while reached[1] in unsure and reached[1] in question.facts:
            told, unsure = told | {reached[1]: question.facts[reached[1]]}, [f for f in unsure if f != reached[1]]
            reached = answer_to(Situation.from_mapping(told), unsure, question.voice)
        return stated, *first, reached

    return decide
