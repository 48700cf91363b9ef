"""Puts what a message means in its conversation in place of what its words alone are read as."""

from __future__ import annotations

from typing import Any

from rasa.shared.core.trackers import DialogueStateTracker

from assistant.conversation.context import read_in_context
from assistant.conversation.everyday import everyday_turn
from assistant.conversation.heard import Message, Understood
from assistant.conversation.known import known_content
from assistant.conversation.state import ConversationState
from assistant.guidance.library import GuidanceLibrary
from assistant.language.fact_replies import asks_something
from assistant.vocabulary import (
    DEFAULT_AUDIENCE,
    INTENT_SAFEGUARDING,
    SLOT_ASKED_FACT,
    SLOT_AUDIENCE,
    SLOT_CONVERSATION,
    SLOT_FACTS,
)

RANKED = 12
"""Labels that stay in a stored message; the whole ranking is needed only here."""
INTENT_GUIDANCE = "guidance"
ANSWERED_AS_GUIDANCE = ("aspect", "nearest", "document", "chapter")


class ContextReader:
    """Reads parsed messages in the light of the conversation's tracker."""

    def __init__(self, library: GuidanceLibrary) -> None:
        self._known = known_content(library)

    def read(self, parsed: dict[str, Any], tracker: DialogueStateTracker | None) -> dict[str, Any]:
        """The parsed message as it is meant; unchanged for buttons, forms and worries about a child."""
        reading = parsed.get("understanding")
        if not reading:
            return parsed
        ranking = [(label, p) for label, p in reading.get("ranking") or ()]
        kept = {**parsed, "understanding": {**reading, "ranking": reading["ranking"][:RANKED]}}
        if tracker is None or not ranking or tracker.active_loop_name is not None or _may_be_about_harm(parsed):
            return kept
        text = parsed.get("text") or ""
        state = ConversationState.from_stored(tracker.get_slot(SLOT_CONVERSATION))
        # The label that was decided on comes first: a topic's likeliest question need not be the likeliest of all.
        ranking.sort(key=lambda entry: entry[0] != reading["label"])
        message = Message(text, ranking, reading["decision"], _states_facts(parsed), _audience(parsed, tracker))
        replies = tracker.get_slot(SLOT_ASKED_FACT) in SLOT_FACTS and not asks_something(text)
        # "ok" is no yes to a question for a fact; all else that is no question is left to it as its reply.
        understood = everyday_turn(message, state) if replies else read_in_context(message, state, self._known)
        return kept if understood is None else _meaning(kept, understood)


def _meaning(parsed: dict[str, Any], understood: Understood) -> dict[str, Any]:
    family = understood.label.split("/", 1)[0]
    intent = INTENT_GUIDANCE if family in ANSWERED_AS_GUIDANCE else family
    reading = {
        **parsed["understanding"],
        "label": understood.label,
        "decision": "ask" if understood.asks_back else "say",
        "rule": understood.rule,
        "subject": understood.subject,
        "also": list(understood.also),
        "opening": understood.opening,
        "claims_lead": understood.claims_lead,
        "second": understood.second,
    }
    entities = [
        each
        for each in parsed.get("entities") or ()
        if not (understood.drops_facts and each.get("entity") in SLOT_FACTS)
    ]
    stated = {each.get("entity") for each in entities}
    entities += [_supposed(fact, value) for fact, value in understood.facts.items() if fact not in stated]
    return {
        **parsed,
        "family": {} if understood.drops_facts else parsed.get("family") or {},
        "entities": entities,
        "intent": {**parsed["intent"], "name": intent},
        "understanding": reading,
    }


def _supposed(fact: str, value: str) -> dict[str, Any]:
    return {"entity": fact, "value": value, "start": 0, "end": 0, "extractor": "ContextReader"}


def _audience(parsed: dict[str, Any], tracker: DialogueStateTracker) -> str:
    """For whom the answer is; as the actions decide it, and where it matters only for what is offered next."""
    of_page = (parsed.get("metadata") or {}).get("audience")
    return of_page or tracker.get_slot(SLOT_AUDIENCE) or DEFAULT_AUDIENCE


def _may_be_about_harm(parsed: dict[str, Any]) -> bool:
    level = (parsed.get("safeguarding") or {}).get("level")
    return level == "reply" or (parsed.get("intent") or {}).get("name") == INTENT_SAFEGUARDING


def _states_facts(parsed: dict[str, Any]) -> bool:
    family = parsed.get("family") or {}
    touched = family.get("unsure") or family.get("supposed")
    return bool(touched) or any(entity.get("entity") in SLOT_FACTS for entity in parsed.get("entities") or ())
