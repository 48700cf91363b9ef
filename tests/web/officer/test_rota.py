"""Editing the rota, and what it refuses."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

import pytest

from tests.support.office import MONDAY
from tests.web.officer.conftest import ADMINISTRATOR, HOLDER, OfficersPages, token_of


def send(pages: OfficersPages, path: str, officer_id: int = HOLDER, **fields: str) -> Any:
    """Send a form of the rota."""
    client = pages.browser(officer_id)
    return client.post(f"/officer/rota/{path}", data={"form_token": token_of(client), **fields})


def hours_of(pages: OfficersPages, officer_id: int = HOLDER) -> list[tuple[int, time, time]]:
    """The weekly hours as they stand."""
    hours = pages.services.rota_desk.rota().hours
    return [(each.weekday, each.starts, each.ends) for each in hours if each.officer_id == officer_id]


def test_hours_are_replaced_day_by_day(pages: OfficersPages) -> None:
    monday = {"starts_0_1": "09:00", "ends_0_1": "12:00", "starts_0_2": "13:00", "ends_0_2": "16:30"}
    friday = {"starts_4_1": "10:00", "ends_4_1": "11:00"}
    response = send(pages, f"{HOLDER}/hours", **monday, **friday)
    assert response.headers["location"] == "/officer/rota?done=hours_set"
    assert hours_of(pages) == [(0, time(9), time(12)), (0, time(13), time(16, 30)), (4, time(10), time(11))]
    page = pages.browser(HOLDER).get(f"/officer/rota/{HOLDER}/hours").text
    assert 'value="16:30"' in page


@pytest.mark.parametrize(
    ("fields", "wrong", "sentence"),
    [
        ({"starts_0_1": "09:00"}, "ends_0_1", "Give a time such as"),
        ({"starts_0_1": "9", "ends_0_1": "12:00"}, "starts_0_1", "Give a time such as"),
        ({"starts_0_1": "12:00", "ends_0_1": "09:00"}, "ends_0_1", "Monday: the end must be after the start."),
        (
            {"starts_1_1": "09:00", "ends_1_1": "12:00", "starts_1_2": "11:00", "ends_1_2": "13:00"},
            "starts_1_2",
            "Tuesday: the second stretch must start",
        ),
    ],
)
def test_hours_that_make_no_sense_change_nothing(
    pages: OfficersPages, fields: dict[str, str], wrong: str, sentence: str
) -> None:
    before = hours_of(pages)
    response = send(pages, f"{HOLDER}/hours", **fields)
    assert response.status_code == 422
    assert f'href="#{wrong}"' in response.text
    assert sentence in response.text
    assert hours_of(pages) == before


def test_leave_of_whole_days_ends_at_midnight(pages: OfficersPages) -> None:
    send(pages, f"{HOLDER}/leave", kind="leave", from_day="2026-11-30", until_day="2026-12-01", note="Training")
    (leave,) = pages.services.rota_desk.rota().leave
    assert (leave.starts_at.isoformat(), leave.ends_at.isoformat()) == (
        "2026-11-30T00:00:00+00:00",
        "2026-12-02T00:00:00+00:00",
    )
    assert (leave.kind, leave.note) == ("leave", "Training")


def test_a_time_can_be_blocked_in_summer_time_too(pages: OfficersPages) -> None:
    send(pages, f"{HOLDER}/leave", kind="blocked", from_day="2027-06-01", from_time="10:00", until_time="11:30")
    (leave,) = pages.services.rota_desk.rota().leave
    assert (leave.starts_at.isoformat(), leave.ends_at.isoformat()) == (
        "2027-06-01T09:00:00+00:00",
        "2027-06-01T10:30:00+00:00",
    )


def test_leave_over_a_booking_leads_to_what_needs_attention(pages: OfficersPages) -> None:
    booking = pages.book()
    client = pages.browser(HOLDER)
    fields = {"form_token": token_of(client), "kind": "leave", "from_day": "2026-11-24"}
    response = client.post(f"/officer/rota/{HOLDER}/leave", data=fields)
    assert response.headers["location"] == "/officer?done=leave_covers"
    page = client.get(response.headers["location"]).text
    assert booking.reference in page
    assert pages.services.consultations.find(booking.reference).is_booked


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"kind": "leave"},
        {"kind": "holiday", "from_day": "2026-12-01"},
        {"kind": "leave", "from_day": "01/12/2026"},
        {"kind": "leave", "from_day": "2026-12-02", "until_day": "2026-12-01"},
        {"kind": "leave", "from_day": "2026-12-02", "from_time": "noon"},
        {"kind": "leave", "from_day": "2026-12-02", "note": "x" * 201},
    ],
)
def test_leave_that_makes_no_sense_is_refused(pages: OfficersPages, fields: dict[str, str]) -> None:
    assert send(pages, f"{HOLDER}/leave", **fields).status_code == 422
    assert not pages.services.rota_desk.rota().leave


def test_sent_twice_leave_is_added_once(pages: OfficersPages) -> None:
    client = pages.browser(HOLDER)
    fields = {"form_token": token_of(client), "once": "abc", "kind": "leave", "from_day": "2026-12-01"}
    for _ in range(2):
        assert client.post(f"/officer/rota/{HOLDER}/leave", data=fields).status_code == 303
    assert len(pages.services.rota_desk.rota().leave) == 1


def test_leave_is_shown_and_taken_back(pages: OfficersPages) -> None:
    desk = pages.services.rota_desk
    leave, _ = desk.add_leave("test", pages.officer(HOLDER).id, MONDAY + timedelta(days=1), MONDAY + timedelta(days=2))
    assert "Leave: Tuesday 24 November 2026" in pages.browser(HOLDER).get("/officer/rota").text
    assert send(pages, f"leave/{leave.id}/remove").status_code == 303
    assert not desk.rota().leave


def test_closures_come_and_go(pages: OfficersPages) -> None:
    assert send(pages, "closures", ADMINISTRATOR, first_day="2026-12-28", last_day="2026-12-31").status_code == 303
    (closure,) = pages.services.rota_desk.rota().closures
    assert send(pages, "closures", ADMINISTRATOR, first_day="2026-12-28", last_day="2026-12-01").status_code == 422
    assert send(pages, f"closures/{closure.id}/remove", ADMINISTRATOR).status_code == 303
    assert not pages.services.rota_desk.rota().closures


def test_how_consultations_are_cut_can_be_changed_within_limits(pages: OfficersPages) -> None:
    fields = {
        "slot_minutes": "45", "step_minutes": "15", "buffer_before_minutes": "0", "buffer_after_minutes": "10",
        "notice_minutes": "1440", "horizon_days": "60", "daily_limit": "",
    }  # fmt: skip
    assert send(pages, "settings", ADMINISTRATOR, **fields).status_code == 303
    settings = pages.services.rota_desk.rota().settings
    assert (settings.slot_length, settings.buffer_after, settings.daily_limit) == (
        timedelta(minutes=45),
        timedelta(minutes=10),
        None,
    )
    for field, text in (("slot_minutes", "0"), ("horizon_days", "-1"), ("daily_limit", "x"), ("notice_minutes", "٣")):
        response = send(pages, "settings", ADMINISTRATOR, **{**fields, field: text})
        assert response.status_code == 422
        assert f'href="#{field}"' in response.text


def test_the_example_goes_once_somebody_real_has_hours(pages: OfficersPages) -> None:
    for number in (HOLDER, HOLDER + 1, ADMINISTRATOR):
        pages.services.rota_desk.set_hours("test", pages.officer(number).id, ())
    assert send(pages, "example/retire", ADMINISTRATOR).status_code == 422
    assert send(pages, f"{ADMINISTRATOR}/hours", ADMINISTRATOR, starts_0_1="09:00", ends_0_1="12:00").status_code == 303
    assert send(pages, "example/retire", ADMINISTRATOR).status_code == 303
    assert not any(each.active for each in pages.services.rota_desk.rota().officers if each.example)
    assert "example rota" not in pages.browser(ADMINISTRATOR).get("/officer").text


def test_nobody_takes_themselves_out(pages: OfficersPages) -> None:
    assert send(pages, f"{ADMINISTRATOR}/active", ADMINISTRATOR, active="no").status_code == 422
    assert send(pages, f"{HOLDER}/active", ADMINISTRATOR, active="no").status_code == 303
    assert not pages.officer(HOLDER).active
    assert send(pages, f"{HOLDER}/active", ADMINISTRATOR, active="yes").status_code == 303
    assert pages.officer(HOLDER).active


def test_every_change_of_the_rota_names_who_made_it(pages: OfficersPages) -> None:
    send(pages, f"{HOLDER}/leave", kind="leave", from_day="2026-12-01")
    with pages.services.unit_of_work(writing=False) as work:
        entry = work.audit.entries()[-1]
    assert (entry.actor, entry.action) == (f"officer {HOLDER}", "leave_added")
