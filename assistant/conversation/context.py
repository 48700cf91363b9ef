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
from assistant.conversation.lead_claims import claimed_lead, denies_lead, lead_claimed_of_a_family
from assistant.conversation.parts import part_or_other
from assistant.conversation.state import ConversationState
from assistant.conversation.staying import Evidence, is_about_a_lead, stays
from assistant.conversation.what_ifs import added, leaves, rule_named, taken_away
from assistant.conversation.yes_or_no import Claim, claim_put, opening_key, proposition_put
from assistant.guidance.aspects import ASPECTS, AspectsGrid
from assistant.guidance.documents import document_asked
from assistant.language.details import asks_for_latest
from assistant.language.fact_replies import asks_something
from assistant.language.introductions import introduced_as

OWN_PART = 0.12
"""A question of the topic in hand is answered from this probability on; below it, that nothing was found."""
GIVE_FACTS = "give_facts"
BOOK = "book_consultation"
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
ABOUT_WHO = ("lead_duties", "core_values", "glossary")
"""Topics after which facts about a family ask for its lead."""
SAID_ONCE = ("glossary", "about_guidance")
"""Topics that a word or a date was asked of: what follows is about anything."""
BARE_ASPECT = 4
"""An aspect asked in no more words names nothing that it could be about."""
OF_KIN = 0.35
"""A question of a topic next to the one in hand is answered from this probability on, where the message goes on with it."""
BESIDE_A_LEAD = ("lead_duties", "three_stages", "legal_planning", "managing_attendance", "when_to_escalate")
"""Topics that questions on what follows from a lead are about."""
RELATED_SHARE = 0.15
"""A neighbouring subject that belongs to the topic in hand is preferred from this share of the likeliest one on."""
LIKELY = 0.3
"""A claim is about the topic that its words are read as from this probability on."""
SHORT_CLAIM = 10
"""A claim of no more words that names nothing may be about what was spoken of."""
SECOND = 0.3
"""A second question is offered from this probability on."""


def read_in_context(message: Message, state: ConversationState, known: Known) -> Understood | None:
    """What the message asks in this conversation; None where its words alone say it."""
    claim = claim_put(message.plain, message.text.rstrip().endswith("?"))
    decided = everyday_turn(message, state) or _not_held(message, state, known) or _claim(claim, message, state, known)
    if decided is not None:
        return _with_second(decided, message, known)
    understood = _topic(message, state, known)
    if understood is None and message.decision != SAY and introduced_as(message.text) and not _asks(message):
        understood = Understood("switch_audience", "an introduction", drops_facts=True)
    opening = opening_key(None, claim) if claim and not asks_for_latest(message.text) else None
    worth_it = message.second is not None or opening
    if understood is None and message.decision == SAY and worth_it and known.topic_of(message.label):
        understood = Understood(message.label, "words alone")
    if understood is None:
        return None
    if opening and not understood.label.startswith("nearest/"):
        understood = replace(understood, opening=opening)
    return _with_second(understood, message, known)


IN_A_BOOKING = ConversationState("guidance/consultation_what_and_who", "consultation", "consultation")
"""What is spoken of while a form asks its questions."""


def read_aside(message: Message, known: Known) -> Understood | None:
    """What a question asks of the consultation that is being booked; None for a reply, and for what names nothing of it."""
    if not asks_something(message.core) or known.grid.named_in(message.core) not in ((), ("consultation",)):
        return None
    return _aspect(message, known.grid.named_in(message.core), IN_A_BOOKING, known)


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
    spoken_of, read_as = _spoken_of(message, state, known)
    weighed = proposition_put(claim, known.propositions, spoken_of)
    if not (_POINTS_AT_SOMEBODY.search(message.plain) and state.topic):
        weighed = weighed or proposition_put(claim, known.propositions, spoken_of | read_as)
    if weighed is not None:
        label, facts = known.label_of(weighed.proposition.question), weighed.proposition.facts
        return Understood(label, "a claim that a clause decides", opening=opening_key(weighed, claim), facts=facts)
    lead = claimed_lead(claim) if state.topic in DECISIONS and state.lead else None
    if lead is not None:
        denied = denies_lead(claim)
        return Understood(WHO_LEADS, "a claim about the lead", claims_lead=lead, denies_lead=denied, drops_facts=True)
    lead = lead_claimed_of_a_family(claim) if message.states_facts and message.label in DECISIONS else None
    return Understood(message.label, "a claim about the lead of a family", claims_lead=lead) if lead else None


