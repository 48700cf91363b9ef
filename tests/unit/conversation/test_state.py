"""The state of a conversation: kept as plain values, replaced by answers, kept through talk."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation.state import ConversationState, fingerprint

ANSWER = {
    "status": "answered",
    "topic": "core_values",
    "clauses": ["core-values/principle-1"],
    "lead": None,
    "asks": None,
}


def after(state: ConversationState, answer: dict, **values) -> ConversationState:
    given_values = {
        "label": None,
        "topic": None,
        "subject": None,
        "named": (),
        "family": {},
        "message": "x",
        "reply": "y",
    }
    return state.after(answer, **{**given_values, **values})


TEXTS = st.lists(st.text(max_size=12), max_size=4).map(tuple)


@given(
    st.builds(
        ConversationState,
        label=st.none() | st.text(max_size=12),
        topic=st.none() | st.text(max_size=12),
        clauses=TEXTS,
        named=TEXTS,
        offered=TEXTS,
        asks=st.none() | st.text(max_size=12),
        family=st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=3),
    )
)
def test_what_is_stored_is_read_back_whatever_it_holds(state: ConversationState) -> None:
    stored = json.loads(json.dumps(state.as_stored()))
    again = ConversationState.from_stored(stored)
    assert again.as_stored() == state.as_stored()


def test_a_state_of_another_version_or_of_no_form_begins_anew() -> None:
    for stored in (None, "x", 3, [], {"version": 0, "label": "guidance/tas_what"}, {"label": "guidance/tas_what"}):
        assert ConversationState.from_stored(stored) == ConversationState()


def test_an_answer_replaces_what_was_spoken_of_and_talk_keeps_it() -> None:
    told = after(ConversationState(), ANSWER, label="guidance/core_values_overview", named=("a", "b"))
    assert (told.topic, told.label, told.named) == ("core_values", "guidance/core_values_overview", ("a", "b"))
    thanked = after(told, {"status": "smalltalk", "topic": None, "asks": None})
    assert (thanked.topic, thanked.label, thanked.named) == (told.topic, told.label, told.named)
    moved = after(thanked, {**ANSWER, "topic": "consultation"}, label="guidance/consultation_how")
    assert (moved.topic, moved.earlier_subject, moved.named) == ("consultation", "core_values", ())


def test_a_part_of_a_list_keeps_the_list() -> None:
    told = after(ConversationState(), ANSWER, label="guidance/core_values_overview", named=("a", "b"))
    assert after(told, ANSWER, label="guidance/principle_early_action").named == ("a", "b")


def test_only_words_make_a_fingerprint() -> None:
    assert fingerprint("Who leads?") == fingerprint(" who  LEADS ")
    assert fingerprint("Who leads?") != fingerprint("Who led?")
    assert fingerprint("?!") == ""
