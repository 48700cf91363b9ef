"""Invented people are written into chats and bookings: afterwards nothing on disk and in no log names them.

500 of them here; `ASSISTANT_CANARIES=10000` for the long run.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timezone
from fnmatch import fnmatch
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
import time_machine

from tests.conversations.talk import WORDS_FOR, Talk
from tests.support.canaries import Canary, canaries
from tests.support.disk_scan import Sighting, sightings, words_in

HOW_MANY = int(os.environ.get("ASSISTANT_CANARIES", "500"))
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=timezone.utc)
MESSAGES_A_CONVERSATION = 6
BOOKING_EVERY, MOST_BOOKINGS = 20, 40
CALLER = "Zara Quillfeather"

pytestmark = [pytest.mark.model, pytest.mark.timeout(60 + HOW_MANY)]


@dataclass
class Service:
    """The chat service with its stores in files, and shorthands to use and to break it."""

    folder: Path
    chat: Any
    loop: asyncio.AbstractEventLoop
    callers: list[str] = field(default_factory=list)

    def talk(self) -> Talk:
        return Talk(self.chat, self.loop)

    def book(self, organisation: str, topic: str) -> str | None:
        """Book in the chat with some words as school and topic; the reference, or None if it came to nothing."""
        talk = self.talk()
        email = f"caller{len(self.callers)}@quillfeather.example"
        self.callers.append(email)
        words = {**WORDS_FOR, "name": CALLER, "email": email}
        tried: set[str] = set()
        answer = talk.say("I want to book a consultation")
        for _ in range(20):
            asked = answer["asks"]
            if asked is None:
                break
            planted = {"organisation": organisation, "topic": topic}.get(asked)
            # Words that the form does not take are given once; then it gets plain ones. Planted words can be a
            # question about a family too, which is answered, and asks for a fact of it.
            if planted is not None and asked not in tried:
                tried.add(asked)
                answer = talk.say(planted)
            else:
                answer = talk.say(talk.code() if asked == "email_code" else words.get(asked, words["topic"]))
            if answer.get("booking"):
                return answer["booking"]["reference"]
        return None


@pytest.fixture()
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """A service on a fresh folder, on the trained model."""
    from assistant.bootstrap import services, stop
    from assistant.engine.embedding import open_chat_service

    monkeypatch.setenv("ASSISTANT_DATA", str(tmp_path / "data"))
    stop()
    loop = asyncio.new_event_loop()
    with time_machine.travel(NOW, tick=True):
        yield Service(tmp_path / "data", open_chat_service(), loop)
    loop.close()
    services().database.dispose()
    stop()


def send(service: Service, planted: list[Canary]) -> list[str]:
    """Plant canaries in chats, in bookings and in turns that fail; the references of the bookings."""
    references: list[str | None] = []
    talk = service.talk()
    for number, canary in enumerate(planted):
        if number % MESSAGES_A_CONVERSATION == 0:
            talk = service.talk()
        talk.say(canary.message)
        if number % BOOKING_EVERY == 0 and len(references) < MOST_BOOKINGS:
            references.append(service.book(planted[number - 1].message, canary.message))
    return [reference for reference in references if reference]


def test_no_canary_is_found_on_disk_or_in_the_output(
    service: Service, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    from assistant.adapters.data_map import known_files
    from assistant.adapters.operation.backup import Backups
    from assistant.bootstrap import services

    planted = list(canaries(HOW_MANY))
    references = send(service, planted)
    assert len(references) >= min(len(planted) // BOOKING_EVERY, MOST_BOOKINGS) * 0.8, "hardly any booking was made"
    sent = services().outbox_worker.run_once(100_000).sent
    Backups(services().settings).back_up(service.folder / "backups", NOW)

    output = "".join(capfd.readouterr()) + caplog.text
    leaks = leaked(service, planted, output)

    assert leaks == [], f"{len(leaks)} leaks; the first: {leaks[:20]}"
    # What was to be found is found: the scan looks into every kind of file.
    kinds = {Path(each.file).suffix for each in sightings(service.folder, [CALLER])}
    assert sent and {".eml", ".tar"} < kinds and kinds & {".db", ".db-wal"}
    left = [str(file.relative_to(service.folder)) for file in service.folder.rglob("*") if file.is_file()]
    allowed = (*known_files(), "backups/*")
    assert [name for name in left if not any(fnmatch(name, pattern) for pattern in allowed)] == []


def test_contact_details_are_in_the_booking_and_nowhere_else(
    service: Service, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    assert service.book("Ark Walworth Academy", "Attendance at 48 per cent")
    from assistant.bootstrap import services

    services().outbox_worker.run_once()
    found = {each.file.partition("-")[0] for each in sightings(service.folder, [CALLER, "quillfeather"])}
    assert all(name.startswith(("consultations.db", "mail/")) for name in found) and found
    assert "quillfeather" not in ("".join(capfd.readouterr()) + caplog.text).lower()


def test_turns_that_fail_leave_no_canary_in_the_output_either(
    service: Service,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A name finder, a store and a booking database that break, with words in what they complain about."""
    from assistant.bootstrap import services

    planted = list(canaries(max(40, HOW_MANY // 10), seed=99))
    said = service.chat._agent.tracker_store.engine
    breakages = cycle(
        (
            _broken_name_finder,
            lambda: _patched(type(service.chat._agent.processor), "understand", _complain_of_message),
            lambda: _refusing(said, "events"),
        )
    )
    for canary in planted:
        with next(breakages)():
            # Words that may mean danger get their fixed answer whatever is broken.
            assert service.talk().say(canary.message)["status"] in {"error", "safeguarding"}
    database = services().database
    talk = service.talk()
    talk.until("name")
    with _refusing(database, "drafts"):
        assert talk.say(CALLER)["status"] == "error"
    assert talk.say(CALLER)["asks"] == "email"
    talk = service.talk()
    talk.until("confirm")
    with _refusing(database, "bookings"):
        assert talk.say("yes")["status"] == "error"

    output = "".join(capfd.readouterr()) + caplog.text
    assert "turn failed" in output
    assert leaked(service, planted, output) == []
    assert not list(words_in(output.encode(), [CALLER, "Quillfeather", WORDS_FOR["name"], talk.email]))


def test_without_redaction_they_are_found(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    """The search itself can fail: what is kept as typed is found, names with foreign letters too."""
    from assistant.privacy.redaction import Redaction

    monkeypatch.setattr("assistant.engine.turn_steps.redact", lambda text, read_names: Redaction(text, ()))
    planted = list(canaries(20))
    for canary in planted:
        service.talk().say(canary.message)

    found = {each.word for each in leaked(service, planted, "")}
    planted_words = {secret for canary in planted for secret in canary.secrets}
    assert found >= planted_words


def leaked(service: Service, planted: list[Canary], output: str) -> list[Sighting]:
    """Where any piece of any canary is found: on disk, or in what the process printed."""
    secrets = {secret for canary in planted for secret in canary.secrets}
    found = sightings(service.folder, secrets)
    return found + [Sighting("output", *each) for each in words_in(output.encode(), sorted(secrets))]


def _broken_name_finder() -> AbstractContextManager[None]:
    """A name finder that cannot read. It forgets first: short messages were read before, in other tests too."""
    from assistant.understanding.screening.reader import ScreeningReader, shared_screening_reader

    shared_screening_reader().read.cache_clear()
    return _patched(ScreeningReader, "_read_window", _complain)


def _complain(_self: object, text: str, _encoding: object) -> None:
    raise ValueError(f"cannot read {text!r}")


async def _complain_of_message(_self: object, message: Any, _tracker: object) -> None:
    raise ValueError(f"cannot handle {message.text!r}")


@contextmanager
def _patched(owner: type, name: str, replacement: object) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(owner, name, replacement)
        yield


@contextmanager
def _refusing(engine: sa.engine.Engine, table: str) -> Iterator[None]:
    """A table that takes no row while this lasts, as on a disk that fails."""
    kinds = ("INSERT", "UPDATE")
    for kind in kinds:
        complaint = "SELECT RAISE(ABORT, 'disk I/O error')"
        _execute(engine, f"CREATE TRIGGER broken_{kind} BEFORE {kind} ON {table} BEGIN {complaint}; END")
    yield
    for kind in kinds:
        _execute(engine, f"DROP TRIGGER broken_{kind}")


def _execute(engine: sa.engine.Engine, statement: str) -> None:
    connection = engine.raw_connection()
    connection.cursor().execute(statement)
    connection.commit()
    connection.close()
