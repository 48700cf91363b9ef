"""One booking: its brief and history, and what officers do with it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from assistant.adapters.calendar.invitations import CalendarEvent, Person, reply
from assistant.consultation.blocked import Blocked
from assistant.consultation.changing import AsOfficer
from assistant.consultation.model import Booking, BookingState, Closure, RotaSettings
from assistant.consultation.outbox import MailKind
from assistant.consultation.outcomes.booking import NotBookable
from tests.support.office import TUESDAY_AT_TEN, slot_at
from tests.web.officer.conftest import ADMINISTRATOR, COLLEAGUE, HOLDER, OfficersPages, token_of


def act(pages: OfficersPages, booking: Booking, action: str, officer_id: int = HOLDER, **fields: str) -> Any:
    """Send the form of an action, as the page shows it now or with the `version` that an older page showed."""
    client = pages.browser(officer_id)
    version = str(pages.services.consultations.find(booking.reference).version)
    hidden = {"form_token": token_of(client), "version": version}
    return client.post(f"/officer/bookings/{booking.reference}/{action}", data={**hidden, **fields})


def state_of(pages: OfficersPages, booking: Booking) -> BookingState:
    """The state as the database has it."""
    return pages.services.consultations.find(booking.reference).state


def test_the_brief_says_what_was_told_with_the_lead_and_its_reason(pages: OfficersPages) -> None:
    booking = pages.book()
    page = pages.browser(HOLDER).get(f"/officer/bookings/{booking.reference}").text
    for said in (
        "Example Primary School",
        "attendance below half",
        "Family Early Help practitioner",
        "Rule 2: Family Early Help and the Youth Offending Service)",
        "letters home",
        "/guidance/lead-professional?edition=2023-01#rule-2",
        "anna@school.example.com",
    ):
        assert said in page, said


def test_the_page_to_print_holds_no_contact_details(pages: OfficersPages) -> None:
    booking = pages.book()
    page = pages.browser(HOLDER).get(f"/officer/bookings/{booking.reference}/brief").text
    assert "Family Early Help practitioner" in page
    assert "Sam Example" not in page
    assert "anna@" not in page


def test_the_history_says_who_did_what(pages: OfficersPages) -> None:
    booking = pages.book()
    pages.services.consultations.cancel(AsOfficer(pages.officer(HOLDER).id), booking.reference)
    page = pages.browser(COLLEAGUE).get(f"/officer/bookings/{booking.reference}").text
    history = page.split("<h2>History</h2>", 1)[1]
    assert history.index("caller") < history.index("booked") < history.index("Officer 3") < history.index("cancelled")


def test_the_history_has_words_and_no_values_of_the_store(pages: OfficersPages) -> None:
    booking = pages.office.book("anna", slot_at(officer_id=HOLDER))
    history = pages.browser(HOLDER).get(f"/officer/bookings/{booking.reference}").text.split("<h2>History</h2>", 1)[1]
    assert "state: booked" in history
    assert not re.search(r"\b(?:only_free|least_loaded|first_of_equals|chosen_slot|confirmed)\b", history)


def test_what_callers_write_is_never_markup(pages: OfficersPages) -> None:
    booking = pages.book()
    hostile = replace(booking, name="<b>x</b>", request=replace(booking.request, topic="<script>alert(1)</script>"))
    with pages.services.unit_of_work() as work:
        work.bookings.save(hostile)
        work.commit()
    for path in (f"/officer/bookings/{booking.reference}", "/officer/week?day=2026-11-24"):
        page = pages.browser(HOLDER).get(path).text
        assert "<script>" not in page
        assert "<b>x" not in page


def test_a_consultation_is_marked_only_once_it_began(pages: OfficersPages) -> None:
    booking = pages.book()
    assert act(pages, booking, "attended").status_code == 422
    assert state_of(pages, booking) is BookingState.CONFIRMED
    pages.office.clock.set(TUESDAY_AT_TEN + timedelta(hours=1))
    assert act(pages, booking, "attended").status_code == 303
    assert state_of(pages, booking) is BookingState.ATTENDED
    assert act(pages, booking, "missed").status_code == 303
    assert state_of(pages, booking) is BookingState.MISSED


def test_cancelling_asks_first_and_tells_the_caller(pages: OfficersPages) -> None:
    booking = pages.book()
    assert (
        "Cancel this consultation?" in pages.browser(HOLDER).get(f"/officer/bookings/{booking.reference}/cancel").text
    )
    assert state_of(pages, booking) is BookingState.CONFIRMED
    response = act(pages, booking, "cancel")
    assert response.headers["location"] == f"/officer/bookings/{booking.reference}?done=cancelled"
    assert state_of(pages, booking) is BookingState.CANCELLED
    assert [each.payload["reason"] for each in pages.office.messages(MailKind.CANCEL)] == ["officer", "officer"]
    again = act(pages, booking, "cancel")
    assert again.status_code == 422
    assert "It was cancelled before." in again.text


def test_declining_frees_the_time_and_offers_three_others(pages: OfficersPages) -> None:
    booking = pages.book()
    assert act(pages, booking, "decline").status_code == 303
    assert state_of(pages, booking) is BookingState.CANCELLED
    (apology,) = pages.office.messages(MailKind.DECLINED)
    assert len(apology.payload["alternatives"]) == 3
    pages.office.book("berta", slot_at(TUESDAY_AT_TEN, HOLDER))


def test_moving_offers_the_free_times_of_a_day_with_the_same_officer(pages: OfficersPages) -> None:
    booking = pages.book()
    pages.office.book("berta", slot_at(TUESDAY_AT_TEN + timedelta(days=1), HOLDER))
    page = pages.browser(HOLDER).get(f"/officer/bookings/{booking.reference}/move?day=2026-11-25").text
    assert "9.30am with Officer 3" in page
    assert "10am with Officer 3" not in page
    response = act(pages, booking, "move?day=2026-11-25", slot=f"{HOLDER} 2026-11-25T09:30:00+00:00")
    assert response.headers["location"].endswith("?done=moved")
    moved = pages.services.consultations.find(booking.reference)
    assert (moved.state, moved.slot.starts_at) == (BookingState.MOVED, TUESDAY_AT_TEN + timedelta(hours=23, minutes=30))


def test_moving_to_a_taken_or_impossible_time_changes_nothing(pages: OfficersPages) -> None:
    booking = pages.book()
    pages.office.book("berta", slot_at(TUESDAY_AT_TEN + timedelta(days=1), HOLDER))
    taken, weekend = f"{HOLDER} 2026-11-25T10:00:00+00:00", f"{HOLDER} 2026-11-28T10:00:00+00:00"
    nobodys, naive = "99 2026-11-25T10:00:00+00:00", f"{HOLDER} 2026-11-25T10:00:00"
    for slot in (taken, weekend, nobodys, naive, "", "x", f"{HOLDER} nonsense"):
        assert act(pages, booking, "move?day=2026-11-25", slot=slot).status_code == 422, slot
    assert pages.services.consultations.find(booking.reference).slot == booking.slot


@pytest.mark.parametrize(
    ("since", "said"),
    [
        ("leave", "The officer is away at that time."),
        ("closure", "The service is closed on that day."),
        ("hours", "That time is outside the officer&#39;s hours."),
        ("left", "That officer takes no bookings now."),
        ("full", "The officer already has as many consultations as one day may hold."),
        ("taken", "That time has been booked in the meantime."),
    ],
)
def test_a_time_that_was_lost_since_the_page_was_opened_says_why(pages: OfficersPages, since: str, said: str) -> None:
    booking, desk = pages.book(), pages.office.desk
    wanted = TUESDAY_AT_TEN + timedelta(days=2)
    slot = f"{COLLEAGUE} {wanted.isoformat()}"
    assert slot in pages.browser(HOLDER).get(f"/officer/bookings/{booking.reference}/move?day=2026-11-26").text
    match since:
        case "leave":
            desk.add_leave("test", COLLEAGUE, wanted, wanted + timedelta(hours=1))
        case "closure":
            desk.add_closure("test", Closure(wanted.date(), wanted.date(), "Training"))
        case "hours":
            desk.set_hours("test", COLLEAGUE, ())
        case "left":
            desk.set_officer_active("test", COLLEAGUE, False)
        case "full":
            desk.save_settings("test", RotaSettings(daily_limit=1))
            pages.office.book("berta", slot_at(wanted + timedelta(hours=2), COLLEAGUE))
        case "taken":
            pages.office.book("berta", slot_at(wanted, COLLEAGUE))
    response = act(pages, booking, "move?day=2026-11-26", slot=slot)
    assert response.status_code == 422
    assert said in response.text
    assert pages.services.consultations.find(booking.reference).slot == booking.slot


def test_there_are_words_for_every_reason_why_a_time_is_not_free(pages: OfficersPages) -> None:
    assert {f"officer_not_free_{reason.value}" for reason in Blocked} <= set(pages.services.words.entries)


def test_a_day_without_free_times_says_so(pages: OfficersPages) -> None:
    booking = pages.book()
    page = pages.browser(HOLDER).get(f"/officer/bookings/{booking.reference}/move?day=2026-11-28").text
    assert "Nothing is free on that day." in page


def event_of(booking: Booking, email: str, sequence: int | None = None) -> tuple[CalendarEvent, Person]:
    """The invitation that an officer's calendar answers."""
    person = Person(email, "Officer")
    slot = booking.slot
    number = booking.sequence if sequence is None else sequence
    organizer = Person("from@example.invalid")
    return CalendarEvent(
        booking.uid, number, slot.starts_at, slot.ends_at, "Consultation", "", "", organizer, (person,)
    ), person


