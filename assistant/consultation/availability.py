"""Which times are free: hours − leave − closures − booked → slots − notice − horizon.

A pure pipeline: the diary comes in, free times come out. Starts lie on a grid that begins
where a stretch of working hours begins; a slot fits inside that stretch.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from operator import attrgetter

from assistant.consultation.model import Claim, Leave, OfficerId, Rota, TimeWindow
from assistant.language.wall_clock import LONDON

_ONE_DAY = timedelta(days=1)
_BEFORE_ALL_TIME = datetime.min.replace(tzinfo=timezone.utc)
_BEGINNING = attrgetter("claimed_from")


@dataclass(frozen=True)
class Diary:
    """Everything that decides whether a time is free, at one instant."""

    rota: Rota
    claims: tuple[Claim, ...]
    bank_holidays: frozenset[date]
    now: datetime

    def last_day(self) -> date:
        """The last day, in London, that may be booked."""
        return london_day(self.now) + timedelta(days=self.rota.settings.horizon_days)


def london_day(instant: datetime) -> date:
    """The date in London at an instant."""
    return instant.astimezone(LONDON).date()


def london_instant(day: date, wall_time: time) -> datetime:
    """The instant of a wall-clock time in London; the first of the two when clocks go back."""
    return datetime.combine(day, wall_time, LONDON).astimezone(timezone.utc)


def free_times(diary: Diary, window: TimeWindow | None = None) -> Iterator[tuple[datetime, tuple[OfficerId, ...]]]:
    """Yield every start that is free, in order, with the officers who are free then.

    Lazy: asking for the first few costs only the days up to them.
    """
    settings = diary.rota.settings
    # What begins this very moment is past, even where no notice is needed.
    earliest = diary.now + max(settings.minimum_notice, timedelta.resolution)
    last_day = diary.last_day()
    if window is not None:
        earliest = max(earliest, window.starts_at)
        last_day = min(last_day, london_day(window.ends_at))
    walk = _Walk(diary)
    day = london_day(earliest)
    while day <= last_day:
        if not is_closed(diary, day):
            for start, officer_ids in walk.free_on(day, earliest):
                if window is None or start < window.ends_at:
                    yield start, officer_ids
        day += _ONE_DAY


def is_closed(diary: Diary, day: date) -> bool:
    """Whether nobody takes consultations on a day."""
    return day in diary.bank_holidays or any(
        closure.first_day <= day <= closure.last_day for closure in diary.rota.closures
    )


@dataclass(frozen=True)
class _Start:
    """A start on the grid: when the slot ends, and what a booking of it would claim."""

    at: datetime
    ends_at: datetime
    claims_from: datetime
    claims_until: datetime


class _Walk:
    """The diary by officer, walked through day by day in order, so that a day costs only what lies in it."""

    def __init__(self, diary: Diary) -> None:
        self._settings = diary.rota.settings
        bookable = [officer.id for officer in diary.rota.officers if diary.rota.takes_bookings(officer)]
        self._weeks = {officer_id: _week(diary.rota, officer_id) for officer_id in bookable}
        self._leave: dict[OfficerId, list[Leave]] = {officer_id: [] for officer_id in self._weeks}
        for leave in diary.rota.leave:
            if leave.officer_id in self._leave:
                self._leave[leave.officer_id].append(leave)
        claims: dict[OfficerId, list[Claim]] = {officer_id: [] for officer_id in self._weeks}
        for claim in diary.claims:
            if claim.officer_id in claims:
                claims[claim.officer_id].append(claim)
        self._taken = {officer_id: _taken(claims[officer_id]) for officer_id in claims}
        # Counted only where a day can be full.
        self._starts = {
            officer_id: sorted(claim.starts_at for claim in claims[officer_id])
            for officer_id in claims
            if self._settings.daily_limit is not None
        }
        # Per officer, the first stretch that is taken and may still matter.
        self._next = dict.fromkeys(self._weeks, 0)

    def free_on(self, day: date, earliest: datetime) -> list[tuple[datetime, tuple[OfficerId, ...]]]:
        """The free starts of a day in order, each with the officers who are free."""
        grids: dict[tuple[time, time], list[_Start]] = {}
        found: dict[datetime, list[OfficerId]] = {}
        for officer_id, week in self._weeks.items():
            stretches = week[day.weekday()]
            for stretch in stretches:
                if stretch not in grids:
                    grids[stretch] = self._grid(day, stretch, earliest)
            for start in self._free(officer_id, day, [grids[stretch] for stretch in stretches if grids[stretch]]):
                found.setdefault(start, []).append(officer_id)
        return [(start, tuple(found[start])) for start in sorted(found)]

    def _grid(self, day: date, stretch: tuple[time, time], earliest: datetime) -> list[_Start]:
        settings = self._settings
        start, closes = (london_instant(day, wall_time) for wall_time in stretch)
        grid = []
        while start + settings.slot_length <= closes:
            if start >= earliest:
                ends_at = start + settings.slot_length
                grid.append(_Start(start, ends_at, start - settings.buffer_before, ends_at + settings.buffer_after))
            start += settings.slot_step
        return grid

    def _free(self, officer_id: OfficerId, day: date, grids: list[list[_Start]]) -> set[datetime]:
        """The starts of an officer's day that are free; hours may overlap, so that a start comes up twice."""
        if not grids or self._is_full(officer_id, day):
            return set()
        begins = min(grid[0].claims_from for grid in grids)
        taken, first = self._taken[officer_id], self._pass_over(officer_id, begins)
        if first < len(taken):
            starts_at, ends_at = taken[first]
            if starts_at <= begins and max(grid[-1].claims_until for grid in grids) <= ends_at:
                return set()
        return {start for grid in grids for start in self._between(officer_id, first, grid)}

    def _pass_over(self, officer_id: OfficerId, instant: datetime) -> int:
        """Move past what was taken before an instant."""
        taken, position = self._taken[officer_id], self._next[officer_id]
        while position < len(taken) and taken[position][1] <= instant:
            position += 1
        self._next[officer_id] = position
        return position

    def _between(self, officer_id: OfficerId, position: int, grid: list[_Start]) -> Iterator[datetime]:
        """The starts that lie between what is taken, from a position on, and outside the officer's leave."""
        taken, leave = self._taken[officer_id], self._leave[officer_id]
        for start in grid:
            while position < len(taken) and taken[position][1] <= start.claims_from:
                position += 1
            if position < len(taken) and taken[position][0] < start.claims_until:
                continue
            if not any(away.starts_at < start.ends_at and start.at < away.ends_at for away in leave):
                yield start.at

    def _is_full(self, officer_id: OfficerId, day: date) -> bool:
        limit = self._settings.daily_limit
        if limit is None:
            return False
        starts = self._starts[officer_id]
        begins, ends = london_instant(day, time.min), london_instant(day + _ONE_DAY, time.min)
        return bisect_left(starts, ends) - bisect_left(starts, begins) >= limit


def _taken(claims: list[Claim]) -> list[tuple[datetime, datetime]]:
    """The stretches of time that claims take, in order; those that touch are one, so that a full day is one."""
    claims.sort(key=_BEGINNING)
    stretches = []
    # Begins with an empty stretch before all time, which is passed over at once.
    begins = ends = _BEFORE_ALL_TIME
    for claim in claims:
        if claim.claimed_from > ends:
            stretches.append((begins, ends))
            begins, ends = claim.claimed_from, claim.claimed_until
        elif claim.claimed_until > ends:
            ends = claim.claimed_until
    return [*stretches, (begins, ends)]


def _week(rota: Rota, officer_id: OfficerId) -> list[list[tuple[time, time]]]:
    weekdays: list[list[tuple[time, time]]] = [[] for _ in range(7)]
    for hours in rota.hours:
        if hours.officer_id == officer_id:
            weekdays[hours.weekday].append((hours.starts, hours.ends))
    return weekdays
