"""The fixed words for somebody worried about a child, or at risk. Nothing is asked, nothing about the worry is kept.

What such a message may tell of the services of a family beside is asked when it matters next.
"""

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
        touched = (turn.message.get("family") or {}).get("unsure") or ()
        doubts = turn.remember_families(turn.families.in_doubt(touched)) if turn.tells_of_harm and touched else []
        return [*doubts, *turn.remember_audience()]
