# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Questions for the people behind the guidance: how to reach them, how advice is booked, who takes a case to them."""

from __future__ import annotations

import re

from assistant.conversation.aspect_reader import aspect_asked
from assistant.conversation.heard import DECISIONS, SAY, Known, Message, Understood
from assistant.conversation.plain_words import core, plain_words
from assistant.conversation.state import SPOKEN_OF, ConversationState

CONTACT_DETAILS = "guidance/contact_details"
CONSULTATION_HOW = "guidance/consultation_how"
NOT_HELD = "neighbour/other_services"
REACHES, REACHES_OTHERS = "reach", "other_contact"
"""What the trained reader of aspects says of words that ask how to reach the team, or another service."""
LIKELY = 0.6
"""It is believed from this probability on where something of the team's was just spoken of,"""
SURE = 0.7
"""and from this one on otherwise."""
SURELY = 0.9
"""Words that are read as anything else from this probability on ask for no contact."""
_OF_CONTACTS = (CONTACT_DETAILS, NOT_HELD, "ask_human", "give_facts")
OF_THE_TEAM_ITSELF = 0.6
"""The same for a question about the team that speaks of no way to reach it: "who can get a consultation"."""
LONGEST = 14
"""Words; a longer message asks for more than a number."""
ANOTHER_WAY = "another way to reach them"
OF_A_TEAM = ("contact", "inclusion_team", "consultation")
"""Topics whose team is reached by the number and the address that the guidance gives."""
CHANNEL = re.compile(
    r"\b(?:phone|telephone|call|calling|ring|ringing|email|emails|e mail|emailing|number|option|press|dial)\b"
)
"""Ways of reaching a team: "phone better for me", "and by email"."""
_SPEAKS_OF_REACHING = re.compile(
    rf"{CHANNEL.pattern}|\b(?:contacts?|reach|get hold|get through|put (?:me|us) through|speak|talk|inbox|line|details|write|message|text)\b"
)
_TEAM_NAMED = re.compile(
    r"\b(?:eit|inclusion|(?:education )?welfare officers?|education welfare|sewo|ewo|consult(?:ation)?s?|attendance|absences?|penalty notices?|fines?|managed moves?|exclusions?)\b"
)
"""The team by its name, or a matter that it advises on."""
_NUMBER_FOR = re.compile(
    r"(?:(?:the|what is the|whats the|a|any) )*(?:no|num|nr|tel|tel no) (?:for|of) (?:the |an? )?(?P<team>[\w ]+)"
)
"""A number in short: "no. for the inclusion team pls"."""
_WHOM_TO_RING = re.compile(
    r"(?:who|whom|which (?:number|team|office)) (?:may|can|could|should|do|must|would|shall) (?:i|we|the school) (?:best )?(?:telephone|phone|ring|call|email|e mail|write to|contact|speak to|speak with|talk to)\b"
)
"""Asked in so many words, however long what it is about: "whom may I telephone about a managed move for …"."""
_MATTER_ALONE = re.compile(
    r"(?:(?:now|and|to get|to reach|get|reach|senior|an?|the|not that|no|not them|i mean|i meant|what about|how about|is it|the same|same|number|email|but|the other) )*"
    r"(?:(?:for|about|on) (?:an? |the |my |our |his |her )?(?P<matter>[\w ]+?)|(?:the |your )?(?:education (?:welfare|inclusion)|inclusion|attendance|ewo|eit|sewo)(?: (?:team|people|lot|service|officers?|one))*)"
    r"(?: (?:not that|not them|instead|then|rather|i mean|i meant|please))*"
)
"""After one contact, the matter or the team alone asks for another: "for penalty notices?", "no, the welfare people"."""
_MOST_OF_A_MATTER = 7
_OF_OTHERS = re.compile(
    r"\b(?:pay|paying|payment|paid|appeal\w*|challeng\w*|disput\w*|contest\w*|complain\w*|complaint|missing education|home educat\w*|admission\w*|send|ehcp|transport|virtual school|care|portal|risk)\b"
)
"""Matters that others are rung about."""
_POINTS_AT_SOMEBODY = re.compile(r"\b(?:he|she|him|her|his|hers|worker|practitioner)\b")
"""Whoever leads is pointed at: their own number is not held."""
_ASKS_FOR_ADVICE = re.compile(
    r"(?:and |but |so |ok |right )*(?:how (?:do|can|would|could|should) (?:i|we) (?:go about )?(?:book|booking|arrange|arranging|request|requesting|set up|setting up|organise|get)|(?:where|who with) (?:do|can) (?:i|we) (?:book|arrange|request))"
    r" (?:some |an? |the |our )?(?:advice|consultation|appointment|advice (?:call|session)|(?:call|chat|talk|session|slot|time) with (?:an? |the )?(?:officer|sewo|ewo|team|inclusion team|council))"
    r"(?: (?:about|on|for|over|with) (?:it|this|that|him|her|them|the family|the case|this (?:case|family|pupil|child)))?(?: (?:please|then|now))*"
)
"""How advice on the matter in hand is booked."""
_WHO_TAKES_IT = re.compile(
    r"who (?:escalates|does the (?:escalating|referring|referral)|makes the referral|(?:sends|refers|takes) (?:it|that|the case)"
    r"|(?:goes|speaks|talks|reports) to (?:the )?(?:eit|inclusion team)|(?:rings|contacts|tells|approaches|alerts) (?:the )?(?:eit|inclusion team))"
    r"(?: (?:in|on|there|it|that|this|now|again|to|them|the|eit|team|inclusion))*"
)
_WHO_DOES_IT = re.compile(r"who (?:does|would do|should do) (?:that|it|this)(?: (?:bit|part))?")
_TO_WHOM = re.compile(
    r"(?:to|with) (?:who|whom)|who to|(?:(?:who|where) (?:do|does|should|would|must|can) (?:we|i|you|they|she|he|it|schools?|the lead) "
    r"(?:escalate|refer|send|take|report|pass|go)(?: (?:it|this|that|the case|them|him|her))?(?: (?:to|on to|on))?)"
)
_TELLS_THE_TEAM = re.compile(
    r"(?:would|will|do|does|are|is|should) (?:she|he|they|we|i|it)(?: be)? (?:the ones? |the person |supposed |meant |the one )?(?:to |who |that )?(?:puts?|takes?|passes|pass|sends?|escalates?|refers?)(?: (?:it|this|that|the case|him|her))?(?: on| up)? to (?:the )?(?:eit|education inclusion team|inclusion team|council|council team)"
    r"|(?:do|does|will|should|must|would|is it) (?:she|he|they|the lead|the worker|the social worker|the practitioner|we|i|you|the school|school)(?: (?:have to|need to|who|that))*"
    r" (?:tell|tells|inform|informs|refer|refers|ring|rings|contact|contacts|go to|goes to|escalate to|escalates to|alert|involve|bring in|approach)(?: (?:it|this|the case|him|her) to)?"
    r" (?:the )?(?:eit|education inclusion team|inclusion team|council|council team)(?: (?:or|is it|do|does|us|we|i|the school|school|them|her|him|she|he|they))*"
)


