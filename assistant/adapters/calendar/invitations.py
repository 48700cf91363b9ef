"""Invitations, cancellations, replies and calendar feeds, as iCalendar (RFC 5545) and iTIP (RFC 5546).

One consultation has one UID for life and a SEQUENCE that grows with every change; who may be
told what, and when, is decided elsewhere.
"""

from __future__ import annotations

import codecs
import email
import email.policy
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timezone

from icalendar import Calendar, Event, Timezone, vCalAddress, vText

from assistant.language.wall_clock import LONDON, happens_twice, in_london

PRODUCT = "-//Attendance and inclusion assistant//Consultations//EN"
LINE_OCTETS = 75
# The rule in force since 1996 (Summer Time Order 2002: last Sundays of March and October, 1am UTC).
_LONDON_RULES = """BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
""".replace("\n", "\r\n")


@dataclass(frozen=True)
class Person:
    """Somebody named in an invitation: a mailbox and, where it may be shown, a name."""

    email: str
    name: str = ""


@dataclass(frozen=True)
class CalendarEvent:
    """A consultation as calendars hold it. Instants are aware; texts are plain and hold no child's name."""

    uid: str
    sequence: int
    starts_at: datetime
    ends_at: datetime
    summary: str
    description: str
    location: str
    organizer: Person
    attendees: tuple[Person, ...] = ()
    cancelled: bool = False
    asks_for_answer: bool = False


@dataclass(frozen=True)
class CalendarReply:
    """What a calendar answered to an invitation. `participation`: ACCEPTED, DECLINED, TENTATIVE …

    The address is the sender's own claim: compare it with the officer's before acting on it.
    """

    uid: str
    participation: str
    attendee: str
    sequence: int


def invitation(event: CalendarEvent, stamp: datetime) -> bytes:
    """A METHOD:REQUEST for a new or moved consultation. `stamp` is when it is made (DTSTAMP)."""
    return _calendar("REQUEST", [_vevent(event, stamp, "NEEDS-ACTION")])


def cancellation(event: CalendarEvent, stamp: datetime) -> bytes:
    """A METHOD:CANCEL that takes the consultation out of the calendars that were invited."""
    component = _vevent(event, stamp, "NEEDS-ACTION")
    component["STATUS"] = vText("CANCELLED")
    return _calendar("CANCEL", [component])


def reply(event: CalendarEvent, attendee: Person, participation: str, stamp: datetime) -> bytes:
    """The METHOD:REPLY that an invited calendar sends back."""
    component = _vevent(event, stamp, participation, only=attendee)
    return _calendar("REPLY", [component])


def stored_event(event: CalendarEvent, stamp: datetime) -> bytes:
    """The consultation as a CalDAV server keeps it: without METHOD (RFC 4791, 4.1).

    Without ORGANIZER and ATTENDEE too, or the server would send invitations of its own (RFC 6638).
    """
    component = _vevent(event, stamp, None)
    del component["ORGANIZER"]
    component.add("STATUS", "CONFIRMED")
    return _calendar(None, [component])


def calendar_feed(name: str, events: Iterable[CalendarEvent], stamp: datetime) -> bytes:
    """A METHOD:PUBLISH feed to subscribe to; cancelled consultations are marked as such."""
    components = []
    for event in events:
        component = _vevent(event, stamp, None)
        component["STATUS"] = vText("CANCELLED" if event.cancelled else "CONFIRMED")
        components.append(component)
    return _calendar("PUBLISH", components, name)


def read_reply(raw: bytes) -> CalendarReply | None:
    """Read the answer in a mail, or in a bare iCalendar file; None when there is none that can be read."""
    for part in _calendar_parts(raw):
        try:
            calendar = Calendar.from_ical(part)
            event = next(iter(calendar.walk("VEVENT")), None)
            if event is None or str(calendar.get("METHOD", "")).upper() != "REPLY":
                continue
            attendees = event.get("ATTENDEE", [])
            attendee = attendees[0] if isinstance(attendees, list) else attendees
            return CalendarReply(
                uid=str(event["UID"]),
                participation=str(attendee.params.get("PARTSTAT", "NEEDS-ACTION")).upper(),
                attendee=str(attendee).lower().removeprefix("mailto:"),
                sequence=int(event.get("SEQUENCE", 0)),
            )
        except (ValueError, KeyError, IndexError, AttributeError, TypeError):
            # Written by a stranger's program: what cannot be read is no reply.
            continue
    return None


