"""A worry about a child comes before everything: before rules, forms and doubt about the topic."""

from __future__ import annotations

from typing import Any

from rasa.core.constants import POLICY_PRIORITY
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.trackers import DialogueStateTracker

from assistant.vocabulary import ACTION_SAFEGUARDING, INTENT_SAFEGUARDING
from policies.table_policy import TablePolicy, is_users_turn_unanswered


@DefaultV1Recipe.register(
    [DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT], is_trainable=True
)
class SafeguardingFirst(TablePolicy):
    """Answers a disclosure with the fixed safety words, then listens; an open form keeps its place."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Above every other policy."""
        return {POLICY_PRIORITY: 9}

    def next_action(self, tracker: DialogueStateTracker) -> str | None:
        """The safety answer when the detector asks for it, and silence after it has been given."""
        if is_users_turn_unanswered(tracker):
            return ACTION_SAFEGUARDING if is_disclosure(tracker) else None
        return ACTION_LISTEN_NAME if tracker.latest_action_name == ACTION_SAFEGUARDING else None


def is_disclosure(tracker: DialogueStateTracker) -> bool:
    """Whether the latest message tells of harm to a child, by the detector or by a button."""
    message = tracker.latest_message
    if message is None:
        return False
    level = ((message.parse_data or {}).get("safeguarding") or {}).get("level")
    return level == "reply" or (level is None and message.intent_name == INTENT_SAFEGUARDING)
