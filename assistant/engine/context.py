"""Puts what a message means in its conversation in place of what its words alone are read as."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

from rasa.shared.core.trackers import DialogueStateTracker

from assistant.conversation.asked_of_rules import asked_of_a_rule, asks_of_who_is_there
from assistant.conversation.context import read_aside, read_in_context
from assistant.conversation.everyday import everyday_turn
from assistant.conversation.families import Families
from assistant.conversation.family_turns import (
    family_turn,
    only_turns,
    two_told_of,
)
from assistant.conversation.heard import Known, Message, Understood
from assistant.conversation.state import ConversationState
from assistant.conversation.staying import is_bare
from assistant.conversation.turn_weighing import InHand, as_turned, where_words_agree
from assistant.engine.harm_in_context import (
    NO_HARM,
    accounted_for,
    heard_in_context,
    may_be_about_harm,
    sounds_like_harm,
    stands_beside_harm,
    tells_of_harm,
)
from assistant.engine.payloads import intent_of_label
from assistant.engine.turn_readings import TurnReadings, fact_entity, with_facts
from assistant.guidance.library import GuidanceLibrary
from assistant.language.fact_replies import asks_something, read_fact_reply
from assistant.language.introductions import introduced_as
from assistant.understanding.abbreviations import FULL_NAMES
from assistant.understanding.aspects_asked import AspectsAsked
from assistant.understanding.follow_ups.reader import shared_follow_up_reader
from assistant.vocabulary import (
    DEFAULT_AUDIENCE,
    SLOT_ASKED_FACT,
    SLOT_AUDIENCE,
    SLOT_BOOKED,
    SLOT_CONVERSATION,
    SLOT_FACTS,
    SLOT_FAMILY,
)

READ_TWICE = 32
"""Readings that are kept: what a message asks and what it claims are two questions to one reading."""
RANKED = 12
"""Labels that stay in a stored message; the whole ranking is needed only here."""
OF_NO_FAMILY = 0.1
"""Up to this probability that a message is about a family, what its words state in part is asked of a rule."""
_REPLY = Understood("give_facts", "reply")


class ContextReader:
    """Reads parsed messages in the light of the conversation's tracker."""

    def __init__(self, library: GuidanceLibrary) -> None:
        known = Known.of(library, FULL_NAMES)
        follow_ups = lru_cache(maxsize=READ_TWICE)(shared_follow_up_reader().read)
        self._known = replace(known, aspect_of=AspectsAsked.read().likeliest, follow_up_of=follow_ups)
        self._turns = TurnReadings()

    def read(
        self,
        parsed: dict[str, Any],
        tracker: DialogueStateTracker | None,
        halves: tuple[dict[str, Any], dict[str, Any]] | None = None,
    ) -> dict[str, Any]:
        """The parsed message as it is meant; unchanged for buttons, forms and worries about a child.

        halves: the two questions of a message that asks two, parsed each alone.
        """
        if not parsed.get("understanding"):
            return parsed
        stored = ConversationState.from_stored(tracker.get_slot(SLOT_CONVERSATION) if tracker else None)
        parsed = heard_in_context(parsed, stored)
        reading = parsed["understanding"]
        ranking = [(label, p) for label, p in reading.get("ranking") or ()]
        text = parsed.get("text") or ""
        in_form = tracker is not None and tracker.active_loop_name is not None
        speaks_as = None if in_form else introduced_as(text)
        kept = {**parsed, "understanding": {**reading, "ranking": reading["ranking"][:RANKED], "speaks_as": speaks_as}}
        asked = None if tracker is None or in_form else tracker.get_slot(SLOT_ASKED_FACT)
        if asked in SLOT_FACTS and read_fact_reply(asked, text).is_whole:
            # "No she hasn't": every word is the reply to what was asked, so none of them tells of harm.
            return _meaning({**kept, "safeguarding": NO_HARM}, _REPLY)
        harm = tells_of_harm(parsed)
        if tracker is None or not ranking or (harm and not only_turns(text)):
            return self._beside_harm(kept, tracker) if harm and tracker else kept
        if in_form:
            message = _message(text, parsed, _audience(parsed, tracker))
            parsed = self._without_idle_doubts(parsed, message, replace(stored, asks=None))
            kept = {**kept, "family": parsed.get("family"), "entities": parsed.get("entities") or []}
            aside = read_aside(message, self._known)
            return kept if aside is None else _meaning(kept, aside)
        facts = _facts(tracker)
        has_booking = tracker.get_slot(SLOT_BOOKED) is not None
        state = replace(stored, has_booking=has_booking, family={**stored.family, **facts})
        audience = _audience(parsed, tracker)
        parsed = self._without_idle_doubts(parsed, _message(text, parsed, audience), state)
        message = _message(text, parsed, audience)
        if halves is not None:
            message, kept = _of_two(message, parsed, kept, halves, audience)
        replies = asked in SLOT_FACTS and not asks_something(text)
        if replies and state.status == "smalltalk":
            state = replace(state, asks=asked)  # it stays open over "why do you ask?"
        # "ok" is no yes to a question for a fact; all else that is no question is left to it as its reply.
        understood = everyday_turn(message, state) if replies else None
        families = Families.from_stored(facts, tracker.get_slot(SLOT_FAMILY))
        is_reply = replies and not message.states_facts and read_fact_reply(asked, text).understood is not None
        in_hand = InHand(state, families, _said_before(tracker))
        read = (parsed, understood, message)
        parsed, understood, message = read if is_reply else self._turns.weigh(*read, in_hand)
        message = replace(message, states_facts=_states_facts(parsed), before=in_hand.said_before)
        kept = {**kept, "family": parsed.get("family"), "entities": parsed.get("entities") or []}
        understood = understood or family_turn(message, state, families)
        if harm:
            # "What if mum pulls out?", "and her brother": every word is about the family, so none tells of harm.
            if understood is None or not understood.is_whole:
                return kept
            return _meaning({**kept, "safeguarding": NO_HARM}, understood)
        if understood is None and not replies:
            told_apart = bool((parsed.get("family") or {}).get("apart"))
            understood = two_told_of(message, told_apart) or read_in_context(message, state, self._known)
        if understood is None or (may_be_about_harm(parsed) and not stands_beside_harm(understood, text)):
            return kept
        if sounds_like_harm(parsed) and not understood.asks_in_reviewed_words:
            return kept
        if understood.is_whole or (state.topic and is_bare(message.plain)):
            kept = accounted_for(kept)
        return _meaning(kept, understood)

    def _beside_harm(self, kept: dict[str, Any], tracker: DialogueStateTracker) -> dict[str, Any]:
        """A message of harm: what it tells of the family beside is not believed, and what was known is asked again."""
        families = Families.from_stored(_facts(tracker), tracker.get_slot(SLOT_FAMILY))
        touched = self._turns.touched(kept.get("text") or "", families, _said_before(tracker))
        return {**kept, "family": {"unsure": touched}}

    def _without_idle_doubts(
        self, parsed: dict[str, Any], message: Message, state: ConversationState
    ) -> dict[str, Any]:
        """The message without doubts about a service that is only asked about: a rule is answered as a what-if."""
        family = parsed.get("family") or {}
        doubts = tuple(family.get("unsure") or ())
        if any(family.get(told) for told in ("supposed", "withdrawn", "apart", "label")):
            return parsed
        stated = [one["fact"] for one in family.get("stated") or ()]
        if stated and not (doubts and self._turns.of_family(message.text) <= OF_NO_FAMILY):
            return parsed
        doubts = (*doubts, *stated)
        if asks_of_who_is_there(message, state, doubts):
            return {**parsed, "family": {**family, "unsure": [], "offered": []}}
        supposed = None if family.get("offered") else asked_of_a_rule(message, state, doubts, self._turns.of_family)
        if supposed is None:
            return parsed
        of_rule = [{"fact": fact, "value": value} for fact, value in supposed.items()]
        entities = [each for each in parsed.get("entities") or () if each.get("entity") not in supposed]
        return {**parsed, "family": {**family, "stated": [], "unsure": [], "supposed": of_rule}, "entities": entities}


