"""What the three hand-written policies share: no training, one action or none, certainty 1.0."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from rasa.core.featurizers.precomputation import MessageContainerForCoreFeaturization
from rasa.core.policies.policy import Policy, PolicyPrediction, SupportedData
from rasa.engine.storage.resource import Resource
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

from assistant.vocabulary import SLOT_FACTS


class TablePolicy(Policy):
    """A policy that looks at the tracker and names the next action, or leaves the turn to others."""

    @staticmethod
    def supported_data() -> SupportedData:
        """Rules and stories alike, because nothing is learned from either."""
        return SupportedData.ML_AND_RULE_DATA

    def train(self, training_trackers: list[TrackerWithCachedStates], domain: Domain, **kwargs: Any) -> Resource:
        """Learn nothing; the table is code."""
        return self._resource

    @abstractmethod
    def next_action(self, tracker: DialogueStateTracker) -> str | None:
        """The name of the action to run next, or None to leave the turn to the other policies."""

    def events(self, action: str, tracker: DialogueStateTracker) -> list[Event]:
        """Events to apply when this policy's `action` wins."""
        return []

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        precomputations: MessageContainerForCoreFeaturization | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        """Certainty for the chosen action; all zeros when the turn is left to others."""
        scores = self._default_predictions(domain)
        action = self.next_action(tracker)
        if action is None:
            return self._prediction(scores)
        scores[domain.index_for_action(action)] = 1.0
        # Rasa 3.6: the rules' own "go on with the form" counts as needing no user message and beats every
        # prediction that does, whatever its priority; so in a form this one has to count the same way.
        in_a_form = tracker.active_loop_name is not None
        events = self.events(action, tracker)
        return self._prediction(scores, optional_events=events, is_no_user_prediction=in_a_form)


def is_users_turn_unanswered(tracker: DialogueStateTracker) -> bool:
    """Whether the user has just spoken and no action has answered yet."""
    return tracker.latest_action_name == ACTION_LISTEN_NAME


def states_facts(tracker: DialogueStateTracker) -> bool:
    """Whether the latest message states, supposes or leaves open a fact about the family."""
    message = tracker.latest_message
    if message is None:
        return False
    family = (message.parse_data or {}).get("family") or {}
    touched = family.get("unsure") or family.get("supposed") or family.get("withdrawn")
    return bool(touched) or any(entity.get("entity") in SLOT_FACTS for entity in message.entities)


def understanding(tracker: DialogueStateTracker) -> dict[str, Any]:
    """What the language model made of the latest message; empty for a button."""
    message = tracker.latest_message
    return dict((message.parse_data or {}).get("understanding") or {}) if message else {}