def asks_to_ring_instead(question: str, known: Known) -> bool:
    """Whether somebody who is asked for the details of a booking asks for the number or the address instead."""
    asks, likely = known.aspect_of(question)
    return asks == REACHES and likely >= SURE


def contact_question(message: Message, state: ConversationState, known: Known) -> Understood | None:
    """What a message asks of the people behind the guidance."""
    return _advice(message) or _how_to_reach(message, state, known) or _who_takes_it(message, state)


def _how_to_reach(message: Message, state: ConversationState, known: Known) -> Understood | None:
    """The contact, or that none is held of another service; the safety numbers are asked for elsewhere."""
    is_short = len(message.core.split()) <= LONGEST
    first = core(plain_words(message.text.partition(",")[0]))
    question = first if _TEAM_NAMED.search(first) else message.core  # "number for a consultation, social worker here"
    names_it = _TEAM_NAMED.search(message.core) is not None
    # Where nothing was spoken of, only such words can ask for a contact: no other message is encoded for it.
    may_ask = state.topic is not None or names_it or _SPEAKS_OF_REACHING.search(message.core) is not None
    is_read = is_short and may_ask and not _is_surely_else(message)
    asks, likely = known.aspect_of(question) if is_read else ("", 0.0)
    of_another = asks == REACHES_OTHERS and not names_it and likely >= SURE and state.status != "safeguarding"
    if of_another and _SPEAKS_OF_REACHING.search(message.core):
        return Understood(NOT_HELD, "a contact not held", drops_facts=True)
    named = known.grid.named_in(message.core)
    asks_whom = names_it and _WHOM_TO_RING.match(message.core) and not _OF_OTHERS.search(message.core)
    if asks_whom:
        return Understood(CONTACT_DETAILS, ANOTHER_WAY, drops_facts=True)
    elsewhere = any(each not in OF_A_TEAM for each in named) and not names_it
    if message.states_facts or elsewhere or aspect_asked(message.core) == "who" or _OF_OTHERS.search(message.core):
        return None
    told_of_it = state.aside is None and (state.status is None or state.status in SPOKEN_OF - {"not_held"})
    told_a_contact = state.status == "safeguarding" or (state.topic == "contact" and told_of_it)
    reaches = asks == REACHES or (asks == REACHES_OTHERS and names_it)
    sure_enough = likely >= (LIKELY if state.topic in OF_A_TEAM or (told_a_contact and names_it) else SURE)
    in_short = _NUMBER_FOR.fullmatch(message.core)
    if in_short and _TEAM_NAMED.search(in_short["team"]):
        return Understood(CONTACT_DETAILS, ANOTHER_WAY, drops_facts=True)
    if (reaches and names_it and sure_enough) or (told_a_contact and _is_matter_of_the_team(message.core)):
        return Understood(CONTACT_DETAILS, ANOTHER_WAY, drops_facts=True)
    of_their_lead = state.topic in (*DECISIONS, "lead_duties") and _POINTS_AT_SOMEBODY.search(message.plain) is not None
    if not (reaches and sure_enough and told_of_it) or state.topic is None or of_their_lead:
        return None
    return Understood(CONTACT_DETAILS, ANOTHER_WAY, state.subject)


