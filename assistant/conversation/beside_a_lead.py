# ruff: noqa: E501 (a pattern is easier to read on one line)
"""What is asked or told beside a lead that was just given, and no rule on the lead reads."""

from __future__ import annotations

import re

from assistant.conversation.family import FamilyTurn
from assistant.conversation.heard import BESIDE_THE_LEAD, DECISIONS, SAY, WHO_LEADS, Known, Message, Understood
from assistant.conversation.state import ConversationState
from assistant.conversation.staying import is_about_a_lead, is_bare
from assistant.language.fact_replies import asks_something
from assistant.language.services import services_there

OWN_PART = 0.12
"""A question on what follows from a lead is answered from this probability on."""
_FOLLOW_FROM_A_LEAD = ("lead_duties", "three_stages", "legal_planning", "managing_attendance", "when_to_escalate")
"""Topics that questions on what follows from a lead are about."""
STAYS_WITH_THE_LEAD = "stays with the lead"
_WHETHER_INCLUDED = re.compile(
    r"(?:and |but |so |ok )*(?:(?:does|do|would|will|is|are) (?:it|that|this|they|the same) (?:also |still )?(?:includ\w+|cover|apply (?:to|in|for)|go for|count for|hold for|true (?:for|in|of)|the same (?:for|in|at))|(?:what|how) about|(?:the )?same (?:for|in|at|with)) (?P<whom>[\w ]+)"
)
_OF_SCHOOLS = re.compile(
    r"(?:(?:the|a|an|our|any|all|in|at|for|too|as|well|child|children|pupils?|students?|kids?|schools?) )*"
    r"(?:sixth form\w*|nurser(?:y|ies)|reception|academ(?:y|ies)|colleges?|post 16|over 16s|free schools?|faith schools?|(?:primary|secondary|special|private|independent|maintained|boarding) schools?|prus?|pupil referral units?|alternative provision|home educated|year (?:\d+|one|two))"
    r"(?: (?:child|children|pupils?|students?|kids?|schools?|too|as|well|then|also))*"
)
"""Kinds of schools and ages, of which the rules on the lead name none."""
_OF_WHAT_IT_COVERS = re.compile(
    r"(?:(?:the|a|an|our|for|too|as|well) )*(?:exclusions?|suspensions?|behaviou?r|inclusion|attendance|absences?)(?: (?:and (?:exclusions?|behaviou?r|inclusion|attendance)|side|part|bit|stuff|too|as well|then|also|cases?))*"
)
"""Matters that the guidance as a whole is about."""
_COVERS = "guidance/about_scope"
_SCOPE = "nearest/guidance/about_scope"
_OF_THE_WORK = re.compile(
    r"(?:and |but |so |ok |then )*(?:who (?:then )?(?!(?:is|was|has|does|takes|holds|runs|owns|manages|coordinates|gets|keeps|supports|helps|carries|works|handles|deals|steps|goes|becomes)\b)\w+s(?: (?:up|in|out|off|to|down))? (?:the|an?|our|my|his|her|their|mum|dad|parents) ?[\w ]*|who (?!is\b)\w+s (?:it|them|that|this) (?:up|down|in|out|off|round)"
    r"|(?:does|do|will|would) (?:it|that|this|they|we|i) (?:need|require|have to have|take) (?:an? |any )[\w ]+)"
)
"""Questions for a piece of the work around a lead, which no rule on the lead gives to anybody."""
_WORK = "nearest/guidance/lead_duties"
_SOURCE = "guidance/about_source"
"""Who writes a plan up is read as who wrote the guidance."""


_PLACE = r"(?:the )?(?:first|second|third|last|1st|2nd|3rd|(?:rule|number|item|point)(?: number)? (?:one|two|three|[1-3]))(?: (?:one|rule|item|point|case))?"
_WHICH_RULE = re.compile(
    rf"(?:so |and )*(?:is|was) (?:that|this|it) {_PLACE}(?: or {_PLACE})*(?: (?:on|in|of) (?:the|your|that) list)?"
    r"|(?:so |and )*which (?:one|rule|item|number|point)(?: (?:of (?:the three|them|those|these)|on the list|in the list))? (?:is|was) (?:that|this|it)|(?:so |and )*which (?:rule|item|point|number)(?: (?:says (?:that|so)|applies|covers (?:that|it)))?(?: here)?"
)
"""Asked after a lead, the place of its rule is told by the answer, which names it."""


def beside_a_lead(message: Message, state: ConversationState) -> Understood | None:
    """What a lead just given is asked about and no rule on it says: a kind of school, an age, a piece of the work."""
    if state.topic not in DECISIONS or message.states_facts:
        return None
    if _WHICH_RULE.fullmatch(message.plain):
        return Understood(state.topic or WHO_LEADS, STAYS_WITH_THE_LEAD, state.subject)
    included = _WHETHER_INCLUDED.fullmatch(message.plain)
    if included and _OF_WHAT_IT_COVERS.fullmatch(included["whom"]):
        return Understood(_COVERS, BESIDE_THE_LEAD, state.subject)
    if included and _OF_SCHOOLS.fullmatch(included["whom"]):
        return Understood(_SCOPE, BESIDE_THE_LEAD, state.subject)
    unsure = message.decision != SAY or message.label in ("out_of_scope", _SOURCE)
    asks_of_work = unsure and not is_about_a_lead(message.plain) and _OF_THE_WORK.fullmatch(message.plain)
    return Understood(_WORK, BESIDE_THE_LEAD, state.subject) if asks_of_work else None


_OF_THE_WORDS = ("say_simpler", "repeat", "ask_source", "ask_help")
"""What is asked of the words of an answer: it tells nothing of a family."""
_QUESTION_TAG = re.compile(
    r"\b(?:does|is|do|are|did|has|have|can|will|would|was)(?: not)? (?:it|they|he|she|we|you|that|i)$"
)


def told_and_unread(message: Message, state: ConversationState) -> Understood | None:
    """Words of their own that tell something and were not read: what is open is asked again, before a lead is repeated."""
    if not state.lead or is_bare(message.plain) or is_about_a_lead(message.plain) or message.label in _OF_THE_WORDS:
        return None
    if message.changes_nothing or asks_something(message.text) or _QUESTION_TAG.search(message.plain):
        return None
    there = services_there(state.family)
    told = FamilyTurn(unsure=there)
    return Understood(state.topic or WHO_LEADS, "told and not read", state.subject, turn=told) if there else None


ASKS_OF_A_THING = re.compile(r"(?:what|which) (?!if\b|about\b|is (?:it|that)\b)(?:\w+ )?\w+s?$|is there (?:a|an|any)\b")
"""It asks of a thing that no lead is: "what meetings?", "is there a template"."""


def question_beside_a_lead(message: Message, known: Known) -> Understood | None:
    """The likeliest question on what follows from a lead, where a short question asks of no lead itself."""
    if is_about_a_lead(message.plain):
        return None
    label, p = next(
        ((label, p) for label, p in message.ranking if known.topic_of(label) in _FOLLOW_FROM_A_LEAD), ("", 0.0)
    )
    return Understood(label, "a question beside the lead") if p >= OWN_PART else None
