"""The table of `make bench` names every figure that was measured."""

from bench.report import table

MILLISECONDS = {"p50": 12.5, "p95": 80.0, "p99": 99.5}


def test_bookings_stand_in_the_table() -> None:
    results = {
        "machine": "a machine",
        "setups": {},
        "booking": [
            {"people": 8, "bookings": 160, "confirm_ms": MILLISECONDS, "other_pages_ms": {**MILLISECONDS, "p99": 77.5}}
        ],
        "double_booking": [
            {
                "database": "sqlite",
                "attempts": 100_000,
                "doubled": 0,
                "acknowledged_not_stored": 0,
                "booking_ms": MILLISECONDS,
            }
        ],
        "first_free_slot": [{"case": "all_but_the_last_taken", "ms_median": 31.5}],
    }
    words = table(results)
    assert "8 at once on the form pages, 160 bookings" in words and "99.5 ms (p99)" in words and "77.5 ms" in words
    assert "sqlite: 100000 attempts by many at once, 0 doubled" in words
    assert "all but the last taken: 31.5 ms" in words
