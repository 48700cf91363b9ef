# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Questions whose own words leave one answer, however they are wrapped: "who is meant to deal with this?"."""

from __future__ import annotations

import re

from assistant.conversation.heard import Known, Message, Understood
from assistant.conversation.plain_words import core, plain_words

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
_OTHER_SERVICE = (
    r"(?:camhs|counsell?ors?|counsell?ing(?: service)?|charit(?:y|ies)|mentors?|mentoring|therapists?|psychologists?|ed psych|school nurses?|nurses?|health visitors?|gps?|doctors?|paediatricians?"
    r"|housing(?: officer)?|police|family support workers?|youth workers?|youth clubs?|tutors?|voluntary (?:group|sector|organisation)s?|nhs|hospital|clinic|key ?workers?|support workers?|advocates?|domestic abuse (?:service|worker)s?|drug (?:service|worker)s?|probation(?: officer)?|speech therapist|play therapist)"
)
_RUNS_IT = r"(?:lead|leads|leading|the lead|in charge|hold|holds|holding|run|runs|running|coordinate|coordinates|coordinating|own|owns|take charge|takes charge|take over|takes over|carry|manage|manages|managing|be responsible|responsible)"
_THE_PLAN = r"(?:(?:the|her|his|their|this|our|a|an|my|school|attendance|support|education|whole|of|for|it|that|on|plan|plans|case|side|work|professional|daughter|son|child|daughters|sons|childs|now|then|instead|or|we|us|do|does|is|council|schools|lead|leads|up|with)\b ?)*"
_QUESTIONS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (question, re.compile(pattern))
    for question, pattern in (
        (
            "who_leads",
            rf"(?:^|\b)(?:do|does|would|will|can|could|is|are|should|shall|must)(?: (?:the|a|an|my|our|her|his|their|that|this))?(?: (?:school|family|charity|nhs))? {_OTHER_SERVICE}(?: (?:be|who|the|now|then|have to|also|ever|one|ones|worker|team|person|to|supposed|meant))* {_RUNS_IT} ?{_THE_PLAN}$",
        ),
        (
            "tas_what",
            r"^(?:which|what) (?:forum|meeting|panel|group|place)(?: (?:is it|is|do|does|should|can|would|could|shall|right|the|for|to))*(?: (?:we|i|schools?|our school|a school))* (?:bring|take|raise|discuss|put|use|go to|refer)\b(?!.*\b(?:persistent\w*|sever\w+|threshold|targeting|appeal|exclu\w+|legal|court)\b).*\b(?:famil(?:y|ies)|mum|mother|dad|parents?|home|household|siblings|depress\w+|drink\w*|drugs?|debts?|housing)\b",
        ),
        (
            "contact_details",
            r"\b(?:managed moves?|exclusions?|excluded|penalty notices?|fines?)\b.*\b(?:who|which (?:person|team|office))(?: (?:at|in|from))? (?:the )?(?:council|southwark)(?: (?:is it who|that|who))? (?:can|could|would|will|may|do|explains?|advises?|helps?|knows?)\b",
        ),
        (
            "who_leads",
            r"\b(?:list|part|rules?|bit) (?:of|on|about|for|with) (?:the )?(?:who leads|leads|lead professionals?|who the lead is)\b.*\b(?:what|which) (?:chapter|page|section|part)\b|^(?:what|which) (?:chapter|page|section)(?: (?:is|has|holds|lists|sets out|of|it|says|in))* (?:the )?(?:list (?:of|on) )?(?:the )?(?:who leads|leads|lead professionals)(?: in)?$",
        ),
        (
            "aspect/last_resort/figure",
            r"\bhow (?:many|much|long)\b.*\b(?:intractable|entrenched|last resort|hardest|most difficult|stuck case|hopeless)\b|\b(?:figure|number|percentage|cut off) (?:\w+ ){0,8}(?:intractable|last resort|entrenched)\b",
        ),
        (
            "early_help_restructure",
            r"\b2018\b(?: \w+){0,6} (?:happen\w*|chang\w+|restructur\w+|reorganis\w+|different|special|about|mean|matter)\b|\b(?:happen\w*|chang\w+|restructur\w+|reorganis\w+|different|so special|went on|going on|matter)\b(?: \w+){0,5} (?:in|since|of|about) 2018\b|\bwhat (?:is|was) (?:the |that |this )?2018\b",
        ),
        (
            "spoc_what",
            r"\b(?:academ(?:y|ies)|free schools?|faith schools?|buy in|buying in|bought in|trade|traded|trading|pay|paying|special schools?|maintained)\b.*\b(?:do|does|will|can|would|are|is) (?:we|they|it|our school|the school|every school|all schools|an academy|academies)(?: (?:still|also|even|then))* (?:get|have|entitled to|given|allowed|assigned|keep|has|gets)(?: (?:an?|our own|one of|the|our))* (?:spocs?|single points? of contact)$"
            r"|^(?:do|does|will|can) (?:an? |the |all |our )?(?:academ(?:y|ies)|free schools?|faith schools?|special schools?|primary schools?|secondary schools?|maintained schools?)(?: (?:still|also|even))* (?:get|have)(?: (?:an?|our own|their own|the))* (?:spocs?|single points? of contact)$",
        ),
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

_SENTENCES = re.compile(r"[.!?;,\n]+|\b(?:so|and|but) (?=wh(?:o|ich)\b)")
_BESIDE = ("neighbour/", "out_of_scope")
"""What a story of trouble is read as by its words, whatever it asks in the end."""
_MEANT = r"(?: (?:is|are|the one|actually|really|even|meant|supposed|the person|that is|that|who|ought|going|should|would|will|can|could))*(?: to)?"
_US = r"(?: (?:us|me|him|her|them|my (?:son|daughter|child|boy|girl|kids?)|families like (?:us|ours|mine)|people like us))?"
_WITH_IT = (
    r"(?: (?:with|in|of|about|for|on|here|all|this|that|it|his|her|their|school|attendance|now|anymore|any more))*"
)
_ENDS_IN: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "who_leads",
        re.compile(
            rf"(?:who|which of them|which one|whose job){_MEANT}(?: (?:be|being))? ?(?:in charge|responsible|leading|lead|running (?:it|this|things)|dealing with (?:it|this|us)|deal with (?:it|this|us)|sort(?:ing)? (?:it|this)(?: out)?|take charge|takes charge|takes the lead|pull(?:ing)? it together){_WITH_IT}"
            rf"|whose job is (?:it|this|that){_WITH_IT}|which (?:of them|one|is it)(?: (?:is|it|right|then))*|who is right"
        ),
    ),
    (
        "contact_details",
        re.compile(
            rf"who{_MEANT} ?(?:helps?|helping|support|supports){_US}{_WITH_IT}|(?:who|where) (?:do|can|should|could|would) (?:i|we) (?:turn|go|ask|call|ring|contact|speak|talk|get help)(?: (?:to|from|for|help|with))*{_WITH_IT}"
            rf"|who (?:do|can|should|could) (?:i|we) (?:even )?(?:ask|ring|call|speak to|talk to|turn to|go to)(?: for help| about (?:it|this|that))?{_WITH_IT}"
        ),
    ),
)
"""How a long story ends in what it asks."""

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
    if message.label.startswith(_BESIDE) and not message.states_facts:
        ending = core(plain_words(_SENTENCES.split(message.text.strip().rstrip("?!. "))[-1]))
        asked = next((question for question, pattern in _ENDS_IN if pattern.fullmatch(ending)), None)
        if asked is not None:
            return Understood(known.label_of(asked), "a story that ends in its question")
    if len(message.plain.split()) > LONGEST:
        return None
    if message.states_facts and _LEAD_AT_THE_END.search(message.text):
        return Understood(known.label_of("who_leads"), "a note that asks for the lead")
    heard = {question for question, pattern in _QUESTIONS if pattern.search(message.core)}
    if len(heard) != 1:
        return None
    question = heard.pop()
    return Understood(question if "/" in question else known.label_of(question), "a question in its own words")
