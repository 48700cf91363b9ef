# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Short and pointing messages that name nothing else: they stay with what was spoken of, or go on beside it."""

from __future__ import annotations

import re

from assistant.conversation.aspect_questions import likeliest_aspect, silent_aspect, sure_of_an_aspect
from assistant.conversation.aspect_reader import aspect_asked
from assistant.conversation.contact_questions import CHANNEL, CONSULTATION_HOW, CONTACT_DETAILS, OF_A_TEAM
from assistant.conversation.family import FamilyTurn
from assistant.conversation.heard import BESIDE_THE_LEAD, DECISIONS, SAY, WHO_LEADS, Known, Message, Understood
from assistant.conversation.settling import settling
from assistant.conversation.state import ConversationState
from assistant.conversation.staying import Evidence, is_about_a_lead, is_bare, stays
from assistant.language.fact_replies import asks_something
from assistant.language.services import services_there

OWN_PART = 0.12
"""A question on what follows from a lead is answered from this probability on."""
BOOK = "book_consultation"
_BOOKS_HERE = re.compile(
    r"(?:can|could|may) (?:i|we|you) (?P<deed>do|book|ask for|arrange|get|have|make|request|organise) (?:it|one|that|this|an appointment)(?: (?:here|now|in this chat|with you|through you|online|for me|on here))*"
)
_BOOKS_ONE = re.compile(
    r"(?:(?:great|good|perfect|yes|right|lovely|brilliant|in that case|let us|i will|we will|i want to|we want to|i would like to|we would like to|can you|could you|just|go ahead and) )*"
    r"(?:(?:book|arrange|set up|reserve|schedule)(?: (?:me|us|myself))? (?:it|that|in|in for one|in for it)|(?:book|arrange|set up|reserve|schedule|make|sort|sort out|get|find)(?: (?:me|us|myself))? (?:one|a (?:slot|time|place)|an appointment))(?: (?:for (?:me|us|this|today|tomorrow|this week|next week)|here|now|soon|up|please|then))*"
)
"""A wish to have what was just spoken of booked, where that is a consultation."""
OF_ANYTHING = frozenset(
    {
        "guidance/contact_details",
        "guidance/about_date_and_edition",
        "guidance/about_source",
        "chapter/edition_changes",
    }
)
"""Questions that follow on any topic: whom to ring, what has changed."""
SURE_OF_A_QUESTION = 0.75
"""A question of the guidance leaves a neighbouring subject from this probability on."""
SURE_OF_A_NEIGHBOUR = 0.97
"""Words that are read as a neighbouring subject with this probability, and point at nothing, name it."""
TEAM = "inclusion_team"
SAID_ONCE = ("glossary", "about_guidance")
"""Topics that a word or a date was asked of: what follows is about anything."""
OF_KIN = 0.35
"""A question of a topic next to the one in hand is answered from this probability on, where the message goes on with it."""
AS_LIKELY = 0.5
"""A message that points stays with the topic in hand from this share of the likeliest topic next to it on."""
BESIDE_A_LEAD = ("lead_duties", "three_stages", "legal_planning", "managing_attendance", "when_to_escalate")
"""Topics that questions on what follows from a lead are about."""
SURE_OF_A_LEAD = 0.95
"""From this probability on the lead is asked for, whatever was spoken of."""
RELATED_SHARE = 0.15
"""A neighbouring subject that belongs to the topic in hand is preferred from this share of the likeliest one on."""
LONGEST = 10
"""A message of no more words may go on with a neighbouring subject."""
POINTS_AT_SOMEBODY = re.compile(r"\b(?:they|them|their|he|she|him|her|those)\b")
"""Whoever is pointed at was spoken of: the message is about nobody else."""


def stays_beside(message: Message, named: tuple[str, ...], state: ConversationState, known: Known) -> Understood | None:
    """What goes on with a subject that was just said not to be held: it is no question of the guidance either."""
    if state.aside is None or message.states_facts or len(message.core.split()) > LONGEST:
        return None
    if not known.belongs(state.aside, named):
        return None
    sure = message.probability >= SURE_OF_A_QUESTION and not message.label.startswith("neighbour/")
    points = _POINTS_AT_IT.search(message.plain) or POINTS_AT_SOMEBODY.search(message.plain)
    if sure or not (points or aspect_asked(message.core)):
        return None
    return Understood(state.aside, "stays with a neighbouring subject")


