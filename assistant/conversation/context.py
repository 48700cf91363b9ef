"""Reads a message in the light of what was spoken of: stay with it, or follow the message elsewhere.

A person who has just been told of a meeting and asks "who comes?" means that meeting, although the words alone would be
read as something else. The rules are few and in this order: an everyday turn; a document that is not held; a claim that
a clause decides; a part of a list or the other of two; an aspect; a short or pointing message that names nothing else.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.conversation.aspect_questions import aspect_question, is_said_alone, silent_aspect, time_of_a_booking
from assistant.conversation.beside_a_lead import beside_a_lead, told_and_unread
from assistant.conversation.booking_wishes import wish_to_book
from assistant.conversation.claims import claim_heard, lead_claim_heard
from assistant.conversation.contact_questions import (
    CONSULTATION_HOW,
    CONTACT_DETAILS,
    asks_to_ring_instead,
    contact_question,
)
from assistant.conversation.everyday import everyday_turn
from assistant.conversation.family_turns import tells_of_a_difference
from assistant.conversation.follow_ups import with_follow_up
from assistant.conversation.following import POINTS_AT_SOMEBODY, stay, stays_beside, within
from assistant.conversation.heard import (
    A_CLAIM,
    A_CLAIM_OF_WHAT_IS_IN_HAND,
    BOOK,
    DECISIONS,
    GIVE_FACTS,
    SAY,
    WHO_LEADS,
    Known,
    Message,
    Understood,
)
from assistant.conversation.lead_claims import claimed_lead, denies_lead, lead_claimed_of_a_family
from assistant.conversation.likelier import decided_by_facts, likelier, whose_it_is
from assistant.conversation.parts import part_or_other
from assistant.conversation.plain_words import plain_words
from assistant.conversation.set_phrases import set_phrase, team_of_the_family
from assistant.conversation.state import ConversationState
from assistant.conversation.what_ifs import what_if
from assistant.conversation.yes_or_no import Claim, claim_put, opening_key, proposition_put
from assistant.guidance.documents import OTHER_COUNCIL, Document, document_asked
from assistant.language.details import asks_for_latest, details_asked
from assistant.language.fact_replies import asks_something
from assistant.language.introductions import introduced_as
from assistant.language.meeting_details import OF_A_MEETING

ABOUT_WHO = ("lead_duties", "core_values", "glossary", "contact", "consultation", "inclusion_team", "about_guidance")
"""Topics after which facts about a family ask for its lead."""
LIKELY = 0.3
"""A claim is about the topic that its words are read as from this probability on."""
SHORT_CLAIM = 10
"""A claim of no more words that names nothing may be about what was spoken of."""
OF_ANYTHING_IN_HAND = ("guidance/usually_and_exceptions", "guidance/using_spoc_and_tas")
"""What words alone are read as that are asked of anything: "any exceptions?", "is it optional?"."""
SURE_ELSEWHERE = 0.95
"""Words that are read as another topic with this probability name it, and are no claim about what was spoken of."""
LONGEST_INTRODUCTION = 12
"""A message of no more words may only say who writes."""
SECOND = 0.3
"""A second question is offered from this probability on."""


def read_in_context(message: Message, state: ConversationState, known: Known) -> Understood | None:
    """What the message asks in this conversation; None where its words alone say it."""
    claim = claim_put(message.plain, message.text.rstrip().endswith("?"))
    decided = everyday_turn(message, state) or _not_held(message, state, known)
    decided = decided or whose_it_is(message) or (team_of_the_family(message, known) if claim else None)
    decided = decided or _claim(claim, message, state, known) or claim_heard(claim, message, state, known)
    decided = decided or lead_claim_heard(claim, message, state, known)
    if decided is not None:
        return _with_second(decided, message, known)
    understood = _topic(message, state, known)
    if understood is None and message.decision != SAY and _only_introduces(message):
        understood = Understood("switch_audience", "an introduction", drops_facts=True)
    understood = understood or decided_by_facts(message) or likelier(message, state, known)
    understood = with_follow_up(understood, message, state, known)
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
    """What a question asks of the consultation that is being booked; None for a reply and for another subject."""
    if asks_to_ring_instead(message.core, known):
        return Understood(CONTACT_DETAILS, "another way to reach them", IN_A_BOOKING.subject)
    if not asks_something(message.core) or known.grid.named_in(message.core) not in ((), ("consultation",)):
        return None
    asked = aspect_question(message, known.grid.named_in(message.core), IN_A_BOOKING, known)
    return asked or silent_aspect(message, IN_A_BOOKING, known)


_SENTENCE_END = re.compile(r"[.!?;\n]+")
"""A name does not go on over the end of a sentence: "Two families. First one …"."""


def _not_held(message: Message, state: ConversationState, known: Known) -> Understood | None:
    document = _document_asked(message, known)
    if document is None:
        return None
    own = message.label if known.topic_of(message.label) is not None else state.label
    return Understood(f"document/{document.id}", "a document not held", state.subject, (own,) if own else ())


def _document_asked(message: Message, known: Known) -> Document | None:
    """The document that is asked for; another council only where the question names it, not what is told after it."""
    parts = [plain_words(part) for part in _SENTENCE_END.split(message.text)]
    named = [each for each in known.documents if any(each.names.search(part) for part in parts)]
    document = document_asked(message.plain, named)
    if document is None or document.id != OTHER_COUNCIL or "?" not in message.text:
        return document
    question = message.text[: message.text.rindex("?") + 1]
    return document_asked(plain_words(question), [document])


def _claim(claim: Claim | None, message: Message, state: ConversationState, known: Known) -> Understood | None:
    """A claim that a clause decides, or one about the lead that was just given or that its own facts decide."""
    if claim is None:
        return None
    spoken_of, read_as = _spoken_of(message, state, known)
    weighed = proposition_put(claim, known.propositions, spoken_of)
    if not (POINTS_AT_SOMEBODY.search(message.plain) and state.topic):
        weighed = weighed or proposition_put(claim, known.propositions, spoken_of | read_as)
    if weighed is not None:
        label, facts = known.label_of(weighed.proposition.question), weighed.proposition.facts
        opening = opening_key(weighed, claim)
        if opening == "general" and asks_for_latest(message.text):
            opening = None  # the latest edition opens the answer
        of_what_is_in_hand = label in OF_ANYTHING_IN_HAND and state.topic and not known.grid.named_in(message.core)
        rule = A_CLAIM_OF_WHAT_IS_IN_HAND if of_what_is_in_hand else A_CLAIM
        return Understood(label, rule, opening=opening, first=weighed.proposition.first, facts=facts)
    lead = claimed_lead(claim) if state.topic in DECISIONS and state.lead else None
    if lead is not None:
        denied = denies_lead(claim)
        return Understood(WHO_LEADS, "a claim about the lead", claims_lead=lead, denies_lead=denied, drops_facts=True)
    lead = lead_claimed_of_a_family(claim) if message.states_facts and message.label in DECISIONS else None
    return Understood(message.label, "a claim about the lead of a family", claims_lead=lead) if lead else None


def _spoken_of(message: Message, state: ConversationState, known: Known) -> tuple[frozenset[str], frozenset[str]]:
    """The topics that a claim is about by what it names or goes on with, and the one that its words are read as."""
    named = frozenset(known.grid.subjects[each].topic for each in known.grid.named_in(message.core))
    read = known.topic_of(message.label) if message.probability >= LIKELY else None
    read_as = frozenset([read]) if read else frozenset()
    in_hand = state.topic is not None and not named and message.label in OF_ANYTHING_IN_HAND
    if in_hand and len(message.core.split()) <= SHORT_CLAIM:
        return frozenset([state.topic or ""]), frozenset()
    elsewhere = read and message.probability >= SURE_ELSEWHERE and not known.grid.are_kin(read, state.topic or read)
    short = len(message.core.split()) <= SHORT_CLAIM and not named
    goes_on = state.topic if short and not (elsewhere and read != state.topic) else None
    if goes_on is None:
        return named | read_as, read_as
    return frozenset([goes_on]), read_as


def _topic(message: Message, state: ConversationState, known: Known) -> Understood | None:
    whole = what_if(message, state) or part_or_other(message, state, known) or set_phrase(message, state, known)
    whole = whole or wish_to_book(message)
    if whole is not None:
        return whole
    own = contact_question(message, state, known) or team_of_the_family(message, known) or beside_a_lead(message, state)
    if own is not None:
        return own
    named = known.grid.named_in(message.core)
    aside = stays_beside(message, named, state, known) or time_of_a_booking(message, named, state)
    if aside is not None:
        return aside
    asked = aspect_question(message, named, state, known)
    if asked is not None:
        return None if is_said_alone(asked, message, named, known) else asked
    if state.topic is None:
        return None
    if message.states_facts:
        if (
            state.topic in ABOUT_WHO
            and not asks_something(message.text)
            and known.topic_of(message.label) != state.topic
            and not tells_of_a_difference(message)
        ):
            return Understood(GIVE_FACTS, "told of the family")
        told_about_it = message.label == GIVE_FACTS and state.topic not in (*DECISIONS, *ABOUT_WHO)
        return within(message, state, known, ()) if told_about_it else None
    unread = told_and_unread(message, state) if message.label == GIVE_FACTS and state.topic in DECISIONS else None
    if unread is not None:
        return unread
    return stay(message, named, state, known)


# ------------------------------------------------------------------ two questions at once


def _only_introduces(message: Message) -> bool:
    """Whether a message says who writes and nothing more: a longer one tells a story, whether or not it asks."""
    short = len(message.core.split()) <= LONGEST_INTRODUCTION
    return short and introduced_as(message.text) is not None and not _asks(message)


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
    of_a_meeting = OF_A_MEETING.keys() & set(details_asked(second.text))
    open_aspect = _silent_aspect(asked.label, known) if asked and not of_a_meeting else None
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
