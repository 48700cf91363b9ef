"""The fixed note for somebody who writes in another language than English."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions.base import AssistantAction, Event, say, status_answer
from actions.turn import Turn
from assistant.vocabulary import ENTITY_LANGUAGE
from assistant.words.other_languages import load_languages, notes_for


class NoteLanguage(AssistantAction):
    """Says what this is, that answers are in English, and whom to ring."""

    NAME = "action_note_language"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Give the note in that language where a speaker has checked it, and in plain English."""
        code = turn.entity(ENTITY_LANGUAGE)
        assert code is not None
        answer = status_answer("out_of_scope", turn.audience, signpost="safeguarding")
        for number, note in enumerate(notes_for(code, load_languages(), self.services.words)):
            written_in = {"language": note.language, "direction": note.direction}
            say(dispatcher, note.text, None if number else answer, written_in=written_in)
        return turn.remember_audience()
