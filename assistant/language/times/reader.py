"""Read a time that somebody typed: 'next Tuesday afternoon', 'the 3rd at 2', 'after half-term'.

Words that can mean two things are given back as two readings, never guessed. What can be booked
is the database's to say; this module only knows office hours, closed days and the calendar.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, timezone

from assistant.language.reading import Reading
from assistant.language.times.calendar_days import DaySpan
from assistant.language.times.day_phrases import DateReader
from assistant.language.times.fillers import words_left
from assistant.language.times.office_calendar import WEEKDAYS_8_TO_6, OfficeCalendar
from assistant.language.times.plain_words import plain_words, refuses
from assistant.language.times.readings import (
    Ambiguous,
    ChoiceIndex,
    ClosedThen,
    DoesNotExist,
    Earliest,
    ExactTime,
    NotATime,
    NotKnown,
    Past,
    Period,
    TimeReading,
)
from assistant.language.times.sentences import Wish, read_sentence
from assistant.language.wall_clock import LONDON, does_not_happen, happens_twice, in_london

LONGEST_TEXT = 200  # characters
FURTHEST = timedelta(days=365 * 5)

# Words around a choice that change nothing. They are dropped one by one: a pattern would try all their groupings.
_POLITE_WORDS = (
    "i i'll i'd will would like can we could have take do go for with let's yes yeah ok okay the please thanks thank "
    "you is fine good best works me great perfect"
)
_POLITE = frozenset(_POLITE_WORDS.split())
_THING = r"(?:thatone|option|slot|time|choice)"
_CHOICE = re.compile(
    rf"(?:option|number|slot|choice|no\.?|time) (?P<number>\d{{1,2}})"
    rf"|(?P<nth>\d{{1,2}})(?:st|nd|rd|th) (?:{_THING}|of (?:those|these|them))"
    rf"|(?P<last>last|latest|later|latter|bottom) {_THING}|(?P<first>top|former|earlier) {_THING}"
)
_BARE_ORDINAL = re.compile(r"(?:the )?(?P<nth>\d)th(?: please)?[.! ]*")  # "the second": plain_words writes 2th
_HOURS_OR_DATE = re.compile(r"(\d{1,2}) ?- ?(\d{1,2})")
_DATE_OR_TIME = re.compile(r"(?:the )?(\d{1,2})\.(05|10)")  # the other minutes of the hour are no month, or no slot
_EARLIEST = re.compile(
    r"\b(?:earliest|soonest|asap|as soon as (?:possible|you can)|whenever(?: suits| you (?:can|like|are free))?"
    r"|any ?time(?: (?:is fine|works|at all))?|(?:first|next) (?:one|thatone|slot|time|appointment)"
    r"|i (?:don't|do not) mind|straight ?away|immediately|right now|now)\b"
)


def read_time(
    text: str, now: datetime, calendar: OfficeCalendar = WEEKDAYS_8_TO_6, read_date: DateReader | None = None
) -> Reading[TimeReading]:
    """Read typed words into one value of a closed set, and the words that it does not account for.

    `now` is aware. `read_date` is asked for dates that this module's own phrases do not know.
    Never raises for any text.
    """
    if len(text) > LONGEST_TEXT:
        return _no_time("too_long", text)
    words = plain_words(text).strip(" .,!?;")
    if not words:
        return _no_time("empty", text)
    if (choice := _choice(words)) is not None:
        return Reading(choice)
    if (two_ways := _hours_or_date(words, now, calendar)) is not None:
        return Reading(two_ways)
    today = in_london(now).date()
    wishes = read_sentence(words, today, calendar, read_date)
    if wishes.problem == "term_dates_not_known":
        return Reading(NotKnown("term_dates"))
    if wishes.problem in ("no_such_date", "no_such_time"):
        return Reading(DoesNotExist(wishes.problem))
    if wishes.problem:
        if _EARLIEST.search(words) and not re.search(r"\d", words):
            return Reading(Earliest(), words_left(_EARLIEST.sub(" ", words)))
        return _no_time(wishes.problem, text)
    if refuses(words):
        return _no_time("ruled_out", text)
    if any(wish.days and wish.days.last - today > FURTHEST for wish in wishes.readings):
        return _no_time("not_understood", text)
    return Reading(_settled([_judged(wish, now, calendar) for wish in wishes.readings], wishes.why), wishes.unread)


def _no_time(why: str, text: str) -> Reading[TimeReading]:
    return Reading(NotATime(why), " ".join(text.split()))


def _hours_or_date(words: str, now: datetime, calendar: OfficeCalendar) -> TimeReading | None:
    """'10-12' is two hours or the 10th of December, '3.10' a date or ten past three; None for any other words."""
    kept = " ".join(word for word in words.split() if word not in _POLITE)
    if dotted := _DATE_OR_TIME.fullmatch(words):
        forms, both = ("{}/{}", "at {}:{}"), dotted.groups()
    elif hyphened := _HOURS_OR_DATE.fullmatch(kept):
        forms, both = ("{}/{}", "between {} and {}"), hyphened.groups()
    else:
        return None
    readings = [read_time(form.format(*both), now, calendar).understood for form in forms]
    last = (now + calendar.horizon).date()
    soon = [each for each in readings if each is not None and not _begins_after(each, last)]
    return _settled(soon or [each for each in readings if each is not None], "date_or_time")


def _begins_after(reading: TimeReading, day: date) -> bool:
    return isinstance(reading, ExactTime | Period) and in_london(reading.starts_at).date() > day


def _choice(words: str) -> ChoiceIndex | None:
    kept = [word for word in words.replace(",", " ").split() if word not in _POLITE]
    match = _CHOICE.fullmatch(" ".join(kept))
    if match is None:
        return None
    if match["last"] or match["first"]:
        return ChoiceIndex(-1 if match["last"] else 0)
    number = int(match["number"] or match["nth"])
    return ChoiceIndex(number - 1) if number else None


def bare_ordinal(text: str) -> int | None:
    """The index that 'the second' means where times were offered in a list; it may also be a date."""
    match = _BARE_ORDINAL.fullmatch(plain_words(text).strip(" .,!?;"))
    return int(match["nth"]) - 1 if match and match["nth"] != "0" else None


def _settled(judged: list[TimeReading], why: str) -> TimeReading:
    """One reading that can be booked stands; several are for the caller; none gives the first refusal."""
    usable: list[ExactTime | Period] = []
    for reading in judged:
        if isinstance(reading, Ambiguous):
            usable += reading.readings
            why = why or reading.why
        elif isinstance(reading, (ExactTime, Period)):
            usable.append(reading)
    if len(usable) == 1:
        return usable[0]
    return Ambiguous(tuple(usable), why) if usable else judged[0]


def _judged(wish: Wish, now: datetime, calendar: OfficeCalendar) -> TimeReading:
    """Hold one wish against the clock and the calendar."""
    days = wish.days or DaySpan(in_london(now).date(), (now + calendar.horizon).date())
    today = in_london(now).date()
    if wish.days and days.last < today:
        return Past(_at(days.last, wish.since or calendar.hours.opens))
    single = wish.days is not None and days.first == days.last
    if single and wish.since is not None and wish.until is None:
        return _judged_moment(days.first, wish.since, wish.zone, now, calendar)
    since, until = wish.since or calendar.hours.opens, wish.until or wish.since or calendar.hours.closes
    if (until <= calendar.hours.opens and until != since) or since >= calendar.hours.closes:
        return ClosedThen("outside_hours", _at(max(days.first, today), since))
    first = max(days.first, today)
    open_days = [day for day in _each(first, days.last) if not calendar.why_closed(day)]
    if not open_days:
        return ClosedThen(calendar.why_closed(first), _at(first, since))
    starts_at = max(_at(open_days[0], since), now.astimezone(timezone.utc))
    ends_at = _at(open_days[-1], until) if until != since else _at(open_days[-1], since) + timedelta(minutes=1)
    return Period(starts_at, ends_at, since, until) if starts_at < ends_at else Past(_at(open_days[0], since))


def _judged_moment(day: date, clock: time, zone: str, now: datetime, calendar: OfficeCalendar) -> TimeReading:
    wall = datetime.combine(day, clock, LONDON)
    if does_not_happen(wall):
        return DoesNotExist("clock_change")
    if happens_twice(wall):
        both = [_outcome(wall.replace(fold=fold).astimezone(timezone.utc), now, calendar) for fold in (0, 1)]
        return both[zone == "gmt"] if zone else _settled(both, "clock_change")
    return _outcome(wall.astimezone(timezone.utc), now, calendar)


def _outcome(moment: datetime, now: datetime, calendar: OfficeCalendar) -> TimeReading:
    local = in_london(moment)
    if moment <= now:
        return Past(moment)
    if why := calendar.why_closed(local.date()):
        return ClosedThen(why, moment)
    if not calendar.hours.opens <= local.time() < calendar.hours.closes:
        return ClosedThen("outside_hours", moment)
    return ExactTime(moment)


def _at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, LONDON).astimezone(timezone.utc)


def _each(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]
