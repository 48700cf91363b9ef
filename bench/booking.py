"""Booking on the form pages over HTTP: so many people at once, each filling in one form after another.

    python -m bench.booking

Prints one JSON line per number of people: how long the last step takes, which books ("confirm"), and
every other page. The target for the last step is a p99 of 250 ms on an otherwise idle machine.
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from statistics import quantiles

import httpx

from assistant.consultation.availability import london_instant
from bench.processes import Measured, service
from tests.support.running_service import Visitor

PEOPLE = {1: 30, 8: 20, 32: 6}
"""How many people at once, and how many bookings each makes."""
HALF_HOURS = 14
PATIENCE = 60.0
NAP = 0.2
CODE = re.compile(r"\b\d{6}\b")
_numbers = itertools.count(1)


class Person(threading.Thread):
    """Books one consultation after another, as a browser without JavaScript does."""

    def __init__(self, server: Measured, codes: Codes, bookings: int, times: Iterator[str]) -> None:
        super().__init__()
        self._address = f"http://127.0.0.1:{server.port}"
        self._codes, self._bookings, self._times = codes, bookings, times
        self.confirm: list[float] = []
        self.others: list[float] = []
        self.booked = 0

    def run(self) -> None:
        """Book."""
        for _ in range(self._bookings):
            with httpx.Client(base_url=self._address, timeout=60) as client:
                self._book(Visitor(client))

    def _book(self, visitor: Visitor) -> None:
        email = f"booker-{next(_numbers)}@school.example.com"
        self._step(visitor, "/consultation", role="school")
        self._step(visitor, "/consultation/organisation", organisation="Example Primary School")
        self._step(visitor, "/consultation/contact", name="Sam Example", email=email)
        self._step(visitor, "/consultation/code", code=self._codes.for_address(email))
        self._step(visitor, "/consultation/topic", topic="Attendance below half since September")
        self._step(visitor, "/consultation/more")
        # Bank holidays and times too near are refused, and another is taken.
        while self._step(visitor, "/consultation/time", slot=next(self._times)) != "/consultation/check":
            pass
        began = time.perf_counter()
        check = visitor.http.get("/consultation/check").text
        self.others.append(time.perf_counter() - began)
        fields = {name: value_of(check, name) for name in ("form_token", "once", "key")}
        began = time.perf_counter()
        done = visitor.http.post("/consultation/check", data=fields)
        self.confirm.append(time.perf_counter() - began)
        self.booked += "/consultation/booked/" in done.headers.get("location", "")

    def _step(self, visitor: Visitor, path: str, **fields: str) -> str:
        """Open a page and send its form; where it leads."""
        began = time.perf_counter()
        hidden = visitor.hidden(path)
        opened = time.perf_counter()
        response = visitor.http.post(path, data={**hidden, **fields})
        self.others += [opened - began, time.perf_counter() - opened]
        return response.headers.get("location", "")


class Codes:
    """The codes that were mailed, by address. Each mail is read once, however many people wait."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._lock = folder, threading.Lock()
        self._read: set[str] = set()
        self._by_address: dict[str, str] = {}

    def for_address(self, address: str) -> str:
        """The code for an address, once its mail is there."""
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            with self._lock:
                self._look()
            if address in self._by_address:
                return self._by_address[address]
            time.sleep(NAP)
        raise RuntimeError("the mail with the code never came")

    def _look(self) -> None:
        for file in self._folder.glob("*code*.eml"):
            if file.name not in self._read:
                mail = message_from_bytes(file.read_bytes(), policy=policy.default)
                self._by_address[str(mail["To"])] = CODE.findall(mail.get_body(("plain",)).get_content())[0]
                self._read.add(file.name)


def value_of(page: str, name: str) -> str:
    """The value of a hidden field."""
    return page.partition(f'name="{name}"')[2].partition('value="')[2].partition('"')[0]


def every_time(first: date) -> Iterator[str]:
    """Half hours of both officers of the example rota, as the form sends them; no two callers get the same."""
    for day in (first + timedelta(days=number) for number in itertools.count()):
        if day.weekday() < 5:
            start = london_instant(day, datetime.min.time().replace(hour=9))
            for half, officer in itertools.product(range(HALF_HOURS), (1, 2)):
                begins = start + half * timedelta(minutes=30)
                yield f"{officer}|{begins.isoformat()}|{(begins + timedelta(minutes=30)).isoformat()}"


class Shared:
    """An iterator that many threads may ask."""

    def __init__(self, iterator: Iterator[str]) -> None:
        self._iterator, self._lock = iterator, threading.Lock()

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        with self._lock:
            return next(self._iterator)


def measure(server: Measured, codes: Codes, people: int, bookings: int, times: Iterator[str]) -> dict:
    """Let them book; the figures in milliseconds."""
    persons = [Person(server, codes, bookings, times) for _ in range(people)]
    began, used = time.perf_counter(), server.cpu_seconds()
    for person in persons:
        person.start()
    for person in persons:
        person.join()
    took, used = time.perf_counter() - began, server.cpu_seconds() - used
    confirm = quantiles([second for person in persons for second in person.confirm], n=100)
    others = quantiles([second for person in persons for second in person.others], n=100)
    return {
        "people": people,
        "bookings": sum(person.booked for person in persons),
        "confirm_ms": {f"p{place + 1}": round(confirm[place] * 1000, 1) for place in (49, 94, 98)},
        "other_pages_ms": {f"p{place + 1}": round(others[place] * 1000, 1) for place in (49, 94, 98)},
        "bookings_per_second": round(sum(person.booked for person in persons) / took, 1),
        "cpu_ms_per_booking": round(used * 1000 / (people * bookings), 1),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="few bookings, for a look")
    quick = parser.parse_args().quick
    with tempfile.TemporaryDirectory() as name, service(Path(name)) as server:
        codes, times = Codes(Path(name) / "mail"), Shared(every_time(date.today() + timedelta(days=3)))
        for people, bookings in PEOPLE.items():
            print(json.dumps(measure(server, codes, people, 2 if quick else bookings, times)), flush=True)


if __name__ == "__main__":
    main()
