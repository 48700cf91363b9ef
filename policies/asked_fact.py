"""Takes a reply to a fact that was asked for, or a correction of what was said of a family, as what it is."""

from __future__ import annotations

from typing import Any

from rasa.core.constants import POLICY_PRIORITY
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.trackers import DialogueStateTracker

from assistant.language.fact_replies import asks_something, read_fact_reply
from assistant.vocabulary import ACTION_ANSWER_WHO_LEADS, DECISIONS, SLOT_ASKED_FACT, SLOT_FACTS, SLOT_LAST_QUESTION
from policies.table_policy import TablePolicy, is_users_turn_unanswered, states_facts

SOUND_LIKE_A_CORRECTION = ("correct_answer", "stop", "go_back", "deny", "cancel_consultation", "repeat", "give_facts")


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT], is_trainable=True)
class AskedFact(TablePolicy):
    """After "which tier?", the words "tier 1" or "not sure" are an answer and no new question."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Above doubt, which would ask back or turn away; never while a form is open."""
        return {POLICY_PRIORITY: 8}

    def next_action(self, tracker: DialogueStateTracker) -> str | None:
        """Decide again with the fact that was given; a question of its own is left to the rules."""
        asked, message = tracker.get_slot(SLOT_ASKED_FACT), tracker.latest_message
        if message is None or tracker.active_loop_name is not None or not is_users_turn_unanswered(tracker):
            return None
        text = message.text or ""
        # "Sorry, I meant early help" is about the family; nothing else is open that could be corrected or stopped.
        decided = tracker.get_slot(SLOT_LAST_QUESTION) in DECISIONS and message.intent_name in SOUND_LIKE_A_CORRECTION
        if decided and states_facts(tracker) and not text.startswith("/"):
            return ACTION_ANSWER_WHO_LEADS
        if asked not in SLOT_FACTS:
            return None
        if text.startswith("/") or asks_something(text):
            return None
        is_reply = states_facts(tracker) or read_fact_reply(asked, text).understood is not None
        return ACTION_ANSWER_WHO_LEADS if is_reply else None
