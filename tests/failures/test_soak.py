"""Many people at once, for a while, with things breaking in between: nothing lost, nothing empty, nothing that grows.

ASSISTANT_SOAK_SECONDS sets how long (30 in CI; 600 is the long run). Twenty conversations run in parallel.
"""

from __future__ import annotations

import os
import random
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.failures.conversation import LONGEST_ANSWER, PHONE
from tests.failures.test_files import locked
from tests.hostile import corpus
from tests.support.running_service import RunningService, Visitor, running

SECONDS = float(os.environ.get("ASSISTANT_SOAK_SECONDS", "30"))
PEOPLE = 20
MOST_GROWTH_MB = 100
MOST_MORE_FILES = 40
LONGEST_CONVERSATION = 30
QUESTIONS = {
    "Who leads if the family has a social worker?": ["lead-professional/rule-3"],
    "Who leads if the family is open to family early help?": ["lead-professional/rule-2"],
    "Who leads at tier 1?": ["lead-professional/rule-1"],
}
TALK = ("hello", "when can we escalate", "how much is the fine", "what is a SPOC", "thanks", "say that more simply")
PAGES = ("/", "/guidance/core-values", "/guidance/who-leads", "/consultation", "/privacy", "/officer/login", "/healthz")


class Person(threading.Thread):
    """Somebody who asks, books half way, browses, and now and then sends rubbish."""

    def __init__(self, service: RunningService, seed: int, ends: float) -> None:
        super().__init__()
        self._service, self._ends = service, ends
        self._pick = random.Random(seed)
        self._rubbish = list(corpus.generated(50, seed))
        self.outcomes: Counter[str] = Counter()
        self.answered: dict[str, int] = {}
        self.wrong: list[str] = []

    def run(self) -> None:
        """Go on until the time is up; the first thing that is wrong ends it."""
        try:
            while time.monotonic() < self._ends and not self.wrong:
                self._one_conversation()
        except Exception as failure:
            self.wrong.append(repr(failure))

    def _one_conversation(self) -> None:
        visitor, answered = self._service.visitor(), 0
        for _ in range(self._pick.randint(3, LONGEST_CONVERSATION)):
            if time.monotonic() >= self._ends:
                break
            answered += self._one_step(visitor)
        if answered:
            self.answered[visitor.http.cookies["conversation"].split(".")[0]] = answered

    def _one_step(self, visitor: Visitor) -> int:
        chance = self._pick.random()
        if chance < 0.15:
            self._browse(visitor)
            return 0
        if chance < 0.25:
            return self._take(visitor, self._pick.choice(self._rubbish).text)
        if chance < 0.35:
            return self._take(visitor, "I want to book a consultation")
        if chance < 0.6:
            return self._take(visitor, self._pick.choice(TALK))
        question = self._pick.choice(list(QUESTIONS))
        return self._take(visitor, question, QUESTIONS[question])

    def _take(self, visitor: Visitor, words: str, clauses: list[str] | None = None) -> int:
        turn = visitor.say(words)
        said = turn.texts or [turn.body.get("error", "")]
        if not all(text.strip() for text in said):
            self.wrong.append(f"an empty reply to {words!r}")
        if turn.seconds > LONGEST_ANSWER:
            self.wrong.append(f"{turn.seconds:.1f} s for {words!r}")
        status = turn.answer.get("status", "refused")
        self.outcomes[status] += 1
        if status == "error" and PHONE not in turn.text:
            self.wrong.append(f"a failure without the phone: {turn.text!r}")
        if clauses and status == "answered" and turn.answer["clauses"] != clauses:
            self.wrong.append(f"{words!r} was answered from {turn.answer['clauses']}")
        return int(turn.status == 200)

    def _browse(self, visitor: Visitor) -> None:
        path = self._pick.choice(PAGES)
        response = visitor.http.get(path)
        self.outcomes[f"page {response.status_code}"] += 1
        if response.status_code not in {200, 503}:
            self.wrong.append(f"{path}: {response.status_code}")


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    """The service on SQLite files."""
    with running(tmp_path_factory.mktemp("soak")) as started:
        warming_up = [Person(started, seed, time.monotonic() + 5) for seed in range(PEOPLE)]
        for person in warming_up:
            person.start()
        for person in warming_up:
            person.join()
        yield started


def breaking_things(service: RunningService, ends: float) -> None:
    """Lock one database or the other for a moment, again and again."""
    pick, files = random.Random(7), ("conversations.db", "consultations.db")
    while time.monotonic() < ends:
        with locked(service.folder / pick.choice(files)):
            time.sleep(pick.uniform(0.05, 0.4))
        time.sleep(pick.uniform(0.2, 1.0))


def open_files(service: RunningService) -> int:
    """How many files and sockets the process has open."""
    return len(list(Path(f"/proc/{service.pid}/fd").iterdir()))


@pytest.mark.timeout(SECONDS + 240)
def test_nothing_is_lost_or_empty_and_nothing_grows(service: RunningService) -> None:
    pid, memory, files = service.pid, service.memory_mb(), open_files(service)
    ends = time.monotonic() + SECONDS
    people = [Person(service, 100 + number, ends) for number in range(PEOPLE)]
    for person in people:
        person.start()
    breaking_things(service, ends)
    for person in people:
        person.join()

    assert [each for person in people for each in person.wrong] == []
    outcomes = sum((person.outcomes for person in people), Counter())
    assert outcomes["answered"] > PEOPLE, outcomes
    assert service.pid == pid
    answered = {key: count for person in people for key, count in person.answered.items()}
    assert lost(service, answered) == {}
    assert service.wait_until(30)["ready"] is True
    assert service.memory_mb() - memory <= MOST_GROWTH_MB
    assert open_files(service) - files <= MOST_MORE_FILES


def lost(service: RunningService, answered: dict[str, int]) -> dict[str, tuple[int, int]]:
    """Conversations that hold fewer messages than were answered: answered, held."""
    with sqlite3.connect(service.folder / "conversations.db", timeout=30) as connection:
        held = dict(
            connection.execute("SELECT sender_id, count(*) FROM events WHERE type_name = 'user' GROUP BY sender_id")
        )
    return {key: (count, held.get(key, 0)) for key, count in answered.items() if held.get(key, 0) < count}