def hand_in(pages: OfficersPages, raw: bytes, officer_id: int = HOLDER, pasted: bool = False) -> Any:
    """Send a calendar's reply as a file, or pasted."""
    client = pages.browser(officer_id)
    token = (None, token_of(client))
    parts = {"form_token": token, "reply": (None, raw)} if pasted else {"form_token": token, "file": ("r.ics", raw)}
    return client.post("/officer/calendar/replies", files=parts)


def test_a_calendars_refusal_frees_the_time(pages: OfficersPages) -> None:
    for pasted, conversation in ((False, "anna"), (True, "berta")):
        booking = pages.book(conversation)
        raw = reply(*event_of(booking, pages.officer(HOLDER).email), "DECLINED", pages.office.clock.now())
        response = hand_in(pages, raw, pasted=pasted)
        assert response.headers["location"] == f"/officer/bookings/{booking.reference}?done=declined"
        assert state_of(pages, booking) is BookingState.CANCELLED


def test_a_reply_that_is_no_refusal_of_this_officer_changes_nothing(pages: OfficersPages) -> None:
    booking = pages.book()
    own, other, now = pages.officer(HOLDER).email, pages.officer(COLLEAGUE).email, pages.office.clock.now()
    for raw, officer_id in (
        (reply(*event_of(booking, own), "ACCEPTED", now), HOLDER),
        (reply(*event_of(booking, other), "DECLINED", now), COLLEAGUE),
        (reply(*event_of(booking, own), "DECLINED", now), COLLEAGUE),
        (reply(*event_of(booking, other), "DECLINED", now), ADMINISTRATOR),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR", HOLDER),
        (b"\xff\xfe not a calendar", HOLDER),
        (b"", HOLDER),
    ):
        assert hand_in(pages, raw, officer_id).status_code == 422
    assert state_of(pages, booking) is BookingState.CONFIRMED


