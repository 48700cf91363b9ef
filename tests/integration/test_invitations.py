"""What other people's calendars are sent, read back with the library they would use."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from email.message import EmailMessage
from itertools import pairwise

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.adapters.calendar.invitations import (
    CalendarEvent,
    CalendarReply,
    Person,
    calendar_feed,
    cancellation,
    invitation,
    read_reply,
    reply,
    stored_event,
)
from assistant.language.times.reader import read_time
from assistant.language.wall_clock import in_london, moment_text

STAMP = datetime(2026, 11, 23, 10, tzinfo=timezone.utc)
ORGANIZER = Person("consultations@council.example", "Education Inclusion Team")
OFFICER = Person("officer@council.example", "Officer One")


def event(
    start: datetime = datetime(2026, 7, 1, 13, tzinfo=timezone.utc), sequence: int = 0, **changes
) -> CalendarEvent:
    values = {
        "uid": "abc123@consultations.example",
        "sequence": sequence,
        "starts_at": start,
        "ends_at": start + timedelta(minutes=30),
        "summary": "Consultation",
        "description": "Brief",
        "location": "By phone",
        "organizer": ORGANIZER,
        "attendees": (OFFICER,),
    }
    return CalendarEvent(**{**values, **changes})


def only_event(raw: bytes) -> tuple[icalendar.Calendar, icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(raw)
    (found,) = calendar.walk("VEVENT")
    return calendar, found


def test_a_request_names_time_zone_organizer_and_attendee():
    calendar, found = only_event(invitation(event(), STAMP))
    assert calendar["METHOD"] == "REQUEST"
    assert found["STATUS"] == "CONFIRMED"
    assert found["DTSTART"].params["TZID"] == "Europe/London"
    assert found["DTSTART"].dt.replace(tzinfo=None) == datetime(2026, 7, 1, 14)
    assert str(found["ORGANIZER"]) == "mailto:consultations@council.example"
    assert found["ATTENDEE"].params["PARTSTAT"] == "NEEDS-ACTION"
    assert found["ATTENDEE"].params["RSVP"] == "FALSE", "nobody is asked for an answer that nobody reads"
    _, asked = only_event(invitation(replace(event(), asks_for_answer=True), STAMP))
    assert asked["ATTENDEE"].params["RSVP"] == "TRUE"
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == ["Europe/London"]


def test_a_move_keeps_the_uid_and_raises_the_sequence():
    _, first = only_event(invitation(event(), STAMP))
    _, moved = only_event(invitation(event(sequence=1, start=datetime(2026, 7, 2, 9, tzinfo=timezone.utc)), STAMP))
    assert (first["UID"], first["SEQUENCE"]) == ("abc123@consultations.example", 0)
    assert (moved["UID"], moved["SEQUENCE"]) == ("abc123@consultations.example", 1)


def test_a_cancellation_says_so_in_method_and_status():
    calendar, found = only_event(cancellation(event(sequence=2), STAMP))
    assert (calendar["METHOD"], found["STATUS"], found["SEQUENCE"]) == ("CANCEL", "CANCELLED", 2)


def test_a_stored_event_has_no_method():
    calendar, _ = only_event(stored_event(event(), STAMP))
    assert "METHOD" not in calendar


def test_a_feed_holds_every_consultation_and_no_attendee():
    raw = calendar_feed("Consultations", [event(), event(uid="b@x", cancelled=True)], STAMP)
    calendar = icalendar.Calendar.from_ical(raw)
    assert calendar["METHOD"] == "PUBLISH"
    assert [(found["UID"], found["STATUS"]) for found in calendar.walk("VEVENT")] == [
        ("abc123@consultations.example", "CONFIRMED"),
        ("b@x", "CANCELLED"),
    ]
    assert b"ATTENDEE" not in raw


@pytest.mark.parametrize("evil", ["A\r\nATTENDEE:mailto:eve@evil.example", 'x";CN="y', "a\x00b", "A:B;C,D", "é" * 80])
def test_no_text_can_add_a_line_to_an_invitation(evil):
    """Summary, description, place and names stay one property each."""
    raw = invitation(
        event(summary=evil, description=evil, location=evil, attendees=(Person("a@b.example", evil),)), STAMP
    )
    _, found = only_event(raw)
    assert not isinstance(found["ATTENDEE"], list)
    assert str(found["ATTENDEE"]) == "mailto:a@b.example"
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))


def test_the_answer_of_a_calendar_is_read_from_its_mail():
    """A declined invitation, as a mail program sends it."""
    message = EmailMessage()
    message["From"] = "officer@council.example"
    message.set_content("Declined")
    message.add_alternative(
        reply(event(sequence=1), OFFICER, "DECLINED", STAMP).decode(), subtype="calendar", params={"method": "REPLY"}
    )
    expected = CalendarReply("abc123@consultations.example", "DECLINED", "officer@council.example", 1)
    assert read_reply(message.as_bytes()) == expected
    assert read_reply(reply(event(sequence=1), OFFICER, "DECLINED", STAMP)) == expected


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe\x00",
        b"BEGIN:VCALENDAR",
        b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        b"From: a@b\r\nContent-Type: text/calendar\r\n\r\nnot a calendar",
        invitation(event(), STAMP),
    ],
)
def test_what_is_no_answer_is_not_taken_for_one(raw):
    assert read_reply(raw) is None


def test_the_wall_time_of_an_invitation_is_the_one_that_is_said():
    """Half hours of 2026 to 2030: page text == local time in mail, CalDAV and feed == what the text is read back as.

    A sample, and every half hour of the days the clocks change; all 87,648 by ASSISTANT_EVERY_HALF_HOUR=1.
    """
    every = os.environ.get("ASSISTANT_EVERY_HALF_HOUR") == "1"
    moment, end = datetime(2026, 1, 1, tzinfo=timezone.utc), datetime(2031, 1, 1, tzinfo=timezone.utc)
    number = 0
    while moment < end:
        changes = moment.month in (3, 10) and moment.day >= 25 and moment.weekday() == 6
        if every or changes or number % 401 == 0:
            raw = invitation(event(moment), STAMP)
            (starts,) = [line for line in raw.split(b"\r\n") if line.startswith(b"DTSTART") and line[8:9] != b"1"]
            assert starts in stored_event(event(moment), STAMP)
            assert starts in calendar_feed("Feed", [event(moment)], STAMP)
            _, found = only_event(raw)
            written = found["DTSTART"].dt
            assert written == moment
            assert moment_text(written) == moment_text(moment)
            if found["DTSTART"].params.get("TZID"):
                assert written.replace(tzinfo=None) == in_london(moment).replace(tzinfo=None)
            read = read_time(moment_text(moment), moment - timedelta(days=80)).understood
            assert read.starts_at == moment
        moment, number = moment + timedelta(minutes=30), number + 1


def test_the_written_time_zone_rules_agree_with_the_time_zone_database():
    """Every half hour of the days the clocks change, by the VTIMEZONE that is sent and not by ours."""
    (zone,) = icalendar.Calendar.from_ical(invitation(event(), STAMP)).walk("VTIMEZONE")
    rules = zone.to_tz(lookup_tzid=False)
    for year in range(2026, 2031):
        for month in (3, 10):
            for day in range(25, 32):
                for half in range(48):
                    moment = datetime(year, month, day, tzinfo=timezone.utc) + half * timedelta(minutes=30)
                    wall = in_london(moment).replace(tzinfo=None)
                    if in_london(moment).fold == 0:
                        assert wall.replace(tzinfo=rules).utcoffset() == in_london(moment).utcoffset(), moment


@given(st.text(st.sampled_from("a\\,;é山👩 \n"), max_size=300), st.integers(0, 90))
def test_folding_splits_no_character_and_no_escape_and_loses_nothing(words: str, offset: int):
    raw = invitation(
        replace(event(), summary="x" * offset + words.replace("\n", " ").strip(), description=words), STAMP
    )
    lines = raw.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    for line, after in pairwise(lines):
        line.decode()
        if after.startswith(b" "):
            assert (len(line) - len(line.rstrip(b"\\"))) % 2 == 0, (line, after)
    _, found = only_event(raw)
    assert str(found["DESCRIPTION"]) == words


@pytest.mark.parametrize(
    "encoded",
    [lambda text: b"\xef\xbb\xbf" + text.encode(), lambda text: text.encode("utf-16"), lambda text: text.encode()],
    ids=["UTF-8 with a mark", "UTF-16", "UTF-8"],
)
def test_a_reply_is_read_however_it_was_saved(encoded: Callable[[str], bytes]):
    answer = reply(event(), Person("ada@school.example.com", "Zoë Łukasiewicz"), "DECLINED", STAMP)
    read = read_reply(encoded(answer.decode()))
    assert read is not None
    assert (read.attendee, read.participation) == ("ada@school.example.com", "DECLINED")
