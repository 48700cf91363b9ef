"""`make bench`: load, one long conversation, start and memory, bookings, double bookings, the first free slot.

    python bench/run.py --out reports [--quick] [--without-stock]

The stock servers of Rasa are measured beside this service on the same model, one after the other.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import asdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from assistant.settings import read_settings
from bench import load, report
from bench.processes import PROJECT, Measured, stock_servers, this_service

PEOPLE = (1, 8, 32)
CONVERSATIONS = {1: 6, 8: 3, 32: 2}
LONG_CONVERSATION = 300
BOOKING_ATTEMPTS = {"sqlite": 100_000, "postgresql": 5_000}


def measure(server: Measured, quick: bool) -> dict[str, Any]:
    """Everything about one running installation."""
    load.warm_up(server)
    at_start = server.memory_mb()
    loads = [asdict(load.measure(server, people, 1 if quick else CONVERSATIONS[people])) for people in PEOPLE]
    return {
        "ready_s": round(server.ready_seconds, 1),
        "memory_start_mb": round(at_start),
        "memory_end_mb": round(server.memory_mb()),
        "loads": loads,
        "long": load.one_long_conversation(server, 100 if quick else LONG_CONVERSATION),
    }


def in_a_fresh_folder(open_server: Callable[[Path], AbstractContextManager[Measured]], quick: bool) -> dict[str, Any]:
    """Start an installation, measure it, stop it."""
    with tempfile.TemporaryDirectory() as folder, open_server(Path(folder)) as server:
        print(f"measuring {server.name} …", flush=True)
        return measure(server, quick)


def lines_of(module: str, *arguments: str) -> list[dict[str, Any]]:
    """The JSON lines that another benchmark prints."""
    print(f"running {module} …", flush=True)
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments], cwd=PROJECT, check=True, capture_output=True, text=True
    )
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def newest_model() -> Path:
    """The model that the service loads."""
    models = list(read_settings().models_folder.glob("*.tar.gz"))
    if not models:
        raise SystemExit("bench: there is no trained model: run make setup")
    return max(models, key=lambda file: file.stat().st_mtime)


def main() -> int:
    """Measure, write, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=PROJECT / "reports")
    parser.add_argument("--quick", action="store_true", help="few messages, for a look")
    parser.add_argument("--without-stock", action="store_true", help="this service alone")
    asked = parser.parse_args()
    model = newest_model()
    setups = {"this service": in_a_fresh_folder(this_service, asked.quick)}
    if not asked.without_stock:
        setups["rasa run + rasa run actions"] = in_a_fresh_folder(
            lambda folder: stock_servers(folder, model), asked.quick
        )
    results = {
        "machine": f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}",
        "setups": setups,
        "double_booking": [
            line
            for database, attempts in BOOKING_ATTEMPTS.items()
            for line in lines_of(
                "bench.double_booking", "--database", database, "--attempts", str(400 if asked.quick else attempts)
            )
        ],
        "booking": lines_of("bench.booking", *(["--quick"] if asked.quick else [])),
        "first_free_slot": lines_of("bench.first_free_slot"),
    }
    files = report.write(results, asked.out)
    print(report.table(results))
    print("written:", ", ".join(str(file) for file in files))
    return int(any(each["doubled"] for each in results["double_booking"]))


if __name__ == "__main__":
    sys.exit(main())
