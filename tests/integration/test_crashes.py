"""Killed in the middle: nothing that was acknowledged is lost, nothing happens twice.

SIGKILL keeps what the operating system has already been given, so this shows that crashes
are safe, not that power cuts are.
"""

import multiprocessing
import os
import re
import signal
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from assistant.consultation.model import BookingState
from assistant.consultation.outbox import MailKind
from assistant.consultation.outcomes.booking import AlreadyBooked, Booked
from assistant.consultation.outcomes.changing import AlreadyCancelled, Cancelled, Moved
from tests.support.bookers import booked, shifted
from tests.support.cut_wire import cut_wire
from tests.support.office import REQUEST, Office, slot_at

BEFORE_COMMIT = ("begun", "booking_written", "audit_written", "outbox_written", "before_commit")
FAILPOINTS = (*BEFORE_COMMIT, "after_commit")
ADAPTERS = Path(__file__).parents[2] / "assistant" / "adapters"
WIRE_STEP = int(os.environ.get("ASSISTANT_TEST_WIRE_STEP", "350"))
LATER = shifted(slot_at(), timedelta(hours=3))


def killed_at(failpoint: str, url: str, action: Callable[[Office], object]) -> None:
    """Do something in a process that dies at a failpoint."""

    def run() -> None:
        os.environ.update(ASSISTANT_TESTING="1", ASSISTANT_FAILPOINT=failpoint)
        action(Office(url))

    process = multiprocessing.get_context("fork").Process(target=run)
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL, f"{failpoint} was not reached"


def about(office: Office, reference: str, action: str) -> int:
    """How many audit entries of a kind there are about a booking."""
    return sum(entry.action == action for entry in office.consultations.history(reference))


@pytest.mark.parametrize("failpoint", FAILPOINTS)
def test_killed_while_confirming(office: Office, database_url: str, failpoint: str):
    """The caller says yes again and has one booking, one audit entry, one set of messages."""
    intent_id = office.prepare("anna", slot_at())

    killed_at(failpoint, database_url, lambda other: other.consultations.confirm(intent_id))

    outcome = office.consultations.confirm(intent_id)
    assert isinstance(outcome, AlreadyBooked if failpoint == "after_commit" else Booked)
    assert office.consultations.find(outcome.booking.reference) == outcome.booking
    assert about(office, outcome.booking.reference, "booking_confirmed") == 1
    assert len(office.messages(MailKind.REQUEST)) == 2


@pytest.mark.parametrize("failpoint", FAILPOINTS)
def test_killed_while_moving(office: Office, database_url: str, failpoint: str):
    """The caller asks again and the booking has moved once."""
    reference = office.book("anna", slot_at()).reference

    killed_at(failpoint, database_url, lambda other: other.consultations.move("anna", reference, LATER))

    stored = office.consultations.find(reference)
    assert stored.slot == (LATER if failpoint == "after_commit" else slot_at())
    outcome = office.consultations.move("anna", reference, LATER)
    assert isinstance(outcome, Moved)
    assert (outcome.booking.slot, outcome.booking.version) == (LATER, 2)
    assert about(office, reference, "booking_moved") == 1
    assert len(office.messages(MailKind.REQUEST, open_only=True)) == 2


@pytest.mark.parametrize("failpoint", FAILPOINTS)
def test_killed_while_cancelling(office: Office, database_url: str, failpoint: str):
    """The caller asks again and the booking is cancelled once."""
    reference = office.book("anna", slot_at()).reference

    killed_at(failpoint, database_url, lambda other: other.consultations.cancel("anna", reference))

    outcome = office.consultations.cancel("anna", reference)
    assert isinstance(outcome, AlreadyCancelled if failpoint == "after_commit" else Cancelled)
    assert outcome.booking.state is BookingState.CANCELLED
    assert about(office, reference, "booking_cancelled") == 1
    assert len(office.messages(MailKind.CANCEL)) == 2


@pytest.mark.parametrize("failpoint", ["begun", "booking_written", "before_commit", "after_commit"])
def test_killed_while_holding(office: Office, database_url: str, failpoint: str):
    """The caller chooses the same slot again and goes on."""
    office.prove("anna")

    killed_at(failpoint, database_url, lambda other: office.hold("anna", slot_at(), other.consultations))

    assert office.book("anna", slot_at()).state is BookingState.CONFIRMED


def test_every_failpoint_of_a_booking_is_tried():
    """A new failpoint in the adapters has to be added here."""
    named = {
        name
        for module in ADAPTERS.rglob("*.py")
        for name in re.findall(r'failpoint\("(\w+)"\)', module.read_text(encoding="utf-8"))
    }
    of_mail = {name for name in named if name.startswith(("outbox_claimed", "mail_"))}
    assert named - of_mail == set(FAILPOINTS)


def test_failpoints_do_nothing_unless_testing(office: Office, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ASSISTANT_FAILPOINT", "begun")
    monkeypatch.delenv("ASSISTANT_TESTING", raising=False)

    assert isinstance(office.consultations.confirm(office.prepare("anna", slot_at())), Booked)


@pytest.mark.timeout(max(300, 60_000 // WIRE_STEP))
@pytest.mark.parametrize("backend", ["postgresql"])
@pytest.mark.parametrize("direction", ["to_server", "to_client"])
def test_the_wire_is_cut_while_confirming(office: Office, database_url: str, direction: str, tmp_path: Path):
    """Wherever the connection breaks, saying yes again gives one booking.

    `ASSISTANT_TEST_WIRE_STEP` is the distance between cuts in bytes (7 for the full figure).
    """
    errors = cuts = committed = 0
    office.prove("anna")
    while True:
        office.hold("anna", slot_at())
        intent_id = office.consultations.prepare("anna", REQUEST).intent_id
        with cut_wire(database_url, tmp_path, direction, cuts * WIRE_STEP) as (url, was_cut):
            through = Office(url)
            try:
                first = through.consultations.confirm(intent_id)
            except DBAPIError:
                first = None
                errors += 1
            through.engine.dispose()
        again = office.consultations.confirm(intent_id)
        assert isinstance(again, (Booked, AlreadyBooked)), cuts
        assert first is None or first.booking == again.booking
        committed += first is None and isinstance(again, AlreadyBooked)
        assert len(booked(office)) == 1
        assert about(office, again.booking.reference, "booking_confirmed") == 1
        office.consultations.cancel("anna", again.booking.reference)
        if not was_cut():
            break
        cuts += 1
    print(f"{direction}: cut at {cuts} places, {errors} errors, {committed} of them after the booking was stored")
    assert cuts > 0
    assert errors > 0