_POINTS_AT_IT = re.compile(r"\b(?:it|that|this|they|them|those|these)\b")


def stay(message: Message, named: tuple[str, ...], state: ConversationState, known: Known) -> Understood | None:
    topic = known.topic_of(message.label)
    if state.topic in ("consultation", "contact") and _BOOKS_ONE.fullmatch(message.plain):
        return Understood(BOOK, "booking what was spoken of")
    if message.decision == SAY and message.label == CONTACT_DETAILS and state.topic in OF_A_TEAM and not named:
        return Understood(CONTACT_DETAILS, "how to reach them", state.subject)
    if message.decision == SAY and (topic == state.topic or message.label in OF_ANYTHING):
        return silent_aspect(message, state, known) if topic == state.topic else None
    if message.decision == SAY and message.label in DECISIONS and _asks_for_their_lead(message, state):
        return None
    points = _POINTS_AT_IT.search(message.plain) or POINTS_AT_SOMEBODY.search(message.plain)
    names_a_neighbour = message.label.startswith("neighbour/") and message.probability >= SURE_OF_A_NEIGHBOUR
    if names_a_neighbour and not points and not is_bare(message.plain):
        return None
    if state.topic in SAID_ONCE and not _POINTS_AT_IT.search(message.plain):
        return None
    if state.topic in DECISIONS and is_about_a_lead(message.plain) and message.decision != SAY:
        return Understood(state.topic, STAYS_WITH_THE_LEAD, state.subject)
    books = _BOOKS_HERE.fullmatch(message.core)
    if books and (state.topic in ("consultation", "contact") or books["deed"] == "book"):
        return Understood(CONSULTATION_HOW, "booking here", "consultation")
    elsewhere = not _COVERS_ANOTHER.fullmatch(message.core) and known.grid.names_elsewhere(named, state.topic)
    own = sum(p for label, p in message.ranking if known.topic_of(label) == state.topic)
    top, aspect = (message.label, topic, message.probability), sure_of_an_aspect(message.core, known)
    if not stays(Evidence.of(message.plain, top, own, elsewhere, aspect)):
        return None
    asked = likeliest_aspect(message, state, known) or _next_to_it(message, state, known, own)
    if asked is not None:
        return asked
    if state.topic in DECISIONS:
        beside = _beside_the_lead(message, known) if asks_something(message.text) else None
        if beside is None and _ASKS_OF_A_THING.match(message.core) and not is_about_a_lead(message.plain):
            return None
        return beside or told_and_unread(message, state) or Understood(state.topic, STAYS_WITH_THE_LEAD, state.subject)
    return within(message, state, known, (message.label,) if topic not in (None, state.topic) else ())


_OF_THEIRS = re.compile(r"\b(?:for|on) (?:us|him|her|them|me|my|our|this|that) ?|\b(?:our|my|his|her|their) ")


def _asks_for_their_lead(message: Message, state: ConversationState) -> bool:
    """Whether who leads is asked where who escalates was told, or of the family that was told of, after another
    subject: "ok so who leads for us".
    """
    if state.topic in DECISIONS:
        return True
    of_theirs = bool(state.family) or _OF_THEIRS.search(message.plain) is not None
    names_it = is_about_a_lead(message.plain) and not _POINTS_AT_IT.search(message.plain)
    return message.probability >= SURE_OF_A_LEAD and of_theirs and names_it


_COVERS_ANOTHER = re.compile(
    r"(?:do|does|is|are|would|will|can) (?:\w+ ){1,4}(?:come|comes|fall|falls|count|counts|part|covered|included|go|goes)(?: (?:under|in|into|within|of|by|as))* (?:that|it|this|there)"
    r"|(?:is|does|would) (?:it|that|this) (?:also )?(?:(?:the )?same|hold|apply|go|count|cover|include)(?: (?:for|to|with|in))* (?:\w+ ?){1,3}"
)
"""Whether the thing in hand takes in another: "do exclusions come under that?"."""


