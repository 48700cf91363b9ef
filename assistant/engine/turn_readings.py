"""What a message does to the family in hand, as its words and the trained reader of turns make it together."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from assistant.conversation.families import Families
from assistant.conversation.family import Family, FamilyTurn, HeardOfFamily
from assistant.conversation.family_turns import (
    GIVE_FACTS,
    HEARD_AS_A_TURN,
    OF_THE_GUIDANCE,
    TURN_OF_THE_FAMILY,
)
from assistant.conversation.heard import DECISIONS, SAY, WHO_LEADS, Message, Understood
from assistant.conversation.lead_claims import claimed_lead
from assistant.conversation.state import ConversationState
from assistant.conversation.turn_effects import (
    LIKELY,
    SURELY_OF_FAMILY,
    is_sure,
    known_before,
    says_nothing,
    weighed,
)
from assistant.conversation.turn_reading import SERVICES, TurnReading
from assistant.conversation.yes_or_no import claim_put
from assistant.engine.harm_in_context import tells_of_harm
from assistant.language.each_of_them import asks_of_each, called_in
from assistant.language.fact_replies import asks_something
from assistant.language.turning_to_a_child import said_to_be, turns_and_no_more, without_label
from assistant.understanding.turn_effects.reader import shared_turn_reader
from assistant.vocabulary import SLOT_FACTS

NAMED = 0.8
"""From this probability on a message names a subject of the guidance, and is of a family only where one is in hand."""
OF_THE_FAMILY = 0.5
"""From this probability on a turn is about the family."""
EVERYDAY = frozenset({"goodbye", "thank", "greet", "say_simpler", "repeat", "bot_challenge", "ask_human", "ask_source"})
SHORT = 6
"""An everyday turn of no more words ("ok bye", "say that again but easier") tells nothing of a family."""
_SUPPOSES = re.compile(r"\b(?:if|suppos\w+|say|imagine|pretend)\b")


class TurnReadings:
    """Reads turns with the trained reader, where a family or a lead is spoken of."""

    def __init__(self) -> None:
        self._reader = shared_turn_reader()

    def of_family(self, text: str) -> float:
        """How likely a message is about a family, where nothing was told of one before."""
        return self._reader.read(known_before(Family()), "", text).of_family

    def touched(self, text: str, families: Families, before: str) -> list[str]:
        """The services of the family in hand that a message may tell something of; none where no family is known."""
        if families.spoken_of == Family():
            return []
        trained = self._reader.read(known_before(families.spoken_of), before, text)
        return [service for service in SERVICES if trained.tells(service) >= LIKELY]

    def weigh(
        self,
        parsed: dict[str, Any],
        understood: Understood | None,
        message: Message,
        state: ConversationState,
        *,
        families: Families,
        before: str,
    ) -> tuple[dict[str, Any], Understood | None]:
        """The parsed message and what was understood of it by the closed grammar, with the trained reading weighed in.

        before: the visitor's message before this one; empty for a button.
        """
        reading = parsed.get("family") or {}
        in_hand = state.topic in DECISIONS or families.spoken_of != Family()
        told = message.label in (*DECISIONS, GIVE_FACTS) or message.states_facts or message.decision != SAY
        one = _of_one(reading, message, families) if in_hand or told else None
        if one is None or _is_everyday(message):
            return parsed, understood
        # Of a list, as of what is understood otherwise, each word is accounted for.
        if understood.turn is None if understood is not None else reading.get("listed"):
            return parsed, understood
        before = before if one.label == families.label else ""  # it was said of another one
        text = without_label(message.text, message.names)
        trained = self._reader.read(known_before(one.spoken_of), before, text) if in_hand else None
        # After another subject only what surely tells of the family goes on with it.
        goes_on = trained is not None and (state.topic in DECISIONS or is_sure(trained))
        if trained is None or not goes_on:
            trained = self._reader.read(known_before(Family()), before, message.text)
        family = one.spoken_of if goes_on else Family()
        turn = understood.turn if understood is not None else None
        if turn is not None:
            turn = where_words_agree(reading, turn)
            heard = HeardOfFamily.from_reading(as_turned(reading, turn), turn.stated)
        elif trained.of_family < OF_THE_FAMILY:
            return parsed, understood
        else:
            heard = HeardOfFamily.from_reading(reading)
            supposes = _SUPPOSES.search(message.plain) is not None
            if one.label != families.label and says_nothing(heard) and not (supposes or is_sure(trained)):
                return parsed, understood  # "and the older one, same as before?" only turns to another
        said = weighed(family, heard, trained)
        meant = FamilyTurn(said.stated, said.supposed, said.unsure, said.goes_back, said.withdrawn)
        if turn is not None:
            return parsed, understood if said == heard else Understood(GIVE_FACTS, TURN_OF_THE_FAMILY, turn=meant)
        elsewhere = state.topic not in DECISIONS and not (message.decision == SAY and message.label in DECISIONS)
        tells_only = message.decision != SAY or not asks_something(message.text)
        is_named = message.probability >= NAMED and message.label.partition("/")[0] in OF_THE_GUIDANCE
        tells_only = tells_only and (goes_on or not is_named)
        if tells_of_harm(parsed):
            return parsed, understood  # harm comes first, however sure this reader is of a turn of the family
        if is_sure(trained) and not says_nothing(said) and elsewhere and tells_only:
            return parsed, Understood(GIVE_FACTS, HEARD_AS_A_TURN, turn=meant)
        surely_first = is_sure(trained) and message.label in DECISIONS and not (goes_on or says_nothing(said))
        if says_nothing(heard) and not surely_first:
            return parsed, _of_silent_words(meant, understood, message, state, trained) if goes_on else understood
        amended = {**reading, **as_turned(reading, meant)}
        return {**parsed, "family": amended, "entities": with_facts(parsed, meant)}, understood


def _of_silent_words(
    meant: FamilyTurn, understood: Understood | None, message: Message, state: ConversationState, trained: TurnReading
) -> Understood | None:
    """What a turn about the family in hand is whose words are read as nothing: news, or the lead asked for again."""
    if meant != FamilyTurn():
        return Understood(GIVE_FACTS, TURN_OF_THE_FAMILY, turn=meant)
    again = understood is None and _asks_for_the_lead_again(message, state, trained)
    return Understood(state.topic or WHO_LEADS, "the lead is asked for again") if again else understood


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


def _is_everyday(message: Message) -> bool:
    short = len(message.plain.split()) <= SHORT and not message.states_facts
    return short and message.decision == SAY and message.label in EVERYDAY


def _of_one(reading: dict[str, Any], message: Message, families: Families) -> Families | None:
    """The families with the one in hand that a message tells of; None where it tells of several, or of nobody known."""
    if reading.get("several") or reading.get("apart") or asks_of_each(message.text):
        return None
    if called_in(message.text, families.labels) or said_to_be(message.text):
        return None
    only_turns = turns_and_no_more(message.text) or bool(message.points_to)
    if only_turns and families.labels and not message.states_facts:
        return None
    label = families.turned_to_by(message.text, message.names, message.points_to)
    of_another = reading.get("label") not in (None, families.label) and families.spoken_of != Family()
    if label is None and (of_another or families.is_of_nobody):
        return None
    return families.turned_to(label) if label else families


def where_words_agree(reading: dict[str, Any], turn: FamilyTurn) -> FamilyTurn:
    """The turn without facts of which the words by themselves say the opposite: these are asked."""
    said = {one["fact"]: one["value"] == "no" for one in reading.get("stated") or ()}
    torn = [fact for fact, value in turn.stated.items() if said.get(fact, value == "no") != (value == "no")]
    stated = {fact: value for fact, value in turn.stated.items() if fact not in torn}
    return replace(turn, stated=stated, unsure=(*turn.unsure, *torn))


def as_turned(reading: dict[str, Any], turn: FamilyTurn) -> dict[str, Any]:
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
        "points_to": reading.get("points_to"),
    }


def with_facts(parsed: dict[str, Any], turn: FamilyTurn) -> list[dict[str, Any]]:
    """The entities of a message with the facts that the turn tells in place of those that its words do."""
    others = [each for each in parsed.get("entities") or () if each.get("entity") not in SLOT_FACTS]
    return [*others, *(fact_entity(fact, value) for fact, value in turn.stated.items())]


def fact_entity(fact: str, value: str) -> dict[str, Any]:
    """A fact about the family as an entity that stands at no place in the message."""
    return {"entity": fact, "value": value, "start": 0, "end": 0, "extractor": "ContextReader"}
