# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Questions whose own words leave one answer, however they are wrapped: "who is meant to deal with this?"."""

from __future__ import annotations

import re

from assistant.conversation.heard import Known, Message, Understood

LONGEST = 30
"""Longer messages tell a story: what they ask is left to the classifier."""
_SUM = re.compile(
    r"(?:(?:what is|whats|what's|work out|calculate) )?\d[\d.,]* ?(?:%|percent|per cent|plus|minus|times|divided by|x|\+|-|\*|/)(?: (?:of|off))? ?\D{0,3}\d[\d.,]*\W*",
    re.IGNORECASE,
)
_LEAD_AT_THE_END = re.compile(
    r"[.!?;,:–-]\s+(?:so\s+)?(?:who(?: is|['’]?s) )?(?:the )?lead(?: (?:now|please|then|pls|today))?\s*\?*\s*$",
    re.IGNORECASE,
)
"""A note that ends in the question for the lead: "CIN to FEH in a fortnight. Lead?"."""
_LEGAL = r"(?:statutory|legal|court|enforc\w+|prosecut\w+)"
_FAMILY = r"(?:this|it|that|him|her|them|us|my (?:son|daughter|child|kids?)|(?:his|her|their|my (?:son|daughter|child)s?) (?:attendance|absence)|the attendance)"
_QUESTIONS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (question, re.compile(pattern))
    for question, pattern in (
        (
            "who_leads",
            rf"\bwho(?: (?:at|in|from) (?:the )?(?:council|school))? (?:is|are|should|ought)(?: (?:meant|supposed|actually|really|the one|the person))*(?: to)?(?: be)?"
            rf" (?:deal|dealing|handle|handling|sort|sorting|look|looking|pick|picking)(?: (?:with|out|after|up|into))* {_FAMILY}$",
        ),
        (
            "who_leads",
            r"^who (?:leads|is the lead|takes the lead)(?: (?:in|on|for|at) (?:it|that|this|there|stage|one|two|three|those)| there)(?: (?:one|two|three|stage|then|now))*$",
        ),
        (
            "who_leads",
            r"\bwho (?:sorts|handles|manages|looks after|deals with|is sorting|is handling|is dealing with)(?: out)?(?: (?:the|his|her|their|my (?:son|daughter|child)s?))? (?:school|attendance|absences?)(?: (?:thing|side|bit|stuff|then|now|today))*$",
        ),
        (
            "core_values_overview",
            r"^(?:so )?what (?:do|does|is it) (?:you|the council|southwark|you lot|you all|they|you people)(?: (?:all|actually|really|lot))* (?:care about|stand for|believe in|value|stand by)$",
        ),
        (
            "voluntary_chance_first",
            rf"\bwhat (?:has|have|must|should|needs?|ought)\b(?: \w+){{0,9}} before\b(?: \w+){{0,6}} {_LEGAL}\b",
        ),
        (
            "when_to_escalate",
            rf"^when (?:is|are|would|does)(?: it)? {_LEGAL}(?: (?:action|steps|route))?(?: (?:be|become|usually))* (?:appropriate|right|justified|fitting|ok|suitable|proportionate)$",
        ),
        (
            "principle_early_action",
            r"^how (?:do|can|should|could) (?:we|you|i|schools?|the council|one) (?:avoid|stop|prevent|keep)\b.*\b(?:drag\w*|drift\w*|rumbl\w*|stall\w*|stale)\b",
        ),
        (
            "why_no_undermining",
            r"\bwhy\b.*\b(?:bad ?mouth\w*|slag\w*|run(?:ning)? (?:\w+ ){0,3}down|rubbish(?:ing)?|slat(?:e|es|ing)|undermin\w+)\b",
        ),
        (
            "principle_restorative",
            r"\b(?:supposed|meant|have|has|ought|should|job|rules?)\b(?: \w+){0,6} (?:find out|understand|look at|get to the bottom of|ask) (?:why|what is behind|the reasons?)\b",
        ),
        (
            "eit_advice",
            r"^(?:which|what|who)(?: (?:bit|part|team|office|people|person|department|one))?(?: (?:of|at|in|from|inside))? (?:the )?council (?:\w+ )?(?:can|could|will|would|may|explains?|advises?|helps?|tells?)\b.*\b(?:managed moves?|exclusions?|excluded|penalty notices?|fines?)\b",
        ),
    )
)


_OF_THE_FAMILY = re.compile(r"\b(?:tafs?|team around the family|teams around the family)\b")
_OF_THE_SCHOOL = re.compile(r"\b(?:tas|team around the school|tsms?|targeting support)\b")
_MEETING_OF_A_SCHOOL = ("team_around_the_school", "targeting_support_meetings")
READ_NEXT = 0.1
"""What is read next is answered from this probability on."""


def team_of_the_family(message: Message, known: Known) -> Understood | None:
    """A question of the team around the family, which its words alone take for one of the Team Around the School."""
    names = _OF_THE_FAMILY.search(message.plain) and not _OF_THE_SCHOOL.search(message.plain)
    if not names or known.topic_of(message.label) not in _MEETING_OF_A_SCHOOL:
        return None
    others = ((label, p) for label, p in message.ranking if known.topic_of(label) not in _MEETING_OF_A_SCHOOL)
    label, p = next(((label, p) for label, p in others if known.topic_of(label) is not None), ("", 0.0))
    read = p >= READ_NEXT
    return Understood(label if read else f"nearest/{known.label_of('fair_and_proportionate')}", "the other team")


def plain_question(message: Message, known: Known) -> Understood | None:
    """The question that a message's own words leave; None where they leave more than one, or tell a story."""
    if _SUM.fullmatch(message.text.strip()):
        return Understood("out_of_scope", "a sum")
    if len(message.plain.split()) > LONGEST:
        return None
    if message.states_facts and _LEAD_AT_THE_END.search(message.text):
        return Understood(known.label_of("who_leads"), "a note that asks for the lead")
    heard = {question for question, pattern in _QUESTIONS if pattern.search(message.core)}
    if len(heard) != 1:
        return None
    return Understood(known.label_of(heard.pop()), "a question in its own words")
