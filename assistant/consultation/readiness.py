"""What the guidance expects to be in place before a consultation. It informs; it never blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from assistant.consultation.model import ConsultationRequest

QUESTIONS = Path(__file__).parent / "content" / "readiness.yml"


@dataclass(frozen=True)
class ReadinessQuestion:
    """One thing to have in place, with the clauses behind it; `leads` empty means whoever leads."""

    id: str
    ask: str
    clauses: tuple[str, ...]
    leads: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReadinessPoint:
    """A question and whether the caller said that it is in place."""

    question: ReadinessQuestion
    in_place: bool


@cache
def load_readiness(path: Path = QUESTIONS) -> tuple[ReadinessQuestion, ...]:
    """Read the questions."""
    return tuple(
        ReadinessQuestion(entry["id"], entry["ask"], tuple(entry["clauses"]), tuple(entry.get("leads", ())))
        for entry in YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    )


def readiness(request: ConsultationRequest, questions: Sequence[ReadinessQuestion]) -> tuple[ReadinessPoint, ...]:
    """The questions that fit this request, each with what the caller said was done (`request.tried`).

    Where nobody is known to lead, only the questions for whoever leads are asked.
    """
    return tuple(
        ReadinessPoint(question, question.id in request.tried)
        for question in questions
        if not question.leads or request.lead in question.leads
    )