def test_a_refusal_of_an_earlier_time_changes_nothing(pages: OfficersPages) -> None:
    booking = pages.book()
    raw = reply(*event_of(booking, pages.officer(HOLDER).email), "DECLINED", pages.office.clock.now())
    pages.services.consultations.move(
        AsOfficer(pages.officer(HOLDER).id), booking.reference, slot_at(TUESDAY_AT_TEN + timedelta(days=1), HOLDER)
    )
    response = hand_in(pages, raw)
    assert response.status_code == 422
    assert "an earlier time" in response.text
    assert state_of(pages, booking) is BookingState.MOVED


def test_an_administrator_may_hand_in_the_reply_of_the_officer(pages: OfficersPages) -> None:
    booking = pages.book()
    raw = reply(*event_of(booking, pages.officer(HOLDER).email), "DECLINED", pages.office.clock.now())
    assert hand_in(pages, raw, ADMINISTRATOR).status_code == 303


def test_a_file_that_is_too_large_is_refused(pages: OfficersPages) -> None:
    assert hand_in(pages, b"x" * 300_000).status_code == 413


def test_a_page_that_shows_the_booking_as_it_was_before_changes_nothing(pages: OfficersPages) -> None:
    booking = pages.book()
    later = TUESDAY_AT_TEN + timedelta(days=1)
    pages.services.consultations.move("anna", booking.reference, slot_at(later, HOLDER))
    stale = {"version": str(booking.version)}
    slot = f"{HOLDER} 2026-11-26T10:00:00+00:00"
    for response in (
        act(pages, booking, "cancel", **stale),
        act(pages, booking, "decline", **stale),
        act(pages, booking, "move?day=2026-11-26", slot=slot, **stale),
        act(pages, booking, "cancel", version=""),
    ):
        assert response.status_code == 422
        assert "has changed since the page was opened" in response.text
        assert "Wednesday 25 November 2026, 10am to 10.30am" in response.text
    stands = pages.services.consultations.find(booking.reference)
    assert (stands.state, stands.slot.starts_at) == (BookingState.MOVED, later)
    assert act(pages, booking, "cancel").status_code == 303


