"""The state of a conversation as one small value: what was said last, and what is still open."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

VERSION = 1
"""Raised when the stored form changes; a state of another version is not read, and the conversation begins anew."""


@dataclass(frozen=True)
class ConversationState:
    """What a message may point back to."""

    label: str | None = None
    """The question answered last, such as ``guidance/tas_what``, ``who_leads`` or ``aspect/…``."""
    topic: str | None = None
    """Its topic (contract, section 2)."""
    subject: str | None = None
    """The thing spoken of: a row of the aspects grid, else the topic."""
    earlier_subject: str | None = None
    """The thing spoken of before it: "the other meeting"."""
    clauses: tuple[str, ...] = ()
    """The clauses of the last answer."""
    named: tuple[str, ...] = ()
    """The questions that the last list named, in the order shown: "the second one"."""
    offered: tuple[str, ...] = ()
    """The topics that the last turn offered as buttons."""
    asks: str | None = None
    """The open question of the assistant."""
    status: str | None = None
    """The status of the last answer."""
    aside: str | None = None
    """The neighbouring subject that the last answer said is not held, by its label."""
    lead: str | None = None
    """The lead that was given last."""
    family: Mapping[str, Any] = field(default_factory=dict)
    """The facts about the family in hand, kept as they were given and never read here."""
    reply: str = ""
    """Fingerprint of what was said last, so that it is not said twice in a row."""
    message: str = ""
    """Fingerprint of what the reader wrote last."""
    has_booking: bool = False
    """Whether a consultation was booked in this conversation, as it is told at each reading."""

    def about_the_consultation(self) -> ConversationState:
        """The state once a consultation was asked for: what follows may ask about it, booked or not."""
        label, topic = "guidance/consultation_what_and_who", "consultation"
        return replace(self, label=label, topic=topic, subject=topic, earlier_subject=self.subject, lead=None)

    @property
    def offered_a_choice(self) -> bool:
        """Whether the last turn asked which of several questions was meant."""
        return self.asks == "topic"

    @classmethod
    def from_stored(cls, stored: Any) -> ConversationState:
        """The state that `stored` holds; a new one where it holds none or one of another version."""
        if not isinstance(stored, Mapping) or stored.get("version") != VERSION:
            return cls()
        known: dict[str, Any] = {each.name: stored[each.name] for each in fields(cls) if each.name in stored}
        lists: dict[str, Any] = {name: tuple(known[name]) for name in ("clauses", "named", "offered") if name in known}
        return cls(**{**known, **lists})

    def as_stored(self) -> dict[str, Any]:
        """The state in plain types, ready for JSON; what is empty is left out."""
        values = {each.name: getattr(self, each.name) for each in fields(self)}
        plain = {name: list(value) if isinstance(value, tuple) else value for name, value in values.items() if value}
        return {"version": VERSION, **plain}

    def after(
        self,
        answer: Mapping[str, Any],
        *,
        label: str | None,
        topic: str | None,
        subject: str | None,
        named: tuple[str, ...],
        family: Mapping[str, Any],
        message: str,
        reply: str,
        aside: str | None = None,
        keeps_topic: bool = False,
    ) -> ConversationState:
        """The state after a turn that said `reply` with this `answer` object; `topic` where it is not the answer's own.

        Small talk, a booking and turning away keep what was spoken of, and so does what `keeps_topic`; an answer of the
        guidance replaces it.
        """
        spoke = answer.get("topic") is not None and answer.get("status") in SPOKEN_OF
        spoke = spoke and not keeps_topic
        now = replace(
            self,
            offered=tuple(answer.get("choices") or answer.get("also") or ()),
            asks=answer.get("asks"),
            status=answer.get("status"),
            aside=aside,
            family=dict(family),
            message=fingerprint(message),
            reply=fingerprint(reply),
        )
        if not spoke:
            return now
        subject = subject or answer.get("topic")
        moved = subject != self.subject
        return replace(
            now,
            label=label or self.label,
            topic=topic or answer.get("topic"),
            subject=subject,
            earlier_subject=self.subject if moved else self.earlier_subject,
            clauses=tuple(answer.get("clauses") or ()),
            named=named or (() if moved else self.named),
            lead=answer.get("lead"),
        )


SPOKEN_OF = frozenset({"answered", "depends", "not_settled", "not_held"})
"""Answers about a topic, which the next message may point back to."""


def fingerprint(text: str) -> str:
    """A short digest of a text that no letter case, blank or mark changes; empty for a text without words."""
    plain = " ".join("".join(letter if letter.isalnum() else " " for letter in text.casefold()).split())
    return hashlib.sha256(plain.encode()).hexdigest()[:12] if plain else ""
