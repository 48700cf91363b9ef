# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Questions for the people behind the guidance: another way to reach them, and whom to write to about a matter."""

from __future__ import annotations

import re

from assistant.conversation.heard import DECISIONS, Known, Message, Understood
from assistant.conversation.plain_words import core, plain_words
from assistant.conversation.state import SPOKEN_OF, ConversationState

CONTACT_DETAILS = "guidance/contact_details"
CONSULTATION_HOW = "guidance/consultation_how"
OF_A_TEAM = ("contact", "inclusion_team", "consultation")
"""Topics whose team is reached by the number and the address that the guidance gives."""
CHANNEL = re.compile(
    r"\b(?:phone|telephone|call|calling|ring|ringing|email|emails|e mail|emailing|number|option|press|dial)\b"
)
"""Ways of reaching a team: "phone better for me", "and by email"."""
CHANNEL_OR_CONTACT = re.compile(rf"{CHANNEL.pattern}|\b(?:contacts?|details|line|reach|get hold of)\b")
_ASKS_FOR_ADVICE = re.compile(
    r"(?:and |but |so |ok |right )*(?:how (?:do|can|would|could|should) (?:i|we) (?:go about )?(?:book|booking|arrange|arranging|request|requesting|set up|setting up|organise|get)|(?:where|who with) (?:do|can) (?:i|we) (?:book|arrange|request))"
    r" (?:some |an? |the |our )?(?:advice|consultation|appointment|advice (?:call|session)|(?:call|chat|talk|session|slot|time) with (?:an? |the )?(?:officer|sewo|ewo|team|inclusion team|council))"
    r"(?: (?:about|on|for|over|with) (?:it|this|that|him|her|them|the family|the case|this (?:case|family|pupil|child)))?(?: (?:please|then|now))*"
)
"""How advice on the matter in hand is booked."""
_NUMBER_ASKED_LAST = re.compile(
    r"\b(?:is there|have you got|do you have|can i have|can you give me|what is) (?:an? |the |your |any )?(?:phone |contact |telephone )?(?:number|email|phone line|helpline|email address)(?: (?:i|we) (?:can|could) (?:ring|call|use|write to))?(?: (?:instead|please|then))*$"
)
"""A number is asked for at the end of a message: "I have no internet, is there a number"."""
READ_AS_THE_CONTACT = 0.4
_ANOTHER_WAY = re.compile(
    r"(?:(?:and|or|also|is there|have you got|do you have|what is|what about|got|can i have|give me|by|on) )*(?:the |an? |their |your |any )?"
    r"(?:phone|telephone|tel|email|e mail|mobile|landline|contact|number|address|extension|option)(?: (?:number|no|address|details|option|line))?"
    r"(?: (?:for (?:it|them|that|this)|of theirs|there))*"
)
_ASKED_FOR = (
    r"(?:(?:what is|what are|is there|have you got|do you have|can i have|can i get|could i have|give me|i need|need|got|where is|where do i find) )*"
    r"(?:the |an? |your |their |any )?"
)
_TEAM = r"(?:eit|education inclusion team|inclusion team|education welfare(?: service| team)?|attendance team|consultations?|sewo|senior ewo|ewo)s?"
_WAY = r"(?:number|phone|phone number|telephone|telephone number|line|line number|phone line|email|email address|e mail|address|contact|contact details|contact number|details|no)"
_WAY_TO_REACH = re.compile(
    rf"(?:{_ASKED_FOR}|which |what )(?:(?:phone|telephone|contact|direct) )?(?:number|line|email|e mail|email address)"
    r" (?:for (?:that|it|this|there|doing (?:that|it|so)|the team)|(?:that )?(?:i|we|she|he|they) (?:can|could|should|must) (?:ring|call|use|phone|email|write to)"
    r"|to (?:ring|call|phone|use|write to)|(?:can|do|should|must) (?:i|we) (?:ring|call|phone|use))(?: (?:about|for|on|with) (?:it|that|this))?"
)
"""A number or an address for what was just spoken of: never a figure of it."""
_OF_TEAM_BY_NAME = re.compile(
    rf"{_ASKED_FOR}{_TEAM}(?: (?:consultation|team|direct|contact))* {_WAY}|{_ASKED_FOR}{_WAY} (?:for|of|to) (?:the |a |your )?{_TEAM}(?: (?:consultation|team)s?)*"
)
_OF_A_FORM = re.compile(
    r"(?:what|which|whats) (?:is )?(?:the |your )?(?:phone |contact )?(?:number|email|email address|phone|address)(?: (?:is it|is that|to (?:ring|call|write to)|for (?:it|this|that|you|them|the team)))?(?: if (?:i|we)(?: (?:would|d|will))? ?(?:rather|prefer to|want to|like to) (?:ring|call|phone|email|write|speak to (?:someone|somebody)))?"
    r"|(?:can|could) (?:i|we) (?:just |rather )?(?:ring|call|phone|email) (?:instead|you|them|someone|somebody)(?: instead)?"
)
_REACHES = r"(?:e ?mail|ring|call|phone|contact|message|write to|text|speak to|talk to|get hold of|send (?:it|this|that) to|ask)"
_WHOM = re.compile(
    rf"(?:who|which (?:number|email|address)|what (?:number|email|address))(?: (?:do|can|should|could|must|would|to|is it|is))*"
    rf"(?: (?:we|i|you|schools?|parents|(?:my|her|his|our|the|their)(?: \w+)? schools?))?(?: (?:have|need) to)? (?:{_REACHES}|use|for)(?: (?:now|today|tomorrow|next|first|please))*"
    r"(?: (?:about|regarding|on|over|for|with|when|if))+ (?P<matter>.+)"
)
_AND_FOR = re.compile(
    r"(?:(?:not that|no|i mean|i meant|what about|how about|is it|the same|same|the one|one|number|email) )*(?:for|about|on) (?:an? |the |my |our |his |her )?(?P<matter>[\w ]+?)(?: (?:not that|instead|then|rather))*"
)
"""After one contact, the matter alone asks for another: "and for penalty notices?"."""
_MOST_OF_A_MATTER = 6
_OF_THE_TEAM = re.compile(
    r"\b(?:penalty notices?|fines?|managed moves?|exclusions?|excluded|attendance|absences?|not attending|non attendance|missing school|advice from (?:the |a )?(?:\w+ )?(?:welfare|ewo|eit|inclusion))\b"
)
_OF_OTHERS = re.compile(
    r"\b(?:pay|paying|payment|paid|appeal\w*|challeng\w*|disput\w*|contest\w*|complain\w*|complaint|missing education|home educat\w*|admission\w*|send|ehcp|transport|virtual school|care|portal)\b"
)
_THE_TEAM_ITSELF = re.compile(
    r"(?:(?:no|not|i mean|i meant|the other|them|those|but|it is|wanted|want|need|for) )*(?:the |your )?(?:education (?:welfare|inclusion)|attendance|inclusion|school attendance|ewo|ewos|eit|sewo)(?: (?:team|people|lot|service|officers?|ones?|person|lady|man|office))*(?: (?:i mean|instead|please|not them|i meant))*"
)
"""After another contact, the team is named alone: "no not them, the education welfare people"."""
_WHO_TAKES_IT = re.compile(
    r"who (?:escalates|does the (?:escalating|referring|referral)|makes the referral|(?:sends|refers|takes) (?:it|that|the case))"
    r"(?: (?:in|on|there|it|that|this|now|again|to|them|the|eit|team|inclusion))*"
)
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


