"""What a turn knows of its conversation."""

from __future__ import annotations

from rasa_sdk import Tracker

from actions.turn import Turn


def test_a_later_change_is_known_to_be_told_from_the_answers_given() -> None:
    told = {"text": "…", "custom": {"answer": {"later_changes": ["one", "two"]}}}
    events = [
        {"event": "user", "text": "Who leads?"},
        {"event": "bot", "text": "…", "data": told},
        {"event": "bot", "text": "…", "data": {"custom": {"answer": {"status": "smalltalk"}}}},
        {"event": "bot", "text": "…", "data": None},
    ]
    tracker = Tracker("c", {}, {}, events, False, None, {}, "action_listen")
    assert Turn(tracker).later_changes_told == {"one", "two"}


def test_nothing_counts_that_happened_before_a_conversation_began_anew() -> None:
    told = {"custom": {"answer": {"later_changes": ["one"]}}}
    before = [{"event": "session_started"}, {"event": "user", "text": "Who leads?"}, {"event": "bot", "data": told}]
    now = [{"event": "session_started"}, {"event": "user", "text": "Who escalates?"}]
    heard = {"metadata": {"begins_anew": True}}
    turn = Turn(Tracker("c", {}, heard, before + now, False, None, {}, "action_listen"))
    assert turn.number == 0 and turn.earlier_texts == ["Who escalates?"] and not turn.later_changes_told
    goes_on = Turn(Tracker("c", {}, {}, before + now, False, None, {}, "action_listen"))
    assert goes_on.number == 1 and goes_on.later_changes_told == {"one"}
