"""Yes, no, a button and "stop" where no form is open."""

from __future__ import annotations

from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from typing_extensions import assert_never

from actions.base import AssistantAction, Event, say, status_answer
from actions.consultation import form, replies
from actions.consultation.openings import say_standing
from actions.guidance.answer_who_leads import decide
from actions.turn import Turn
from assistant.dialogue.details_flow import DetailsAsk, NoDetails, is_about_details
from assistant.dialogue.results import Say
from assistant.vocabulary import (
    ENTITY_CHOICE,
    FORM_CHANGE,
    FORM_CONSULTATION,
    GO_ON,
    INTENT_AFFIRM,
    INTENT_DENY,
    SLOT_ASKED_FACT,
    SLOT_BOOKED,
    SLOT_FACTS,
    SLOT_FORM_FAILURES,
    SLOT_INTENT_ID,
    SLOT_OFFERED,
)


class TakeYesOrNo(AssistantAction):
    """Gives a bare yes or no, or a button pressed late, the meaning that it has now."""

    NAME = "action_take_yes_or_no"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Set the fact asked for, add to a booking, say how a booking stands, or ask what is meant."""
        if turn.form_that_ran_out is not None:
            return self._offer_to_go_on(turn, turn.form_that_ran_out, dispatcher)
        asked = turn.slot(SLOT_ASKED_FACT)
        value = {INTENT_AFFIRM: "yes", INTENT_DENY: "no"}.get(turn.intent)
        if asked in SLOT_FACTS and asked != "tier" and value is not None:
            # Words that are a reply were taken as one before the rules; no intent gives a fact, so it is asked again.
            told = turn.families if turn.text else turn.families.tapped({asked: value})
            return decide(self, turn, told, dispatcher)
        choice = turn.entity(ENTITY_CHOICE) or ""
        if turn.intent == INTENT_AFFIRM:
            choice = next((each for each in form.offered_last(turn) if each.startswith(GO_ON)), "")
        if choice.startswith(GO_ON):
            return self._go_on(turn, choice.removeprefix(GO_ON))
        if is_about_details(choice):
            return self._add_details(turn, choice, dispatcher)
        # Nothing is booked or changed here, whatever the button said when it was offered.
        if turn.intent != INTENT_DENY and say_standing(self, turn, dispatcher):
            return []
        key = "deny" if turn.intent == INTENT_DENY else "affirm_nothing_open"
        say(dispatcher, self.services.words.say(key), status_answer("smalltalk", turn.audience))
        return []

    def _offer_to_go_on(self, turn: Turn, ran_out: str, dispatcher: CollectingDispatcher) -> list[Event]:
        """A yes or a button that was meant for a form which is over: nothing is done but to offer it again."""
        words = self.services.words
        buttons = replies.choice_buttons(words, (f"{GO_ON}{ran_out}",))
        say(dispatcher, words.say(f"ran_out_{ran_out}"), replies.asking(turn, None), buttons)
        return []

    def _go_on(self, turn: Turn, ran_out: str) -> list[Event]:
        """Open a form that ran out again, with what was given; it asks for what is missing."""
        if ran_out not in {FORM_CONSULTATION, FORM_CHANGE}:
            return []
        self.services.consultations.take_up(turn.conversation)
        emptied = (form.REQUESTED, SLOT_OFFERED, SLOT_INTENT_ID, SLOT_FORM_FAILURES)
        return [*(SlotSet(slot, None) for slot in emptied), FollowupAction(ran_out)]

    def _add_details(self, turn: Turn, choice: str, dispatcher: CollectingDispatcher) -> list[Event]:
        words = self.services.words
        match self.services.details_flow.choose(turn.conversation, turn.slot(SLOT_BOOKED) or "", choice):
            case DetailsAsk(booking, ask, choices):
                titles = [replies.worded(words, title) if isinstance(title, Say) else title for _, title in choices]
                buttons = replies.choice_buttons(words, [name for name, _ in choices], titles)
                say(dispatcher, replies.worded(words, ask), replies.asking(turn, None, booking), buttons)
            case NoDetails(sentence):
                say(dispatcher, replies.worded(words, sentence), status_answer("person", turn.audience))
            case never:
                assert_never(never)
        return []


class LeaveForm(AssistantAction):
    """Says that there is nothing to stop. An open form leaves only by its own turn, at words that all say so."""

    NAME = "action_leave_form"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Say so."""
        return nothing_open(self, turn, dispatcher)


class SteerForm(AssistantAction):
    """Says that there is nothing to go back to or to correct; an open form does that by its own turn."""

    NAME = "action_steer_form"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Say so."""
        return nothing_open(self, turn, dispatcher)


def nothing_open(action: AssistantAction, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
    """Say that no form is open; an open one asks its question again by itself."""
    if turn.open_form is None:
        say(dispatcher, action.services.words.say("nothing_to_leave"), status_answer("smalltalk", turn.audience))
    return []