_POINTS_AT_SOMEBODY = re.compile(r"\b(?:they|them|their|he|she|him|her|those)\b")
"""Whoever is pointed at was spoken of: the claim is about nobody else."""


def _spoken_of(message: Message, state: ConversationState, known: Known) -> tuple[frozenset[str], frozenset[str]]:
    """The topics that a claim is about by what it names or goes on with, and the one that its words are read as."""
    named = frozenset(known.grid.subjects[each].topic for each in known.grid.named_in(message.core))
    read = known.topic_of(message.label) if message.probability >= LIKELY else None
    read_as = frozenset([read]) if read else frozenset()
    goes_on = state.topic if not named and len(message.core.split()) <= SHORT_CLAIM else None
    if goes_on is None:
        return named | read_as, read_as
    return frozenset([goes_on]), read_as


def _topic(message: Message, state: ConversationState, known: Known) -> Understood | None:
    whole = (
        _what_if(message, state)
        or part_or_other(message, state, known)
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
        if (
            state.topic in ABOUT_WHO
            and not asks_something(message.text)
            and known.topic_of(message.label) != state.topic
        ):
            return Understood(GIVE_FACTS, "told of the family")
        told_about_it = message.label == GIVE_FACTS and state.topic not in (*DECISIONS, *ABOUT_WHO)
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
    r"|(?:is|was|are|were) (?:it|that|this|they|these) (?:only )?(?:since|from|as of|new since) (?:\w+ )?20\d\d"
    r"|(?:is|are) (?:it|that|this|they|these) (?:the )?(?:current|latest|up to date|in force)(?: (?:one|version|edition|rule))?(?: now)?"
)


_TIER = re.compile(
    r"(?:(?:no|i|we|mean|meant|what|about|how|and|if|at|on|for|with|a|the|case|family|child|kid|pupil|level) )*"
    r"(?P<named>tier |level )?(?P<tier>[1-4])(?: (?:kid|child|pupil|family|case|one|student))*"
)


def _what_if(message: Message, state: ConversationState) -> Understood | None:
    """A service taken away in thought, or one rule of the list, where the lead is spoken of."""
    if state.topic not in (*DECISIONS, "lead_duties", "glossary") or (
        state.topic not in DECISIONS and not state.family
    ):
        return None
    topic = state.topic if state.topic in DECISIONS else WHO_LEADS
    supposed = taken_away(message.plain, state.family) or added(message.text, message.plain)
    supposed = supposed or leaves(message.plain, state.family)
    supposed = supposed or (rule_named(message.core) if state.asks is None else None)
    return Understood(topic or WHO_LEADS, "a what-if", supposes=supposed, drops_facts=True) if supposed else None


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
    core, subject = message.core, named[0] if named else state.subject
    placed = _PLACED.fullmatch(core) if not named else None
    if placed is not None:
        core = (placed["before"] or placed["after"]).strip(" ")
        core = f"{core} {THING}" if placed["before"] else core
        subject = _placed(placed["place"] or placed["place_after"], state, known)
    if subject is None and len(message.core.split()) <= BARE_ASPECT and aspect_asked(message.core) in ASPECTS:
        return Understood(message.label, "an aspect of nothing", asks_back=True)
    if subject is None or subject not in known.grid.subjects:
        return None
    aspect = aspect_asked(_with_thing(core, subject, known.grid) if named else core)
    if aspect == "compulsory" and message.audience == "parent" and _OF_ONESELF.search(core):
        aspect = "parents"
    return Understood(f"aspect/{subject}/{aspect}", f"aspect {aspect}", subject) if aspect else None


