"""Takes the reply to a fact that was asked for as that reply, whatever else its words resemble."""

from __future__ import annotations

from typing import Any

from rasa.core.constants import POLICY_PRIORITY
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.trackers import DialogueStateTracker

from assistant.language.fact_replies import asks_something, read_fact_reply
from assistant.vocabulary import ACTION_ANSWER_WHO_LEADS, SLOT_ASKED_FACT, SLOT_FACTS
from policies.table_policy import TablePolicy, is_users_turn_unanswered, states_facts


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT], is_trainable=True)
class AskedFact(TablePolicy):
    """After "which tier?", the words "tier 1" or "not sure" are an answer and no new question."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Above doubt, which would ask back or turn away; never while a form is open."""
        return {POLICY_PRIORITY: 8}

    def next_action(self, tracker: DialogueStateTracker) -> str | None:
        """Decide again with the fact that was given; a question of its own is left to the rules."""
        asked = tracker.get_slot(SLOT_ASKED_FACT)
        if asked not in SLOT_FACTS or tracker.active_loop_name is not None or not is_users_turn_unanswered(tracker):
            return None
        text = (tracker.latest_message.text if tracker.latest_message else "") or ""
        if text.startswith("/") or asks_something(text):
            return None
        is_reply = states_facts(tracker) or read_fact_reply(asked, text).understood is not None
        return ACTION_ANSWER_WHO_LEADS if is_reply else None
