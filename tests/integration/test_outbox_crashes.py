"""The sender is killed (SIGKILL) at every step, again and again: everything arrives, and a copy has the same id."""

import multiprocessing
import os
import signal
from collections import Counter
from datetime import timedelta

import pytest

from tests.support.office import MovableClock, Office, slot_at
from tests.support.post_office import smtp_sink, smtp_worker

# Leased; taken by the mail server; marked, not committed; committed.
STEPS = ("outbox_claimed", "mail_claimed", "mail_accepted", "mail_before_mark", "mail_marked")
CRASHES = 3


@pytest.mark.parametrize("step", STEPS)
def test_a_killed_sender_loses_nothing(office: Office, step: str):
    for number in range(CRASHES):
        office.book(f"caller{number}", slot_at(slot_at().starts_at + timedelta(hours=number)))
    with smtp_sink() as sink:
        for _ in range(CRASHES):
            _die_at(step, office, sink)
            # The lease of the dead has to run out before anybody else may try.
            office.clock.advance(timedelta(minutes=4))
        worker = smtp_worker(office, sink)
        worker.run_once()
    invitations = {message.message_id for message in office.messages() if message.kind.value != "reminder"}
    delivered = Counter(identity.strip("<>") for identity in sink.message_ids)
    assert set(delivered) == invitations
    copies = sum(delivered.values()) - len(delivered)
    assert copies == (CRASHES if step in ("mail_accepted", "mail_before_mark") else 0)
    assert worker.run_once().sent == 0


def _die_at(step: str, office: Office, sink) -> None:
    """Run a worker in a process of its own that kills itself at the step."""
    process = multiprocessing.get_context("fork").Process(
        target=_work, args=(step, office.url, office.clock.now(), sink)
    )
    process.start()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL


def _work(step: str, url: str, now, sink) -> None:
    os.environ.update(ASSISTANT_FAILPOINT=step, ASSISTANT_TESTING="1")
    smtp_worker(Office(url, clock=MovableClock(now)), sink).run_once()
