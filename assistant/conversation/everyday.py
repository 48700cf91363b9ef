"""What everyday turns mean where the conversation stands: "ok", "so final answer?", "what do I do on Monday?"."""

from __future__ import annotations

import re

from assistant.conversation.everyday_kinds import kind_of
from assistant.conversation.heard import DECISIONS, TURN_AWAY, WHO_LEADS, Message, Understood
from assistant.conversation.lead_claims import NEVER_A_LEAD, another_lead_named
from assistant.conversation.state import ConversationState
from assistant.language.confirmation import Answer, read_answer_to

SURE_OF_WORDS = 0.8
"""Words that are read as a question of their own with this probability are that question."""
ASKS_A_FACT = ("social_care", "feh", "yos", "tier")
NO_LEAD_OF_ITS_OWN = (
    "single_point_of_contact",
    "inclusion_team",
    "core_values",
    "lead_duties",
    "team_around_the_school",
    "glossary",
    "about_guidance",
)
"""Topics after which "who is, then?" asks for the lead."""
SCHOOL_MEETINGS = ("single_point_of_contact", "team_around_the_school", "targeting_support_meetings")
"""Topics after which "what do I do about it?" asks whom to ring: the guidance sets no step for a meeting that fails."""
OF_NO_CASE = ("about_guidance", "glossary", "disagreement", "no_undermining", "one_council")
"""Topics that no step of a lead follows on: whoever asks what to do is told whom to ask."""
_WHOM_TO_ASK = "guidance/contact_details"
_OPENS_WITH_THANKS = re.compile(
    r"(?:(?:ok|okay|great|right|lovely|perfect|brilliant) )*(?:many )?(?:thanks|thank you|cheers|ta)\b"
    r"(?!.*\b(?:but|who|what|when|where|which|why|how|can|could|do|does|is|are|should|please)\b)"
)
_OF_AN_ASKED_FACT = {
    "why_asked": "everyday/why_asked",
    "fact_asked": "everyday/fact_asked",
    "whom_to_ask": _WHOM_TO_ASK,
}
_OPENINGS = {"final": "so_far", "so_yes": "general"}
_OPEN_WITH = {
    "feh_practitioner": {"feh": "yes"},
    "yos_practitioner": {"yos": "yes"},
    "social_worker": {"social_care": "yes"},
}
_GIVES_WAY_TO = {"feh_practitioner": ("school", "yos_practitioner"), "yos_practitioner": ("school",)}
_GIVES_WAY_TO |= {"social_worker": ("school", "yos_practitioner", "feh_practitioner"), "school": (), NEVER_A_LEAD: ()}
"""The leads that give way to another: the rule of the other is told by supposing that its service is open."""
_EVERYONE = "guidance/principle_everyones_business"
_SOCIAL_WORK, _WITH_SCHOOLS = "guidance/social_worker_education_core", "guidance/escalating_with_schools"
_NEXT_STEP_OF = {"school": "guidance/school_as_lead_tasks"}
_NEXT_STEP = "guidance/lead_duties"


def everyday_turn(message: Message, state: ConversationState) -> Understood | None:
    """What an everyday turn means where the conversation stands; None for others, and where it means nothing."""
    kind = kind_of(message) or ("thanks" if _thanks_and_goes(message) else None)
    asked = state.asks is not None
    read = read_answer_to(None, message.text)
    said = read.understood if read.is_whole else None
    if said is Answer.WAIT or kind == "waiting":
        return Understood("everyday/waiting", "everyday")
    of_booking = _of_a_booking(kind, said, message.audience, state)
    if kind is None or of_booking is not None:
        return of_booking
    if kind == "acknowledged" or (kind == "no_more" and not asked and not state.offered_a_choice):
        return Understood("everyday", "everyday")
    if kind == "worker" and not asked:
        return Understood("switch_audience", "everyday", drops_facts=True)
    if kind == "thanks":
        return Understood("thank", "everyday")
    if kind == "not_understood" and (asked or state.label is None):
        return None
    if kind == "reworded" and state.label is not None:
        return Understood("say_simpler", "everyday", state.subject)
    if kind in _OF_AN_ASKED_FACT and state.asks in ASKS_A_FACT:
        return Understood(_OF_AN_ASKED_FACT[kind], "everyday")
    if kind == "name_given" and state.topic in DECISIONS and state.lead and message.plain.startswith("so "):
        return Understood(state.topic, "everyday", state.subject, opening="general")
    if kind == "name_given":
        return Understood("everyday/name_given", "everyday")
    if kind == "just_tell" and asked:
        return Understood("repeat", "everyday")
    if kind == "whom_to_ask" and not asked and state.label is None and state.status != "safeguarding":
        return Understood(_WHOM_TO_ASK, "everyday")
    return None if asked or state.label is None else _about_the_last_answer(kind, message, state, state.label)


