"""The booking dialogue on an office of its own: the flows, and a chat that runs the actions without Rasa or a model."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import ActionExecutionRejection

from actions.consultation.booking_form import ValidateConsultationForm
from actions.consultation.change_form import ValidateChangeForm
from actions.consultation.openings import OfferConsultation, ShowFreeTimes, StartChange
from actions.consultation.outside_a_form import LeaveForm, SteerForm, TakeYesOrNo
from actions.conversation.steering import SmallTalk
from assistant.adapters.date_reading import read_date
from assistant.consultation.office_calendar import office_calendar
from assistant.consultation.readiness import load_readiness
from assistant.dialogue.booking_flow import BookingFlow
from assistant.dialogue.change_flow import ChangeFlow
from assistant.dialogue.contact_steps import ContactSteps
from assistant.dialogue.details_flow import DetailsFlow
from assistant.dialogue.time_choice import TimeChoice
from assistant.engine.contact_capture import capture
from assistant.vocabulary import FORM_CHANGE, FORM_CONSULTATION
from assistant.words import Words
from tests.support.office import Office
from tests.support.shipped import shipped_library, shipped_words

ACTIONS = {
    action().name(): action
    for action in (OfferConsultation, ShowFreeTimes, StartChange, TakeYesOrNo, LeaveForm, SteerForm, SmallTalk)
}
FORMS = {FORM_CONSULTATION: ValidateConsultationForm, FORM_CHANGE: ValidateChangeForm}
RULES = {
    "book_consultation": "action_offer_consultation",
    "consultation_availability": "action_show_free_times",
    "change_consultation": "action_start_change",
    "cancel_consultation": "action_start_change",
    "find_consultation": "action_start_change",
    "stop": "action_leave_form",
    "go_back": "action_steer_form",
    "affirm": "action_take_yes_or_no",
    "deny": "action_take_yes_or_no",
    "choose": "action_take_yes_or_no",
    "everyday": "action_small_talk",
}


@dataclass
class Desk:
    """What the actions and pages are given of the service, on an office."""

    office: Office
    words: Words = field(default_factory=shipped_words)

    def __post_init__(self) -> None:
        self.consultations, self.clock = self.office.consultations, self.office.clock
        self.library = shipped_library()
        self.times = TimeChoice(self.consultations, self.clock, lambda: self.calendar, read_date)
        self.contact_steps = ContactSteps(self.consultations)
        self.change_flow = ChangeFlow(self.consultations, self.clock, self.times, self.contact_steps)
        self.details_flow = DetailsFlow(self.consultations, load_readiness())

    @property
    def booking_flow(self) -> BookingFlow:
        """The dialogue of a booking, for one turn."""
        return BookingFlow(
            self.consultations, self.clock, self.library, self.times, self.contact_steps, lambda text: ()
        )

    @property
    def calendar(self) -> Any:
        """When the office can be open."""
        return office_calendar(self.office.desk.rota(), frozenset(), ())


@dataclass
class Chat:
    """A conversation with the booking actions. The intent of a message is given, because no model reads it."""

    desk: Desk
    conversation: str = "anna"
    slots: dict[str, Any] = field(default_factory=dict)
    events: list[dict[str, Any]] = field(default_factory=list)
    form: str | None = None
    replies: list[dict[str, Any]] = field(default_factory=list)
    given_back: bool = False
    stored: list[str] = field(default_factory=list)
    """Every message as the conversation keeps it."""

    def say(self, text: str, intent: str = "none_of_these", sure: bool = True, audience: str = "school") -> Chat:
        """Type words that the model takes for an intent."""
        asked = self.slots.get("requested_slot")
        captured = None
        if self.form is not None and asked is not None:
            captured = capture(text, self.form, asked, self.conversation, self.desk.contact_steps)
        if captured is not None and captured.startswith("/"):
            return self._button(captured, audience)
        heard = {"label": intent, "decision": "say" if sure else "ask", "confidence": 0.95 if sure else 0.3}
        message = {"text": captured or text, "intent": {"name": intent}, "entities": [], "understanding": heard}
        return self._turn(message, intent, audience)

    def press(self, title: str) -> Chat:
        """Press the last turn's quick reply with this title."""
        return self._button(next(each["payload"] for each in self.buttons if each["title"] == title))

    def press_payload(self, payload: str) -> Chat:
        """Press a button of an earlier turn."""
        return self._button(payload)

    def resume(self) -> Chat:
        """What the open form says after its turn was given back and answered elsewhere."""
        self.events.append({"event": "action", "name": "action_answer_question"})
        self._run(FORMS[self.form]().name(), {"text": self.stored[-1], "intent": {}, "entities": []}, "school", [])
        return self

    @property
    def text(self) -> str:
        """What was said last."""
        return "\n".join(reply["text"] for reply in self.replies)

    @property
    def buttons(self) -> list[dict[str, str]]:
        """The quick replies of what was said last."""
        return [button for reply in self.replies for button in reply["buttons"]]

    @property
    def titles(self) -> list[str]:
        """Their titles."""
        return [button["title"] for button in self.buttons]

    @property
    def answer(self) -> dict[str, Any]:
        """The last answer object."""
        return next(reply["custom"]["answer"] for reply in reversed(self.replies) if reply.get("custom"))

    @property
    def asks(self) -> str | None:
        """What the last turn asks for."""
        return self.answer["asks"]

    def _button(self, payload: str, audience: str = "school") -> Chat:
        intent, _, values = payload.lstrip("/").partition("{")
        entities = (
            [{"entity": name, "value": value} for name, value in json.loads("{" + values or "{}").items()]
            if values
            else []
        )
        return self._turn({"text": payload, "intent": {"name": intent}, "entities": entities}, intent, audience)

    def _turn(self, message: dict[str, Any], intent: str, audience: str) -> Chat:
        self.replies, self.given_back = [], False
        self.stored.append(message["text"])
        self.events.append({"event": "user", "text": message["text"]})
        name = FORMS[self.form]().name() if self.form else RULES.get(intent)
        if name is None:
            self.given_back = True
            return self
        self._run(name, message, audience, self.replies)
        said = ({"buttons": reply["buttons"], "custom": reply.get("custom")} for reply in self.replies)
        self.events += [{"event": "bot", "data": each} for each in said]
        return self

    def _run(self, name: str, message: dict[str, Any], audience: str, said: list[dict[str, Any]]) -> None:
        actions = {form().name(): form for form in FORMS.values()} | ACTIONS
        loop = {"name": self.form} if self.form else {}
        message = {**message, "metadata": {"audience": audience}}
        tracker = Tracker(self.conversation, self.slots, message, self.events, False, None, loop, "listen")
        dispatcher = CollectingDispatcher()
        try:
            events = asyncio.run(actions[name](self.desk).run(dispatcher, tracker, {}))
        except ActionExecutionRejection:
            self.given_back = True
            return
        said.extend(dispatcher.messages)
        self.replies = said
        follow = None
        for event in events:
            if event["event"] == "slot":
                self.slots[event["name"]] = event["value"]
            elif event["event"] == "active_loop":
                self.form = event["name"]
            elif event["event"] == "followup":
                follow = event["name"]
        if follow is not None:
            self.events.append({"event": "action", "name": name})
            self.form = follow if follow in FORMS else self.form
            self._run(FORMS[follow]().name() if follow in FORMS else follow, message, audience, said)


QUESTIONS = ("role", "organisation", "name", "email", "email_code", "topic", "slot", "confirm")


def answer_for(chat: Chat, asked: str) -> str:
    """What a caller types when the form asks for `asked`."""
    return {
        "role": "School",
        "organisation": "Example Primary School",
        "name": "Sam Example",
        "email": f"{chat.conversation}@school.example.com",
        "topic": "attendance below half since September",
        "slot": "Thursday 26 November at 2pm",
        "confirm": "yes",
    }.get(asked) or chat.desk.office.code_of(chat.conversation)


def until(chat: Chat, question: str) -> Chat:
    """Open a booking and answer its questions until it asks for `question`."""
    chat.say("I want to book a consultation", "book_consultation")
    for asked in QUESTIONS:
        assert chat.asks == asked, (chat.asks, asked, chat.text)
        if asked == question:
            return chat
        chat.say(answer_for(chat, asked))
    raise AssertionError(f"the form never asked for {question}")


def booked(chat: Chat) -> Chat:
    """Book; the chat after it."""
    until(chat, "confirm").say("yes")
    assert chat.answer["booking"]["state"] == "confirmed", chat.text
    return chat
