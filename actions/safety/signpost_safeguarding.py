"""The fixed words for somebody worried about a child, or at risk. Nothing is asked, nothing about the worry is kept."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions.base import AssistantAction, Event, say_answer
from actions.turn import Turn
from assistant.guidance.answers import answer_fixed
from assistant.understanding.safeguarding_patterns import contact_words, safety_words
from assistant.vocabulary import ACTION_SAFEGUARDING


class SignpostSafeguarding(AssistantAction):
    """Says where to turn, at once."""

    NAME = ACTION_SAFEGUARDING

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Say the fixed words; an open form keeps its place."""
        if turn.tells_of_harm:
            key = safety_words("safeguarding", turn.text, *turn.earlier_texts)
        else:
            key = contact_words(turn.text)
        say_answer(dispatcher, answer_fixed(key, turn.audience, self.services.library))
        return turn.remember_audience()
