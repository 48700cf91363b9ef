"""Strangers who take all they can get from the running service, while somebody honest books in the chat."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import httpx
import pytest

from tests.failures.conversation import book_until, code_in
from tests.support.running_service import RunningService, Visitor, running

STRANGER, SCHOOL = "203.0.113.66", "198.51.100.7"
LIMITS = {
    "ASSISTANT_CODES_AN_HOUR_PER_ADDRESS": "12",
    "ASSISTANT_CODES_AN_HOUR": "60",
    "ASSISTANT_HOLDS_PER_ADDRESS": "6",
    "ASSISTANT_HOLDS": "50",
    "ASSISTANT_DRAFTS_AN_HOUR_PER_ADDRESS": "40",
    "ASSISTANT_BOOKINGS_AHEAD_PER_MAILBOX": "2",
    "ASSISTANT_MESSAGES_A_MINUTE": "60",
    "ASSISTANT_MESSAGES_A_MINUTE_PER_ADDRESS": "120",
}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    """The service with small limits, on the trained model."""
    with running(tmp_path_factory.mktemp("strangers"), LIMITS) as started:
        yield started


def behind(service: RunningService, address: str) -> Visitor:
    """A browser without cookies behind an address."""
    return Visitor(httpx.Client(base_url=service.url, timeout=60, headers={"X-Forwarded-For": address}))


def mails(service: RunningService) -> list[EmailMessage]:
    """The mails in the service's folder."""
    files = sorted((service.folder / "mail").glob("*.eml"))
    return [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]


def count(folder: Path, condition: str) -> int:
    """How many bookings of a kind there are."""
    with sqlite3.connect(folder / "consultations.db", timeout=30) as connection:
        return connection.execute(f"SELECT count(*) FROM bookings WHERE {condition}").fetchone()[0]


def honest_visitor_books_in_the_chat(service: RunningService, email: str) -> None:
    """Somebody from a school books by typing, as always."""
    visitor = behind(service, SCHOOL)
    book_until(visitor, "confirm", email, code_in(lambda: mails(service), email))
    turn = visitor.say("yes please")
    assert turn.answer["booking"]["state"] == "confirmed", turn.body


def test_one_mailbox_in_many_spellings_takes_its_share_of_times(service: RunningService) -> None:
    """A2 and A3: times held and bookings made stay below the caps."""
    for number in range(4):
        visitor, email = behind(service, STRANGER), f"mal.lory+{number}@gmail.com"
        book_until(visitor, "confirm", email, code_in(lambda: mails(service), email))
        visitor.say("yes")
    assert count(service.folder, "state = 'confirmed'") == int(LIMITS["ASSISTANT_BOOKINGS_AHEAD_PER_MAILBOX"])
    assert count(service.folder, "state = 'held'") <= int(LIMITS["ASSISTANT_HOLDS_PER_ADDRESS"])
    honest_visitor_books_in_the_chat(service, "head@one.sch.uk")


def test_strangers_have_no_more_mailed_than_their_share(service: RunningService) -> None:
    """A4: forty addresses of other people, from one client."""
    refused = ""
    for number in range(20):
        visitor = behind(service, STRANGER)
        for words in ("I want to book a consultation", "School", "Example Primary School", "Sam Example"):
            turn = visitor.say(words)
        if turn.status == 200:
            refused = visitor.say(f"victim{number}@somewhere{number}.org.uk").text
    codes = [mail for mail in mails(service) if "code" in str(mail["Subject"]) and "victim" in str(mail["To"])]
    assert len(codes) < int(LIMITS["ASSISTANT_CODES_AN_HOUR_PER_ADDRESS"])
    assert "We have sent a 6-digit code" not in refused
    honest_visitor_books_in_the_chat(service, "head@two.sch.uk")


def test_a_flood_of_messages_is_turned_away_and_others_are_answered(service: RunningService) -> None:
    """A5: long messages without a cookie, far more than one address may send."""
    long_message = ("who leads if early help is open and the child has not been in since September " * 7)[:498]
    flooded = [behind(service, STRANGER).say(long_message).status for _ in range(160)]
    assert set(flooded) == {200, 429}
    honest_visitor_books_in_the_chat(service, "head@three.sch.uk")