def test_a_booking_is_not_in_the_way_of_its_own_move_and_a_colleague_can_be_chosen(pages: OfficersPages) -> None:
    quarter = timedelta(minutes=15)
    pages.office.desk.save_settings("test", RotaSettings(buffer_before=quarter, buffer_after=quarter))
    booking = pages.book()
    page = pages.browser(HOLDER).get(f"/officer/bookings/{booking.reference}/move?day=2026-11-24").text
    assert "10.30am with Officer 3<" in page.replace(" <", "<")
    assert "10am with Officer 4, who takes it over" in page
    assert "10am with Officer 5, who takes it over" in page
    assert "10am with Officer 3" not in page, "that is the time it has"


@pytest.mark.parametrize("gone", ["bank holiday", "hours", "closure", "leave", "inactive"])
def test_a_booking_whose_officer_will_not_be_there_needs_attention(pages: OfficersPages, gone: str) -> None:
    day = date(2026, 12, 28) if gone == "bank holiday" else TUESDAY_AT_TEN.date()
    booking = pages.book()
    if gone == "bank holiday":
        # Agreed by phone and entered by hand: the service itself offers no such day.
        at = datetime.combine(day, TUESDAY_AT_TEN.timetz())
        moved = replace(booking, slot=slot_at(at, HOLDER), claimed_from=at, claimed_until=at + timedelta(minutes=30))
        with pages.office.unit_of_work() as work:
            work.bookings.save(moved)
            work.commit()
        booking = moved
    elif gone == "hours":
        pages.office.desk.set_hours("test", HOLDER, ())
    elif gone == "closure":
        pages.office.desk.add_closure("test", Closure(day, day, "Training"))
    elif gone == "leave":
        pages.office.desk.add_leave("test", HOLDER, TUESDAY_AT_TEN, TUESDAY_AT_TEN + timedelta(hours=1))
    else:
        pages.office.desk.set_officer_active("test", HOLDER, False)
    assert pages.services.consultations.uncovered([booking]) == (booking,)
    assert booking.reference in pages.browser(ADMINISTRATOR).get("/officer").text


def test_no_consultation_is_booked_with_an_invented_officer_once_there_is_a_real_one(pages: OfficersPages) -> None:
    free = pages.services.consultations.free_slots(limit=2000)
    assert {slot.officer_id for slot in free} <= {HOLDER, COLLEAGUE, ADMINISTRATOR}
    outcome = pages.office.hold("carla", slot_at(TUESDAY_AT_TEN, 1))
    assert isinstance(outcome, NotBookable)
    assert outcome.reason is Blocked.NO_SUCH_OFFICER
