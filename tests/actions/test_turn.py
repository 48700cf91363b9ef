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
