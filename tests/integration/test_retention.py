"""What is old is deleted from every store, on time, down to the bytes of the files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
import sqlalchemy as sa

from assistant.adapters.database.engine import open_engine
from assistant.adapters.deletion.receipts import Receipt, all_done
from assistant.adapters.deletion.retention import Retention, Stores
from assistant.adapters.mail.folder import MailFolder
from assistant.consultation.model import WaitingEntry
from assistant.consultation.ports import Clock
from assistant.web.housekeeping import Housekeeping, Job, housekeeping_of
from tests.support.bookers import shifted
from tests.support.databases import new_database
from tests.support.disk_scan import sightings
from tests.support.office import MONDAY, REQUEST, TUESDAY_AT_TEN, MovableClock, Office, slot_at

CONVERSATION_DAYS, BOOKING_DAYS = 30, 365
DAY = timedelta(days=1)


@dataclass
class Kept:
    """An office with conversations and mails beside its bookings, and how they are kept."""

    office: Office
    conversations_url: str
    mail: Path

    def __post_init__(self) -> None:
        from assistant.engine.conversation_store import ConversationStore

        self.store = ConversationStore(self.conversations_url)

    def stores(self) -> Stores:
        return Stores(
            open_engine(self.office.url),
            open_engine(self.conversations_url),
            MailFolder(self.mail),
            lambda: self.office.consultations,
        )

    def retention(self) -> Retention:
        return Retention(self.stores(), self.office.clock, CONVERSATION_DAYS, BOOKING_DAYS)

    def purge(self) -> dict[str, int]:
        receipts = self.retention().purge()
        assert all_done(receipts), receipts
        return {receipt.store: receipt.removed for receipt in receipts}

    def say(self, conversation: str, text: str, at: datetime) -> None:
        """Keep a message as the tracker store does."""
        with self.store.session_scope() as session:
            for type_name in ("user", "bot", "action"):
                data = json.dumps({"text": text, "event": type_name})
                event = self.store.SQLEvent(
                    sender_id=conversation, type_name=type_name, timestamp=at.timestamp(), data=data
                )
                session.add(event)
            session.commit()

    def said(self) -> str:
        with self.store.engine.connect() as connection:
            return str(connection.execute(sa.text("SELECT sender_id, data FROM events")).all())

    def write_mail(self, name: str, words: str = "To: someone@school.example.com\n\nHello") -> Path:
        self.mail.mkdir(exist_ok=True)
        file = self.mail / name
        file.write_text(words)
        return file


@pytest.fixture()
def kept(backend: str, tmp_path: Path) -> Iterator[Kept]:
    """Both databases of their own kind, and a mail folder."""
    office = Office(new_database(backend, tmp_path))
    office.add_officers()
    conversations = f"sqlite:///{tmp_path / 'conversations.db'}" if backend == "sqlite" else office.url
    made = Kept(office, conversations, tmp_path / "mail")
    yield made
    made.store.engine.dispose()
    office.engine.dispose()


def test_a_message_is_deleted_after_thirty_days_and_not_before(kept: Kept) -> None:
    kept.say("anna", "quetzal", MONDAY)
    kept.say("anna", "ocelot", MONDAY + 2 * DAY)
    kept.office.clock.set(MONDAY + CONVERSATION_DAYS * DAY)
    assert kept.purge()["conversations"] == 0

    kept.office.clock.advance(timedelta(seconds=1))
    assert kept.purge()["conversations"] == 2
    assert "quetzal" not in kept.said() and "ocelot" in kept.said()


def test_a_booking_is_deleted_a_year_after_it_ended_with_its_mails(kept: Kept) -> None:
    old = kept.office.book("anna", slot_at())
    later = kept.office.book("ben", shifted(slot_at(), 7 * DAY))
    with kept.office.unit_of_work() as work:
        for message in work.outbox.latest():
            work.outbox.mark_sent(message.id, TUESDAY_AT_TEN)
        work.commit()
    old_mail = kept.write_mail("20261123-080000-000001-request-caller.eml")
    cut_off = kept.write_mail(".20261123-080000-000002-request-caller.part")
    new_mail = kept.write_mail("20271201-080000-000003-code-caller.eml")

    kept.office.clock.set(old.slot.ends_at + BOOKING_DAYS * DAY)
    assert kept.purge()["bookings"] == 0
    kept.office.clock.advance(timedelta(seconds=1))
    purged = kept.purge()

    assert purged["bookings"] == 1 and purged["mail folder"] == 0
    assert kept.office.consultations.find(old.reference) is None
    assert kept.office.consultations.find(later.reference) is not None
    assert kept.office.messages() == []
    assert not old_mail.exists() and not cut_off.exists() and new_mail.exists()


def test_who_waits_in_vain_is_not_kept_for_ever(kept: Kept) -> None:
    entry = WaitingEntry("w1", "anna", "waiting", REQUEST, "Sam Example", "quetzal@school.example.com", MONDAY)
    with kept.office.unit_of_work() as work:
        work.waiting_list.save(entry)
        work.waiting_list.save(replace(entry, id="w2", email="ocelot@school.example.com", created_at=MONDAY + 9 * DAY))
        work.commit()
    kept.office.clock.set(MONDAY + BOOKING_DAYS * DAY + DAY)

    assert kept.purge()["waiting list"] == 1


def test_a_clock_that_is_far_ahead_of_the_newest_entry_is_noticed(kept: Kept) -> None:
    kept.office.book("anna", slot_at())
    assert not kept.retention().clock_is_ahead()
    kept.office.clock.advance(timedelta(days=CONVERSATION_DAYS - 1))
    assert not kept.retention().clock_is_ahead()
    kept.office.clock.advance(timedelta(days=2))
    assert kept.retention().clock_is_ahead()
    # Whoever says that the clock is right purges by hand, which is an entry of its own.
    kept.purge()
    assert not kept.retention().clock_is_ahead()


def test_the_service_deletes_nothing_while_its_clock_is_far_ahead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from assistant.bootstrap import build_services
    from assistant.settings import read_settings

    monkeypatch.setenv("ASSISTANT_DATA", str(tmp_path))
    built = build_services(read_settings())
    ahead = MovableClock(datetime.now(timezone.utc) + timedelta(days=31))
    assert "retention" not in housekeeping_of(replace(built, clock=ahead)).run_due()
    assert "the clock is far ahead of the newest entry" in caplog.text
    built.database.dispose()


def test_what_was_deleted_is_in_no_file_any_more(tmp_path: Path) -> None:
    """Database pages, write-ahead logs and mails, while the service keeps its connections open."""
    office = Office(new_database("sqlite", tmp_path))
    office.add_officers()
    kept = Kept(office, f"sqlite:///{tmp_path / 'conversations.db'}", tmp_path / "mail")
    for number in range(200):
        kept.say(f"conversation {number}", f"quetzal {'x' * (number % 90)}", MONDAY)
    kept.say("recent", "ocelot", MONDAY + 380 * DAY)
    office.book("anna", slot_at(), "quetzal@school.example.com")
    with office.unit_of_work() as work:
        for message in work.outbox.latest():
            work.outbox.mark_sent(message.id, MONDAY)
        work.commit()
    kept.write_mail("20261123-080000-000001-request-caller.eml", "To: quetzal@school.example.com\n\nHello")
    kinds = {Path(each.file).suffix for each in sightings(tmp_path, ["quetzal"])}
    # SQLite decides when pages go from the write-ahead log to the file itself.
    assert ".eml" in kinds and kinds & {".db", ".db-wal"}

    office.clock.set(MONDAY + 380 * DAY)
    kept.purge()

    assert sightings(tmp_path, ["quetzal", "Sam Example"]) == []
    assert sightings(tmp_path, ["ocelot"]) != []


def test_a_store_that_fails_is_said_and_does_not_hide_the_others(kept: Kept) -> None:
    kept.say("anna", "quetzal", MONDAY)
    old_mail = kept.write_mail("20261123-080000-000001-request-caller.eml")
    kept.office.clock.set(MONDAY + 400 * DAY)
    stores = replace(kept.stores(), consultations=_out_of_order)

    receipts = Retention(stores, kept.office.clock, CONVERSATION_DAYS, BOOKING_DAYS).purge()

    by_store = {receipt.store: receipt for receipt in receipts}
    assert by_store["conversations"] == Receipt("conversations", 2)
    assert by_store["bookings"].problem and "secret words" not in by_store["bookings"].problem
    assert by_store["mail folder"].removed == 1 and not old_mail.exists()
    assert not all_done(receipts)


def test_a_reader_who_keeps_the_log_in_use_is_said(tmp_path: Path) -> None:
    """Bytes that could not be taken out yet must not be reported as gone."""
    office = Office(new_database("sqlite", tmp_path))
    office.add_officers()
    kept = Kept(office, f"sqlite:///{tmp_path / 'conversations.db'}", tmp_path / "mail")
    kept.say("anna", "quetzal", MONDAY)
    office.clock.set(MONDAY + 40 * DAY)
    stores = replace(kept.stores(), conversations=open_engine(kept.conversations_url, wait_seconds=0))
    with kept.store.engine.connect() as reader:
        reader.execute(sa.text("BEGIN"))
        reader.execute(sa.text("SELECT count(*) FROM events")).all()
        receipts = Retention(stores, office.clock, CONVERSATION_DAYS, BOOKING_DAYS).purge()

    problems = [receipt.store for receipt in receipts if receipt.problem]
    assert problems == ["deleted bytes of conversations"]


def test_purging_before_the_service_ever_ran_finds_nothing(tmp_path: Path) -> None:
    office = Office(new_database("sqlite", tmp_path))
    office.add_officers()
    stores = Stores(
        open_engine(office.url),
        open_engine(f"sqlite:///{tmp_path / 'none.db'}"),
        MailFolder(tmp_path / "no mail"),
        lambda: office.consultations,
    )
    receipts = Retention(stores, office.clock, CONVERSATION_DAYS, BOOKING_DAYS).purge()
    # Rebuilding may make even a new file of a database smaller by a page.
    of_records = [receipt for receipt in receipts if not receipt.store.startswith("deleted bytes")]
    assert all_done(receipts) and not any(receipt.removed for receipt in of_records)


def test_jobs_run_when_they_are_due() -> None:
    clock, done = MovableClock(), []
    jobs = _housekeeping(clock, done)

    assert jobs.run_due() == ("minute", "day")
    assert jobs.run_due() == ()
    clock.advance(timedelta(seconds=60))
    assert jobs.run_due() == ("minute",)
    clock.advance(DAY)
    assert jobs.run_due() == ("minute", "day")
    assert done == ["minute", "day", "minute", "minute", "day"]


def test_a_job_that_fails_is_tried_again_soon_and_stops_no_other(caplog: pytest.LogCaptureFixture) -> None:
    clock, broken = MovableClock(), [True]

    def act() -> bool:
        if broken:
            raise RuntimeError("secret words")
        return True

    jobs = Housekeeping([Job("retention", DAY, act), Job("holds", timedelta(minutes=1), lambda: True)], clock)
    assert jobs.run_due() == ("holds",)
    assert "retention failed" in caplog.text and "secret words" not in caplog.text

    broken.clear()
    clock.advance(timedelta(minutes=5))
    assert jobs.run_due() == ("retention", "holds")


def test_the_thread_works_until_it_is_stopped() -> None:
    done: list[str] = []
    jobs = _housekeeping(MovableClock(), done)
    jobs.start()
    jobs.stop()
    assert done in ([], ["minute", "day"])


def test_the_service_keeps_house_and_says_when_it_cannot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from assistant.bootstrap import build_services
    from assistant.settings import read_settings

    monkeypatch.setenv("ASSISTANT_DATA", str(tmp_path))
    built = build_services(read_settings())
    assert housekeeping_of(built).run_due() == ("expire holds", "retention", "audit head", "audit head in the log")

    (tmp_path / "conversations.db").write_bytes(b"no database" * 1000)
    assert housekeeping_of(built).run_due() == ("expire holds", "audit head", "audit head in the log")
    assert "could not delete from conversations: DatabaseError" in caplog.text
    built.database.dispose()


def _housekeeping(clock: Clock, done: list[str]) -> Housekeeping:
    def act(name: str) -> bool:
        done.append(name)
        return True

    return Housekeeping(
        [Job("minute", timedelta(minutes=1), lambda: act("minute")), Job("day", DAY, lambda: act("day"))], clock
    )


def _out_of_order() -> object:
    raise RuntimeError("secret words")
