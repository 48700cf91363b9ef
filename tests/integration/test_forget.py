"""Who asks to be forgotten is forgotten in every store, and told what was done in each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy import select

from assistant.adapters.database.engine import open_engine
from assistant.adapters.database.tables import metadata
from assistant.adapters.deletion.forgetting import Forgetting, NotAnAddressError
from assistant.adapters.deletion.receipts import Receipt, all_done
from assistant.adapters.deletion.retention import Stores
from assistant.adapters.mail.delivery import FolderSender
from assistant.adapters.mail.folder import MailFolder
from assistant.adapters.mail.outbox_worker import OutboxWorker
from assistant.adapters.mail.writer import MailIdentity, MailWriter
from assistant.cli import main
from assistant.consultation.model import WaitingEntry
from tests.support.bookers import shifted
from tests.support.databases import new_database
from tests.support.disk_scan import sightings
from tests.support.office import MONDAY, REQUEST, Office, slot_at

WHO = "quetzal@school.example.com"
OTHER = "ocelot@school.example.com"
TRACES = (WHO, "quetzal", "attendance below half", "Example Primary School")


@pytest.fixture()
def office(backend: str, tmp_path: Path) -> Iterator[Office]:
    """An office with a mail folder beside its database."""
    opened = Office(new_database(backend, tmp_path))
    opened.add_officers()
    yield opened
    opened.engine.dispose()


@pytest.fixture()
def stores(office: Office, tmp_path: Path) -> Stores:
    """The stores of the office; what is said in conversations lies in a file of its own."""
    url = f"sqlite:///{tmp_path / 'conversations.db'}"
    engine = open_engine(url)
    with engine.begin() as connection:
        columns = "id INTEGER PRIMARY KEY, sender_id TEXT, type_name TEXT, timestamp FLOAT, data TEXT"
        connection.execute(sa.text(f"CREATE TABLE events ({columns})"))
    return Stores(open_engine(office.url), engine, MailFolder(tmp_path / "mail"), lambda: office.consultations)


def say(stores: Stores, conversation: str, words: str) -> None:
    """Keep what both sides said."""
    with stores.conversations.begin() as connection:
        for type_name in ("user", "bot", "slot"):
            connection.execute(
                sa.text("INSERT INTO events (sender_id, type_name, timestamp, data) VALUES (:c, :t, :at, :d)"),
                {"c": conversation, "t": type_name, "at": MONDAY.timestamp(), "d": json.dumps({"text": words})},
            )


def said(stores: Stores) -> list[str]:
    """The conversations that are kept."""
    with stores.conversations.connect() as connection:
        return list(connection.execute(sa.text("SELECT DISTINCT sender_id FROM events ORDER BY 1")).scalars())


def send_mails(office: Office, folder: Path) -> None:
    """Write every open message into the mail folder."""
    identity = MailIdentity(
        sender="consultations@council.example",
        public_url="https://assistant.example",
        phone="020 7946 0000",
        contact_email="team@council.example",
        booking_path="/b/",
        offer_path="/o/",
    )
    # The brief repeats who booked, as the officer's mail in service does.
    writer = MailWriter(identity, office.secrets, lambda booking: f"{booking.name} {booking.email} {booking.request}")
    OutboxWorker(office.unit_of_work, office.clock, writer, FolderSender(folder)).run_once()


def everything(office: Office) -> str:
    """Every row of every table."""
    with office.engine.connect() as connection:
        return "\n".join(str(row) for table in metadata.sorted_tables for row in connection.execute(select(table)))


def by_store(receipts: tuple[Receipt, ...]) -> dict[str, int]:
    """What was deleted from each store."""
    assert all_done(receipts), receipts
    return {receipt.store: receipt.removed for receipt in receipts if not receipt.store.startswith("deleted bytes")}


def test_a_person_is_forgotten_in_every_store(office: Office, stores: Stores, tmp_path: Path) -> None:
    office.book("anna", slot_at(), WHO)
    office.book("ben", shifted(slot_at(), timedelta(hours=1)), OTHER)
    for conversation in ("anna", "ben"):
        say(stores, conversation, f"hello from {conversation}")
    entry = WaitingEntry("w1", "anna-again", "waiting", REQUEST, "Sam Example", WHO, MONDAY)
    with office.unit_of_work() as work:
        work.waiting_list.save(entry)
        work.commit()
    say(stores, "anna-again", "hello once more")
    send_mails(office, tmp_path / "mail")
    mails = len(list((tmp_path / "mail").iterdir()))

    receipts = by_store(Forgetting(stores).person(WHO.upper()))

    assert receipts == {
        "conversations": 4,
        "drafts": 1,
        "bookings": 1,
        "outbox": 3,
        "mail folder": 3,
        "waiting list": 1,
    }
    assert said(stores) == ["ben"]
    assert len(list((tmp_path / "mail").iterdir())) == mails - 3
    assert "quetzal" not in everything(office) and OTHER in everything(office)


def test_the_topic_and_the_school_go_with_the_person(office: Office, stores: Stores, tmp_path: Path) -> None:
    """Also from the copy that was made when the answers were checked, and from the officer's mail."""
    office.book("anna", slot_at(), WHO)
    send_mails(office, tmp_path / "mail")
    assert {each.word for each in sightings(tmp_path / "mail", TRACES)} == set(TRACES)

    assert all_done(Forgetting(stores).person(WHO))
    office.engine.dispose()

    assert not [trace for trace in TRACES if trace in everything(office)]
    office.engine.dispose()
    assert sightings(tmp_path, TRACES) == []


