"""What the clauses state, as sentences that a yes-or-no question puts or denies, and how the answer then opens."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from assistant.guidance.propositions import VERDICTS
from assistant.guidance.reading import Entry, read_mapping

LEADS = ("school", "feh_practitioner", "yos_practitioner", "social_worker", "never_a_lead")
NO_LEAD = "none"


@dataclass(frozen=True)
class DecidedStatement:
    """One sentence with the question whose answer says why it holds or not."""

    id: str
    says: str
    lead: str | None = None
    """To whom it gives the lead. It opens no answer, and the fields below are empty: the family's facts decide."""
    question: str = ""
    put: str = ""
    """The verdict on a message that puts it."""
    denied: str = ""
    """The verdict on a message that puts the contrary."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """Facts about a family that it supposes."""


def read_decided_statements(root: Path, questions: Container[str]) -> dict[str, DecidedStatement]:
    """The statements of `decided_statements.yml` by their ids; ContentError for one that no held question decides."""
    file = read_mapping(root / "decided_statements.yml", root)
    statements = [_statement(item, questions) for item in file.entries("statements", label="id")]
    file.done()
    return {each.id: each for each in statements}


def _statement(item: Entry, questions: Container[str]) -> DecidedStatement:
    lead = item.choice("lead", (*LEADS, NO_LEAD), NO_LEAD)
    if lead != NO_LEAD:
        statement = DecidedStatement(item.text("id"), item.text("says"), lead)
        item.done()
        return statement
    supposed = item.optional_entry("facts")
    statement = DecidedStatement(
        id=item.text("id"),
        says=item.text("says"),
        question=item.text("ask"),
        put=item.choice("put", VERDICTS),
        denied=item.choice("denied", VERDICTS),
        facts={fact: supposed.text(fact) for fact in supposed.names()} if supposed else {},
    )
    item.done()
    if statement.question not in questions:
        raise item.error(f"unknown question {statement.question!r}")
    return statement
