"""Rasa's rules, matched against the step that the conversation has come to instead of all of them."""

from __future__ import annotations

from typing import Any

from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.domain import Domain, State
from rasa.shared.core.trackers import DialogueStateTracker


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT], is_trainable=True)
class RecentRules(RulePolicy):
    """The rule policy at a cost that does not grow with the conversation: each rule is one intent and its answer.

    # Rasa 3.6: the parent describes every step since the session began, at each prediction anew, and looks for rules
    by the words of a message too, which no rule of ours names.
    """

    def _find_action_from_rules(
        self, tracker: DialogueStateTracker, domain: Domain, use_text_for_last_user_input: bool
    ) -> tuple[str | None, str | None, bool]:
        if use_text_for_last_user_input:
            return None, None, False
        found: tuple[str | None, str | None, bool] = super()._find_action_from_rules(tracker, domain, False)
        return found

    def _prediction_states(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        use_text_for_last_user_input: bool = False,
        rule_only_data: dict[str, Any] | None = None,
    ) -> list[State]:
        states = [domain._clean_state(domain.get_active_state(tracker))]
        self.featurizer._choose_last_user_input([states], use_text_for_last_user_input)
        return states
