"""`assistant bookings`: every booking with its state, as officers see them."""

from __future__ import annotations

import argparse
import json
from datetime import datetime, timezone
from typing import Any

from assistant.bootstrap import services
from assistant.consultation.model import Booking, Rota
from assistant.language.wall_clock import in_london, moment_text

EARLIEST = datetime(2000, 1, 1, tzinfo=timezone.utc)
LATEST = datetime(2200, 1, 1, tzinfo=timezone.utc)


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("bookings", help="list the bookings and their states")
    parser.add_argument("--json", action="store_true", help="write JSON Lines")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print every booking, cancelled ones too, by time."""
    built = services()
    rota = built.rota_desk.rota()
    for booking in built.consultations.bookings_between(EARLIEST, LATEST):
        entry = as_entry(booking, rota)
        if arguments.json:
            print(json.dumps(entry))
        else:
            shown = (entry["reference"], entry["state"], moment_text(booking.slot.starts_at))
            print("  ".join((*shown, entry["officer"], entry["organisation"] or "-", entry["email"] or "-")))
    return 0


def as_entry(booking: Booking, rota: Rota) -> dict[str, Any]:
    """The fields of contract section 4; organisation and email are null once a caller was forgotten."""
    officer = rota.officer(booking.slot.officer_id)
    return {
        "reference": booking.reference,
        "state": booking.state.value,
        "starts_at": in_london(booking.slot.starts_at).isoformat(),
        "officer": officer.name if officer else str(booking.slot.officer_id),
        "organisation": booking.request.organisation if booking.request else None,
        "email": booking.email,
    }
