# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Reads a message in the light of what was spoken of: stay with it, or follow the message elsewhere.

A person who has just been told of a meeting and asks "who comes?" means that meeting, although the words alone would be
read as something else. The rules are few and in this order: an everyday turn; a document that is not held; a claim that
a clause decides; a part of a list or the other of two; an aspect; a short or pointing message that names nothing else.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.conversation.aspect_reader import THING, aspect_asked
from assistant.conversation.everyday import everyday_turn
from assistant.conversation.heard import DECISIONS, SAY, WHO_LEADS, Known, Message, Understood
from assistant.conversation.lead_claims import claimed_lead, lead_claimed_of_a_family
from assistant.conversation.parts import part_or_other
from assistant.conversation.state import ConversationState
from assistant.conversation.staying import Evidence, is_about_a_lead, stays
from assistant.conversation.yes_or_no import Claim, claim_put, opening_key, proposition_put
from assistant.guidance.aspects import ASPECTS, AspectsGrid
from assistant.guidance.documents import document_asked
from assistant.language.fact_replies import asks_something

OWN_PART = 0.12
"""A question of the topic in hand is answered from this probability on; below it, that nothing was found."""
GIVE_FACTS = "give_facts"
ABOUT_SCOPE = "guidance/about_scope"
CONSULTATION_HOW = "guidance/consultation_how"
OF_A_BOOKING = frozenset({"find_consultation", "change_consultation", "cancel_consultation"})
"""Wishes about a booking that was made: "when is my consultation?" asks for its time, not for what a clause says."""
_BOOKS_HERE = re.compile(
    r"(?:can|could|may) (?:i|we|you) (?P<deed>do|book|ask for|arrange|get|have|make|request|organise) (?:it|one|that|this|an appointment)(?: (?:here|now|in this chat|with you|through you|online|for me|on here))*"
)
EDITION_CHANGES = "chapter/edition_changes"
OF_ANYTHING = frozenset(
    {
        "guidance/contact_details",
        "guidance/about_date_and_edition",
        "chapter/edition_changes",
    }
)
"""Questions that follow on any topic: whom to ring, what has changed."""
BARE_ASPECT = 4
"""An aspect asked in no more words names nothing that it could be about."""
OF_KIN = 0.35
"""A question of a topic next to the one in hand is answered from this probability on, where the message goes on with it."""
RELATED_SHARE = 0.15
"""A neighbouring subject that belongs to the topic in hand is preferred from this share of the likeliest one on."""
LIKELY = 0.3
"""A claim is about the topic that its words are read as from this probability on."""
SHORT_CLAIM = 8
"""A claim of no more words that names nothing may be about what was spoken of."""
SECOND = 0.08
"""A second question is offered from this probability on."""


def read_in_context(message: Message, state: ConversationState, known: Known) -> Understood | None:
    """What the message asks in this conversation; None where its words alone say it."""
    claim = claim_put(message.plain, message.text.rstrip().endswith("?"))
    decided = everyday_turn(message, state) or _not_held(message, state, known) or _claim(claim, message, state, known)
    if decided is not None:
        return decided
    understood = _topic(message, state, known)
    opening, second = opening_key(None, claim) if claim else None, _second(message, known)
    if understood is None and message.decision == SAY and (second or (opening and known.topic_of(message.label))):
        understood = Understood(message.label, "words alone")
    if understood is None:
        return None
    if opening and not understood.label.startswith("nearest/"):
        understood = replace(understood, opening=opening)
    return replace(understood, also=(second, *understood.also), second=True) if second else understood


def _not_held(message: Message, state: ConversationState, known: Known) -> Understood | None:
    document = document_asked(message.plain, known.documents)
    if document is None:
        return None
    own = message.label if known.topic_of(message.label) is not None else state.label
    return Understood(f"document/{document.id}", "a document not held", state.subject, (own,) if own else ())


def _claim(claim: Claim | None, message: Message, state: ConversationState, known: Known) -> Understood | None:
    """A claim that a clause decides, or one about the lead that was just given or that its own facts decide."""
    if claim is None:
        return None
    weighed = proposition_put(claim, known.propositions, _spoken_of(message, state, known))
    if weighed is not None:
        label, facts = known.label_of(weighed.proposition.question), weighed.proposition.facts
        return Understood(label, "a claim that a clause decides", opening=opening_key(weighed, claim), facts=facts)
    lead = claimed_lead(claim) if state.topic in DECISIONS and state.lead else None
    if lead is not None:
        return Understood(WHO_LEADS, "a claim about the lead", claims_lead=lead, drops_facts=True)
    lead = lead_claimed_of_a_family(claim) if message.states_facts and message.label in DECISIONS else None
    return Understood(message.label, "a claim about the lead of a family", claims_lead=lead) if lead else None