def _of_two(
    message: Message,
    parsed: dict[str, Any],
    kept: dict[str, Any],
    halves: tuple[dict[str, Any], dict[str, Any]],
    audience: str,
) -> tuple[Message, dict[str, Any]]:
    """Two questions at once are no clear reading of either: the first is answered, the second stands beside it."""
    first, second = (_message(half["text"], half, audience) for half in halves)
    whole = message if message.states_facts else first
    message = replace(first, text=whole.text, names=whole.names, second=second, states_facts=_states_facts(parsed))
    reading = {**kept["understanding"], "label": first.label, "decision": first.decision}
    reading["ranking"] = list(first.ranking)[:RANKED]
    intent = {**kept["intent"], "name": intent_of_label(first.label), "confidence": first.probability}
    return message, {**kept, "understanding": reading, "intent": intent}


def _message(text: str, parsed: dict[str, Any], audience: str) -> Message:
    reading = parsed["understanding"]
    # The label that was decided on comes first: a topic's likeliest question need not be the likeliest of all.
    ranking = sorted(
        ((label, p) for label, p in reading["ranking"]), key=lambda entry: (entry[0] != reading["label"], -entry[1])
    )
    family = parsed.get("family") or {}
    names, points_to = tuple(family.get("names") or ()), family.get("points_to")
    return Message(
        text, ranking, reading["decision"], _states_facts(parsed), audience, names=names, points_to=points_to
    )


