# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Questions for one aspect of the thing in hand or the thing named: "how often?", "who comes to the second one?"."""

from __future__ import annotations

import re

from assistant.conversation.aspect_reader import THING, asks_what_it_is_for, aspect_asked
from assistant.conversation.heard import DECISIONS, SAY, Known, Message, Understood
from assistant.conversation.state import ConversationState
from assistant.guidance.aspects import ASPECTS, AspectsGrid
from assistant.language.details import details_asked
from assistant.language.meeting_details import OF_A_MEETING

LIKELY = 0.3
"""Words are read as a question of their own from this probability on."""
SURE_TALK = 0.6
"""Words of talk ("what is this for?") are no aspect of nothing from this probability on."""
BARE_ASPECT = 4
"""An aspect asked in no more words names nothing that it could be about."""
OF_A_BOOKING = frozenset({"find_consultation", "change_consultation", "cancel_consultation"})
"""Wishes about a booking that was made: "when is my consultation?" asks for its time, not for what a clause says."""

NO_ASPECT = "none"
"""What the trained reader says of words that ask for no aspect."""
LIKELY_ASPECT = 0.6
"""The trained reader of aspects is believed from this probability on,"""
SURE_ASPECT = 0.8
"""and from this one on where the words alone are surely read as something else."""
OF_PEOPLE = ("who", "parents", "recipients", "how_often", "ignored")
"""Aspects whose questions name people, which tells nothing of a family: "does dad have to come?"."""


def time_of_a_booking(message: Message, named: tuple[str, ...], state: ConversationState) -> Understood | None:
    """A question for the time of the consultation that was booked here: "when is it again?"."""
    about = named or ((state.subject,) if state.subject else ())
    if not state.has_booking or about != ("consultation",) or aspect_asked(message.core) != "when":
        return None
    return Understood("find_consultation", "the time of a booking")


def aspect_question(
    message: Message, named: tuple[str, ...], state: ConversationState, known: Known
) -> Understood | None:
    if len(named) > 1:
        return None
    if named and state.subject not in (None, *named) and _AT_IT.fullmatch(message.core):
        named = ()  # Whoever is asked to be at the thing in hand is not asked about.
    core, subject = message.core, named[0] if named else state.subject
    placed = _PLACED.fullmatch(core) if not named else None
    if placed is not None:
        core = (placed["before"] or placed["after"]).strip(" ")
        core = f"{core} {THING}" if placed["before"] else core
        subject = _placed(placed["place"] or placed["place_after"], state, known)
    bare = len(message.core.split()) <= BARE_ASPECT and aspect_asked(message.core) in ASPECTS
    talk = message.decision == SAY and "/" not in message.label and message.label not in DECISIONS
    if subject is None and bare and state.topic is None and not (talk and message.probability >= SURE_TALK):
        return Understood(message.label, "an aspect of nothing", asks_back=True)
    if subject is None or subject not in known.grid.subjects:
        return None
    aspect = aspect_asked(with_thing(core, subject, known.grid) if named else core)
    if message.states_facts and not named and (aspect not in OF_PEOPLE or subject in DECISIONS):
        return None
    if aspect == "figure" and _COUNTED.search(core) and message.probability >= LIKELY and _is_question(message, known):
        return None
    if aspect == "compulsory" and message.audience == "parent" and _OF_ONESELF.search(core):
        aspect = "parents"
    row = known.grid.subjects[subject]
    if aspect == "base" and aspect not in row.cells and core.startswith("where"):
        aspect = "where"
    if not aspect or aspect not in row.cells:
        return None
    drops = message.states_facts and not named
    if aspect == "why" and row.cells["why"].silent and subject not in DECISIONS and asks_what_it_is_for(core):
        return Understood(known.label_of(row.about), "what it is for", subject)
    return Understood(f"aspect/{subject}/{aspect}", f"aspect {aspect}", subject, drops_facts=drops)


def silent_aspect(message: Message, state: ConversationState, known: Known) -> Understood | None:
    """A sure aspect that the text is silent on, which words that are read as a question on the topic pass over.

    A detail that the answer itself says is missing is left to it.
    """
    left_to_it = set(details_asked(message.text)) - OF_A_MEETING.keys()
    asked = None if left_to_it else likeliest_aspect(message, state, known)
    if asked is None or asked.subject is None:
        return None
    aspect = asked.label.rpartition("/")[2]
    return asked if known.grid.subjects[asked.subject].cells[aspect].silent else None


