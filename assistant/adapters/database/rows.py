"""Rows to dataclasses and back, by explicit functions: the shape of the tables stays out of the core."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection
from sqlalchemy.sql.schema import Table

from assistant.consultation.model import (
    Booking,
    BookingIntent,
    BookingState,
    ConsultationRequest,
    OfficerId,
    Slot,
    WaitingEntry,
)
from assistant.consultation.outbox import MailKind, OutboxMessage

SLOT_COLUMNS = ("officer_id", "starts_at", "ends_at")


def write(connection: Connection, table: Table, key: str, values: Mapping[str, Any]) -> None:
    """Update the row with this key, or insert it.

    Two plain statements and not INSERT … ON CONFLICT: SQLAlchemy 1.4 compiles that one anew every
    time, which costs more than running it. Nobody can come between: writers are serialised.
    """
    others = {name: value for name, value in values.items() if name != key}
    changed = connection.execute(table.update().where(table.c[key] == values[key]).values(**others))
    if changed.rowcount == 0:
        connection.execute(table.insert().values(**values))


def insert_into(connection: Connection, table: Table) -> Any:
    """The dialect's own INSERT, which knows ON CONFLICT."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    return dialect.insert(table)


def request_to_text(request: ConsultationRequest) -> str:
    """A request as JSON."""
    return json.dumps(
        {
            "role": request.role,
            "organisation": request.organisation,
            "topic": request.topic,
            "situation": dict(request.situation),
            "chosen": list(request.chosen),
            "lead": request.lead,
            "trace": [dict(step) for step in request.trace],
            "stage": request.stage,
            "tried": list(request.tried),
            "clauses_shown": list(request.clauses_shown),
        },
        ensure_ascii=False,
        sort_keys=True,
    )


def request_from_text(text: str) -> ConsultationRequest:
    """A request from JSON."""
    fields = json.loads(text)
    return ConsultationRequest(
        role=fields["role"],
        organisation=fields["organisation"],
        topic=fields["topic"],
        situation=fields["situation"],
        chosen=tuple(fields.get("chosen", ())),  # requests of the release before have none
        lead=fields["lead"],
        trace=tuple(fields["trace"]),
        stage=fields["stage"],
        tried=tuple(fields["tried"]),
        clauses_shown=tuple(fields["clauses_shown"]),
    )


def booking_values(booking: Booking) -> dict[str, Any]:
    """A booking as column values."""
    plain = {name: value for name, value in vars(booking).items() if name != "slot"}
    return {
        **plain,
        "state": booking.state.value,
        "officer_id": booking.slot.officer_id,
        "starts_at": booking.slot.starts_at,
        "ends_at": booking.slot.ends_at,
        "request": None if booking.request is None else request_to_text(booking.request),
    }


def booking_from(row: Any) -> Booking:
    """A booking from its row."""
    plain = {name: value for name, value in row._mapping.items() if name not in SLOT_COLUMNS}
    request = None if row.request is None else request_from_text(row.request)
    return Booking(**{**plain, "state": BookingState(row.state), "slot": slot_from(row), "request": request})


def slot_from(row: Any) -> Slot:
    """The slot of any row with an officer and two times."""
    return Slot(OfficerId(row.officer_id), row.starts_at, row.ends_at)


def intent_from(row: Any) -> BookingIntent:
    """An intent from its row."""
    plain = {name: value for name, value in row._mapping.items() if name not in SLOT_COLUMNS}
    return BookingIntent(**{**plain, "slot": slot_from(row), "request": request_from_text(row.request)})


def waiting_entry_from(row: Any) -> WaitingEntry:
    """An entry of the waiting list from its row."""
    fields = dict(row._mapping)
    return WaitingEntry(**{**fields, "request": request_from_text(row.request)})


def message_from(row: Any) -> OutboxMessage:
    """A message from its row."""
    fields = dict(row._mapping)
    return OutboxMessage(**{**fields, "kind": MailKind(row.kind), "payload": json.loads(row.payload)})
