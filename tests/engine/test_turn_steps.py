"""Each step of a turn, without the trained model."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActiveLoop, BotUttered, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from assistant.adapters.language_guess import LanguageGuess
from assistant.adapters.name_marks import NameMarks
from assistant.adapters.secret_source import KeyedSecrets
from assistant.consultation.outcomes.contact import ContactTaken
from assistant.dialogue.contact_steps import ContactSteps
from assistant.engine import turn_steps
from assistant.engine.message_checks import Refused
from assistant.engine.output_channel import End
from assistant.engine.turn_result import Reply
from assistant.engine.turn_steps import Turn, TurnContext
from assistant.language.other_languages import OtherLanguages
from assistant.vocabulary import FORM_CONSULTATION, SLOT_NAME, SLOT_TOPIC
from assistant.words import load_words
from assistant.words.other_languages import load_languages
from tests.support.shipped import shipped_library

BUTTONS = [{"title": "Who leads?", "payload": "/ask{}"}, {"title": "Contact", "payload": "/contact{}"}]
ANSWERED = {"status": "answered", "audience": "parent", "asks": None}


class Processor:
    """Stands in for Rasa's processor: knows one conversation, answers with one message, can be told to fail."""

    def __init__(self, tracker: DialogueStateTracker) -> None:
        self.tracker = tracker
        self.answer: dict[str, Any] = ANSWERED
        self.fails_after_answering = self.fails_to_save = False
        self.saved = 0

    async def fetch_tracker_and_update_session(self, *_: Any) -> DialogueStateTracker:
        return self.tracker

    async def understand(self, message: Any, tracker: DialogueStateTracker) -> dict[str, Any]:
        return {"intent": {"name": "guidance", "confidence": 0.9}, "text": message.text}

    async def act(self, channel: Any, tracker: DialogueStateTracker) -> None:
        channel.messages.append({"text": "The school leads.", "custom": {"answer": self.answer}})
        if self.fails_after_answering:
            raise OSError("broken")

    async def save_tracker(self, tracker: DialogueStateTracker) -> None:
        if self.fails_to_save:
            raise OSError("disk")
        self.saved += 1


class Drafts:
    """Stands in for the consultation core: keeps the contact details it is given."""

    def __init__(self) -> None:
        self.given: dict[str, str] = {}

    def give_contact(self, conversation: str, **details: str) -> object:
        self.given |= details
        return ContactTaken(details.get("name"), None, False)


@pytest.fixture()
def tracker() -> DialogueStateTracker:
    made = DialogueStateTracker.from_events("c", [], Domain.load("domain.yml").slots)
    made.update(BotUttered("Is it one of these?", {"buttons": BUTTONS}))
    return made


@pytest.fixture()
def context(tracker: DialogueStateTracker) -> TurnContext:
    drafts = Drafts()
    everyday = {code: language.everyday for code, language in load_languages().items()}
    services = SimpleNamespace(
        other_languages=OtherLanguages(everyday, LanguageGuess(), lambda word: False),
        library=shipped_library(),
        words=load_words(),
        read_names=lambda text: [(text.index("Zebedee"), len(text), 1.0)] if "Zebedee" in text else [],
        name_marks=NameMarks(KeyedSecrets(b"k" * 32)),
        consultations=drafts,
        contact_steps=ContactSteps(drafts),
    )
    return TurnContext(SimpleNamespace(processor=Processor(tracker)), services)


def a_turn(tracker: DialogueStateTracker, typed: str = "", button: str | None = None) -> Turn:
    return Turn("c", "parent", typed=typed, button=button, tracker=tracker)


async def test_words_that_cannot_be_read_are_refused(tracker: Any, context: Any) -> None:
    assert await turn_steps.check(a_turn(tracker, "\u200b"), context) == Refused("empty")
    turn = a_turn(tracker, "who\u200b leads?")
    assert await turn_steps.check(turn, context) is None
    assert turn.typed == "who leads?"


async def test_the_conversation_is_opened(tracker: Any, context: Any) -> None:
    turn = Turn("c", None, typed="hello")
    await turn_steps.open_conversation(turn, context)
    assert turn.tracker is tracker