def _spoken_of(message: Message, state: ConversationState, known: Known) -> frozenset[str]:
    """The topics that a claim may be about: what it names, what its words are read as, else what was spoken of."""
    named = {known.grid.subjects[each].topic for each in known.grid.named_in(message.core)}
    read = known.topic_of(message.label) if message.probability >= LIKELY else None
    goes_on = state.topic if not named and len(message.core.split()) <= SHORT_CLAIM else None
    return frozenset(topic for topic in (*named, read, goes_on) if topic)


def _topic(message: Message, state: ConversationState, known: Known) -> Understood | None:
    whole = (
        part_or_other(message, state, known)
        or _tier(message, state)
        or _term(message, known)
        or _difference(message, known)
        or _latest(message, state, known)
    )
    if whole is not None:
        return whole
    named = known.grid.named_in(message.core)
    asked = _aspect(message, named, state, known)
    if asked is not None:
        return None if _is_said_alone(asked, message, named, known) else asked
    if state.topic is None:
        return None
    if message.states_facts:
        told_about_it = message.label == GIVE_FACTS and state.topic not in (*DECISIONS, "lead_duties")
        return _within(message, state, known, ()) if told_about_it else None
    return _stay(message, named, state, known)


# ------------------------------------------------------------------ "what is a SPOC?", "which one is current?"

_DEFINES = re.compile(
    r"(?:(?:what|who) (?:is|are|does|do)|define|meaning of|explain(?: what)?)(?: is| are)?(?: an?| the)? (?P<term>.+?)"
    r"(?: (?:mean|means|stand for|is|are|exactly|anyway|please))*"
)
_LATEST = re.compile(
    r"(?:so )?(?:which|what)(?: one)? is (?:the )?(?:current|latest|newest|in force|right|valid)(?: (?:one|name|version|edition|rule))?(?: now)?"
    r"|(?:is|are) (?:it|that|this|they|these) still (?:so|current|the case|true|valid|in force|right|like that)"
    r"|(?:is|are) (?:it|that|this|they|these) (?:the )?(?:current|latest|up to date|in force)(?: (?:one|version|edition|rule))?(?: now)?"
)


_TIER = re.compile(
    r"(?:(?:no|i|we|mean|meant|what|about|how|and|if|at|on|for|with|a|the|case|family|child|kid|pupil|level) )*"
    r"(?P<named>tier |level )?(?P<tier>[1-4])(?: (?:kid|child|pupil|family|case|one|student))*"
)


def _tier(message: Message, state: ConversationState) -> Understood | None:
    """A bare tier where the lead is spoken of: "and at tier 2?", "and 3?", "no, I mean for a tier 1 child"."""
    asked = _TIER.fullmatch(message.core)
    if asked is None or not (asked["named"] or state.topic in DECISIONS) or state.asks == "tier":
        return None
    topic = state.topic if state.topic in DECISIONS else WHO_LEADS
    return Understood(topic or WHO_LEADS, "a tier", facts={"tier": asked["tier"]})


def _term(message: Message, known: Known) -> Understood | None:
    """A question for the meaning of one term of the glossary and for nothing else."""
    asked = _DEFINES.fullmatch(message.core)
    if asked is None or asked["term"] not in known.terms or message.decision == SAY:
        return None
    return Understood("guidance/glossary", "a term")


_COMPARES = re.compile(
    r"\b(?:difference|differences|differ|differs|different|compare|versus|vs|same as|same thing|distinguish)\b"
)


def _difference(message: Message, known: Known) -> Understood | None:
    """A question for the difference between two things: what the first is, with the second beside it."""
    named = known.grid.named_in(message.core)
    if len(named) < TWO or not _COMPARES.search(message.core):
        return None
    first, *others = (known.label_of(known.grid.subjects[each].about) for each in named)
    return Understood(first, "a difference", named[0], tuple(others), second=True)


TWO = 2


def _latest(message: Message, state: ConversationState, known: Known) -> Understood | None:
    """Whether what was just said still holds: the same question, or what has changed where none has a later answer."""
    if state.label is None or state.topic in DECISIONS or not _LATEST.fullmatch(message.core):
        return None
    about = _about(state, known)
    return Understood(about if about in known.later else EDITION_CHANGES, "the latest edition", state.subject)


# ------------------------------------------------------------------ "how often?", "who comes to it?"


def _aspect(message: Message, named: tuple[str, ...], state: ConversationState, known: Known) -> Understood | None:
    if len(named) > 1 or (message.states_facts and not named):
        return None
    subject = named[0] if named else state.subject
    if subject is None and len(message.core.split()) <= BARE_ASPECT and aspect_asked(message.core) in ASPECTS:
        return Understood(message.label, "an aspect of nothing", asks_back=True)
    if subject is None or subject not in known.grid.subjects:
        return None
    aspect = aspect_asked(_with_thing(message.core, subject, known.grid) if named else message.core)
    return Understood(f"aspect/{subject}/{aspect}", f"aspect {aspect}", subject) if aspect else None


