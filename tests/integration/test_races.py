"""Everybody wants the same time at once: one gets it, the others are offered another.

`ASSISTANT_TEST_RACE_ROUNDS` sets how many rounds of fifty bookers are run (40 for the full figure).
"""

import multiprocessing
import os
import random
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.exc import TimeoutError

from assistant.adapters.database.unit_of_work import WritersTurn, unit_of_work_factory
from assistant.consultation.model import Slot
from assistant.consultation.outbox import MailKind
from assistant.consultation.outcomes.booking import Booked, Held, HoldExpired, SlotTaken
from assistant.consultation.outcomes.changing import AlreadyCancelled, Cancelled
from tests.support.bookers import (
    OVERLAPPING,
    QUARTER,
    at_once,
    book_all_in_any_order,
    booked,
    overlaps,
    remove_constraints,
    shifted,
    try_to_book,
    with_proved_addresses,
)
from tests.support.databases import new_database
from tests.support.office import PATIENCE, TUESDAY_AT_TEN, Office

ROUNDS = int(os.environ.get("ASSISTANT_TEST_RACE_ROUNDS", "3"))
BOOKERS = 50
PROCESSES = 4
SLOT = Slot(1, TUESDAY_AT_TEN, TUESDAY_AT_TEN + OVERLAPPING.slot_length)


@pytest.fixture()
def office(database_url: str) -> Iterator[Office]:
    """An office with one officer and a dense grid, so that neighbouring slots overlap."""
    opened = Office(database_url)
    opened.add_officers(settings=OVERLAPPING)
    yield opened
    opened.engine.dispose()


def race(office: Office, slot: Slot, number: int) -> list[object]:
    """Fifty bookers for a slot and its neighbours a quarter of an hour before and after."""
    conversations = [f"round {number} booker {each}".replace(" ", "-") for each in range(BOOKERS)]
    with_proved_addresses(office, conversations)
    pick = random.Random(number)
    wishes = [shifted(slot, pick.choice([-1, 0, 0, 1]) * QUARTER) for _ in conversations]
    return at_once(
        [partial(try_to_book, office.consultations, *each) for each in zip(conversations, wishes, strict=True)]
    )