def _meaning(parsed: dict[str, Any], understood: Understood) -> dict[str, Any]:
    intent = intent_of_label(understood.label)
    reading = {
        **parsed["understanding"],
        "label": understood.label,
        "decision": "ask" if understood.asks_back else "say",
        "rule": understood.rule,
        "subject": understood.subject,
        "also": list(understood.also),
        "opening": understood.opening,
        "first": list(understood.first),
        "claims_lead": understood.claims_lead,
        "denies_lead": understood.denies_lead,
        "second": understood.second,
        "left_open": understood.left_open,
    }
    entities = [
        each
        for each in parsed.get("entities") or ()
        if not (understood.drops_facts and each.get("entity") in SLOT_FACTS)
    ]
    family = {} if understood.drops_facts else parsed.get("family") or {}
    if understood.turn is not None:
        turn = where_words_agree(family, understood.turn)
        entities = with_facts(parsed, turn)
        family = as_turned(family, turn)
    if understood.supposes:
        family = {"supposed": [{"fact": fact, "value": value} for fact, value in understood.supposes.items()]}
    stated = {each.get("entity") for each in entities}
    entities += [fact_entity(fact, value) for fact, value in understood.facts.items() if fact not in stated]
    return {
        **parsed,
        "family": family,
        "entities": entities,
        "intent": {**parsed["intent"], "name": intent},
        "understanding": reading,
    }


def _facts(tracker: DialogueStateTracker) -> dict[str, str]:
    return {fact: value for fact, slot in SLOT_FACTS.items() if (value := tracker.get_slot(slot)) is not None}


def _said_before(tracker: DialogueStateTracker) -> str:
    """The visitor's message before this one; empty for a button."""
    said = tracker.latest_message.text if tracker.latest_message else None
    return said if said and not said.startswith("/") else ""


def _audience(parsed: dict[str, Any], tracker: DialogueStateTracker) -> str:
    """For whom the answer is; as the actions decide it, and where it matters only for what is offered next."""
    of_page = (parsed.get("metadata") or {}).get("audience")
    return introduced_as(parsed.get("text") or "") or of_page or tracker.get_slot(SLOT_AUDIENCE) or DEFAULT_AUDIENCE


def _states_facts(parsed: dict[str, Any]) -> bool:
    family = parsed.get("family") or {}
    touched = any(family.get(each) for each in ("unsure", "supposed", "withdrawn", "apart"))
    return touched or any(entity.get("entity") in SLOT_FACTS for entity in parsed.get("entities") or ())
