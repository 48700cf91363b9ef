"""The questions of a booking in their order, the answers so far, and which question is next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from enum import Enum
from typing import Any

from assistant.consultation.model import ConsultationRequest, Draft
from assistant.guidance.library import GuidanceLibrary
from assistant.guidance.model import FACT_VALUES, Situation
from assistant.guidance.who_leads import who_leads


class Role(str, Enum):
    """For whom somebody books."""

    SCHOOL = "school"
    LEAD_PROFESSIONAL = "lead_professional"
    PARENT = "parent"


class Step(str, Enum):
    """A question of the booking dialogue. The values are the `asks` of the answer contract."""

    ROLE = "role"
    ORGANISATION = "organisation"
    NAME = "name"
    EMAIL = "email"
    EMAIL_CODE = "email_code"
    TOPIC = "topic"
    MORE = "more"
    TIME = "slot"
    CONFIRM = "confirm"


ORDER = tuple(Step)


@dataclass(frozen=True)
class BookingAnswers:
    """The answers so far, without contact details: those are in the draft. None where a question is open.

    `left_out` names the kinds of details that were taken out of the topic. `facts` are those of contract
    section 3, `tried` the readiness questions that are in place, `clauses` what the assistant has quoted.
    `told_more`: the optional questions that help the officer were seen, or are not asked before booking.
    """

    role: str | None = None
    organisation: str | None = None
    topic: str | None = None
    left_out: tuple[str, ...] = ()
    told_more: bool = False
    facts: Mapping[str, str] = field(default_factory=dict)
    chosen: tuple[str, ...] = ()
    stage: str | None = None
    tried: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()

    @classmethod
    def from_cookie(cls, kept: Mapping[str, Any]) -> BookingAnswers:
        """The answers that a cookie of ours keeps; a cookie of an earlier release may lack some."""
        known = {each.name: kept[each.name] for each in fields(cls) if each.name in kept}
        for listed in ("left_out", "chosen", "tried", "clauses"):
            known[listed] = tuple(known.get(listed, ()))
        return cls(**known)

    def as_cookie(self) -> dict[str, Any]:
        """The answers as a cookie keeps them."""
        return asdict(self)

    def request(self, library: GuidanceLibrary) -> ConsultationRequest:
        """What is asked of the officer, with the lead that the rules give for what was told."""
        told = {fact: value for fact, value in self.facts.items() if value in FACT_VALUES.get(fact, ())}
        situation = Situation(**told)
        decided = who_leads(situation, "practitioner", library) if situation.stated else None
        return ConsultationRequest(
            role=self.role or "",
            organisation=self.organisation or "",
            topic=self.topic or "",
            situation=situation.stated,
            chosen=tuple(fact for fact in self.chosen if fact in situation.stated),
            lead=decided.lead if decided else None,
            trace=tuple(decided.as_dict()["trace"]) if decided else (),
            stage=self.stage,
            tried=self.tried,
            clauses_shown=tuple(dict.fromkeys((*self.clauses, *(decided.clauses if decided else ())))),
        )


def is_answered(step: Step, answers: BookingAnswers, draft: Draft) -> bool:
    """Whether a question has its answer."""
    match step:
        case Step.ROLE:
            return answers.role in {Role.SCHOOL, Role.LEAD_PROFESSIONAL}
        case Step.ORGANISATION:
            return answers.organisation is not None
        case Step.NAME:
            return draft.name is not None
        case Step.EMAIL:
            # An address that no code could be sent to yet has to be given again, or insisted on.
            return draft.email is not None and (draft.email_proved or draft.code_expires_at is not None)
        case Step.EMAIL_CODE:
            return draft.email_proved
        case Step.TOPIC:
            return answers.topic is not None
        case Step.MORE:
            return answers.told_more
        case Step.TIME:
            return draft.held is not None
        case Step.CONFIRM:
            return False


def next_step(answers: BookingAnswers, draft: Draft) -> Step:
    """The first question without an answer; the check of all answers when each has one."""
    return next(step for step in ORDER if not is_answered(step, answers, draft))


def step_before(step: Step, answers: BookingAnswers, draft: Draft) -> Step | None:
    """The answered question before `step` that can be given anew; a code is proved by a new address."""
    before = (each for each in reversed(ORDER[: ORDER.index(step)]) if each not in {Step.EMAIL_CODE, Step.MORE})
    return next((each for each in before if is_answered(each, answers, draft)), None)
