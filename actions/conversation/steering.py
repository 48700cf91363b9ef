"""People, voices, languages, starting again and saying again."""

from __future__ import annotations

import re

from rasa_sdk.events import ActiveLoop, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import AssistantAction, Event, say, say_answer, status_answer
from actions.consultation.openings import last_was_about_a_booking, say_standing
from actions.guidance.answering import answer_label
from actions.turn import Turn
from assistant.engine.payloads import payload
from assistant.language.roles import LEAD_PROFESSIONAL, read_role
from assistant.vocabulary import (
    AUDIENCES,
    CHANGE_SLOTS,
    CONSULTATION_SLOTS,
    ENTITY_LANGUAGE,
    INTENT_EVERYDAY,
    SAID_SLOTS,
    SLOT_LAST_QUESTION,
    SLOT_OFFERED,
)
from assistant.words.other_languages import load_languages, notes_for

_SOMEBODYS = re.compile(
    r"\b[\w]+['’]s (?=(?:\w+ ){0,2}(?:worker|practitioner|officer|teacher|nurse|visitor|lead)\b)", re.IGNORECASE
)


class HandOver(AssistantAction):
    """Says how to reach a person."""

    NAME = "action_hand_over"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Give the phone and e-mail route; a booking for those who may book."""
        words = self.services.words
        may_book = turn.audience != "parent" and turn.open_form is None
        buttons = [{"title": words.say("book_button"), "payload": "/book_consultation"}] if may_book else []
        say(dispatcher, words.say("hand_over", turn.audience), status_answer("person", turn.audience), buttons)
        return turn.remember_audience()


class RestartConversation(AssistantAction):
    """Forgets the family and whatever is open."""

    NAME = "action_restart_conversation"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Empty the slots of the conversation; a booking made stays made."""
        say(dispatcher, self.services.words.say("restarted"), status_answer("smalltalk", turn.audience))
        forgotten = (*SAID_SLOTS, SLOT_OFFERED, "requested_slot", *CONSULTATION_SLOTS, *CHANGE_SLOTS)
        return [*turn.remember_audience(), *(SlotSet(slot, None) for slot in forgotten), ActiveLoop(None)]


class Repeat(AssistantAction):
    """Says the last answer again; an open form asks its question again by itself."""

    NAME = "action_repeat"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Give the last answer again, in the words for this reader."""
        if turn.open_form is not None:
            return []
        last = turn.slot(SLOT_LAST_QUESTION)
        if last is None:
            text = self.services.words.say("nothing_to_repeat")
            say(dispatcher, text, status_answer("smalltalk", turn.audience))
            return []
        say_answer(dispatcher, answer_label(last, turn.audience, turn, self.services))
        return turn.remember_audience()


class SwitchAudience(AssistantAction):
    """Answers for somebody else from now on, the last answer first."""

    NAME = "action_switch_audience"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Switch to the voice that was named, or offer the three."""
        words = self.services.words
        audience = turn.entity("audience") or self._named(turn.text)
        if audience not in AUDIENCES:
            buttons = [
                {"title": words.say(f"audience_{each}"), "payload": payload("switch_audience", audience=each)}
                for each in AUDIENCES
            ]
            say(dispatcher, words.say("which_audience"), status_answer("smalltalk", turn.audience), buttons)
            return []
        say(dispatcher, words.say("switched_audience", audience), status_answer("smalltalk", audience))
        last = turn.slot(SLOT_LAST_QUESTION)
        if last is not None and turn.open_form is None:
            say_answer(dispatcher, answer_label(last, audience, turn, self.services))
        return turn.remember_audience(audience)

    @staticmethod
    def _named(text: str) -> str | None:
        # "I'm his mum's social worker": whose worker it is says nothing of who is writing.
        role = read_role(_SOMEBODYS.sub(" ", text)).understood
        return "practitioner" if role == LEAD_PROFESSIONAL else role


class SmallTalk(AssistantAction):
    """Short, friendly, and back to the subject."""

    NAME = "action_small_talk"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Say the words kept under the intent's own name; "ok" to a sentence about a booking says how it stands."""
        acknowledged = turn.label == INTENT_EVERYDAY
        if acknowledged and last_was_about_a_booking(turn) and say_standing(self, turn, dispatcher):
            return turn.remember_audience()
        key = turn.label.replace("/", "_") if turn.intent == INTENT_EVERYDAY else turn.intent
        text = self.services.words.say(key, turn.audience)
        say(dispatcher, text, status_answer("smalltalk", turn.audience))
        return turn.remember_audience()


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