_OTHER_SERVICE = re.compile(
    r"\b(?:virtual school|yos|yot|yjs|youth (?:offending|justice)(?: service| team)?|police|school nurses?|health visitors?|gps?|camhs|send team|admissions|lado|housing|library|registrar|payroll)\b"
)
_HOLDS_ONE = re.compile(
    r"\b(?:eit|education inclusion|inclusion team|sewo|ewo|consultations?|early help|feh|fines?|penalty)\b"
)
_PUT_THROUGH = re.compile(
    r"(?:(?:can|could|would|will) (?:you|i|we)(?: please| just)? )?(?:put|connect|transfer|patch|switch|get) (?:me|us)(?: straight)? (?:through|on)?(?: ?(?:to|with|onto))?(?: (?:them|someone|somebody|one of them|him|her|that team|the team|there|an officer))?(?: (?:from here|now|directly|in this chat|here))*"
    r"|(?:(?:can|could|may|should) (?:i|we) |do (?:i|we) |is it )?(?:just )?(?:text|sms|whats ?app|message|dm|live chat|chat|video ?call|facetime|fax|write)(?: (?:them|to them|it|that number|the number|instead|a letter))?(?: (?:or|and) (?:by )?(?:text|sms|whats ?app|message|live chat|chat|video ?call|phone|call|email|letter|fax|teams|zoom))*(?: (?:instead|too|as well|only))?"
    r"|(?:are|is) (?:they|it|the team) (?:on|available on|by) (?:text|sms|whats ?app|teams|facebook|live chat|chat|zoom)(?: or (?:text|sms|whats ?app|teams|zoom))?"
    r"|(?:any|is there an?|do they have an?|have they got an?|can i use) (?:online |web )?(?:form|text|whats ?app|chat|live chat|textphone|text line)(?: (?:for (?:them|it)|number|service|line|too|or whats ?app))*"
)
"""Another way than those that are held, or being put through: the phone and the e-mail are what there is."""
_COUNCIL = r"(?:at|in|from|inside|within) (?:the |your )?(?:council|southwark|local authority)"
_WHO_AT_THE_COUNCIL = re.compile(
    rf"(?:who|which (?:person|team|office|officer|one))(?: (?:is it|is there))? {_COUNCIL} (?:(?:do|can|should|could|would|must) (?:i|we) (?:ask|ring|call|phone|speak to|talk to|contact|write to|email|go to)|(?:can|could|would|will|to) (?:explain|help|tell|advise|answer|talk|speak|go through|ask|ring|call)(?: \w+){{0,3}}?)(?: (?:about|for|on|over|with|through|to|me|us|it|this|that))*"
    rf"|(?:who|which (?:person|team|office|officer)) (?:do|can|should|could|would|must) (?:i|we) (?:ask|ring|call|phone|speak to|talk to|contact|write to|email) (?:(?:about|for|on|over) (?:it|this|that) )?{_COUNCIL}(?: (?:about|for|on|over) (?:it|this|that))?"
)
_ADVISED_ON = (*OF_A_TEAM, "managed_moves", "managed_transfers", "preventing_exclusion", "penalty_notices")
"""Topics on which the team gives advice: whoever asks for somebody at the council is told how to reach it."""
_MOST_OF_A_CONTACT = 8
_NOT_HELD = "neighbour/other_services"


