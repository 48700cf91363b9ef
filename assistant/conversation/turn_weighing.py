"""Decides what a message does to the family in hand, by its words and by the trained reader of turns together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from assistant.conversation.families import Families
from assistant.conversation.family import Family, FamilyTurn, HeardOfFamily
from assistant.conversation.family_turns import (
    HEARD_AS_A_TURN,
    OF_THE_GUIDANCE,
    TURN_OF_THE_FAMILY,
)
from assistant.conversation.heard import BOOK, DECISIONS, GIVE_FACTS, SAY, WHO_LEADS, Message, Understood
from assistant.conversation.lead_claims import claimed_lead
from assistant.conversation.state import ConversationState
from assistant.conversation.turn_effects import LIKELY, SURELY_OF_FAMILY, is_sure, known_before, says_nothing, weighed
from assistant.conversation.turn_reading import SERVICES, Known, TurnReading
from assistant.conversation.what_ifs import kind_of_youth_justice, taken_away
from assistant.conversation.yes_or_no import claim_put
from assistant.language.each_of_them import asks_of_each, called_in
from assistant.language.fact_replies import asks_something
from assistant.language.services import OF_ADULT_SOCIAL_CARE
from assistant.language.turning_to_a_child import said_to_be, turns_and_no_more, without_label

NAMED = 0.8
"""From this probability on a message names a subject of the guidance, and is of a family only where one is in hand."""
OF_THE_FAMILY = 0.5
"""From this probability on a turn is about the family."""
STAYS_THE_SAME = 0.8
"""From this probability on for each service a turn surely changes nothing."""
MAY_TELL = 0.25
"""From this probability on a turn may tell something of a service."""
EVERYDAY = frozenset({"goodbye", "thank", "greet", "say_simpler", "repeat", "bot_challenge", "ask_human", "ask_source"})
SHORT = 6
"""An everyday turn of no more words ("ok bye", "say that again but easier") tells nothing of a family."""
_BACK_TO_A_THING = re.compile(
    r"\bback to (?:the |that |those |your )?(?:(?:first|second|other|spoc|tas|tsm|core) )?"
    r"(?:meetings?|principles?|guidance|consultations?|spocs?|tas|tsms?|booking|contacts?|fines?|notices?|stages?)\b"
)
"""It goes back to a subject of the guidance, and not to a family as it is."""
_OF_NOW = re.compile(r"\b(?:now|today|at the moment|currently|at present|actual|actually|really|only a what if)\b")
LEAVES_FOR_NOW = 0.3
"""A turn that speaks of now leaves what was supposed from this probability on: "but now it is school, yes?"."""
_NEWS_BEHIND = re.compile(
    r"\w[.;:!]\s+(?!(?:who|whose|what|which|is|are|does|do|lead|leads|and|so|same|still)\b)\w", re.IGNORECASE
)
"""A sentence behind the one that is pointed to, and no question: "the CIN one. closed last week"."""
_SUPPOSES = re.compile(r"\b(?:if|suppos\w+|say|imagine|pretend)\b")


class TurnReader(Protocol):
    """The trained reader of turns."""

    def read(self, known: Sequence[Known], before: str, text: str) -> TurnReading:
        """What a turn does, behind what is known of each service and the message before it."""
        ...


@dataclass(frozen=True)
class InHand:
    """What a message comes into: the conversation, its families, and the visitor's message before ("" for a button)."""

    state: ConversationState
    families: Families
    said_before: str


@dataclass(frozen=True)
class Weighed:
    """What came of it: what the message is understood as, or the facts that it tells in place of those of its words.

    `changes_nothing`: the trained reader surely hears no news of any service in it.
    """

    understood: Understood | None
    facts: FamilyTurn | None = None
    changes_nothing: bool = False


@dataclass(frozen=True)
class _Trained:
    """What the trained reader makes of a message about one family; `goes_on`: with what is known of it."""

    reading: TurnReading
    family: Family
    goes_on: bool
    turns_to_another: bool

    def is_sure_of_first_news(self, message: Message, said: HeardOfFamily) -> bool:
        """Whether a first question for the lead surely tells of the family, although its words are read as silent."""
        return is_sure(self.reading) and message.label in DECISIONS and not (self.goes_on or says_nothing(said))