async def test_words_that_go_on_with_what_is_gone_are_refused(tracker: Any, context: Any) -> None:
    turn = Turn("c", None, typed="Sam Example", continues=True)
    assert await turn_steps.open_conversation(turn, context) == Refused("conversation_over")
    tracker.update(UserUttered("Who leads?"))
    assert await turn_steps.open_conversation(turn, context) is None


@pytest.mark.parametrize(("ended", "said"), [(End.LEFT, "no longer counts"), (End.LONG, "still counts")])
async def test_it_is_said_what_the_end_of_a_session_means(tracker: Any, context: Any, ended: End, said: str) -> None:
    turn = a_turn(tracker)
    turn.channel.ended = ended
    await turn_steps.say_what_ran_out(turn, context)
    assert len(turn.added) == 1 and said in turn.added[0].text


async def test_only_a_button_that_was_offered_can_be_pressed(tracker: Any, context: Any) -> None:
    turn = a_turn(tracker, button="/ask{}")
    assert await turn_steps.press_button(turn, context) is None
    assert turn.message == "/ask{}"
    assert await turn_steps.press_button(a_turn(tracker, button="/stop{}"), context) == Refused("unknown_button")


async def test_a_name_that_a_form_asked_for_reaches_the_draft_and_not_the_conversation(
    tracker: Any, context: Any
) -> None:
    for event in (ActiveLoop(FORM_CONSULTATION), SlotSet("requested_slot", SLOT_NAME)):
        tracker.update(event)
    turn = a_turn(tracker, "Zebedee Quillfeather")
    await turn_steps.take_field(turn, context)
    assert context.services.consultations.given == {"name": "Zebedee Quillfeather"}
    assert turn.message and "Zebedee" not in turn.message


async def test_words_outside_a_form_are_no_field(tracker: Any, context: Any) -> None:
    turn = a_turn(tracker, "Zebedee Quillfeather")
    await turn_steps.take_field(turn, context)
    assert turn.message == ""


async def test_words_that_name_a_button_press_it(tracker: Any, context: Any) -> None:
    turn = a_turn(tracker, "the second one")
    await turn_steps.take_choice(turn, context)
    assert turn.message == "/contact{}"


async def test_personal_data_is_left_out_and_said(tracker: Any, context: Any) -> None:
    turn = a_turn(tracker, "who leads for Zebedee")
    await turn_steps.redact_words(turn, context)
    await turn_steps.say_what_was_left_out(turn, context)
    assert "Zebedee" not in turn.message and turn.left_out == ("name",)
    assert turn.name_marks == context.services.name_marks.of("c", ("zebedee",)) != []
    assert len(turn.added) == 1 and "name" in turn.added[0].text


async def test_of_a_message_in_another_language_only_the_language_is_kept(tracker: Any, context: Any) -> None:
    turn = a_turn(tracker, "mi hijo Zebedee no quiere ir a la escuela")
    await turn_steps.set_other_language_aside(turn, context)
    await turn_steps.redact_words(turn, context)
    await turn_steps.say_what_was_left_out(turn, context)
    assert turn.message == '/other_language{"language": "es"}'
    assert turn.added == [], "nothing is said of a name that nobody looked for"


@pytest.mark.parametrize(
    "typed", ["my son dice que no quiere ir a la escuela", "mi hijo dice: my dad hits me", "who leads for my child?"]
)
async def test_what_is_partly_english_goes_on_as_english(tracker: Any, context: Any, typed: str) -> None:
    turn = a_turn(tracker, typed)
    await turn_steps.set_other_language_aside(turn, context)
    assert turn.message == ""


async def test_an_open_form_takes_answers_in_any_language(tracker: Any, context: Any) -> None:
    for event in (ActiveLoop(FORM_CONSULTATION), SlotSet("requested_slot", SLOT_TOPIC)):
        tracker.update(event)
    turn = a_turn(tracker, "mi hijo no quiere ir a la escuela")
    await turn_steps.set_other_language_aside(turn, context)
    assert turn.message == ""