def _without_mark(raw: bytes) -> bytes:
    """The file in UTF-8 without the byte order mark that some programs put in front."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace").encode()
    return raw.removeprefix(codecs.BOM_UTF8)


def _calendar_parts(raw: bytes) -> list[bytes]:
    raw = _without_mark(raw)
    if raw.lstrip()[:15].upper() == b"BEGIN:VCALENDAR":
        return [raw]
    message = email.message_from_bytes(raw, policy=email.policy.default)
    parts = [part for part in message.walk() if part.get_content_type() in ("text/calendar", "application/ics")]
    return [bytes(part.get_payload(decode=True) or b"") for part in parts]


def _calendar(method: str | None, components: list[Event], name: str = "") -> bytes:
    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    if method:
        calendar.add("METHOD", method)
    if name:
        calendar.add("NAME", name)
        calendar.add("X-WR-CALNAME", name)
    calendar.add_component(Timezone.from_ical(_LONDON_RULES))
    for component in components:
        calendar.add_component(component)
    return _folded(calendar.to_ical())


def _folded(raw: bytes) -> bytes:
    """The lines folded anew at 75 octets (RFC 5545, 3.1), never within a character or between a backslash and what it
    escapes: the library does so, and some calendars then read two characters.
    """
    return "".join(_fold(line) for line in raw.decode().replace("\r\n ", "").split("\r\n") if line).encode()


def _fold(line: str) -> str:
    pieces, start, octets, most = [], 0, 0, LINE_OCTETS
    for place, character in enumerate(line):
        octets += len(character.encode())
        if octets > most:
            cut = place - _backslashes_before(line, place, start) % 2
            pieces.append(line[start:cut])
            # The blank that marks a folded line counts too.
            start, octets, most = cut, len(line[cut : place + 1].encode()), LINE_OCTETS - 1
    return "\r\n ".join([*pieces, line[start:]]) + "\r\n"


def _backslashes_before(line: str, place: int, start: int) -> int:
    piece = line[start:place]
    return len(piece) - len(piece.rstrip("\\"))


def _vevent(event: CalendarEvent, stamp: datetime, participation: str | None, only: Person | None = None) -> Event:
    component = Event()
    component.add("UID", event.uid)
    component.add("SEQUENCE", event.sequence)
    component.add("DTSTAMP", stamp.astimezone(timezone.utc))
    component.add("DTSTART", _wall_time(event.starts_at))
    component.add("DTEND", _wall_time(event.ends_at))
    component.add("SUMMARY", event.summary)
    component.add("DESCRIPTION", event.description)
    component.add("LOCATION", event.location)
    component.add("ORGANIZER", _address(event.organizer))
    if participation is not None:
        component.add("STATUS", "CONFIRMED")
        for person in (only,) if only else event.attendees:
            component.add("ATTENDEE", _address(person, participation, event.asks_for_answer))
    return component


def _wall_time(moment: datetime) -> datetime:
    """London wall time with its TZID; UTC in the hour that happens twice, where a wall time would not do."""
    local = in_london(moment)
    return moment.astimezone(timezone.utc) if happens_twice(local) else local.astimezone(LONDON)


def _address(person: Person, participation: str = "", asks_for_answer: bool = False) -> vCalAddress:
    address = vCalAddress(f"mailto:{person.email}")
    if person.name:
        # A parameter value cannot hold control characters or double quotes (RFC 5545, 3.2).
        plain = "".join(character if character.isprintable() else " " for character in person.name.replace('"', "'"))
        address.params["CN"] = " ".join(plain.split())
    if participation:
        address.params["CUTYPE"] = "INDIVIDUAL"
        address.params["ROLE"] = "REQ-PARTICIPANT"
        address.params["PARTSTAT"] = participation
        if participation == "NEEDS-ACTION":
            address.params["RSVP"] = "TRUE" if asks_for_answer else "FALSE"
    return address
