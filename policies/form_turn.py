"""While a form is open, every turn goes to it first; what it gives back is answered, and then it goes on."""

from __future__ import annotations

from typing import Any

from rasa.core.constants import POLICY_PRIORITY
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import Event, LoopInterrupted
from rasa.shared.core.trackers import DialogueStateTracker

from assistant.vocabulary import FORM_CHANGE, FORM_CONSULTATION
from policies.table_policy import TablePolicy, is_users_turn_unanswered

FORMS = (FORM_CONSULTATION, FORM_CHANGE)


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT], is_trainable=True)
class FormTurn(TablePolicy):
    """Keeps an open form alive through interruptions, safety answers and doubt."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Above doubt and rules: an open form decides first whose turn it is."""
        return {POLICY_PRIORITY: 8}

    def next_action(self, tracker: DialogueStateTracker) -> str | None:
        """The open form's own action, or None where it has given the turn back; after a form's end, listen."""
        form = tracker.active_loop_name
        if form is None:
            # A form that has just ended has said what came of it.
            ended = tracker.latest_action_name in FORMS and not is_users_turn_unanswered(tracker)
            return ACTION_LISTEN_NAME if ended else None
        if tracker.latest_action_name == form:
            return ACTION_LISTEN_NAME
        if not is_users_turn_unanswered(tracker):
            return form
        # The form has read the turn and given it back: it interrupts, and the other policies answer it.
        return None if tracker.is_active_loop_rejected else form

    def events(self, action: str, tracker: DialogueStateTracker) -> list[Event]:
        """Tell the form to read the message.

        # Rasa 3.6: a form that was interrupted once skips validation until this flag is cleared.
        """
        return [LoopInterrupted(False)] if is_users_turn_unanswered(tracker) else []