def _thanks_and_goes(message: Message) -> bool:
    """Whether words that are no question of anything held open with thanks: "thanks. off to assembly now"."""
    asks_nothing_held = message.decision == TURN_AWAY or message.label == "thank"
    goes = asks_nothing_held and "?" not in message.text and not message.states_facts
    return goes and _OPENS_WITH_THANKS.match(message.plain) is not None


def _of_a_booking(kind: str | None, said: Answer | None, audience: str, state: ConversationState) -> Understood | None:
    """Assent to the consultation that was offered ("I can book one for you here"), or whether anything was booked."""
    if kind == "was_it_booked":
        return Understood("find_consultation" if state.has_booking else "everyday/nothing_booked", "everyday")
    offered = state.topic == "consultation" and state.asks is None and audience != "parent"
    assents = said is Answer.YES and kind != "acknowledged"
    return Understood("book_consultation", "everyday") if offered and assents else None


def _about_the_lead(kind: str, message: Message, state: ConversationState) -> Understood | None:
    """That the lead just given is the reader, or where it is said that another one leads."""
    if state.topic not in DECISIONS or not state.lead:
        return None
    if kind == "it_is_me":
        return Understood(state.topic, "everyday", state.subject, opening="general")
    other = another_lead_named(message.core, state.lead) if kind == "whence" else None
    if other is None or state.lead not in _GIVES_WAY_TO[other]:
        return None
    return Understood(WHO_LEADS, "everyday", supposes=_OPEN_WITH[other], drops_facts=True)


def _about_the_last_answer(kind: str, message: Message, state: ConversationState, last: str) -> Understood | None:
    again = state.topic if state.topic in DECISIONS else last
    of_the_lead = _about_the_lead(kind, message, state)
    if of_the_lead is not None or kind == "it_is_me":
        return of_the_lead
    if kind in _OPENINGS:
        return Understood(again or last, "everyday", state.subject, opening=_OPENINGS[kind])
    of_another = kind == "whence" and state.lead is not None and another_lead_named(message.core, state.lead)
    if kind in ("sure", "whence") and not of_another:
        return Understood("ask_source", "everyday", state.subject)
    if kind in ("not_understood", "just_tell"):
        return Understood("say_simpler", "everyday", state.subject)
    if kind == "whom_to_ask" and state.topic != "disagreement" and state.status != "safeguarding":
        return Understood(_WHOM_TO_ASK, "everyday")
    if kind == "plan_content":
        social_work = state.lead == "social_worker" or last == _SOCIAL_WORK
        return Understood(_SOCIAL_WORK, "everyday") if social_work else None
    if kind == "part_of_school" and state.topic in DECISIONS and state.lead:
        asked_yes_or_no = re.match(r"(?:so )?(?:do|does|has|have|must|will|should) ", message.core) is not None
        none = re.search(r"\b(?:no|nothing)\b", message.core) is not None
        opening = ("no_in_full" if none else "yes_usually") if asked_yes_or_no else None
        with_schools = state.lead in ("feh_practitioner", "yos_practitioner")
        if with_schools or state.lead == "school":
            return Understood(_WITH_SCHOOLS if with_schools else _NEXT_STEP_OF["school"], "everyday", opening=opening)
        return Understood(WHO_LEADS, "everyday", opening=opening, drops_facts=True)
    if kind == "worker_refuses":
        of_workers = state.topic in (*DECISIONS, "lead_duties", "one_council", "no_undermining", "disagreement")
        return Understood("guidance/disagreement", "everyday", drops_facts=True) if of_workers else None
    if kind == "their_part" and state.topic in (*DECISIONS, "lead_duties"):
        at_school = "school" in message.core or (state.lead == "school" and message.probability < SURE_OF_WORDS)
        return Understood(_NEXT_STEP_OF["school"] if at_school else _NEXT_STEP, "everyday")
    unsure = message.probability < SURE_OF_WORDS or message.label == "out_of_scope"
    if kind == "who_then" and (message.core != "who" or last == _EVERYONE) and state.topic in NO_LEAD_OF_ITS_OWN:
        return Understood(WHO_LEADS, "everyday")
    for_parents = message.audience == "parent"
    turned_away = for_parents and state.topic == "consultation"
    if kind == "what_now" and state.topic != "disagreement" and (state.topic in DECISIONS or unsure or turned_away):
        by_phone = for_parents or state.topic in (*SCHOOL_MEETINGS, *OF_NO_CASE)
        step = _WHOM_TO_ASK if by_phone else _NEXT_STEP_OF.get(state.lead or "", _NEXT_STEP)
        return Understood(step, "everyday")
    return None
