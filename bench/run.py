"""`make bench`: this service beside stock Rasa and beside the release that is the yardstick.

    python bench/run.py --out reports [--quick] [--without-yardstick]

All installations run at once and take turns, round by round in changing order; the median of the rounds counts. What
the processor was busy with besides is told with the figures: ratios within one run can be believed, times less.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench import load, report
from bench.processes import PROJECT, Measured, service, stock_servers
from bench.yardstick import RELEASE, model_of, prepare
from tests.support.databases import new_database
from tests.support.servers import redis_server

PEOPLE, PEOPLE_QUICKLY = (1, 8, 32, 128), (1, 8, 32)
ROUNDS, ROUNDS_QUICKLY = 5, 1
LONG_CONVERSATION, LONG_QUICKLY = 300, 60
MESSAGES_QUICKLY = 4
BOOKING_ATTEMPTS = {"sqlite": 100_000, "postgresql": 5_000}
YARDSTICK = PROJECT / ".bench" / RELEASE


@contextmanager
def installations(folder: Path, yardstick: Path | None, quick: bool) -> Iterator[list[Measured]]:
    """Everything that is measured, running; for a look the four that say most."""
    with ExitStack() as stack:

        def fresh(name: str) -> Path:
            made = folder / name
            made.mkdir()
            return made

        started = [stack.enter_context(service(fresh("one")))]
        redis = stack.enter_context(redis_server(fresh("redis")))
        for workers in (2,) if quick else (1, 2):
            stores = {
                "ASSISTANT_REDIS_URL": f"redis://127.0.0.1:{redis}/{workers}",
                "ASSISTANT_DATABASE_URL": new_database("postgresql", folder, migrated=False),
            }
            name = f"this service, PostgreSQL and Redis, workers: {workers}"
            place = fresh(f"workers{workers}")
            started.append(stack.enter_context(service(place, name, workers=workers, settings=stores)))
        if yardstick is not None:
            started.append(stack.enter_context(service(fresh("yardstick"), f"service of {RELEASE}", tree=yardstick)))
            for one_thread in (True,) if quick else (False, True):
                stock = stock_servers(fresh(f"stock{one_thread}"), yardstick, model_of(yardstick), one_thread)
                started.append(stack.enter_context(stock))
        yield started


def measure(servers: list[Measured], quick: bool) -> dict[str, dict[str, Any]]:
    """The figures of each installation by its name."""
    rounds, crowds = (ROUNDS_QUICKLY, PEOPLE_QUICKLY) if quick else (ROUNDS, PEOPLE)
    for server in servers:
        load.warm_up(server)
    at_start = {server.name: server.memory_mb() for server in servers}
    taken: dict[str, dict[int, list[load.Load]]] = {server.name: {n: [] for n in crowds} for server in servers}
    for number in range(rounds):
        for people in crowds:
            for server in servers if number % 2 == 0 else servers[::-1]:
                print(f"round {number + 1}, {people} at once, {server.name} …", flush=True)
                length = MESSAGES_QUICKLY if quick and people > 8 else 0
                taken[server.name][people].append(load.measure(server, people, 3 if people == 1 else 1, length))
    return {
        server.name: {
            "ready_s": round(server.ready_seconds, 1),
            "memory_start_mb": round(at_start[server.name]),
            "memory_end_mb": round(server.memory_mb()),
            "loads": [_median(loads) for loads in taken[server.name].values()],
            "long": load.one_long_conversation(server, LONG_QUICKLY if quick else LONG_CONVERSATION),
        }
        for server in servers
    }


def _median(loads: list[load.Load]) -> dict[str, Any]:
    each = [asdict(one) for one in loads]
    return {key: round(median(one[key] for one in each), 1) for key in each[0]}


def lines_of(module: str, *arguments: str) -> list[dict[str, Any]]:
    """The JSON lines that another benchmark prints."""
    print(f"running {module} …", flush=True)
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments], cwd=PROJECT, check=True, capture_output=True, text=True
    )
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def main() -> int:
    """Measure, write, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=PROJECT / "reports")
    parser.add_argument("--quick", action="store_true", help="few messages and the load alone, for a look")
    parser.add_argument("--without-yardstick", action="store_true", help="this service alone")
    parser.add_argument("--yardstick", type=Path, default=YARDSTICK, help="where the yardstick is, or is to be made")
    asked = parser.parse_args()
    yardstick = None if asked.without_yardstick else prepare(PROJECT, asked.yardstick)
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder, installations(Path(folder), yardstick, asked.quick) as servers:
        setups = measure(servers, asked.quick)
    results: dict[str, Any] = {
        "machine": f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}",
        "other_load": round(before, 1),
        "rounds": ROUNDS_QUICKLY if asked.quick else ROUNDS,
        "setups": setups,
    }
    if not asked.quick:
        results |= {
            "growth": lines_of("bench.growth"),
            "hostile": lines_of("bench.hostile"),
            "double_booking": [
                line
                for database, attempts in BOOKING_ATTEMPTS.items()
                for line in lines_of("bench.double_booking", "--database", database, "--attempts", str(attempts))
            ],
            "booking": lines_of("bench.booking"),
            "first_free_slot": lines_of("bench.first_free_slot"),
        }
    files = report.write(results, asked.out)
    print(report.table(results))
    print("written:", ", ".join(str(file) for file in files))
    return int(any(each["doubled"] for each in results.get("double_booking", ())))


if __name__ == "__main__":
    sys.exit(main())
