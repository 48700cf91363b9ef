"""Find the times of day that plain words name: 'half 2', '14:30', 'first thing', 'between 2 and 4'.

Input is plain words in which `day_phrases.find_days` has already replaced the days by tokens.
An hour without am or pm can be either; office hours decide later, in `times`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True)
class OfficeHours:
    """When consultations can take place on any day, Europe/London wall time: from `opens` until before `closes`."""

    opens: time = time(8)
    closes: time = time(18)


@dataclass(frozen=True)
class ClockPhrase:
    """A start time (`until` is None), all it can mean, or a part of the day from `since[0]` until `until`.

    `zone` is 'bst' or 'gmt' where it was given.
    """

    since: tuple[time, ...]
    until: time | None = None
    zone: str = ""

    @property
    def part_of_the_day(self) -> tuple[time, time]:
        """From when until when a part of the day lasts; only for what a token P stands for."""
        assert self.until is not None, "`find_clocks` writes P only where it found an end"
        return self.since[0], self.until


_HOUR = r"(?P<hour>\d{1,2})"
_HALF = r"(?: ?(?P<half>[ap]m)\b)?(?: (?P<zone>bst|gmt)\b)?"
_ALONE = r"(?<![\w.:/])"  # no digit, letter or token runs into what follows
_ENDS = r"(?![\d.:/]|\w)"
_TO = r"(?:-|to|and|until|til|till)"
_TO_THE_HOUR = rf"{_HOUR}\b(?! ?[-:.]\d){_HALF}(?: oclock)?"
_CLOCK_PHRASES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_ALONE}{_HOUR}[:.](?P<minute>[0-5]\d)(?::00)?(?![\d/]){_HALF}",
        rf"{_ALONE}(?P<before>half|quarter|5|10|20|25) (?P<side>past|minutesto) {_TO_THE_HOUR}",
        rf"(?<=\bat )(?P<before>5|10) (?P<side>to) {_TO_THE_HOUR}",
        rf"{_ALONE}(?P<before>20|25) (?P<side>to|of) {_TO_THE_HOUR}",
        rf"\b(?P<before>half) {_HOUR}\b{_HALF}",
        rf"{_ALONE}{_HOUR} oclock{_HALF}",
        rf"{_ALONE}{_HOUR}(?: (?P<minute>[0-5][05]))?(?= ?[ap]m\b){_HALF}",
        rf"{_ALONE}{_HOUR}h(?P<minute>[0-5]\d)?\b{_HALF}",
        rf"\b(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d) ?(?:hrs|hours|h)\b{_HALF}",
        rf"(?:(?<=\bat )|(?<=D\d )|(?<=D\d at ))(?P<hour>0?[1-9]|1\d|2[0-3])(?P<minute>[0-5][05])\b{_HALF}",
        rf"\b(?P<hour>[1-9]|1\d|2[0-3])(?P<minute>[0-5][05])\b(?= (?:on )?(?:the )?D\d){_HALF}",
        rf"(?<=\bat ){_HOUR} (?P<minute>[0-5][05])\b{_HALF}",
        rf"\b(?:12 )?(?P<midday>midday|noon)\b{_HALF}",
        rf"\b(?P<midnight>midnight)\b{_HALF}",
    )
)
# A number alone is an hour only after one of these words, or beside a day ("Tuesday 2").
_HOUR_FOLLOWS = (
    "at",
    "for",
    "after",
    "before",
    "from",
    "by",
    "around",
    "about",
    "between",
    "until",
    "til",
    "till",
    "past",
)
_HOUR_FOLLOWS_TOKENS = (r"D\d ", r"D\d, ", r"P\d ", r"T\d to ", r"T\d and ", r"T\d - ", r"T\d-", r"T\d or ")
_BARE_HOUR = re.compile(
    "|".join(
        [*(rf"(?<=\b{word} )" for word in _HOUR_FOLLOWS), *(f"(?<={token})" for token in _HOUR_FOLLOWS_TOKENS)]
    ).join(("(?:", ")"))
    + rf"{_HOUR}{_ENDS}|(?:^|(?<=\bdo )|(?<=\bit )|(?<=\bsay ))(?P<hour_>\d{{1,2}})(?= (?:(?:on )?(?:the )?D|P)\d)"
)
_RANGE_START = re.compile(rf"{_ALONE}{_HOUR} ?(?=(?:{_TO}|or) ?(?:T\d|\d{{1,2}}{_ENDS}))")
_RANGE_END = re.compile(rf"(?<=T\d)(?P<join> ?{_TO} ?){_HOUR}{_ENDS}")

# From when until when a part of the day lasts in these office hours.
Bounds = Callable[[OfficeHours], "tuple[time, time]"]
_PARTS: tuple[tuple[str, Bounds], ...] = (
    (r"(?:1th |firstthing|first thing)(?: in the morning| on)?", lambda hours: (hours.opens, _later(hours.opens, 1))),
    (
        r"(?:the )?(?:end of (?:the )?(?:day|afternoon)|last thing|late(?:r)?(?: in the)? afternoon)",
        lambda hours: (_later(hours.closes, -2), hours.closes),
    ),
    (r"early(?: in the)? morning", lambda hours: (hours.opens, time(10))),
    (r"(?:mid[ -]?|late |later in the )morning", lambda hours: (time(10), time(12))),
    (r"early(?: in the)? afternoon", lambda hours: (time(12), time(14))),
    (r"mid[ -]?afternoon", lambda hours: (time(14), time(16))),
    (r"(?:over |at |around )?lunch(?: ?time)?", lambda hours: (time(12), time(14))),
    (r"before school", lambda hours: (min(hours.opens, time(7, 30)), time(9))),
    (r"after school", lambda hours: (time(15), hours.closes)),
    (r"(?:in the )?(?:mornings?|(?<!\bi )am|a\.m\.)", lambda hours: (hours.opens, time(12))),
    (r"(?:in the )?(?:afternoons?|pm|p\.m\.)", lambda hours: (time(12), hours.closes)),
    (r"(?:in the )?evenings?|at night", lambda hours: (time(18), time(22))),
)


def _later(moment: time, by: int) -> time:
    return moment.replace(hour=min(max(moment.hour + by, 0), 23))


def find_clocks(words: str, hours: OfficeHours) -> tuple[str, list[ClockPhrase]] | None:
    """Replace every time of day by a token T0 … (a time) or P0 … (a part of the day).

    Returns the rest with the phrases in token order, or None when a number is no time (25:00).
    """
    found: list[ClockPhrase] = []
    wrong: list[str] = []

    def take(match: re.Match[str]) -> str:
        times = _times(match)
        if not times:
            wrong.append(match[0])
        found.append(ClockPhrase(times, zone=match.groupdict().get("zone") or ""))
        return f"{match.groupdict().get('join') or ''}T{len(found) - 1} "

    for pattern in _CLOCK_PHRASES:
        words = pattern.sub(take, words)
    for part_of_the_day, bounds in _PARTS:

        def take_part(match: re.Match[str], bounds: Bounds = bounds) -> str:
            since, until = bounds(hours)
            found.append(ClockPhrase((since,), until))
            return f" P{len(found) - 1} "

        words = re.sub(rf"\b(?:{part_of_the_day})(?!\w)", take_part, words)
    words = " ".join(words.split())
    for hour in (_RANGE_START, _RANGE_END, _BARE_HOUR):
        words = hour.sub(take, words)
    return None if wrong else (" ".join(words.split()), found)


def _times(match: re.Match[str]) -> tuple[time, ...]:
    """All the times of day that a match can mean; none when the number is too large."""
    groups = match.groupdict()
    if groups.get("midday"):
        return (time(12),)
    if groups.get("midnight"):
        return (time(0),)
    digits = groups["hour"] or groups["hour_"]
    hour, minute = int(digits), int(groups.get("minute") or 0)
    if before := groups.get("before"):
        minute = {"half": 30, "quarter": 15}.get(before) or int(before)
        if groups.get("side") not in (None, "past"):
            hour, minute = 23 if hour == 0 else hour - 1 or 12, 60 - minute
    if hour > 23:
        return ()
    if half := groups.get("half"):
        if not 1 <= hour <= 12:
            return (time(hour, minute),) if half == "pm" and hour > 12 else ()
        return (time(hour % 12 + (12 if half == "pm" else 0), minute),)
    # A leading zero, or an hour past 12, is the 24-hour clock.
    if hour > 12 or hour == 0 or digits.startswith("0"):
        return (time(hour, minute),)
    return (time(hour % 12, minute), time(hour % 12 + 12, minute))