def test_of_fifty_bookers_one_wins_and_the_others_are_offered_other_times(office: Office):
    for number in range(ROUNDS):
        slot = shifted(SLOT, timedelta(days=7 * (number // 5), hours=number % 5))
        outcomes = race(office, slot, number)

        winners = [outcome for outcome in outcomes if isinstance(outcome, Booked)]
        losers = [outcome for outcome in outcomes if isinstance(outcome, SlotTaken)]
        assert (len(winners), len(losers)) == (1, BOOKERS - 1), outcomes
        assert all(loser.alternatives for loser in losers)
        assert overlaps(office) == []
        assert len(booked(office)) == number + 1
        # One invitation for the caller, one for the officer.
        assert len(office.messages(MailKind.REQUEST)) == 2 * (number + 1)


def test_without_the_constraint_the_race_above_would_be_lost(office: Office):
    remove_constraints(office.engine)

    outcomes = race(office, SLOT, 1)

    assert sum(isinstance(outcome, Booked) for outcome in outcomes) > 1
    assert overlaps(office)


def test_processes_share_the_slots_out_without_a_double(office: Office, database_url: str):
    slots = [shifted(SLOT, timedelta(hours=number)) for number in range(-1, 6)]
    processes = multiprocessing.get_context("fork")
    wins = processes.SimpleQueue()
    started = [
        processes.Process(target=book_all_in_any_order, args=(database_url, f"process-{number}", slots, wins))
        for number in range(PROCESSES)
    ]
    for process in started:
        process.start()
    won = [win for _ in started for win in wins.get()]
    for process in started:
        process.join()

    assert [process.exitcode for process in started] == [0] * PROCESSES
    assert sorted(starts_at for _, starts_at in won) == [slot.starts_at for slot in slots]
    assert sorted(reference for reference, _ in won) == sorted(booked(office))


def test_one_confirmation_sent_many_times_at_once_books_once(office: Office):
    intent_id = office.prepare("anna", SLOT)

    outcomes = at_once([lambda: office.consultations.confirm(intent_id)] * 12)

    references = {outcome.booking.reference for outcome in outcomes}
    assert len(references) == 1
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["AlreadyBooked"] * 11 + ["Booked"]
    assert booked(office) == list(references)


def test_a_hold_and_a_late_confirmation_of_the_same_time_do_not_both_win(office: Office):
    intent_id = office.prepare("anna", SLOT)
    office.clock.advance(office.policy.hold)

    late, held = at_once(
        [
            lambda: office.consultations.confirm(intent_id),
            lambda: office.hold("ben", SLOT),
        ]
    )

    assert (type(late), type(held)) in {(Booked, SlotTaken), (HoldExpired, Held)}
    assert overlaps(office) == []


def test_two_who_swap_at_once_end_up_without_a_double(office: Office):
    later = shifted(SLOT, timedelta(hours=2))
    anna, ben = office.book("anna", SLOT), office.book("ben", later)

    outcomes = at_once(
        [
            lambda: office.consultations.move("anna", anna.reference, later),
            lambda: office.consultations.move("ben", ben.reference, SLOT),
        ]
    )

    assert all(isinstance(outcome, SlotTaken) for outcome in outcomes)
    assert overlaps(office) == []


def test_many_who_move_to_one_free_time_leave_one_there(office: Office):
    wanted = shifted(SLOT, timedelta(days=1))
    references = {
        name: office.book(name, shifted(SLOT, timedelta(hours=number))).reference
        for number, name in enumerate(["anna", "ben", "carl", "dora", "eve"])
    }

    outcomes = at_once(
        [
            lambda name=name, reference=reference: office.consultations.move(name, reference, wanted)
            for name, reference in references.items()
        ]
    )

    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Moved"] + ["SlotTaken"] * 4
    assert overlaps(office) == []


def test_a_time_that_is_cancelled_while_others_want_it_goes_to_at_most_one_of_them(office: Office):
    booking = office.book("anna", SLOT)
    names = [f"booker-{number}" for number in range(10)]
    with_proved_addresses(office, names)

    cancelled, *outcomes = at_once(
        [
            lambda: office.consultations.cancel("anna", booking.reference),
            *(lambda name=name: try_to_book(office.consultations, name, SLOT) for name in names),
        ]
    )

    assert isinstance(cancelled, Cancelled)
    assert sum(isinstance(outcome, Booked) for outcome in outcomes) <= 1
    assert all(isinstance(outcome, (Booked, SlotTaken)) for outcome in outcomes)
    assert overlaps(office) == []


def test_cancelling_many_times_at_once_cancels_once(office: Office):
    booking = office.book("anna", SLOT)

    outcomes = at_once([lambda: office.consultations.cancel("anna", booking.reference)] * 8)

    assert sum(isinstance(outcome, Cancelled) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, AlreadyCancelled) for outcome in outcomes) == 7
    assert len(office.messages(MailKind.CANCEL)) == 2


def test_one_conversation_holds_one_slot_however_many_pages_ask_at_once(office: Office):
    slots = [shifted(SLOT, timedelta(hours=number)) for number in range(6)]

    outcomes = at_once([lambda slot=slot: office.hold("anna", slot) for slot in slots])

    assert all(isinstance(outcome, Held) for outcome in outcomes)
    with office.unit_of_work(writing=False) as work:
        now = office.clock.now()
        assert len(work.bookings.claims(now, now + timedelta(days=30), now)) == 1


def test_a_process_does_not_ask_a_sqlite_file_that_another_process_writes_to(tmp_path: Path):
    """SQLite would let it nap longer and longer between two tries."""
    office = Office(new_database("sqlite", tmp_path))
    begun: list[object] = []
    event.listen(office.engine, "begin", begun.append)
    impatient = unit_of_work_factory(office.engine, office.clock, wait_seconds=0)
    others_turn = WritersTurn(PATIENCE, tmp_path)

    others_turn.take()
    with pytest.raises(TimeoutError), impatient():
        pass
    assert begun == []

    others_turn.give_back()
    with impatient():
        assert len(begun) == 1
    office.engine.dispose()