def weigh_turn(
    reader: TurnReader,
    message: Message,
    reading: Mapping[str, Any],
    understood: Understood | None,
    in_hand: InHand,
    *,
    tells_of_harm: bool,
) -> Weighed:
    """What a message does to the family: `reading` is how its words are read, `understood` what it is understood as.

    Harm comes first: what tells of it is never taken for a turn of the family, however sure the trained reader is.
    """
    as_it_is = Weighed(understood)
    if (
        _is_everyday(message)
        or _wishes_to_book(message)
        or _BACK_TO_A_THING.search(message.plain)
        or OF_ADULT_SOCIAL_CARE.search(message.plain)
        or _in_set_words(message, reading, in_hand)
        or _accounts_for_every_word(reading, understood)
    ):
        return as_it_is
    trained = _read(reader, message, reading, in_hand)
    if trained is None:
        return as_it_is
    quiet = trained.goes_on and all(trained.reading.any_effect(each) <= 1 - STAYS_THE_SAME for each in SERVICES)
    as_it_is = replace(as_it_is, changes_nothing=quiet)
    turn = understood.turn if understood is not None else None
    if turn is not None:
        turn = where_words_agree(reading, turn)
        heard = HeardOfFamily.from_reading(as_turned(reading, turn), turn.stated)
    elif trained.reading.of_family < OF_THE_FAMILY:
        return as_it_is
    else:
        heard = HeardOfFamily.from_reading(reading)
        supposes = _SUPPOSES.search(message.plain) is not None
        may_tell = supposes or any(trained.reading.any_effect(service) >= MAY_TELL for service in SERVICES)
        if trained.turns_to_another and says_nothing(heard) and not may_tell:
            return as_it_is  # "and the older one, same as before?" only turns to another
    leaves_from = LEAVES_FOR_NOW if _OF_NOW.search(message.plain) else LIKELY
    said = weighed(trained.family, heard, trained.reading, leaves_from)
    meant = FamilyTurn(said.stated, said.supposed, said.unsure, said.goes_back, said.withdrawn)
    if turn is not None:
        return as_it_is if said == heard else Weighed(Understood(GIVE_FACTS, TURN_OF_THE_FAMILY, turn=meant))
    if tells_of_harm:
        return as_it_is
    if is_sure(trained.reading) and not says_nothing(said) and _only_tells(message, in_hand.state, trained.goes_on):
        return Weighed(Understood(GIVE_FACTS, HEARD_AS_A_TURN, turn=meant))
    if says_nothing(heard) and not trained.is_sure_of_first_news(message, said):
        if not trained.goes_on:
            return as_it_is
        silent = _of_silent_words(meant, understood, message, in_hand.state, trained.reading)
        return Weighed(silent, changes_nothing=quiet)
    return Weighed(understood, facts=meant)


def where_words_agree(reading: Mapping[str, Any], turn: FamilyTurn) -> FamilyTurn:
    """The turn without facts of which the words by themselves say the opposite: these are asked."""
    said = {one["fact"]: one["value"] == "no" for one in reading.get("stated") or ()}
    torn = [fact for fact, value in turn.stated.items() if said.get(fact, value == "no") != (value == "no")]
    stated = {fact: value for fact, value in turn.stated.items() if fact not in torn}
    return replace(turn, stated=stated, unsure=(*turn.unsure, *torn))


def as_turned(reading: Mapping[str, Any], turn: FamilyTurn) -> dict[str, Any]:
    """The reading of the words with what the turn does in its place; where a fact was said stays known."""
    stated = [one for one in reading.get("stated") or () if turn.stated.get(one["fact"]) == one["value"]]
    supposed = [{"fact": fact, "value": value} for fact, value in turn.supposed.items()]
    return {
        "stated": stated,
        "supposed": supposed,
        "unsure": list(turn.unsure),
        "withdrawn": list(turn.withdrawn),
        "goes_back": turn.goes_back,
        "offered": reading.get("offered") or (),
        "named": reading.get("named") or (),
        "kinds": reading.get("kinds") or {},
        "unnamed": reading.get("unnamed") or (),
        "points_to": reading.get("points_to"),
    }


def _accounts_for_every_word(reading: Mapping[str, Any], understood: Understood | None) -> bool:
    """Whether a closed grammar has read every word: as a list, or as anything but a turn of the family."""
    return bool(reading.get("listed")) if understood is None else understood.turn is None


def _in_set_words(message: Message, reading: Mapping[str, Any], in_hand: InHand) -> bool:
    """Whether a closed grammar reads what no word names: "what if neither of them happens?", "it's only prevention"."""
    if reading.get("named"):
        return False
    known = in_hand.state.family
    return taken_away(message.plain, known) is not None or kind_of_youth_justice(message.plain, known) is not None


def _is_everyday(message: Message) -> bool:
    short = len(message.plain.split()) <= SHORT and not message.states_facts
    of_now = _OF_NOW.search(message.plain) is not None
    return short and not of_now and message.decision == SAY and message.label in EVERYDAY


