"""Answers a question about the guidance, another chapter or a neighbouring subject."""

from __future__ import annotations

from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import AssistantAction, Event, say_answer
from actions.guidance.answering import answer_label
from actions.turn import Turn
from assistant.guidance.offers import rival_topic
from assistant.vocabulary import SLOT_ASKED_FACT, SLOT_UNCLEAR_ROUNDS


class AnswerQuestion(AssistantAction):
    """One question, one answer from the guidance core."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_answer_question"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Say the answer and remember it for follow-ups."""
        answer = answer_label(turn.label, turn.audience, turn, self.services)
        say_answer(dispatcher, answer, rival_topic(turn.ranking, answer.topic, self.services.library))
        return [
            *turn.remember_answer(turn.label, answer.clauses),
            SlotSet(SLOT_ASKED_FACT, None),
            SlotSet(SLOT_UNCLEAR_ROUNDS, None),
        ]
