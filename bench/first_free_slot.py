"""How long it takes to find the first free slot of 50 officers over 90 days.

    python -m bench.first_free_slot

Prints JSON lines: an empty diary, one that is three quarters full, and the worst case, where
every slot but the very last is taken. The target is 50 ms on the clock; the processor time beside
it tells a slow search from a busy machine.
"""

from __future__ import annotations

import json
import random
import time as clock
from datetime import date, datetime, time, timedelta, timezone
from statistics import median

from assistant.consultation.availability import Diary, free_times, london_instant
from assistant.consultation.model import Claim, Officer, OfficerId, Rota, RotaSettings, WeeklyHours

OFFICERS, DAYS, REPEATS = 50, 90, 15
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=timezone.utc)
SETTINGS = RotaSettings(minimum_notice=timedelta(0), horizon_days=DAYS)


def all_slots() -> list[tuple[OfficerId, datetime]]:
    """Every slot of every officer."""
    days = [date(2026, 11, 23) + timedelta(days=number) for number in range(DAYS + 1)]
    return [
        (OfficerId(officer), london_instant(day, time(9 + half // 2, 30 * (half % 2))))
        for day in days
        if day.weekday() < 5
        for officer in range(1, OFFICERS + 1)
        for half in range(16)
    ]


def diary(taken: list[tuple[OfficerId, datetime]]) -> Diary:
    """A diary in which these slots are booked."""
    officers = tuple(Officer(OfficerId(n), f"Officer {n}", f"{n}@example.invalid") for n in range(1, OFFICERS + 1))
    hours = tuple(WeeklyHours(each.id, day, time(9), time(17)) for each in officers for day in range(5))
    claims = tuple(
        Claim(str(number), officer, start, start, start + SETTINGS.slot_length)
        for number, (officer, start) in enumerate(taken)
    )
    return Diary(Rota(officers, hours, settings=SETTINGS), claims, frozenset(), NOW)


def main() -> None:
    """Measure and print."""
    slots = all_slots()
    cases = {
        "empty": [],
        "three_quarters_full": random.Random(1).sample(slots, 3 * len(slots) // 4),
        "all_but_the_last_taken": sorted(slots, key=lambda each: each[1])[:-1],
    }
    for name, taken in cases.items():
        full = diary(taken)
        times, cpu = [], []
        for _ in range(REPEATS):
            began, used = clock.perf_counter(), clock.process_time()
            found = next(iter(free_times(full)), None)
            times.append((clock.perf_counter() - began) * 1000)
            cpu.append((clock.process_time() - used) * 1000)
        print(
            json.dumps(
                {
                    "case": name,
                    "bookings": len(taken),
                    "found": found is not None,
                    "ms_median": round(median(times), 2),
                    "ms_worst": round(max(times), 2),
                    "cpu_ms_median": round(median(cpu), 2),
                }
            )
        )


if __name__ == "__main__":
    main()
