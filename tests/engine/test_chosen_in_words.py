"""A typed reply chooses a button that was just offered, and never anything else."""

from __future__ import annotations

import pytest
from rasa.shared.core.events import ActionExecuted, BotUttered, UserUttered
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker

from assistant.conversation.state import ConversationState
from assistant.engine.transcript import chosen_in_words

EARLIER = BotUttered("Which?", {"buttons": [{"title": "Long ago", "payload": "/long_ago"}]})
OFFER = BotUttered(
    "Which of these?",
    {"buttons": [{"title": "Who leads?", "payload": "/who_leads"}, {"title": "None of these", "payload": "/none"}]},
)


def conversation(*said: BotUttered) -> DialogueStateTracker:
    """A conversation whose latest turn of the assistant is `said`."""
    listen = ActionExecuted("action_listen")
    events = [listen, UserUttered("hello"), EARLIER, listen, UserUttered("something unclear"), *said, listen]
    return DialogueStateTracker.from_events("conversation", events)


@pytest.mark.parametrize(
    ("text", "payload"),
    [
        ("the first one", "/who_leads"),
        ("1", "/who_leads"),
        ("Option 2, please", "/none"),
        ("second", "/none"),
        ("the last one", "/none"),
        ("who leads", "/who_leads"),
        ("NONE OF THESE.", "/none"),
    ],
)
def test_a_title_or_a_place_chooses(text: str, payload: str) -> None:
    assert chosen_in_words(conversation(OFFER), text) == payload


@pytest.mark.parametrize(
    "text", ["the third one", "who leads if early help is open?", "first we tried a plan", "Long ago", "", "12"]
)
def test_other_words_choose_nothing(text: str) -> None:
    assert chosen_in_words(conversation(OFFER), text) is None


def test_the_second_child_of_a_conversation_is_no_button() -> None:
    tracker = conversation(OFFER)
    tracker.slots["family"] = AnySlot(
        "family", [], initial_value={"label": "first", "others": {"second": {"facts": {}}}}
    )
    assert chosen_in_words(tracker, "second") is None
    assert chosen_in_words(tracker, "who leads") == "/who_leads"


@pytest.mark.parametrize("text", ["the first one", "last", "Long ago"])
def test_nothing_is_chosen_where_nothing_was_just_offered(text: str) -> None:
    assert chosen_in_words(conversation(BotUttered("Hello.")), text) is None
    assert chosen_in_words(None, text) is None


def test_after_an_answer_that_tells_a_list_a_place_means_a_part_of_it() -> None:
    tracker = conversation(OFFER)
    told = ConversationState("guidance/core_values_overview", "core_values", named=("one", "two")).as_stored()
    tracker.slots["conversation"] = AnySlot("conversation", [], initial_value=told)
    assert chosen_in_words(tracker, "the last one") is None
    assert chosen_in_words(tracker, "who leads") == "/who_leads"