def _next_to_it(message: Message, state: ConversationState, known: Known, own: float) -> Understood | None:
    """A question of a topic next to the one in hand, unless it points at what was spoken of and may well be about it."""
    topic = known.topic_of(message.label)
    if topic is None or not known.grid.are_kin(topic, state.topic or "") or message.probability < OF_KIN:
        return None
    if _COVERS_ANOTHER.fullmatch(message.core):
        return None
    at_somebody = POINTS_AT_SOMEBODY.search(message.plain)
    if state.topic == TEAM and at_somebody and own >= OWN_PART:
        of_team = next(label for label, _ in message.ranking if known.topic_of(label) == TEAM)
        return Understood(of_team, "what the team itself does", state.subject)
    points = at_somebody or _POINTS_AT_IT.search(message.plain)
    if points and own >= message.probability * AS_LIKELY:
        return None
    return Understood(message.label, "goes on with a topic next to it")


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


OF_THE_WORDS = ("say_simpler", "repeat", "ask_source", "ask_help")
"""What is asked of the words of an answer: it tells nothing of a family."""
_QUESTION_TAG = re.compile(
    r"\b(?:does|is|do|are|did|has|have|can|will|would|was)(?: not)? (?:it|they|he|she|we|you|that|i)$"
)


def told_and_unread(message: Message, state: ConversationState) -> Understood | None:
    """Words of their own that tell something and were not read: what is open is asked again, before a lead is repeated."""
    if not state.lead or is_bare(message.plain) or is_about_a_lead(message.plain) or message.label in OF_THE_WORDS:
        return None
    if asks_something(message.text) or _QUESTION_TAG.search(message.plain):
        return None
    there = services_there(state.family)
    told = FamilyTurn(unsure=there)
    return Understood(state.topic or WHO_LEADS, "told and not read", state.subject, turn=told) if there else None


_ASKS_OF_A_THING = re.compile(
    r"(?:what|which) (?!if\b|about\b|is (?:it|that)\b)(?:\w+ )?\w+s?$|is there (?:a|an|any)\b"
)
"""It asks of a thing that no lead is: "what meetings?", "is there a template"."""


def _beside_the_lead(message: Message, known: Known) -> Understood | None:
    """The likeliest question on what follows from a lead, where a short question asks of no lead itself."""
    if is_about_a_lead(message.plain):
        return None
    label, p = next(((label, p) for label, p in message.ranking if known.topic_of(label) in BESIDE_A_LEAD), ("", 0.0))
    return Understood(label, "a question beside the lead") if p >= OWN_PART else None


_WHAT_THEY_DO = re.compile(
    r"(?:(?:never mind|sum up|summari[sz]e|recap|remind me|tell me again|explain again|say again|in a nutshell|in short) )+(?:(?:what|who) )?(?:(?:is|are) )?(?:they|it|that|this|he|she)(?: (?:is|are|does|do))?(?: (?:actually |really )?(?:for|about|in aid of|here for|there for))?(?: again)?"
    r"|what (?:do|does|can|could|will|would) (?:they|it|she|he|this person|that person|this team|the team)"
    r" (?:actually |really )*(?:do|help|offer)(?: (?:with|for))?(?: (?:us|me|schools?|parents|families|my (?:son|daughter|child|kids?)))?"
)


def within(message: Message, state: ConversationState, known: Known, also: tuple[str, ...]) -> Understood:
    """What a message asks on the topic in hand: a question of it, a neighbouring subject of it, or nothing that is held."""
    neighbour = _related_neighbour(message, state, known) if message.label.startswith("neighbour/") else None
    if neighbour is not None:
        return neighbour
    own = [(label, p) for label, p in message.ranking if known.topic_of(label) == state.topic]
    if state.topic in OF_A_TEAM and CHANNEL.search(message.core):
        return Understood(CONTACT_DETAILS, "another way to reach them", state.subject)
    if own and _WHAT_THEY_DO.fullmatch(message.core):
        row = known.grid.subjects.get(state.subject or "")
        return Understood(known.label_of(row.about) if row else own[0][0], "what it does", state.subject)
    evidence = settling(message, own, known.question_about(state), known.topic_of)
    if evidence is not None and evidence.is_settled:
        return Understood(evidence.label, "stays with the topic", state.subject, also)
    return Understood(f"nearest/{known.question_about(state)}", "stays with the topic", state.subject, also)


def _related_neighbour(message: Message, state: ConversationState, known: Known) -> Understood | None:
    """The likeliest neighbouring subject that belongs to the topic in hand, where one comes close."""
    for label, p in message.ranking:
        family, _, subject = label.partition("/")
        close = family == "neighbour" and p >= RELATED_SHARE * message.probability
        if close and state.topic in known.related.get(subject, ()):
            return Understood(label, "neighbour of the topic", state.subject)
    return None
