"""What the booking pages remember of a caller's answers: all but the contact details, in a signed cookie.

Name and e-mail address go to the draft in the consultation database and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from assistant.consultation.model import ConsultationRequest
from assistant.guidance.library import GuidanceLibrary
from assistant.guidance.model import FACT_VALUES, Situation
from assistant.guidance.who_leads import who_leads


@dataclass(frozen=True)
class Answers:
    """The answers so far; None where a question has not been answered.

    `left_out` names the kinds of details that were taken out of the topic.
    `facts` holds what was told of contract section 3, `tried` the readiness questions that are in place;
    both questions are optional, and `told_more` says that they have been seen.
    """

    role: str | None = None
    organisation: str | None = None
    topic: str | None = None
    left_out: tuple[str, ...] = ()
    told_more: bool = False
    facts: Mapping[str, str] = field(default_factory=dict)
    stage: str | None = None
    tried: tuple[str, ...] = ()

    @classmethod
    def from_cookie(cls, kept: Mapping[str, Any]) -> Answers:
        """The answers that a cookie of ours keeps."""
        known = {each.name: kept[each.name] for each in fields(cls) if each.name in kept}
        for listed in ("left_out", "tried"):
            known[listed] = tuple(known.get(listed, ()))
        return cls(**known)

    def as_cookie(self) -> dict[str, Any]:
        """The answers as a cookie keeps them."""
        return asdict(self)

    def request(self, library: GuidanceLibrary) -> ConsultationRequest:
        """What is asked of the officer, with the lead that the rules give for what was told."""
        told = {fact: value for fact, value in self.facts.items() if value in FACT_VALUES.get(fact, ())}
        decided = who_leads(Situation(**told), "practitioner", library) if told else None
        return ConsultationRequest(
            role=self.role or "",
            organisation=self.organisation or "",
            topic=self.topic or "",
            situation=told,
            lead=decided.lead if decided else None,
            trace=tuple(decided.as_dict()["trace"]) if decided else (),
            stage=self.stage,
            tried=self.tried,
            clauses_shown=decided.clauses if decided else (),
        )