def _wishes_to_book(message: Message) -> bool:
    return message.label == BOOK and message.decision == SAY and message.probability >= NAMED


def _read(reader: TurnReader, message: Message, reading: Mapping[str, Any], in_hand: InHand) -> _Trained | None:
    """The message as the trained reader takes it; None where it is of no one family, or of none at all."""
    state, families = in_hand.state, in_hand.families
    speaks_of_one = state.topic in DECISIONS or families.spoken_of != Family()
    told = message.label in (*DECISIONS, GIVE_FACTS) or message.states_facts or message.decision != SAY
    one = _of_one(reading, message, families) if speaks_of_one or told else None
    if one is None:
        return None
    another = one.label != families.label
    before = "" if another else in_hand.said_before  # it was said of another one
    if speaks_of_one:
        text = without_label(message.text, message.names)
        trained = reader.read(known_before(one.spoken_of), before, text)
        # After another subject only what surely tells of the family goes on with it.
        if state.topic in DECISIONS or is_sure(trained):
            return _Trained(trained, one.spoken_of, goes_on=True, turns_to_another=another)
    trained = reader.read(known_before(Family()), before, message.text)
    return _Trained(trained, Family(), goes_on=False, turns_to_another=another)


def _of_one(reading: Mapping[str, Any], message: Message, families: Families) -> Families | None:
    """The families with the one in hand that a message tells of; None where it tells of several, or of nobody known."""
    if reading.get("several") or reading.get("apart") or asks_of_each(message.text):
        return None
    if called_in(message.text, families.labels) or said_to_be(message.text):
        return None
    only_points = bool(message.points_to) and _NEWS_BEHIND.search(message.text) is None
    only_turns = turns_and_no_more(message.text) or only_points
    if only_turns and families.labels and not message.states_facts:
        return None
    label = families.turned_to_by(message.text, message.names, message.points_to)
    called = families.label or families.others  # one without a label may be meant by any
    of_another = bool(called) and reading.get("label") not in (None, families.label)
    if label is None and (of_another or families.is_of_nobody):
        return None
    return families.turned_to(label) if label else families


def _only_tells(message: Message, state: ConversationState, goes_on: bool) -> bool:
    """Whether a message only tells of the family: it asks nothing else, and the lead was not asked for just now."""
    elsewhere = state.topic not in DECISIONS and not (message.decision == SAY and message.label in DECISIONS)
    asks_nothing = message.decision != SAY or not asks_something(message.text)
    is_named = message.probability >= NAMED and message.label.partition("/")[0] in OF_THE_GUIDANCE
    return elsewhere and asks_nothing and (goes_on or not is_named)


def _of_silent_words(
    meant: FamilyTurn, understood: Understood | None, message: Message, state: ConversationState, trained: TurnReading
) -> Understood | None:
    """What a turn about the family in hand is whose words are read as nothing: news, or the lead asked for again."""
    if meant != FamilyTurn():
        return Understood(GIVE_FACTS, TURN_OF_THE_FAMILY, turn=meant)
    if understood is None and _is_news_that_changes_nothing(message, state, trained):
        return Understood(GIVE_FACTS, TURN_OF_THE_FAMILY, turn=meant)
    again = understood is None and _asks_for_the_lead_again(message, state, trained)
    return Understood(state.topic or WHO_LEADS, "the lead is asked for again") if again else understood


def _is_news_that_changes_nothing(message: Message, state: ConversationState, trained: TurnReading) -> bool:
    """Whether news of a service that stays as it was is read as a subject not held: "accepted, on a waiting list"."""
    of_a_service = any(trained.tells(service) >= MAY_TELL for service in SERVICES)
    surely = of_a_service and trained.of_family >= SURELY_OF_FAMILY and state.topic in DECISIONS
    return surely and message.label.startswith("neighbour/") and not asks_something(message.text)


def _asks_for_the_lead_again(message: Message, state: ConversationState, trained: TurnReading) -> bool:
    """Whether a yes-or-no question that surely is about the family names nothing else: "so we carry on leading?".

    One that says who leads is a claim, which is weighed against the lead.
    """
    surely = trained.of_family >= SURELY_OF_FAMILY and state.topic in DECISIONS
    if not surely or message.label in DECISIONS or message.probability >= NAMED:
        return False
    if "?" not in message.text:
        return False  # "ok fair enough" only takes note
    claim = claim_put(message.plain, message.text.rstrip().endswith("?"))
    return claim is not None and claimed_lead(claim) is None
