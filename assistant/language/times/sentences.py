"""Put the days and the times of day in a sentence together into wishes.

A wish is a run of days, or none, with a start time or a part of the day, or neither. A sentence that
can be read in several ways gives several wishes; which of them can be booked is for `times` to judge.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from assistant.language.times.calendar_days import DayPhrase, DaySpan
from assistant.language.times.clock_phrases import ClockPhrase, OfficeHours, find_clocks
from assistant.language.times.day_phrases import DateReader, find_days
from assistant.language.times.fillers import words_left
from assistant.language.times.office_calendar import OfficeCalendar

MOST_PHRASES = 9
MOST_WISHES = 8


@dataclass(frozen=True)
class Wish:
    """Days wished for (None: any) and times of day, Europe/London wall time.

    `since` alone is a start time; `since` with `until` is a part of each day.
    """

    days: DaySpan | None = None
    since: time | None = None
    until: time | None = None
    zone: str = ""


@dataclass(frozen=True)
class Wishes:
    """All readings of a sentence. `problem` says why there are none, `why` why there are several.

    `unread` holds the words that no day, no time and no filler accounts for.
    """

    readings: tuple[Wish, ...] = ()
    why: str = ""
    problem: str = ""
    unread: str = ""


NOT_UNDERSTOOD = Wishes(problem="not_understood")

# Left over from a sentence, these words would have changed its meaning, so it was not understood.
_SIGNIFICANT = re.compile(
    r"\d|\b(?:weeks?|months?|years?|fortnights?|days? (?:before|after)|terms?|before|after|until|till?|between|past|"
    r"than|last|next|hours?|minutes?|mins|quarter|half|every|each|again|ago|previous|following|same|halfterm)\b"
)
_WEEK_OF = r"(?:w/?[cb]|week (?:beginning|commencing|starting|of)|(?:in )?the week (?:of|with)) (?:the )?"
# "Early Thursday afternoon" is Thursday, early afternoon.
_PART_ROUND_A_DAY = re.compile(r"\b(?P<part>early|mid|late) +(?P<day>D\d) +(?P<half>morning|afternoon)\b")
_DAY_RULES = (
    (rf"{_WEEK_OF}(?P<a>D\d)", "week_of"),
    (r"(?:between|from) (?P<a>D\d) (?:and|to|until|till?|-) (?P<b>D\d)", "range"),
    (r"(?P<a>D\d) ?(?:to|until|till?|through|-) ?(?P<b>D\d)", "range"),
    (r"(?:the )?day after (?:the )?(?P<a>D\d)", "day_after"),
    (r"(?:the )?day before (?:the )?(?P<a>D\d)", "day_before"),
    (r"(?:(?:any ?time|some ?time) )?after (?:the )?(?P<a>D\d)", "after"),
    (r"(?:any ?time )?(?:from|since) (?:the )?(?P<a>D\d)(?: onwards?)?", "from"),
    (r"(?P<a>D\d) (?:onwards?|or (?:later|after)|at the earliest|earliest)", "from"),
    (r"(?:any ?time )?before (?:the )?(?P<a>D\d)", "before"),
    (r"(?:by|until|till?|no later than) (?:the )?(?P<a>D\d)", "by"),
    (r"(?P<a>D\d) (?:or (?:before|earlier|sooner)|at the latest)", "by"),
)
_CLOCK_RULES = (
    (r"(?:between|from) (?P<a>T\d) ?(?:and|to|until|till?|-) ?(?P<b>T\d)", "range"),
    (r"(?P<a>T\d) ?to ?(?P<b>T\d)", "said_range"),
    (r"(?P<a>T\d) ?(?:until|till?|-) ?(?P<b>T\d)", "range"),
    (r"(?:any ?time )?(?:after|from|past|later than|not before) (?P<a>T\d)(?: onwards?)?", "after"),
    (r"(?P<a>T\d) (?:onwards?|or (?:later|after))", "after"),
    (r"(?:any ?time )?(?:before|by|until|till?|no later than|earlier than) (?P<a>T\d)", "before"),
    (r"(?P<a>T\d) (?:or (?:before|earlier|sooner)|at the latest)", "before"),
    (r"(?P<a>T\d)", "exact"),
)
_DAY = timedelta(days=1)


def read_sentence(
    words: str,
    today: date,
    calendar: OfficeCalendar,
    read_date: DateReader | None,
) -> Wishes:
    """Read a sentence, already in plain words, into everything it can mean."""
    hours = calendar.hours
    rest, days = find_days(words, today, calendar.school_breaks, read_date, calendar.bank_holidays)
    if len(days) > MOST_PHRASES:
        return NOT_UNDERSTOOD
    rest = _PART_ROUND_A_DAY.sub(r"\g<day> \g<part> \g<half>", rest)
    clocks_found = find_clocks(rest, hours)
    if clocks_found is None:
        return Wishes(problem="no_such_time")
    rest, clocks = clocks_found
    if len(clocks) > MOST_PHRASES or not (days or clocks):
        return NOT_UNDERSTOOD
    if problem := next((day.problem for day in days if day.problem), ""):
        return Wishes(problem=problem)
    pieces, dropped = _pieces(rest, days)
    readings: list[Wish] = []
    left = dropped
    why = (
        "several"
        if len(pieces) > 1
        else next((day.why for day in days if day.why), "weekday_or_date" if len(days) > 1 else "")
    )
    for piece in pieces:
        of_piece = _piece(piece, days, clocks, hours)
        if of_piece is None:
            return NOT_UNDERSTOOD
        readings += of_piece[0]
        left.append(of_piece[1])
    distinct = tuple(dict.fromkeys(_shared(readings) if len(pieces) > 1 else readings))
    if not distinct or len(distinct) > MOST_WISHES:
        return NOT_UNDERSTOOD
    unread = " ".join(words for each in left if (words := words_left(each)))
    return Wishes(distinct, why=(why or "several") if len(distinct) > 1 else "", unread=unread)


def _pieces(rest: str, days: list[DayPhrase]) -> tuple[list[str], list[str]]:
    """Split at 'or', and at a comma or 'and' between two weekdays or two times; never inside a range.

    Gives the parts that name a time, and the parts that do not.
    """
    rest = re.sub(r"\bor (later|after|before|earlier|sooner)\b", r"or_\1", rest)
    rest = re.sub(r"(between [DT]\d) and", r"\1 to", rest)
    weekdays = "".join(str(number) for number, day in enumerate(days) if day.weekday is not None) or "x"
    weekday = rf"(?:on )?D[{weekdays}]"
    separators = (
        r"\bor\b",
        rf"(?<=D[{weekdays}])(?:,| and|, and) (?={weekday})",
        rf"(?<=[TP]\d)(?: and|,) (?={weekday})",
        r"(?<=T\d) and (?=D?\d? ?(?:at )?T)",
    )
    parts = re.split("|".join(separators), rest)
    parts = [part.replace("or_", "or ") for part in parts]
    named = [part for part in parts if re.search(r"[DTP]\d", part) or _SIGNIFICANT.search(part)]
    return named, [part for part in parts if part not in named]


def _shared(readings: list[Wish]) -> list[Wish]:
    """'Tuesday or Wednesday at 2' means 2 on both; '2 or 3 on Tuesday' means Tuesday for both."""
    with_days = [wish for wish in readings if wish.days]
    with_times = [wish for wish in readings if wish.since]
    if with_days and all(wish.days == with_days[0].days for wish in with_days):
        readings = [wish if wish.days else replace(wish, days=with_days[0].days) for wish in readings]
    if with_times and with_times[-1] is readings[-1]:
        last = with_times[-1]
        readings = [wish if wish.since else replace(wish, since=last.since, until=last.until) for wish in readings]
    return readings


def _piece(
    piece: str, days: list[DayPhrase], clocks: list[ClockPhrase], hours: OfficeHours
) -> tuple[list[Wish], str] | None:
    """Every wish in one alternative of a sentence, with what is left of it; None when it is not understood."""
    spans, open_ended, rest = _days_of(piece, days)
    times, rest = _times_of(rest, clocks, hours)
    if (
        re.search(r"from T\d to D", piece)
        or _SIGNIFICANT.search(re.sub(r"\b[DTP]\d\b", "", rest))
        or re.search(r"[DTP]\d", rest)
    ):
        return None
    if open_ended and any(wish.since and not wish.until for wish in times):
        return None  # "by Friday 3pm" is neither every day at 3pm nor any time until then
    return [replace(time_wish, days=span) for span in spans for time_wish in times], rest


def _days_of(piece: str, days: list[DayPhrase]) -> tuple[list[DaySpan | None], bool, str]:
    """The days of a piece, whether they are open at one end, and what is left of the piece."""
    for pattern, rule in _DAY_RULES:
        if match := re.search(rf"\b(?:{pattern})", piece):
            first = days[int(match["a"][1])].spans
            second = days[int(match["b"][1])].spans if rule == "range" else first
            spans: list[DaySpan | None] = [
                _moved(rule, since, until) for since in first for until in second if since.first <= until.last
            ]
            return spans, rule in ("after", "from", "before", "by"), piece[: match.start()] + piece[match.end() :]
    mentioned = [days[int(number)] for number in re.findall(r"D(\d)", piece)]
    rest = re.sub(r"D\d", "", piece)
    if len(mentioned) < 2:
        return list(mentioned[0].spans) if mentioned else [None], False, rest
    if len(mentioned) == 2:
        for named, other in (mentioned, reversed(mentioned)):
            if named.weekday is not None:
                return [span for each in other.spans for span in _on_weekday(each, named.weekday)], False, rest
    return [], False, rest


def _on_weekday(days: DaySpan, weekday: int) -> list[DaySpan]:
    """A date with its weekday; where the two disagree, the date and the nearest such weekday are both meant."""
    if days.first != days.last:
        inside = [days.first + number * _DAY for number in range((days.last - days.first).days + 1)]
        return [DaySpan(day, day) for day in inside if day.weekday() == weekday]
    off = (weekday - days.first.weekday() + 3) % 7 - 3
    nearest = days.first + off * _DAY
    return [days, DaySpan(nearest, nearest)] if off else [days]


def _moved(rule: str, since: DaySpan, until: DaySpan) -> DaySpan:
    if rule == "week_of":
        monday = since.first - since.first.weekday() * _DAY
        return DaySpan(monday, monday + 4 * _DAY)
    if rule == "range":
        return DaySpan(since.first, until.last)
    if rule == "after":
        return DaySpan(since.last + _DAY, since.last + 7 * _DAY)
    if rule == "day_after":
        return DaySpan(since.last + _DAY, since.last + _DAY)
    if rule == "day_before":
        return DaySpan(since.first - _DAY, since.first - _DAY)
    if rule == "from":
        return DaySpan(since.first, since.first + 6 * _DAY)
    return DaySpan(date.min, since.first - _DAY if rule == "before" else since.last)


def _times_of(rest: str, clocks: list[ClockPhrase], hours: OfficeHours) -> tuple[list[Wish], str]:
    """The times of day of a piece, and what is left of it."""
    parts = [clocks[int(number)] for number in re.findall(r"P(\d)", rest)]
    rest = re.sub(r"(?:in the |on the )?P\d", "", rest)
    if len(parts) > 1:
        return [], rest
    part = parts[0].part_of_the_day if parts else None
    for pattern, rule in _CLOCK_RULES:
        if match := re.search(rf"\b(?:{pattern})", rest):
            first = clocks[int(match["a"][1])]
            second = clocks[int(match["b"][1])] if "range" in rule else None
            return _time_wishes(rule, first, second, part, hours), rest[: match.start()] + rest[match.end() :]
    return [Wish(since=part[0], until=part[1]) if part else Wish()], rest


def _time_wishes(
    rule: str, first: ClockPhrase, second: ClockPhrase | None, part: tuple[time, time] | None, hours: OfficeHours
) -> list[Wish]:
    if second is not None:
        pairs = [(since, until) for since in first.since for until in second.since if since < until]
        earliest, latest = part or (hours.opens, hours.closes)
        wishes = [Wish(since=since, until=until) for since, until in pairs if earliest <= since and until <= latest]
        if rule == "said_range" and first.since[0] in (time(5), time(10)) and len(first.since) == 2:
            # "10 to 4" can also be ten minutes to four.
            minute = 60 - first.since[0].hour
            to_the_hour = tuple(each.replace(hour=each.hour - 1, minute=minute) for each in second.since if each.hour)
            wishes += [Wish(since=start) for start in _likely(to_the_hour, part, hours)]
        return wishes or [Wish(since=since, until=until) for since, until in pairs]
    starts = _likely(first.since, part, hours)
    if rule == "after":
        return [Wish(since=start, until=max(hours.closes, start)) for start in starts]
    if rule == "before":
        return [Wish(since=min(hours.opens, start), until=start) for start in starts]
    return [Wish(since=start, zone=first.zone) for start in starts]


def _likely(times: tuple[time, ...], part: tuple[time, time] | None, hours: OfficeHours) -> list[time]:
    """2 is 14:00 because the office is shut at two in the night; a part of the day decides before that."""
    if part is not None:
        return [each for each in times if part[0] <= each < part[1]]
    return [each for each in times if hours.opens <= each < hours.closes] or list(times)
