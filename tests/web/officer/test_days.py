"""Today, the week, what needs attention, and the export."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date, timedelta

from assistant.consultation.model import BookingState, Closure
from tests.support.office import MONDAY, REQUEST, TUESDAY_AT_TEN
from tests.web.officer.conftest import ADMINISTRATOR, COLLEAGUE, HOLDER, OfficersPages

DAY = timedelta(days=1)


def test_today_shows_todays_consultations_and_no_others(pages: OfficersPages) -> None:
    booking = pages.book()
    assert booking.reference not in pages.browser(HOLDER).get("/officer").text
    pages.office.clock.set(TUESDAY_AT_TEN - timedelta(hours=2))
    page = pages.browser(HOLDER).get("/officer").text
    assert booking.reference in page
    assert "10am to 10.30am" in page
    assert "Example Primary School" in page


def test_the_week_shows_every_day_with_its_consultations(pages: OfficersPages) -> None:
    booking = pages.book()
    page = pages.browser(HOLDER).get("/officer/week?day=2026-11-27").text
    assert "Week of Monday 23 November 2026" in page
    assert page.index("Tuesday 24 November 2026") < page.index(booking.reference) < page.index("Wednesday 25 November")
    assert "Saturday" not in page
    assert booking.reference not in pages.browser(HOLDER).get("/officer/week?day=2026-12-01").text


def test_the_week_can_be_one_officers(pages: OfficersPages) -> None:
    booking = pages.book()
    client = pages.browser(COLLEAGUE)
    assert booking.reference in client.get(f"/officer/week?day=2026-11-24&officer={HOLDER}").text
    assert booking.reference not in client.get(f"/officer/week?day=2026-11-24&officer={COLLEAGUE}").text


def test_a_day_that_cannot_be_read_is_today(pages: OfficersPages) -> None:
    client = pages.browser(HOLDER)
    for day in ("", "tomorrow", "0001-01-01", "9999-12-31", "2026-13-01", "%00", "＝1"):
        assert "Week of Monday 23 November 2026" in client.get(f"/officer/week?day={day}").text, day


def test_the_week_says_who_is_away_and_what_is_closed(pages: OfficersPages) -> None:
    desk = pages.services.rota_desk
    desk.add_leave("test", pages.officer(HOLDER).id, MONDAY + DAY, MONDAY + 2 * DAY)
    desk.add_closure("test", Closure(date(2026, 11, 26), date(2026, 11, 26), "Training day"))
    client = pages.browser(HOLDER)
    page = client.get("/officer/week?day=2026-11-24").text
    assert "Officer 3 is away" in page
    assert "Training day" in page
    assert "Bank holiday" in client.get("/officer/week?day=2026-12-25").text


def test_a_consultation_that_nobody_can_hold_needs_attention(pages: OfficersPages) -> None:
    booking = pages.book()
    client = pages.browser(ADMINISTRATOR)
    assert "nobody can hold" not in client.get("/officer").text
    pages.services.rota_desk.set_officer_active("test", pages.officer(HOLDER).id, False)
    page = client.get("/officer").text
    assert "nobody can hold" in page
    assert booking.reference in page


def test_a_consultation_that_is_over_waits_for_a_note(pages: OfficersPages) -> None:
    booking = pages.book()
    pages.office.clock.set(TUESDAY_AT_TEN + timedelta(hours=1))
    assert "What came of these?" in pages.browser(HOLDER).get("/officer").text
    pages.services.consultations.mark(pages.officer(HOLDER).id, booking.reference, BookingState.ATTENDED)
    assert "What came of these?" not in pages.browser(HOLDER).get("/officer").text


def test_the_example_rota_is_marked_until_it_is_replaced(pages: OfficersPages) -> None:
    assert "This is an example rota" in pages.browser(HOLDER).get("/officer").text
    page = pages.browser(HOLDER).get("/officer/rota").text
    assert "assistant officers add" in page
    assert "An administrator can change this." in page


def test_the_export_holds_the_bookings_as_text_and_is_noted(pages: OfficersPages) -> None:
    booking = pages.book()
    hostile = replace(booking, request=replace(REQUEST, organisation='=HYPERLINK("x")', topic="\u00a0+1\n@2"))
    with pages.services.unit_of_work() as work:
        work.bookings.save(hostile)
        work.commit()
    response = pages.browser(HOLDER).get("/officer/bookings.csv?from=2026-11-23&until=2026-11-29")
    assert response.headers["content-type"].startswith("text/csv")
    assert "attachment" in response.headers["content-disposition"]
    header, line = csv.reader(io.StringIO(response.content.decode("utf-8-sig"), newline=""))
    read = dict(zip(header, line, strict=True))
    assert read["Reference"] == booking.reference
    assert read["Starts"] == "2026-11-24T10:00:00+00:00"
    assert read["School or service"] == '\'=HYPERLINK("x")'
    assert read["What it is about"] == "'\u00a0+1\n'@2"
    with pages.services.unit_of_work(writing=False) as work:
        assert work.audit.entries()[-1].action == "bookings_exported"


def test_an_export_needs_two_days_in_order(pages: OfficersPages) -> None:
    client = pages.browser(HOLDER)
    for query in ("", "?from=2026-11-29&until=2026-11-23", "?from=2020-01-01&until=2026-11-23", "?from=x&until=y"):
        assert client.get(f"/officer/bookings.csv{query}").status_code == 422, query
