"""The confirmation of a booking on pages: who holds it, for the calendar, what to have ready, and the way back."""

from __future__ import annotations

from html import unescape

from icalendar import Calendar

from tests.web.booking_steps import begin, book, reach_check, reach_time
from tests.web.reader import Reader


def test_the_confirmation_names_the_officer_and_says_what_to_have_ready(reader: Reader) -> None:
    book(reader)
    text = unescape(reader.text)
    assert "Officer Example" in text and "What to have ready" in text and "attendance record" in text


def test_the_calendar_file_is_the_booking_and_only_for_its_browser(reader: Reader) -> None:
    reference = book(reader)
    address = f"/consultation/booked/{reference}/calendar.ics"
    assert f'href="{address}"' in reader.text
    response = reader.client.get(address)
    assert response.headers["content-type"].startswith("text/calendar")
    (event,) = Calendar.from_ical(response.content).walk("VEVENT")
    booking = reader.desk.office.consultations.find(reference)
    assert booking is not None and str(event["UID"]) == booking.uid
    assert event["DTSTART"].dt == booking.slot.starts_at and event["DTEND"].dt == booking.slot.ends_at
    with Reader(reader.desk) as stranger:
        assert stranger.client.get(address).status_code == 404


def test_back_leads_to_the_page_before(reader: Reader) -> None:
    begin(reader)
    assert '<p class="back"><a href="/consultation">' in reader.text
    reach_check(reader)
    assert '<p class="back"><a href="/consultation/time">' in reader.text


def test_times_stand_under_their_days_with_their_ends(reader: Reader) -> None:
    reach_time(reader)
    text = unescape(reader.text)
    assert text.count('<fieldset class="day-of-times">') >= 2 and "am to " in text
