"""How long a conversation and an open form last, and that a changed model is not loaded."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SessionStarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from assistant.engine.agent import LONGEST_SESSION, LONGEST_SESSION_IN_A_FORM, ShortSessionProcessor
from assistant.engine.output_channel import End

PROJECT = Path(__file__).resolve().parents[2]
A_MINUTE, AN_HOUR, A_DAY = 60, 3600, 86_400
FORM = "consultation_form"


@pytest.fixture(scope="module")
def processor() -> ShortSessionProcessor:
    """A processor that knows the domain and nothing else."""
    bare = ShortSessionProcessor.__new__(ShortSessionProcessor)
    bare.domain = Domain.load(str(PROJECT / "domain.yml"))
    return bare


def conversation(said_ago: list[float], form_opened_by: int | None = None) -> DialogueStateTracker:
    """A session in which something was said so many seconds ago, each time; a form opened after one message."""
    now = time.time()
    events: list[Event] = [SessionStarted(timestamp=now - max(said_ago) - 1)]
    for number, ago in enumerate(said_ago):
        events += [UserUttered(f"message {number}", timestamp=now - ago)]
        if form_opened_by is not None and number >= form_opened_by:
            events += [ActionExecuted(FORM, timestamp=now - ago)]
        if number == form_opened_by:
            events += [ActiveLoop(FORM, timestamp=now - ago)]
        events += [ActionExecuted("action_listen", timestamp=now - ago)]
    return DialogueStateTracker.from_events("anna", events)


def test_a_session_that_was_left_is_told_from_a_long_one(processor: ShortSessionProcessor) -> None:
    long = [float(LONGEST_SESSION - number) for number in range(LONGEST_SESSION)]
    assert processor._end_of_session(conversation(long)) is End.LONG
    assert processor._end_of_session(conversation([each + AN_HOUR for each in long])) is End.LEFT
    assert processor._end_of_session(conversation(long[1:])) is None


def is_over(processor: ShortSessionProcessor, tracker: DialogueStateTracker) -> bool:
    """Whether the next message begins a new session."""
    return processor._has_session_expired(tracker)


def test_a_form_goes_on_while_it_is_answered(processor: ShortSessionProcessor) -> None:
    """Opened 62 minutes ago, answered 37, 17 and 4 minutes ago."""
    said = [each * A_MINUTE for each in (62, 37, 17, 4)]
    assert not is_over(processor, conversation(said, form_opened_by=0))


@pytest.mark.parametrize(("pause", "over"), [(61 * A_MINUTE, False), (A_DAY - A_MINUTE, False), (A_DAY, True)])
def test_a_form_lives_as_long_as_its_draft(processor: ShortSessionProcessor, pause: float, over: bool) -> None:
    assert is_over(processor, conversation([pause + A_MINUTE, pause], form_opened_by=0)) is over


@pytest.mark.parametrize(("pause", "over"), [(59 * A_MINUTE, False), (61 * A_MINUTE, True)])
def test_without_a_form_an_hours_pause_ends_a_session(
    processor: ShortSessionProcessor, pause: float, over: bool
) -> None:
    assert is_over(processor, conversation([pause + A_MINUTE, pause])) is over


def test_a_long_session_ends_between_forms_and_not_within_one(processor: ShortSessionProcessor) -> None:
    said = [float(LONGEST_SESSION - number) for number in range(LONGEST_SESSION)]
    assert is_over(processor, conversation(said))
    assert not is_over(processor, conversation(said, form_opened_by=0))


def test_a_form_that_is_answered_for_long_goes_on_in_a_session_of_its_own(processor: ShortSessionProcessor) -> None:
    """So that a turn in a form costs no more, however often something is said in it."""
    said = [float(LONGEST_SESSION_IN_A_FORM - number) for number in range(LONGEST_SESSION_IN_A_FORM)]
    assert processor._end_of_session(conversation(said, form_opened_by=0)) is End.LONG
    assert processor._end_of_session(conversation(said[1:], form_opened_by=0)) is None