async def test_what_is_chosen_already_is_not_redacted(tracker: Any, context: Any) -> None:
    turn = a_turn(tracker, "Zebedee")
    turn.message = "/ask{}"
    await turn_steps.redact_words(turn, context)
    assert (turn.message, turn.left_out) == ("/ask{}", ())


async def test_understanding_and_acting_give_the_answer(tracker: Any, context: Any) -> None:
    turn = a_turn(tracker)
    turn.message = "who leads?"
    await turn_steps.understand(turn, context)
    await turn_steps.act(turn, context)
    result = turn.result()
    assert result.intent == {"name": "guidance", "confidence": 0.9}
    assert [reply.text for reply in result.replies] == ["The school leads."]
    assert result.answer == ANSWERED


@pytest.mark.parametrize(
    ("understood", "signpost"),
    [
        ({"safeguarding": {"level": "line"}}, "safeguarding"),
        ({"intent": {"name": "raise_safeguarding_concern"}}, "safeguarding"),
        ({"safeguarding": {"level": "none"}, "intent": {"name": "guidance"}}, None),
        ({"intent": {"name": "raise_safeguarding_concern", "confidence": 0.93}}, "safeguarding"),
        ({"intent": {"name": "raise_safeguarding_concern", "confidence": 0.86}}, None),
        ({"safeguarding": {"level": "line", "score": 0.3}, "intent": {"name": "who_leads", "confidence": 0.95}}, None),
        (
            {"safeguarding": {"level": "line", "score": 0.6}, "intent": {"name": "who_leads", "confidence": 0.95}},
            "safeguarding",
        ),
        (
            {"safeguarding": {"level": "line", "score": 0.3}, "intent": {"name": "who_leads", "confidence": 0.7}},
            "safeguarding",
        ),
        (
            {
                "safeguarding": {"level": "none", "follows_harm": True},
                "intent": {"name": "raise_safeguarding_concern", "confidence": 0.4},
            },
            "safeguarding",
        ),
        ({"safeguarding": {"level": "line"}, "intent": {"name": "guidance", "confidence": 0.99}}, "safeguarding"),
    ],
)
async def test_the_safety_line_stands_beside_what_may_be_about_harm(
    tracker: Any, context: Any, understood: dict[str, Any], signpost: str | None
) -> None:
    turn = a_turn(tracker)
    await turn_steps.act(turn, context)
    turn.understood = understood
    await turn_steps.add_safety_line(turn, context)
    assert turn.result().answer.get("signpost") == signpost
    assert ["999" in reply.text for reply in turn.added] == ([True] if signpost else [])


async def test_the_safety_answer_needs_no_line_beside_it(tracker: Any, context: Any) -> None:
    context.agent.processor.answer = {**ANSWERED, "status": "safeguarding"}
    turn = a_turn(tracker)
    await turn_steps.act(turn, context)
    turn.understood = {"safeguarding": {"level": "reply"}}
    await turn_steps.add_safety_line(turn, context)
    assert turn.added == []


async def test_a_turn_is_remembered_with_what_was_added(tracker: Any, context: Any) -> None:
    turn = a_turn(tracker)
    turn.added.append(Reply("I left out a name."))
    await turn_steps.remember(turn, context)
    assert context.agent.processor.saved == 1
    assert tracker.events[-1].text == "I left out a name."


@pytest.mark.parametrize("broken", ["fails_after_answering", "fails_to_save"])
async def test_safety_words_are_said_although_something_breaks_and_no_other_answer_is(
    tracker: Any, context: Any, broken: str
) -> None:
    processor = context.agent.processor
    setattr(processor, broken, True)
    ordinary = a_turn(tracker)
    with pytest.raises(OSError):
        await turn_steps.act(ordinary, context)
        await turn_steps.remember(ordinary, context)
    processor.answer = {**ANSWERED, "status": "safeguarding"}
    turn = a_turn(tracker)
    await turn_steps.act(turn, context)
    await turn_steps.remember(turn, context)
    assert not turn.kept and turn.result().answer["status"] == "safeguarding"
