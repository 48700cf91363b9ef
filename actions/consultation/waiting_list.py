"""The waiting list in the chat: offered where no time is free, joined by a yes."""

from __future__ import annotations

from rasa_sdk.events import ActiveLoop, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Event, say, status_answer
from actions.consultation.booking_answer import asking
from actions.consultation.brief import request_of
from actions.consultation.form_events import leave_form, reopen
from actions.consultation.times import WAITING_LIST, to_text
from actions.turn import Turn
from assistant.bootstrap import Services
from assistant.consultation import outcomes
from assistant.language.confirmation import Answer
from assistant.vocabulary import SLOT_EMAIL, SLOT_NAME, SLOT_OFFERED, SLOT_TIME


def offer_place(turn: Turn, services: Services, dispatcher: CollectingDispatcher) -> list[Event]:
    """Say that nothing is free, and ask whether the caller wants to wait for the next time."""
    words = services.words
    buttons = [
        {"title": words.say("waiting_list_join"), "payload": "/affirm"},
        {"title": words.say("waiting_list_no"), "payload": "/deny"},
    ]
    say(dispatcher, words.say("ask_waiting_list"), asking(turn, "confirm"), buttons)
    return [SlotSet(SLOT_OFFERED, WAITING_LIST)]


def take_answer(turn: Turn, services: Services, dispatcher: CollectingDispatcher) -> list[Event]:
    """Put the caller on the list at a yes, give the phone route at a no, and ask again at anything else."""
    words = services.words
    said = turn.answer_to(None)
    if said is Answer.YES or turn.text.strip(" .!").casefold() == words.say("waiting_list_join").casefold():
        return _join(turn, services, dispatcher)
    if said is not Answer.NO:
        say(dispatcher, words.say("waiting_list_unclear"), None)
        return [SlotSet(SLOT_TIME, None)]
    say(dispatcher, words.say("waiting_list_declined"), status_answer("person", turn.audience))
    return [*leave_form(), ActiveLoop(None)]


def _join(turn: Turn, services: Services, dispatcher: CollectingDispatcher) -> list[Event]:
    words = services.words
    match services.consultations.join_waiting_list(turn.conversation, request_of(turn, services)):
        case outcomes.OnWaitingList(position):
            key = "waiting_list_joined" if position else "waiting_list_offered"
            waiting = {"reference": None, "state": "waiting", "starts_at": None}
            text = words.say(key, position=position)
            say(dispatcher, text, status_answer("booking", turn.audience, booking=waiting))
            return [*leave_form(), ActiveLoop(None)]
        case outcomes.SlotsAreFree(slots):
            say(dispatcher, words.say("slots_are_free"), None)
            return [SlotSet(SLOT_TIME, None), SlotSet(SLOT_OFFERED, [to_text(slot) for slot in slots])]
        case outcomes.EmailNotProved():
            return [SlotSet(SLOT_TIME, None), *reopen(SLOT_EMAIL)]
        case outcomes.NotReady():
            # The draft ran out while the conversation was left alone.
            return [SlotSet(SLOT_TIME, None), SlotSet(SLOT_NAME, None), *reopen(SLOT_EMAIL)]
    say(dispatcher, words.say("booking_closed"), status_answer("person", turn.audience))
    return [*leave_form(), ActiveLoop(None)]
