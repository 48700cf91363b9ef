"""Typed words against slots on offer: which one was meant."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.consultation.model import OfficerId, Slot
from assistant.consultation.slot_choice import ChosenSlot, NoSlotThen, SeveralSlots, choose_slot, slot_label
from assistant.language.times.office_calendar import OfficeCalendar
from assistant.language.times.readings import ClosedThen, NotATime, NotKnown, Past

MONDAY = datetime(2026, 11, 23, 10, tzinfo=timezone.utc)


def slot(day: int, hour: int, minute: int = 0, officer: int = 1) -> Slot:
    start = datetime(2026, 12, day, hour, minute, tzinfo=timezone.utc)
    return Slot(OfficerId(officer), start, start + timedelta(minutes=45))


OFFERED = [slot(1, 10), slot(1, 14), slot(3, 14)]
FREE = [*OFFERED, slot(2, 9), slot(2, 11), slot(2, 15, 30), slot(8, 14), slot(1, 14, officer=2)]


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("the second one", 1),
        ("option 1", 0),
        ("the last one", 2),
        ("Tuesday 1 December 2026, 2pm to 2.45pm", 1),
        ("tuesday 1 december 2026 2PM", 1),
        ("the 3rd at 2", 2),
        ("Thursday the 3rd", 2),
        ("10am", 0),
        ("the morning one", 0),
    ],
)
def test_words_that_fit_one_offered_slot_choose_it(typed, place):
    assert choose_slot(typed, OFFERED, FREE, MONDAY) == ChosenSlot(OFFERED[place])


def test_a_free_time_that_was_not_offered_can_be_asked_for():
    assert choose_slot("Wednesday 2 December at half three", OFFERED, FREE, MONDAY) == ChosenSlot(slot(2, 15, 30))


def test_wide_words_bring_the_free_slots_in_them():
    assert choose_slot("Wednesday the 2nd", OFFERED, FREE, MONDAY) == SeveralSlots(
        (slot(2, 9), slot(2, 11), slot(2, 15, 30))
    )


def test_words_that_fit_two_offered_slots_bring_both():
    assert choose_slot("at 2", OFFERED, FREE, MONDAY) == SeveralSlots((slot(1, 14), slot(3, 14)))


def test_a_bare_number_that_can_be_a_place_or_an_hour_is_asked_about():
    assert choose_slot("2", OFFERED, FREE, MONDAY) == SeveralSlots((slot(1, 14), slot(3, 14)), "choice_or_date")


def test_the_second_is_the_second_of_the_list_when_none_is_on_the_2nd():
    assert choose_slot("the second", OFFERED, FREE, MONDAY) == ChosenSlot(OFFERED[1])


@pytest.mark.parametrize("typed", ["10-12", "10 - 12", "10-12 please"])
def test_hours_that_may_be_a_date_bring_times_of_both(typed: str):
    on_the_tenth = [slot(10, 9), slot(10, 15)]
    chosen = choose_slot(typed, OFFERED, [*FREE, *on_the_tenth], MONDAY)
    assert isinstance(chosen, SeveralSlots)
    assert (set(on_the_tenth) | {slot(1, 10), slot(2, 11)}) == set(chosen.slots)
    assert chosen.why


def test_next_tuesday_on_a_monday_is_settled_when_one_week_has_slots():
    """Nothing is free tomorrow, so only the slots of the week after fit, and both are shown."""
    assert choose_slot("next Tuesday", OFFERED, FREE, MONDAY) == SeveralSlots((slot(1, 10), slot(1, 14)), "which_week")


def test_a_taken_time_brings_the_three_nearest():
    choice = choose_slot("Wednesday 2 December at 10", OFFERED, FREE, MONDAY)
    assert isinstance(choice, NoSlotThen)
    assert choice.nearest == (slot(2, 9), slot(2, 11), slot(2, 15, 30))


def test_earliest_is_the_first_free_slot_of_all():
    assert choose_slot("earliest", OFFERED, FREE, MONDAY) == ChosenSlot(slot(1, 10))
    assert choose_slot("earliest", [], [], MONDAY) == NotATime("nothing_free")


def test_the_first_of_a_day_is_the_first_free_slot_in_it():
    assert choose_slot("as early as possible on Wednesday the 2nd", OFFERED, FREE, MONDAY) == ChosenSlot(slot(2, 9))


def test_refusals_pass_through():
    assert choose_slot("Saturday at 10", OFFERED, FREE, MONDAY).reason == "weekend"
    assert isinstance(choose_slot("Saturday at 10", OFFERED, FREE, MONDAY), ClosedThen)
    assert isinstance(choose_slot("yesterday", OFFERED, FREE, MONDAY), Past)
    assert choose_slot("after half-term", OFFERED, FREE, MONDAY) == NotKnown("term_dates")
    assert choose_slot("the ninth one", OFFERED, FREE, MONDAY) == NotATime("no_such_choice")
    assert choose_slot("who leads?", OFFERED, FREE, MONDAY) == NotATime("not_understood")


@settings(max_examples=200)
@given(st.sets(st.tuples(st.integers(0, 90), st.integers(0, 35)), min_size=1, max_size=8))
def test_the_label_of_every_offered_slot_chooses_that_very_slot(starts):
    """Across the March clock change too."""
    calendar = OfficeCalendar(working_days=frozenset(range(7)))
    offered = []
    for days, quarter in sorted(starts):
        day = date(2027, 2, 1) + timedelta(days=days)
        start = datetime(day.year, day.month, day.day, 8, tzinfo=timezone.utc) + quarter * timedelta(minutes=15)
        offered.append(Slot(OfficerId(1), start, start + timedelta(minutes=30)))
    for each in offered:
        assert choose_slot(slot_label(each), offered, offered, MONDAY, calendar) == ChosenSlot(each)
        # The words alone, without the short cut for labels, mean the same.
        assert choose_slot(f"{slot_label(each)} please", offered, offered, MONDAY, calendar) == ChosenSlot(each)
