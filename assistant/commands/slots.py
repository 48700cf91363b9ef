"""`assistant slots`: the free consultation times."""

from __future__ import annotations

import argparse
import json
from typing import Any

from assistant.bootstrap import services
from assistant.language.wall_clock import span_text


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("slots", help="list free consultation times")
    parser.add_argument("--json", action="store_true", help="write JSON Lines")
    parser.add_argument("--limit", type=int, default=20, help="how many at most (default 20)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the next free times, soonest first."""
    for slot in services().consultations.free_slots(limit=arguments.limit):
        if arguments.json:
            entry = {
                "officer": slot.officer_id,
                "starts_at": slot.starts_at.isoformat(),
                "ends_at": slot.ends_at.isoformat(),
            }
            print(json.dumps(entry))
        else:
            print(span_text(slot.starts_at, slot.ends_at))
    return 0
