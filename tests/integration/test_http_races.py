"""Fifty browsers send the form for the same time at once, over HTTP: one books it, the others are offered another.

`ASSISTANT_TEST_RACE_ROUNDS` sets how many rounds are run (40 for the full figure).
"""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import timedelta
from functools import partial
from pathlib import Path

import httpx
import pytest

from assistant.consultation.model import OfficerId, Slot
from assistant.consultation.outbox import MailKind
from assistant.consultation.policy import BookingPolicy
from assistant.dialogue.time_choice import to_text
from tests.support.bookers import OVERLAPPING, QUARTER, at_once, booked, overlaps, remove_constraints, shifted
from tests.support.office import TUESDAY_AT_TEN
from tests.support.running_service import UNLIMITED
from tests.web.booking_steps import reach_time
from tests.web.browser import serving
from tests.web.front_desk import FrontDesk, front_desk
from tests.web.reader import Reader

ROUNDS = int(os.environ.get("ASSISTANT_TEST_RACE_ROUNDS", "2"))
BROWSERS = 50
FEW = 8
SLOT = Slot(OfficerId(1), TUESDAY_AT_TEN, TUESDAY_AT_TEN + OVERLAPPING.slot_length)
# Seconds: fifty pages at once on a busy machine.
PATIENCE = 60


class Crowd:
    """Browsers that have filled in the form as far as the choice of a time."""

    def __init__(self, desk: FrontDesk, address: str) -> None:
        self._desk, self._address = desk, address
        self._newcomers = iter(range(10_000))
        self.readers: list[Reader] = []

    def gather(self, size: int) -> None:
        """Open so many browsers."""
        self.readers += [self._newcomer() for _ in range(size)]

    def choose_at_once(self, wishes: list[Slot]) -> list[str]:
        """Everybody sends the form for a time and confirms; where each has come to."""
        for reader in self.readers:
            reader.open("/consultation/time")
        came_to = at_once([partial(choose, *each) for each in zip(self.readers, wishes, strict=True)])
        # Who has booked makes room for somebody else.
        for number, path in enumerate(came_to):
            if str(path).startswith("/consultation/booked/"):
                self.readers[number].client.close()
                self.readers[number] = self._newcomer()
        return came_to

    def close(self) -> None:
        """Close the browsers."""
        for reader in self.readers:
            reader.client.close()

    def _newcomer(self) -> Reader:
        reader = Reader(self._desk)
        # A new connection for each request: the server may close an idle one just when a form is sent on it.
        fresh = httpx.Limits(max_keepalive_connections=0)
        reader.client = httpx.Client(base_url=self._address, follow_redirects=True, timeout=PATIENCE, limits=fresh)
        reach_time(reader, f"booker-{next(self._newcomers)}@school.example.com")
        return reader


def choose(reader: Reader, wish: Slot) -> str:
    """Send the form for a time; if it is kept, confirm. The address of the last page, and other times if offered."""
    reader.send(slot=to_text(wish))
    if reader.path == "/consultation/check":
        reader.send()
    if reader.path == "/consultation/time":
        return f"{reader.path} with {min(len(reader.form().choices['slot']), 1)}"
    return reader.path


@pytest.fixture()
def crowd(database_url: str, tmp_path: Path) -> Iterator[tuple[Crowd, FrontDesk]]:
    """A gateway with one officer and a dense grid, and room for browsers in front of it."""
    desk = front_desk(
        tmp_path, BookingPolicy(hold=timedelta(days=1)), settings={**UNLIMITED, "ASSISTANT_DATABASE_URL": database_url}
    )
    desk.office.desk.save_settings("test", OVERLAPPING)
    for officer in desk.office.desk.rota().officers[1:]:
        desk.office.desk.set_officer_active("test", officer.id, False)
    with ExitStack() as stack:
        gathered = stack.enter_context(closing(Crowd(desk, stack.enter_context(serving(desk)))))
        yield gathered, desk
    desk.office.engine.dispose()


@pytest.mark.timeout(300 + 30 * ROUNDS)
def test_of_fifty_browsers_one_books_and_the_others_are_offered_other_times(crowd: tuple[Crowd, FrontDesk]) -> None:
    browsers, desk = crowd
    browsers.gather(BROWSERS)
    for number in range(ROUNDS):
        slot = shifted(SLOT, timedelta(days=7 * (number // 5), hours=number % 5))
        pick = random.Random(number)

        came_to = browsers.choose_at_once(
            [shifted(slot, pick.choice([-1, 0, 0, 1]) * QUARTER) for _ in range(BROWSERS)]
        )

        booked_pages = [page for page in came_to if str(page).startswith("/consultation/booked/")]
        assert len(booked_pages) == 1, Counter(map(str, came_to))
        assert came_to.count("/consultation/time with 1") == BROWSERS - 1, Counter(map(str, came_to))
        assert overlaps(desk.office) == []
        assert len(booked(desk.office)) == number + 1
        assert len(desk.office.messages(MailKind.REQUEST)) == 2 * (number + 1)


def test_without_the_constraint_several_browsers_would_book(crowd: tuple[Crowd, FrontDesk]) -> None:
    browsers, desk = crowd
    browsers.gather(FEW)
    remove_constraints(desk.office.engine)

    came_to = browsers.choose_at_once([SLOT] * FEW)

    assert sum(str(page).startswith("/consultation/booked/") for page in came_to) > 1
    assert overlaps(desk.office)