_ARTICLE = "(?:the|an?|our|your|my|this|that|these|those|each|every)"


def _with_thing(core: str, subject: str, grid: AspectsGrid) -> str:
    for name in sorted(grid.subjects[subject].names, key=len, reverse=True):
        core = re.sub(rf"\b(?:{_ARTICLE} )?{re.escape(name)}\b", THING, core)
    return core


def _is_said_alone(asked: Understood, message: Message, named: tuple[str, ...], known: Known) -> bool:
    """Whether a question that names its thing is read as one on it; where the text is silent, the grid says so."""
    if asked.asks_back:
        return False
    if named and message.decision == SAY and message.label in OF_A_BOOKING:
        return True
    _, subject, aspect = asked.label.split("/")
    row = known.grid.subjects[subject]
    on_it = bool(named) and message.decision == SAY and known.topic_of(message.label) == row.topic
    return on_it and not row.cells[aspect].silent


# ------------------------------------------------------------------ short and pointing messages


def _stay(message: Message, named: tuple[str, ...], state: ConversationState, known: Known) -> Understood | None:
    topic = known.topic_of(message.label)
    if message.decision == SAY and (topic == state.topic or message.label in OF_ANYTHING):
        return None
    if state.topic in DECISIONS and is_about_a_lead(message.plain) and message.decision != SAY:
        return Understood(state.topic, "stays with the lead", state.subject)
    books = _BOOKS_HERE.fullmatch(message.core)
    if books and (state.topic in ("consultation", "contact") or books["deed"] == "book"):
        return Understood(CONSULTATION_HOW, "booking here", "consultation")
    elsewhere = known.grid.names_elsewhere(message.core, named, state.topic)
    own = sum(p for label, p in message.ranking if known.topic_of(label) == state.topic)
    if not stays(Evidence.of(message.plain, (message.label, topic, message.probability), own, elsewhere)):
        return None
    if topic is not None and known.grid.are_kin(topic, state.topic or "") and message.probability >= OF_KIN:
        return Understood(message.label, "goes on with a topic next to it")
    if state.topic in DECISIONS:
        return Understood(state.topic, "stays with the lead", state.subject)
    return _within(message, state, known, (message.label,) if topic not in (None, state.topic) else ())


def _within(message: Message, state: ConversationState, known: Known, also: tuple[str, ...]) -> Understood:
    """What a message asks on the topic in hand: a question of it, a neighbouring subject of it, or nothing that is held."""
    neighbour = _related_neighbour(message, state, known) if message.label.startswith("neighbour/") else None
    if neighbour is not None:
        return neighbour
    own = [(label, p) for label, p in message.ranking if known.topic_of(label) == state.topic]
    least = OWN_PART if asks_something(message.text) else 0
    if own and own[0][1] >= least and own[0][0] != state.label:
        return Understood(own[0][0], "stays with the topic", state.subject, also)
    return Understood(f"nearest/{_about(state, known)}", "stays with the topic", state.subject, also)


def _related_neighbour(message: Message, state: ConversationState, known: Known) -> Understood | None:
    """The likeliest neighbouring subject that belongs to the topic in hand, where one comes close."""
    for label, p in message.ranking:
        family, _, subject = label.partition("/")
        close = family == "neighbour" and p >= RELATED_SHARE * message.probability
        if close and state.topic in known.related.get(subject, ()):
            return Understood(label, "neighbour of the topic", state.subject)
    return None


def _about(state: ConversationState, known: Known) -> str:
    """The label of the question that says most of what is spoken of."""
    label = (state.label or "").removeprefix("nearest/")
    if label.startswith(("guidance/", "chapter/")) and label != "guidance/glossary":
        return label
    row = known.grid.subjects.get(state.subject or "") or known.grid.subjects.get(state.topic or "")
    return known.label_of(row.about) if row else ABOUT_SCOPE


# ------------------------------------------------------------------ two questions at once

_TWO_QUESTIONS = re.compile(
    r"\?\s*\S.*\?|\b(?:and|also|plus)\b(?: also)? "
    r"(?:who|when|what|how|where|which|do|does|is|are|can|could|should|why|must)\b",
    re.IGNORECASE,
)


def _second(message: Message, known: Known) -> str | None:
    """The likeliest question on another topic where a message asks two; None where none is clear."""
    if not _TWO_QUESTIONS.search(message.text):
        return None
    first = known.topic_of(message.label)
    for label, p in message.ranking[1:]:
        topic = known.topic_of(label)
        if topic is not None and topic != first:
            return label if p >= SECOND else None
    return None