def likeliest_aspect(message: Message, state: ConversationState, known: Known) -> Understood | None:
    """The aspect of the thing in hand that the trained reader hears, where the grammar has no words for it."""
    row = known.grid.subjects.get(state.subject or "")
    if row is None or row.in_part:
        return None
    aspect, likely = known.aspect_of(message.core)
    if state.subject in DECISIONS and aspect != "why":
        return None
    if aspect == "compulsory" and message.audience == "parent" and _OF_ONESELF.search(message.core):
        aspect = "parents"
    if aspect not in row.cells or likely < (SURE_ASPECT if message.decision == SAY else LIKELY_ASPECT):
        return None
    if aspect == "recipients" and row.cells[aspect].silent:
        return None  # What nobody gets may still hold for somebody.
    return Understood(f"aspect/{row.id}/{aspect}", f"aspect {aspect}", row.id)


_AT_IT = re.compile(
    r"(?:is|are|does|do|will|must|should|can) (?:the |our |an? )?(?:spoc|eit|inclusion team|education inclusion team|sewo|lead professional|lead worker)s?"
    r"(?: (?:also|ever|always|have to|has to|need to|meant to))* (?:there|come|attend|go|invited|at it|in it|in on it|part of it|be there|join|sit in|be at it)(?: (?:there|to|in|on|it|that|them|those|these|as well))*"
)
"""Whether somebody comes to the thing in hand: "is the SPOC there too?"."""
_COUNTED = re.compile(r"\b(?:contacts|letters|sessions|days|visits|notices|times|weeks|calls)\b")
"""Things that are counted elsewhere: whoever asks how many of them names them, and may mean no figure of the thing in hand."""


def _is_question(message: Message, known: Known) -> bool:
    return known.topic_of(message.label) is not None and not message.label.startswith("aspect/")


_PLACED = re.compile(
    r"(?:the )?(?P<place>first|second|last|latter|former|other) (?:one|meeting|two)s? (?P<after>.+)"
    r"|(?P<before>.+?) (?:for |about |of |to |at |with |in )?the (?P<place_after>first|second|last|latter|former|other) (?:one|meeting)s?"
)
_OF_TWO = ("first", "second")
_OF_ONESELF = re.compile(r"\b(?:i|we|me|us)\b")


def _placed(place: str, state: ConversationState, known: Known) -> str | None:
    """The subject that "the first one" or "the other one" means, of the two spoken of last."""
    if len(state.named) == len(_OF_TWO):
        question = state.named[_OF_TWO.index("second" if place in ("second", "last", "latter", "other") else "first")]
        return next((row.id for row in known.grid.subjects.values() if row.about == question), None)
    if place in ("second", "last", "latter"):
        return state.subject
    row = known.grid.subjects.get(state.subject or "")
    return state.earlier_subject or (row.twin if row else None)


_ARTICLE = "(?:the|an?|our|your|my|this|that|these|those|each|every)"


def with_thing(core: str, subject: str, grid: AspectsGrid) -> str:
    """The core of a question with the names of its thing replaced by a pointing word."""
    for name in sorted(grid.subjects[subject].names, key=len, reverse=True):
        core = re.sub(rf"\b(?:{_ARTICLE} )?{re.escape(name)}\b", THING, core)
    return core


def is_said_alone(asked: Understood, message: Message, named: tuple[str, ...], known: Known) -> bool:
    """Whether a question that names its thing is read as one on it; where the text is silent, the grid says so."""
    if asked.asks_back or not asked.label.startswith("aspect/"):
        return False
    if named and message.decision == SAY and message.label in OF_A_BOOKING:
        return True
    _, subject, aspect = asked.label.split("/")
    row = known.grid.subjects[subject]
    on_it = bool(named) and message.decision == SAY and known.topic_of(message.label) == row.topic
    # Read as the question for what a thing is, the words alone pass over the aspect.
    passes_over = message.label == known.label_of(row.about) and aspect not in ("who", "why", "recipients")
    return on_it and not row.cells[aspect].silent and not passes_over
