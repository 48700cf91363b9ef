"""Decides, while a form is open, whether the user's turn answers its question or interrupts it."""

from __future__ import annotations

from typing import Any

from rasa.core.constants import POLICY_PRIORITY
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME, REQUESTED_SLOT
from rasa.shared.core.events import Event, LoopInterrupted
from rasa.shared.core.trackers import DialogueStateTracker

from assistant.consultation.form_turns import answers_the_question
from policies.table_policy import TablePolicy, is_users_turn_unanswered, understanding


@DefaultV1Recipe.register(
    [DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT], is_trainable=True
)
class FormTurn(TablePolicy):
    """Sends answers to the open form, lets interruptions be answered, and comes back to the form after them."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Above doubt and rules: an open form decides first whose turn it is."""
        return {POLICY_PRIORITY: 8}

    def next_action(self, tracker: DialogueStateTracker) -> str | None:
        """The open form's own action, or None where the turn is an interruption for the other policies."""
        form = tracker.active_loop_name
        if form is None:
            return None
        if tracker.latest_action_name == form:
            return ACTION_LISTEN_NAME
        if not is_users_turn_unanswered(tracker):
            return form
        message = tracker.latest_message
        heard = understanding(tracker)
        belongs = answers_the_question(
            asked=tracker.get_slot(REQUESTED_SLOT),
            intent=(message.intent_name or "") if message else "",
            label=heard.get("label"),
            decision=heard.get("decision"),
            confidence=heard.get("confidence", 0.0),
            text=(message.text or "") if message else "",
        )
        return form if belongs else None

    def events(self, action: str, tracker: DialogueStateTracker) -> list[Event]:
        """Tell the form to read the message.

        # Rasa 3.6: a form that was interrupted once skips validation until this flag is cleared.
        """
        return [LoopInterrupted(False)] if is_users_turn_unanswered(tracker) else []
