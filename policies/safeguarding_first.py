"""A worry about a child comes before everything: before rules, forms and doubt about the topic."""

from __future__ import annotations

from typing import Any

from rasa.core.constants import POLICY_PRIORITY
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from assistant.understanding.harm import AGREED_SCORE
from assistant.understanding.safeguarding_patterns import safeguarding_patterns
from assistant.vocabulary import ACTION_OFFER_TOPICS, ACTION_SAFEGUARDING, INTENT_SAFEGUARDING
from policies.table_policy import TablePolicy, is_users_turn_unanswered


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

    Whoever asks for the number of the people who keep children safe gets it, whatever else was understood.
    Two readers look for harm: the detector, tuned for recall, and the intent. Where only the intent
    speaks of harm and the detector doubts it, the reader chooses a topic, and the short safety line
    stands beside the choice (the chat service adds it).
    """
    message = tracker.latest_message
    if message is None:
        return None
    if said_again(tracker):
        return None
    detected = (message.parse_data or {}).get("safeguarding") or {}
    if detected.get("level") == "reply" or detected.get("asks_for_contacts") or asks_further(tracker):
        return ACTION_SAFEGUARDING
    if message.intent_name != INTENT_SAFEGUARDING:
        return None
    both_agree = detected.get("score", 1.0) >= AGREED_SCORE
    return ACTION_SAFEGUARDING if both_agree else ACTION_OFFER_TOPICS


def said_again(tracker: DialogueStateTracker) -> bool:
    """Whether an open form is given the same words once more, after they were met with the safety words.

    Whoever writes to a consultation about a child who is hurt must be able to say so; the short line goes with it.
    """
    if not tracker.active_loop_name or _last_action(tracker) != ACTION_SAFEGUARDING:
        return False
    said = [event.text for event in tracker.events if isinstance(event, UserUttered)]
    return len(said) > 1 and said[-1] == said[-2]


def asks_further(tracker: DialogueStateTracker) -> bool:
    """Whether a short message asks on about the people whose numbers were given last ("and at night?").

    Outside a form the bare word ("MASH") is enough; in one, it may be the name of a service.
    """
    message = tracker.latest_message
    if message is None or tracker.active_loop_name or not message.text:
        return False
    patterns = safeguarding_patterns()
    return patterns.names_safety_team(message.text) or (
        patterns.asks_further(message.text) and _last_action(tracker) == ACTION_SAFEGUARDING
    )


def _last_action(tracker: DialogueStateTracker) -> str | None:
    """The last action before the present message that did anything."""
    done = (event.action_name for event in reversed(tracker.events) if isinstance(event, ActionExecuted))
    return next((name for name in done if name != ACTION_LISTEN_NAME), None)
