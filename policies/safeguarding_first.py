"""A worry about a child comes before everything: before rules, forms and doubt about the topic."""

from __future__ import annotations

from typing import Any

from rasa.core.constants import POLICY_PRIORITY
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.trackers import DialogueStateTracker

from assistant.vocabulary import ACTION_OFFER_TOPICS, ACTION_SAFEGUARDING, INTENT_SAFEGUARDING
from policies.table_policy import TablePolicy, is_users_turn_unanswered

# On the validation questions, the lowest score at which no look-alike is taken for a disclosure by both readers.
AGREED_SCORE = 0.7


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT], is_trainable=True)
class SafeguardingFirst(TablePolicy):
    """Answers a disclosure with the fixed safety words, then listens; an open form keeps its place."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Above every other policy."""
        return {POLICY_PRIORITY: 9}

    def next_action(self, tracker: DialogueStateTracker) -> str | None:
        """The safety answer for a disclosure, topics to choose from when it only sounds like one; then silence."""
        if is_users_turn_unanswered(tracker):
            return answer_to_harm(tracker)
        return ACTION_LISTEN_NAME if tracker.latest_action_name == ACTION_SAFEGUARDING else None


def answer_to_harm(tracker: DialogueStateTracker) -> str | None:
    """The action that a message about harm to a child calls for, or None when it tells of none.

    Two readers look at it: the detector, tuned for recall, and the intent. Where only the intent
    speaks of harm and the detector doubts it, the reader chooses a topic, and the short safety line
    stands beside the choice (the chat service adds it).
    """
    message = tracker.latest_message
    if message is None:
        return None
    detected = (message.parse_data or {}).get("safeguarding") or {}
    if detected.get("level") == "reply":
        return ACTION_SAFEGUARDING
    if message.intent_name != INTENT_SAFEGUARDING:
        return None
    both_agree = detected.get("score", 1.0) >= AGREED_SCORE
    return ACTION_SAFEGUARDING if both_agree else ACTION_OFFER_TOPICS
