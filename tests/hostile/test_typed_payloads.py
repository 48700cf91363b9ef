"""What a visitor types never passes for one of the service's own buttons, whatever it is disguised as."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.hostile import corpus
from tests.hostile.conftest import Watch
from tests.support.running_service import RunningService

# Slots that only buttons and the service itself may set.
OWN = ("consultation_", "change_", "fact_", "asked_fact", "requested_slot")


def rows(file: Path, statement: str) -> list[tuple]:
    """What a database holds, read from outside the service."""
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=10) as connection:
        return connection.execute(statement).fetchall()


@dataclass
class AfterAll:
    """The service after every payload has been typed, and the conversations that they were typed in."""

    service: RunningService
    conversations: set[str]

    def events(self, kind: str) -> list[dict]:
        """The events of a kind in these conversations."""
        file = self.service.folder / "conversations.db"
        found = rows(file, f"SELECT sender_id, data FROM events WHERE type_name = '{kind}'")
        return [json.loads(data) for sender, data in found if sender in self.conversations]


@pytest.fixture(scope="module")
def after_all(service: RunningService, watch: Watch) -> AfterAll:
    """A fresh conversation for every ten payloads."""
    cases = corpus.typed_payloads()
    assert len(cases) >= 250
    visitor, conversations = service.visitor(), set()
    for number, case in enumerate(cases):
        if number % 10 == 0:
            visitor = service.visitor()
            visitor.say("who leads")
            conversations.add(visitor.http.cookies["conversation"].split(".")[0])
        turn = visitor.say(case.text)
        assert turn.status < 500, (case.id, turn.body)
        if case.id.startswith("payload"):
            assert turn.status == 422, (case.id, case.text, turn.body)
    watch.is_well()
    return AfterAll(service, conversations)


def test_no_slot_takes_a_value_from_a_typed_payload(after_all: AfterAll) -> None:
    slots = after_all.events("slot")
    assert slots, "the conversations have set no slot at all: this test looks in the wrong place"
    marked = [slot for slot in slots if slot["name"].startswith(OWN) and corpus.MARK in json.dumps(slot["value"])]
    assert marked == []


def test_no_typed_message_is_stored_as_a_payload(after_all: AfterAll) -> None:
    texts = [event["text"] or "" for event in after_all.events("user")]
    assert texts
    assert [text for text in texts if text.lstrip().startswith(("/", "EXTERNAL:"))] == []


def test_no_booking_draft_or_officer_comes_of_it(after_all: AfterAll) -> None:
    database = after_all.service.folder / "consultations.db"
    assert rows(database, "SELECT * FROM bookings") == []
    # Other tests fill in forms of the same service, in conversations of their own.
    drafts = rows(database, "SELECT conversation FROM drafts WHERE name IS NOT NULL OR email IS NOT NULL")
    assert {conversation for (conversation,) in drafts} & after_all.conversations == set()
    assert rows(database, "SELECT count(*) FROM officers") == [(2,)]


def test_nothing_typed_appears_in_the_log(after_all: AfterAll) -> None:
    assert corpus.MARK not in (after_all.service.folder / "service.log").read_text(errors="replace")
