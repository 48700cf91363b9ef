"""A page that is loaded again shows everything that was said, what was said inside a form included."""

from __future__ import annotations

from rasa.shared.core.events import ActionExecuted, ActiveLoop, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from assistant.engine.transcript import HIDDEN, HIDDEN_LANGUAGE, shown_turns


def test_a_note_keeps_its_language_and_what_was_written_is_hidden() -> None:
    written_in = {"language": "es", "direction": "ltr"}
    events = [
        ActionExecuted("action_listen"),
        UserUttered('/other_language{"language": "es"}'),
        ActionExecuted("action_note_language"),
        BotUttered("Este servicio …", {"custom": {"written_in": written_in}}),
    ]
    asked, noted = shown_turns(DialogueStateTracker.from_events("conversation", events))
    assert asked["text"] == HIDDEN_LANGUAGE and noted["written_in"] == written_in


def test_the_turns_of_a_form_are_shown_in_order_and_contact_details_are_hidden() -> None:
    events = [
        ActionExecuted("action_listen"),
        UserUttered("Book a consultation"),
        ActionExecuted("consultation_form"),
        ActiveLoop("consultation_form"),
        SlotSet("requested_slot", "consultation_organisation"),
        BotUttered("Which school?"),
        ActionExecuted("action_listen"),
        UserUttered("Example Primary School"),
        ActionExecuted("consultation_form"),
        SlotSet("requested_slot", "consultation_email"),
        BotUttered("Which address?", {"buttons": [{"title": "Go back", "payload": "/go_back"}]}),
        ActionExecuted("action_listen"),
        UserUttered('/contact_taken{"field": "email"}'),
        ActionExecuted("consultation_form"),
        BotUttered("Which code?"),
        ActionExecuted("action_listen"),
        UserUttered("/go_back"),
        ActionExecuted("consultation_form"),
    ]
    tracker = DialogueStateTracker.from_events("conversation", events)
    assert [turn["text"] for turn in shown_turns(tracker)] == [
        "Book a consultation", "Which school?", "Example Primary School", "Which address?", HIDDEN, "Which code?",
        "Go back",
    ]  # fmt: skip