def test_a_conversation_is_forgotten_and_what_was_booked_in_it_stays(office: Office, stores: Stores) -> None:
    booking = office.book("anna", slot_at(), WHO)
    say(stores, "anna", "hello")
    say(stores, "ben", "hello")

    receipts = by_store(Forgetting(stores).conversation("anna"))

    assert (receipts["conversations"], receipts["drafts"], receipts["bookings"]) == (2, 1, 0)
    assert said(stores) == ["ben"]
    assert office.consultations.find(booking.reference).email == WHO
    assert office.consultations.draft("anna").email is None


def test_forgetting_somebody_unknown_deletes_nothing(office: Office, stores: Stores) -> None:
    office.book("ben", slot_at(), OTHER)
    say(stores, "ben", "hello")
    assert set(by_store(Forgetting(stores).person(WHO)).values()) == {0}
    assert said(stores) == ["ben"] and OTHER in everything(office)


def test_what_is_no_address_is_refused(stores: Stores) -> None:
    with pytest.raises(NotAnAddressError):
        Forgetting(stores).person("everybody")


def test_a_conversation_store_that_fails_hides_nothing_and_says_what_to_do(
    office: Office, stores: Stores, tmp_path: Path
) -> None:
    office.book("anna", slot_at(), WHO)
    with stores.conversations.begin() as connection:
        connection.execute(sa.text("DROP TABLE events"))
        # There is such a name, and nothing can be deleted from it.
        row = "'anna' AS sender_id, 'user' AS type_name, 0 AS timestamp"
        connection.execute(sa.text(f"CREATE VIEW events AS SELECT {row}"))

    receipts = {receipt.store: receipt for receipt in Forgetting(stores).person(WHO)}

    assert "--conversation anna" in receipts["conversations"].problem
    assert receipts["bookings"] == Receipt("bookings", 1)
    assert WHO not in everything(office)


def test_a_consultation_database_that_fails_does_not_keep_the_mails(
    office: Office, stores: Stores, tmp_path: Path
) -> None:
    office.book("anna", slot_at(), WHO)
    send_mails(office, tmp_path / "mail")

    receipts = {receipt.store: receipt for receipt in Forgetting(replace(stores, consultations=_down)).person(WHO)}

    assert {store for store, receipt in receipts.items() if receipt.problem} == {
        "drafts",
        "bookings",
        "outbox",
        "waiting list",
    }
    assert receipts["mail folder"].removed == 3
    assert not any(WHO in str(receipt.problem) for receipt in receipts.values())


def test_the_command_prints_a_receipt_for_each_store_and_fails_when_one_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from assistant.bootstrap import services, stop

    monkeypatch.setenv("ASSISTANT_DATA", str(tmp_path))
    monkeypatch.setattr("assistant.cli.COMMANDS", ("purge", "forget"))
    stop()
    assert main(["forget", "--email", WHO, "--json"]) == 0
    stores = [json.loads(line)["store"] for line in capsys.readouterr().out.splitlines()]
    assert stores[:6] == ["conversations", "drafts", "bookings", "outbox", "waiting list", "mail folder"]
    assert main(["purge"]) == 0
    assert "bookings: 0 deleted" in capsys.readouterr().out

    services().database.dispose()
    stop()
    (tmp_path / "conversations.db").write_bytes(b"this is no database" * 100)
    assert main(["forget", "--conversation", "anna"]) == 1
    shown = capsys.readouterr()
    assert "conversations: failed" in shown.out and "drafts: 0 deleted" in shown.out
    assert "assistant forget: not everything was deleted: conversations" in shown.err
    services().database.dispose()
    stop()


def _down() -> object:
    raise RuntimeError(f"could not connect while handling {WHO}")
