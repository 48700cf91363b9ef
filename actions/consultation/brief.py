"""What the officer is told beforehand: who asks, the facts as told, the lead by the rules, the question."""

from __future__ import annotations

from actions.turn import Turn
from assistant.bootstrap import Services
from assistant.consultation.model import ConsultationRequest
from assistant.guidance.model import Situation
from assistant.guidance.who_leads import who_leads
from assistant.understanding.family_facts.reader import shared_family_reader
from assistant.vocabulary import SLOT_LAST_CLAUSES, SLOT_ORGANISATION, SLOT_ROLE, SLOT_TOPIC


def request_of(turn: Turn, services: Services) -> ConsultationRequest:
    """The request that the form's answers and the conversation before it make up; no contact details."""
    situation = Situation.from_mapping(_facts(turn))
    decided = who_leads(situation, "practitioner", services.library) if situation.stated else None
    return ConsultationRequest(
        role=turn.slot(SLOT_ROLE),
        organisation=turn.slot(SLOT_ORGANISATION),
        topic=turn.slot(SLOT_TOPIC),
        situation=situation.stated,
        lead=decided.lead if decided else None,
        trace=tuple(decided.as_dict()["trace"]) if decided else (),
        clauses_shown=tuple(turn.slot(SLOT_LAST_CLAUSES) or ()),
    )


def _facts(turn: Turn) -> dict[str, str]:
    """The facts of the conversation and of the consultation's own words, which come later and so count more."""
    reading = shared_family_reader().read(turn.slot(SLOT_TOPIC) or "")
    earlier = {fact: value for fact, value in turn.remembered_facts.items() if fact not in reading.unsure}
    return {**earlier, **reading.facts}
