"""Asks or turns away when the language model is not sure what was asked, so that no guess is ever answered."""

from __future__ import annotations

from typing import Any

from rasa.core.constants import POLICY_PRIORITY
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.trackers import DialogueStateTracker

from assistant.vocabulary import ACTION_OFFER_TOPICS, ACTION_TURN_AWAY, DECISIONS
from policies.table_policy import TablePolicy, is_users_turn_unanswered, states_facts, understanding

# Rasa 3.6: an action that another action has called for has no rule, and would be followed by the fallback.
OWN_ACTIONS = "action_"
ACTION_BY_DECISION = {"ask": ACTION_OFFER_TOPICS, "turn_away": ACTION_TURN_AWAY}


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT], is_trainable=True)
class Doubt(TablePolicy):
    """Turns the decision of the language model into the matching action."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Above the rules: a rule must never answer a guess."""
        return {POLICY_PRIORITY: 7}

    def next_action(self, tracker: DialogueStateTracker) -> str | None:
        """Offer topics, turn away, or leave a sure understanding to the rules; after an answer, listen."""
        if tracker.active_loop_name is not None and not tracker.is_active_loop_rejected:
            return None
        if is_users_turn_unanswered(tracker):
            read = understanding(tracker)
            if read.get("decision") == "ask" and read.get("label") in DECISIONS and states_facts(tracker):
                # The answer repeats the facts it used, and a runner-up has its button: asking first would tell no more.
                return None
            return ACTION_BY_DECISION.get(read.get("decision", "say"))
        answered = (tracker.latest_action_name or "").startswith(OWN_ACTIONS)
        return ACTION_LISTEN_NAME if answered and tracker.active_loop_name is None else None
