"""Strangers who take all that anybody may have, and an honest visitor in the same run who gets what they came for."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from assistant.adapters.rate_limits import CALLER
from assistant.consultation.model import BookingState
from assistant.consultation.outbox import MailKind
from assistant.consultation.outcomes.booking import Booked, Held
from assistant.consultation.outcomes.contact import CodeSent
from assistant.consultation.policy import BookingPolicy
from assistant.dialogue.time_choice import to_text
from tests.support.office import REQUEST
from tests.web.booking_steps import begin, book, reach_time
from tests.web.front_desk import FrontDesk, front_desk
from tests.web.reader import BASE, Reader

STRANGER, SCHOOL = "203.0.113.66", "198.51.100.7"
LIMITS = {
    "ASSISTANT_CODES_AN_HOUR_PER_ADDRESS": "10",
    "ASSISTANT_CODES_AN_HOUR": "60",
    "ASSISTANT_HOLDS_PER_ADDRESS": "5",
    "ASSISTANT_HOLDS": "50",
    "ASSISTANT_DRAFTS_AN_HOUR_PER_ADDRESS": "30",
}


@pytest.fixture()
def guarded(tmp_path: Path) -> Iterator[FrontDesk]:
    """A gateway with small limits on what strangers may use."""
    desk = front_desk(tmp_path, settings=LIMITS)
    yield desk
    desk.office.engine.dispose()


def visitor(desk: FrontDesk, address: str = STRANGER) -> Reader:
    """A browser without cookies behind an address."""
    reader = Reader(desk)
    reader.client = TestClient(desk.app, base_url=BASE, client=(address, 50_000), raise_server_exceptions=False)
    return reader


def held(desk: FrontDesk) -> int:
    """How many times are kept for somebody."""
    with desk.services.unit_of_work(writing=False) as work:
        claims = work.bookings.claims(
            desk.office.clock.now(), desk.office.clock.now().replace(year=2028), desk.office.clock.now()
        )
        states = [work.bookings.get(claim.booking_id).state for claim in claims]
    return states.count(BookingState.HELD)


def honest_visitor_books(desk: FrontDesk) -> None:
    """Somebody from a school books on the pages, as always."""
    reference = book(visitor(desk, SCHOOL), "head@example.sch.uk")
    assert desk.services.consultations.find(reference) is not None


def test_a_time_is_not_kept_for_who_has_answered_nothing(guarded: FrontDesk) -> None:
    free = guarded.services.consultations.free_slots(limit=40)
    for slot in free:
        reader = visitor(guarded)
        reader.open("/consultation/change")
        token = reader.form().values["form_token"]
        reader.post("/consultation/time", {"form_token": token, "slot": to_text(slot)})
        assert reader.path == "/consultation"
    assert held(guarded) == 0
    honest_visitor_books(guarded)


@pytest.mark.parametrize(
    "step", ["organisation", "contact", "code", "code/new", "topic", "more", "time", "waiting-list"]
)
def test_no_step_is_taken_before_it_is_due(guarded: FrontDesk, step: str) -> None:
    reader = visitor(guarded)
    reader.open("/consultation/change")
    token = reader.form().values["form_token"]
    fields = {"organisation": "Example", "name": "Sam", "email": "sam@example.sch.uk", "code": "123456"}
    reader.post(f"/consultation/{step}", {"form_token": token, "topic": "attendance", **fields})
    assert reader.path == "/consultation"
    assert guarded.office.messages() == []


def test_one_address_holds_no_more_than_its_share(guarded: FrontDesk) -> None:
    refused = ""
    for number in range(9):
        reader = visitor(guarded)
        reach_time(reader, f"mallory{number}@mallory.example.com")
        text = reader.send(slot=reader.form().choices["slot"][0])
        refused = refused or (text if reader.status == 422 else "")
    assert held(guarded) == int(LIMITS["ASSISTANT_HOLDS_PER_ADDRESS"])
    assert "we cannot keep another" in refused
    honest_visitor_books(guarded)


def test_one_address_has_no_more_codes_mailed_than_its_share(
    guarded: FrontDesk, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        for number in range(40):
            reader = visitor(guarded)
            begin(reader)
            reader.send(organisation="Example Primary School")
            reader.send(name="Sam Example", email=f"victim{number}@somewhere{number}.org.uk")
    assert len(guarded.office.messages(MailKind.CODE)) == int(LIMITS["ASSISTANT_CODES_AN_HOUR_PER_ADDRESS"])
    assert [record.message for record in caplog.records].count("limit reached: codes_of_client") == 1
    assert "limit reached: drafts_of_client" in {record.message for record in caplog.records}
    honest_visitor_books(guarded)


def test_all_addresses_together_have_no_more_codes_mailed_than_the_service_sends(tmp_path: Path) -> None:
    desk = front_desk(tmp_path, settings={**LIMITS, "ASSISTANT_CODES_AN_HOUR": "12"})
    for number in range(20):
        reader = visitor(desk, f"203.0.113.{number}")
        begin(reader)
        reader.send(organisation="Example Primary School")
        reader.send(name="Sam Example", email=f"victim{number}@somewhere{number}.org.uk")
    assert len(desk.office.messages(MailKind.CODE)) == 12
    assert "We have sent enough codes" in reader.text


def test_one_mailbox_books_no_more_however_it_is_spelt(tmp_path: Path) -> None:
    desk = front_desk(tmp_path, policy=BookingPolicy(live_bookings_per_mailbox=2))
    spellings = ["mallory@gmail.com", "mal.lory@gmail.com", "mallory+1@gmail.com", "m.allory+2@googlemail.com"]
    for spelling in spellings:
        desk.office.clock.advance(desk.office.policy.code_lifetime)
        book(visitor(desk), spelling)
    assert len(desk.office.messages(MailKind.REQUEST)) == 2 * 2, "to the caller and to the officer, twice"
    honest_visitor_books(desk)


def test_a_domain_with_mailboxes_without_end_books_no_more_than_its_share(tmp_path: Path) -> None:
    desk = front_desk(tmp_path, policy=BookingPolicy(live_bookings_per_domain=3))
    for number in range(6):
        book(visitor(desk), f"m{number}@sub{number}.mallory.org.uk")
    assert len(desk.office.messages(MailKind.REQUEST)) == 2 * 3
    for number in range(4):
        book(visitor(desk, SCHOOL), f"teacher{number}@example.sch.uk")
    assert len(desk.office.messages(MailKind.REQUEST)) == 2 * 7


def test_thirty_people_behind_one_address_book_in_one_morning(tmp_path: Path) -> None:
    desk = front_desk(tmp_path)
    for number in range(30):
        reader = visitor(desk, SCHOOL)
        reach_time(reader, f"teacher{number}@example.sch.uk")
        # Everybody looks again and changes their mind once.
        reader.send(slot=reader.form().choices["slot"][-1])
        reader.open("/consultation/time")
        reader.send(slot=reader.form().choices["slot"][0])
        reader.send()
        assert "/consultation/booked/" in reader.path, (number, reader.status, reader.path)


def test_the_chats_own_actions_count_for_the_caller(guarded: FrontDesk) -> None:
    """Chat and pages use the same consultations, so the same share; the caller is known below every layer."""
    consultations = guarded.services.consultations
    token = CALLER.set(f"address {STRANGER}/32")
    try:
        sent = []
        for number in range(15):
            consultations.give_contact(f"chat {number}", "Sam Example", f"victim{number}@somewhere{number}.org.uk")
            sent.append(isinstance(consultations.send_code(f"chat {number}"), CodeSent))
        assert sent.count(True) == int(LIMITS["ASSISTANT_CODES_AN_HOUR_PER_ADDRESS"])
        CALLER.set(f"address {SCHOOL}/32")
        guarded.office.prove("honest", "head@example.sch.uk")
        assert isinstance(consultations.hold("honest", consultations.free_slots(limit=1)[0]), Held)
        prepared = consultations.prepare("honest", REQUEST)
        assert isinstance(consultations.confirm(prepared.intent_id), Booked)
    finally:
        CALLER.reset(token)


def test_confirmations_do_not_wait_behind_codes(guarded: FrontDesk) -> None:
    office = guarded.office
    for number in range(5):
        office.consultations.give_contact(f"c{number}", "Sam Example", f"victim{number}@somewhere{number}.org.uk")
        office.consultations.send_code(f"c{number}")
    office.book("anna", office.consultations.free_slots(limit=1)[0], "head@example.sch.uk")
    now = office.clock.now()
    with guarded.services.unit_of_work() as work:
        kinds = [message.kind for message in work.outbox.take_due(now, now, limit=20)]
    codes = {MailKind.CODE, MailKind.CHANGE_CODE}
    first_code = next(number for number, kind in enumerate(kinds) if kind in codes)
    assert set(kinds[first_code:]) <= codes
    assert MailKind.REQUEST in kinds[:first_code]


def test_messages_and_pages_have_a_limit_for_each_address(tmp_path: Path) -> None:
    settings = {"ASSISTANT_MESSAGES_A_MINUTE_PER_ADDRESS": "3", "ASSISTANT_PAGES_A_MINUTE_PER_ADDRESS": "4"}
    with visitor(front_desk(tmp_path, settings=settings)) as reader:
        said = []
        for _ in range(8):
            reader.client.cookies.clear()
            said.append(reader.client.post("/api/messages", json={"message": "who leads"}).status_code)
        assert said == [200] * 6 + [429] * 2
        seen = [reader.client.get("/privacy").status_code for _ in range(10)]
        assert seen == [200] * 8 + [429] * 2
        assert reader.client.get("/healthz").status_code == 200
        assert int(reader.client.get("/privacy").headers["Retry-After"]) > 0
