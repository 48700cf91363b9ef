"""Answers a question about the guidance or a neighbouring subject, and "where does it say that?" about the answer."""

from __future__ import annotations

from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import AssistantAction, Event, say, say_answer, status_answer
from actions.guidance.answering import abridged, answer_label
from actions.turn import Turn
from assistant.guidance.answers import simpler, where_it_says
from assistant.guidance.offers import rival_topic
from assistant.vocabulary import SLOT_ASKED_FACT, SLOT_LAST_QUESTION, SLOT_UNCLEAR_ROUNDS

ABOUT_SOURCE = "guidance/about_source"


class AnswerQuestion(AssistantAction):
    """One question, one answer from the guidance core."""

    NAME = "action_answer_question"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Say the answer and remember it for follow-ups."""
        answer = answer_label(turn.label, turn.audience, turn, self.services)
        say_answer(dispatcher, answer, rival_topic(turn.ranking, answer.topic, self.services.library))
        return [
            *turn.remember_answer(turn.label, answer.clauses),
            SlotSet(SLOT_ASKED_FACT, None),
            SlotSet(SLOT_UNCLEAR_ROUNDS, None),
        ]


class AnswerFollowUp(AssistantAction):
    """Gives the last answer again: its source, or its plainest words."""

    NAME = "action_answer_follow_up"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Say the source or the simpler wording; with nothing answered yet, where all answers come from."""
        last = turn.slot(SLOT_LAST_QUESTION)
        if last is None and turn.intent == "ask_source":
            answer = answer_label(ABOUT_SOURCE, turn.audience, turn, self.services)
            say_answer(dispatcher, answer)
            return turn.remember_answer(ABOUT_SOURCE, answer.clauses)
        if last is None:
            say(dispatcher, self.services.words.say("no_answer_yet"), status_answer("smalltalk", turn.audience))
            return []
        answer = answer_label(last, turn.audience, turn, self.services)
        follow_up = where_it_says if turn.intent == "ask_source" else simpler
        say_answer(dispatcher, abridged(follow_up(answer, self.services.library), turn, self.services))
        return turn.remember_audience()