def contact_of_another(message: Message) -> Understood | None:
    """A number or an address of a service that none is held for: never answered with the team's."""
    short = len(message.core.split()) <= _MOST_OF_A_CONTACT and CHANNEL_OR_CONTACT.search(message.core)
    if not short or message.label != CONTACT_DETAILS or _HOLDS_ONE.search(message.core):
        return None
    return (
        Understood(_NOT_HELD, "a contact not held", drops_facts=True) if _OTHER_SERVICE.search(message.core) else None
    )


def asks_to_ring_instead(core: str) -> bool:
    """Whether somebody who is asked for the details of a booking asks for the number or the address instead."""
    return _OF_A_FORM.fullmatch(core) is not None or _OF_TEAM_BY_NAME.fullmatch(core) is not None


def contact_question(message: Message, state: ConversationState, known: Known) -> Understood | None:
    """The contact, or who takes a case to the team, that a message asks for in words that leave nothing over."""
    other = contact_of_another(message)
    if other is not None:
        return other
    told_of_it = state.aside is None and (state.status is None or state.status in SPOKEN_OF - {"not_held"})
    reaches_it = state.topic is not None and told_of_it and _WAY_TO_REACH.fullmatch(message.core)
    if reaches_it or (state.topic in OF_A_TEAM and _ANOTHER_WAY.fullmatch(message.core)):
        return Understood(CONTACT_DETAILS, "another way to reach them", state.subject)
    if told_of_it and state.topic in OF_A_TEAM and _PUT_THROUGH.fullmatch(message.core):
        return Understood(CONTACT_DETAILS, "another way to reach them", state.subject)
    if told_of_it and state.topic in _ADVISED_ON and _WHO_AT_THE_COUNCIL.fullmatch(message.core):
        return Understood(CONTACT_DETAILS, "whom to write to", state.subject)
    first_clause = core(plain_words(message.text.partition(",")[0]))
    if _OF_TEAM_BY_NAME.fullmatch(message.core) or _OF_TEAM_BY_NAME.fullmatch(first_clause):
        return Understood(CONTACT_DETAILS, "another way to reach them", drops_facts=True)
    if _ASKS_FOR_ADVICE.fullmatch(message.core) or _ASKS_FOR_ADVICE.fullmatch(message.plain):
        return Understood(CONSULTATION_HOW, "how advice is booked", "consultation", drops_facts=True)
    read_as_it = message.label == CONTACT_DETAILS and message.probability >= READ_AS_THE_CONTACT
    if told_of_it and read_as_it and _NUMBER_ASKED_LAST.search(message.plain):
        return Understood(CONTACT_DETAILS, "a number asked for", drops_facts=True)
    told_a_contact = state.status == "safeguarding" or (state.topic == "contact" and state.aside is None)
    whom = _WHOM.fullmatch(message.core)
    if told_a_contact and len(message.core.split()) <= _MOST_OF_A_MATTER:
        whom = whom or _AND_FOR.fullmatch(message.core)
    if told_a_contact and state.status == "safeguarding" and _THE_TEAM_ITSELF.fullmatch(message.core):
        return Understood(CONTACT_DETAILS, "another way to reach them")
    if whom and _OF_THE_TEAM.search(whom["matter"]) and not _OF_OTHERS.search(whom["matter"]):
        return Understood(CONTACT_DETAILS, "whom to write to", drops_facts=True)
    if state.topic in ("when_to_escalate", "who_escalates", "last_resort") and _TO_WHOM.fullmatch(message.core):
        return Understood("who_escalates", "to whom a case is escalated", drops_facts=True)
    of_a_lead = state.topic in (*DECISIONS, "lead_duties", "when_to_escalate")
    if of_a_lead and (_TELLS_THE_TEAM.fullmatch(message.core) or _WHO_TAKES_IT.fullmatch(message.core)):
        return Understood("who_escalates", "who takes it to the team", drops_facts=True)
    return None
