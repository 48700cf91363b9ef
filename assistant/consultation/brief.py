"""The officer's one-page brief: what was told before the consultation, without a name.

The caller's contact details are not part of it; the officer's pages show them beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

from assistant.consultation.model import Booking, ConsultationRequest
from assistant.language.wall_clock import span_text

WORDS = Path(__file__).parent / "content" / "brief.yml"
# The facts of contract section 3, in the order an officer asks for them.
FACTS = ("tier", "feh", "yos", "social_care")
# Told only now and then: without it, nothing is missing.
SELDOM_TOLD = ("case_holder",)
UNKNOWN = "unknown"


@dataclass(frozen=True)
class BriefWords:
    """Labels of the brief, and how each value is said."""

    labels: Mapping[str, str]
    values: Mapping[str, Mapping[str, str]]
    not_told: str
    no_lead: str
    from_rule: str
    from_words: str
    from_choice: str
    none: str
    clause_titles: Mapping[str, str]

    def value(self, field: str, value: str | None) -> str:
        """A value in words; one without words of its own as it stands."""
        if value is None or value == UNKNOWN:
            return self.not_told
        return self.values.get(field, {}).get(value, value)

    def clause(self, clause_id: str) -> str:
        """The title of a clause; its id where no edition holds it any more."""
        return self.clause_titles.get(clause_id, clause_id)


@dataclass(frozen=True)
class BriefLine:
    """One line of the brief."""

    label: str
    text: str


def load_brief_words(clause_titles: Mapping[str, str], path: Path = WORDS) -> BriefWords:
    """Read the words of the brief; clauses are named by their titles."""
    return BriefWords(**YAML(typ="safe").load(path.read_text(encoding="utf-8")), clause_titles=clause_titles)


def brief_lines(booking: Booking, words: BriefWords) -> tuple[BriefLine, ...]:
    """The brief of a booking, line by line; when and reference only once the person was forgotten."""
    lines = {
        "when": span_text(booking.slot.starts_at, booking.slot.ends_at),
        "reference": booking.reference,
    }
    if booking.request is not None:
        lines |= _about(booking.request, words)
    return tuple(BriefLine(words.labels[key], text) for key, text in lines.items())


def brief_text(booking: Booking, words: BriefWords) -> str:
    """The brief as plain text, one line each, for mails and calendar entries."""
    return "\n".join(f"{line.label}: {line.text}" for line in brief_lines(booking, words))


def _about(request: ConsultationRequest, words: BriefWords) -> dict[str, str]:
    told = {
        fact: (words.from_choice if fact in request.chosen else words.from_words).format(
            value=words.value(fact, request.situation[fact])
        )
        for fact in (*FACTS, *SELDOM_TOLD)
        if request.situation.get(fact, UNKNOWN) != UNKNOWN
    }
    done = {"stage": words.value("stage", request.stage)} if request.stage else {}
    if request.tried:
        done["tried"] = "; ".join(words.value("tried", each) for each in request.tried)
    missing = [field for field in (*FACTS, "stage", "tried") if field not in told and field not in done]
    lead = words.no_lead if request.lead is None else words.value("lead", request.lead)
    return {
        "role": words.value("role", request.role),
        "organisation": request.organisation,
        "question": request.topic,
        **told,
        "lead": lead,
        "why": "; ".join(_reason(step, words) for step in request.trace) or words.none,
        **done,
        **({"not_told": ", ".join(words.labels[field] for field in missing)} if missing else {}),
        "clauses": "; ".join(map(words.clause, request.clauses_shown)) or words.none,
    }


def _reason(step: Mapping[str, str], words: BriefWords) -> str:
    fact = step.get("fact", "")
    return words.from_rule.format(
        fact=words.labels.get(fact, fact),
        value=words.value(fact, step.get("value")),
        clause=words.clause(step.get("clause", "")),
    )
