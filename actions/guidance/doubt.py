"""What is said when the question is not sure: topics to choose from, or an honest no; twice at most, then people."""

from __future__ import annotations

from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import AssistantAction, Event, say, say_answer, status_answer
from actions.guidance.answering import answer_label
from actions.turn import Turn
from assistant.engine.payloads import payload
from assistant.guidance.answers import answer_fixed
from assistant.guidance.offers import offered_topics, rival_topic
from assistant.vocabulary import ACTION_OFFER_TOPICS, ACTION_TURN_AWAY, SLOT_UNCLEAR_ROUNDS

MOST_ROUNDS = 2
SURE_OF_A_SUBJECT = 0.5


class OfferTopics(AssistantAction):
    """Offers the likeliest topics as buttons in plain words."""

    NAME = ACTION_OFFER_TOPICS

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Offer topics, or after two rounds the people who can help."""
        rounds = (turn.slot(SLOT_UNCLEAR_ROUNDS) or 0) + 1
        if rounds > MOST_ROUNDS:
            return hand_over_after_doubt(self, turn, dispatcher)
        offers = offered_topics(turn.ranking, turn.audience, self.services.library)
        buttons = [{"title": offer.title, "payload": payload(offer.label)} for offer in offers]
        buttons.append({"title": self.services.words.say("none_of_these_title"), "payload": "/none_of_these"})
        answer = status_answer("depends", turn.audience, asks="topic", choices=[offer.topic for offer in offers])
        say(dispatcher, self.services.words.say("offer_topics"), answer, buttons)
        return [*turn.remember_audience(), SlotSet(SLOT_UNCLEAR_ROUNDS, rounds)]


class TurnAway(AssistantAction):
    """Says that something is not in the guidance, with a signpost where one is held."""

    NAME = ACTION_TURN_AWAY

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Signpost a neighbouring subject, turn away a far one, hand over after "none of these"."""
        if turn.intent == "none_of_these":
            return hand_over_after_doubt(self, turn, dispatcher)
        sure = turn.understanding.get("confidence", 1.0) >= SURE_OF_A_SUBJECT
        if turn.label.startswith("neighbour/") and not sure:
            return self._not_found(turn, dispatcher)
        label = turn.label if turn.label.startswith("neighbour/") else "out_of_scope"
        answer = answer_label(label, turn.audience, turn, self.services)
        say_answer(dispatcher, answer, rival_topic(turn.ranking, answer.topic, self.services.library))
        return turn.remember_audience()

    def _not_found(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Something near the guidance, and not sure what: no subject is named that may be the wrong one."""
        offers = offered_topics(turn.ranking, turn.audience, self.services.library, most=2)
        buttons = [{"title": offer.title, "payload": payload(offer.label)} for offer in offers]
        text = self.services.words.say("not_found", turn.audience)
        answer = status_answer(
            "not_held", turn.audience, **({"also": [offer.topic for offer in offers]} if offers else {})
        )
        say(dispatcher, text, answer, buttons)
        return turn.remember_audience()


def hand_over_after_doubt(action: AssistantAction, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
    """Say who to ring or write to, because the assistant did not find the question."""
    say_answer(dispatcher, answer_fixed("person", turn.audience, action.services.library))
    return [*turn.remember_audience(), SlotSet(SLOT_UNCLEAR_ROUNDS, None)]