_PLACED = re.compile(
    r"(?:the )?(?P<place>first|second|last|latter|former|other) (?:one|meeting|two)s? (?P<after>.+)"
    r"|(?P<before>.+?) (?:for |about |of |to |at |with |in )?the (?P<place_after>first|second|last|latter|former|other) (?:one|meeting)s?"
)
_OF_ONESELF = re.compile(r"\b(?:i|we|me|us)\b")


def _placed(place: str, state: ConversationState, known: Known) -> str | None:
    """The subject that "the first one" or "the other one" means, of the two spoken of last."""
    if place in ("second", "last", "latter"):
        return state.subject
    row = known.grid.subjects.get(state.subject or "")
    return state.earlier_subject or (row.twin if row else None)


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
    # Read as the question for what a thing is, the words alone pass over the aspect.
    passes_over = message.label == known.label_of(row.about) and aspect not in ("who", "why", "recipients")
    return on_it and not row.cells[aspect].silent and not passes_over


# ------------------------------------------------------------------ short and pointing messages


_POINTS_AT_IT = re.compile(r"\b(?:it|that|this|they|them|those|these)\b")


def _stay(message: Message, named: tuple[str, ...], state: ConversationState, known: Known) -> Understood | None:
    topic = known.topic_of(message.label)
    if message.decision == SAY and (topic == state.topic or message.label in OF_ANYTHING):
        return None
    if state.topic in SAID_ONCE and not _POINTS_AT_IT.search(message.plain):
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
        beside = _beside_the_lead(message, known) if asks_something(message.text) else None
        if beside is None and _ASKS_OF_A_THING.match(message.core) and not is_about_a_lead(message.plain):
            return None
        return beside or Understood(state.topic, "stays with the lead", state.subject)
    return _within(message, state, known, (message.label,) if topic not in (None, state.topic) else ())


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
    r"what (?:do|does|can|will|would) (?:they|it|she|he) (?:actually |do )*(?:do|for (?:us|me))?"
)


def _within(message: Message, state: ConversationState, known: Known, also: tuple[str, ...]) -> Understood:
    """What a message asks on the topic in hand: a question of it, a neighbouring subject of it, or nothing that is held."""
    neighbour = _related_neighbour(message, state, known) if message.label.startswith("neighbour/") else None
    if neighbour is not None:
        return neighbour
    own = [(label, p) for label, p in message.ranking if known.topic_of(label) == state.topic]
    least = OWN_PART if asks_something(message.text) and not _WHAT_THEY_DO.fullmatch(message.core) else 0
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


def _asks(message: Message) -> bool:
    return asks_something(message.text) or message.text.rstrip().endswith("?")


def _with_second(understood: Understood, message: Message, known: Known) -> Understood:
    """The first question, with the second beside it: as a button, or that the guidance is silent on it."""
    if message.second is None or known.topic_of(_question_of(understood.label, known)) is None:
        return understood
    topic = known.topic_of(_question_of(understood.label, known))
    subject = understood.subject or (topic if topic in known.grid.subjects else None)
    second = message.second
    asked = read_in_context(second, ConversationState(understood.label, topic, subject), known)
    open_aspect = _silent_aspect(asked.label, known) if asked else None
    if open_aspect is not None:
        return replace(understood, left_open=open_aspect)
    label = _question_of(asked.label if asked else second.label, known)
    sure = asked is not None or second.decision == SAY or second.probability >= SECOND
    if not sure or label == understood.label or known.topic_of(label) is None:
        return understood
    return replace(understood, also=(label, *understood.also), second=True)


def _silent_aspect(label: str, known: Known) -> str | None:
    family, _, rest = label.partition("/")
    subject, _, aspect = rest.partition("/")
    return aspect if family == "aspect" and known.grid.subjects[subject].cells[aspect].silent else None


def _question_of(label: str, known: Known) -> str:
    """The question that holds an aspect, by its label; any other label as it is."""
    family, _, rest = label.partition("/")
    if family == "nearest":
        return rest
    if family == BOOK:
        return CONSULTATION_HOW
    if family != "aspect":
        return label
    subject, _, aspect = rest.partition("/")
    return known.label_of(known.grid.subjects[subject].cells[aspect].questions[0])