def _is_surely_else(message: Message) -> bool:
    """Whether the words alone are a wish to book, or are surely read as anything but a contact."""
    if message.decision != SAY or message.label in _OF_CONTACTS:
        return False
    asks_about_it = message.label.startswith("guidance/") and _SPEAKS_OF_REACHING.search(message.core) is None
    limit = OF_THE_TEAM_ITSELF if asks_about_it else SURELY
    return message.label.endswith("_consultation") or message.probability >= limit


def _is_matter_of_the_team(question: str) -> bool:
    alone = _MATTER_ALONE.fullmatch(question) if len(question.split()) <= _MOST_OF_A_MATTER else None
    return alone is not None and (alone["matter"] is None or _TEAM_NAMED.search(alone["matter"]) is not None)


def _advice(message: Message) -> Understood | None:
    if _ASKS_FOR_ADVICE.fullmatch(message.core) or _ASKS_FOR_ADVICE.fullmatch(message.plain):
        return Understood(CONSULTATION_HOW, "how advice is booked", "consultation", drops_facts=True)
    return None


def _who_takes_it(message: Message, state: ConversationState) -> Understood | None:
    if state.topic in ("when_to_escalate", "last_resort") and _WHO_DOES_IT.fullmatch(message.core):
        return Understood("who_escalates", "who does it", drops_facts=True)
    if state.topic in ("when_to_escalate", "who_escalates", "last_resort") and _TO_WHOM.fullmatch(message.core):
        return Understood("who_escalates", "to whom a case is escalated", drops_facts=True)
    of_a_lead = state.topic in (*DECISIONS, "lead_duties", "when_to_escalate")
    if of_a_lead and (_TELLS_THE_TEAM.fullmatch(message.core) or _WHO_TAKES_IT.fullmatch(message.core)):
        return Understood("who_escalates", "who takes it to the team", drops_facts=True)
    return None
