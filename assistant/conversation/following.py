# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Short and pointing messages that name nothing else: they stay with what was spoken of, or go on beside it."""

from __future__ import annotations

import re

from assistant.conversation.aspect_questions import likeliest_aspect, silent_aspect
from assistant.conversation.aspect_reader import aspect_asked
from assistant.conversation.beside_a_lead import (
    ASKS_OF_A_THING,
    OWN_PART,
    STAYS_WITH_THE_LEAD,
    question_beside_a_lead,
    told_and_unread,
)
from assistant.conversation.booking_wishes import asks_to_book_here, books_what_was_spoken_of
from assistant.conversation.contact_questions import CHANNEL, CONTACT_DETAILS, OF_A_TEAM
from assistant.conversation.heard import BOOK, DECISIONS, SAY, WHO_LEADS, Known, Message, Understood
from assistant.conversation.state import ConversationState
from assistant.conversation.staying import is_about_a_lead, is_bare, stays
from assistant.language.fact_replies import asks_something

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
SURE_OF_A_BOOKING = 0.9
"""From this probability on a consultation is to be booked, whatever was spoken of."""
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
    whole = books_what_was_spoken_of(message, state) or _asked_once_more(message, state, topic)
    if whole is not None:
        return whole
    if message.decision == SAY and message.label == CONTACT_DETAILS and state.topic in OF_A_TEAM and not named:
        return Understood(CONTACT_DETAILS, "how to reach them", state.subject)
    if message.decision == SAY and (topic == state.topic or message.label in OF_ANYTHING):
        return silent_aspect(message, state, known) if topic == state.topic else None
    if message.decision == SAY and _leaves(message, state, topic):
        return None
    points = _POINTS_AT_IT.search(message.plain) or POINTS_AT_SOMEBODY.search(message.plain)
    names_a_neighbour = message.label.startswith("neighbour/") and message.probability >= SURE_OF_A_NEIGHBOUR
    if names_a_neighbour and not points and not is_bare(message.plain):
        return None
    if state.topic in SAID_ONCE and not _POINTS_AT_IT.search(message.plain):
        return None
    if state.topic in DECISIONS and is_about_a_lead(message.plain) and message.decision != SAY:
        return Understood(state.topic, STAYS_WITH_THE_LEAD, state.subject)
    if (booking := asks_to_book_here(message, state)) is not None:
        return booking
    elsewhere = not _COVERS_ANOTHER.fullmatch(message.core) and known.grid.names_elsewhere(named, state.topic)
    if elsewhere or not stays(message):
        return None
    asked = likeliest_aspect(message, state, known) or _next_to_it(message, state, known)
    if asked is not None:
        return asked
    if state.topic in DECISIONS:
        asks = message.decision == SAY or asks_something(message.text)
        beside = question_beside_a_lead(message, known) if asks else None
        if beside is None and ASKS_OF_A_THING.match(message.core) and not is_about_a_lead(message.plain):
            return None
        return beside or told_and_unread(message, state) or Understood(state.topic, STAYS_WITH_THE_LEAD, state.subject)
    return within(message, state, known, (message.label,) if topic not in (None, state.topic) else ())


_LEAD_AGAIN = re.compile(r"\bwho (?:is |was )?(?:the )?leads?\b.*\b(?:again|then|now|in the end|still)$")
"""The lead asked for once more, after another subject: "and just to be sure, who leads again"."""
_ANOTHER_SUBJECT = re.compile(
    r"(?:(?:ok|thanks|thank you|right|sorry|and|so|but|fine|now|on) )*(?:a )?(?:different|diff|another|separate|new|unrelated) (?:thing|question|q|matter|subject|topic|point)\b"
)
"""It says itself that something else is asked: "sorry, different thing, …"."""
_ADDS_A_MATTER = re.compile(
    r"(?:(?:and|or|so|but) )*(?:even|also|including|as well as|not just) (?:about|on|for|with|over)\b"
    r"|(?:and )?(?!(?:they|it|that|this|them|he|she|we|us|you|him|her|do|does|is|are|can|will)\b)[a-z]{4,}(?: [a-z]+)? (?:as well|too)$"
)
"""It asks whether what was said holds of one more matter: "even about exclusions?"."""
_OF_THEIRS = re.compile(r"\b(?:us|me|him|her|his|my|our|their)\b")


def _asked_once_more(message: Message, state: ConversationState, topic: str | None) -> Understood | None:
    """The lead that is asked for once more; or the question that its words are read as, asked of one more matter."""
    if state.family and state.topic not in DECISIONS and _LEAD_AGAIN.search(message.plain):
        return Understood(WHO_LEADS, "the lead is asked for again")
    adds = topic is not None and topic == state.topic and _ADDS_A_MATTER.match(message.plain)
    return Understood(message.label, "the same of another matter", state.subject) if adds else None


def _leaves(message: Message, state: ConversationState, topic: str | None) -> bool:
    """Whether a message that its words alone answer asks for a lead, or says itself that it asks something else."""
    if message.label in DECISIONS:
        return _asks_for_their_lead(message, state)
    if message.label == BOOK and message.probability >= SURE_OF_A_BOOKING:
        return True
    return topic not in (None, state.topic) and _ANOTHER_SUBJECT.match(message.plain) is not None


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


def _next_to_it(message: Message, state: ConversationState, known: Known) -> Understood | None:
    """A question of a topic next to the one in hand, unless it points at what was spoken of and may well be about it."""
    topic = known.topic_of(message.label)
    if topic is None or not known.grid.are_kin(topic, state.topic or "") or message.probability < OF_KIN:
        return None
    if _COVERS_ANOTHER.fullmatch(message.core):
        return None
    own = sum(p for label, p in message.ranking if known.topic_of(label) == state.topic)
    at_somebody = POINTS_AT_SOMEBODY.search(message.plain)
    if state.topic == TEAM and at_somebody and own >= OWN_PART:
        of_team = next(label for label, _ in message.ranking if known.topic_of(label) == TEAM)
        return Understood(of_team, "what the team itself does", state.subject)
    points = at_somebody or _POINTS_AT_IT.search(message.plain)
    if points and own >= message.probability * AS_LIKELY:
        return None
    return Understood(message.label, "goes on with a topic next to it")


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
    return Understood(f"nearest/{known.question_about(state)}", "stays with the topic", state.subject, also)


def _related_neighbour(message: Message, state: ConversationState, known: Known) -> Understood | None:
    """The likeliest neighbouring subject that belongs to the topic in hand, where one comes close."""
    for label, p in message.ranking:
        family, _, subject = label.partition("/")
        close = family == "neighbour" and p >= RELATED_SHARE * message.probability
        if close and state.topic in known.related.get(subject, ()):
            return Understood(label, "neighbour of the topic", state.subject)
    return None
