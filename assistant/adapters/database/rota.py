"""The rota in the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from assistant.adapters.database.rows import write
from assistant.adapters.database.tables import closures, leave, officers, rota_settings, weekly_hours
from assistant.consultation.model import (
    Closure,
    Leave,
    Officer,
    OfficerId,
    Rota,
    RotaSettings,
    WeeklyHours,
)

_MINUTE = timedelta(minutes=1)


class SqlRota:
    """Implements `assistant.consultation.repositories.RotaRepository`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rota(self) -> Rota:
        return Rota(
            officers=tuple(map(_officer, self._rows(officers))),
            hours=tuple(
                WeeklyHours(OfficerId(row.officer_id), row.weekday, row.starts, row.ends)
                for row in self._rows(weekly_hours)
            ),
            leave=tuple(map(_leave, self._rows(leave))),
            closures=tuple(Closure(**row._mapping) for row in self._rows(closures)),
            settings=self._settings(),
        )

    def officer(self, officer_id: OfficerId) -> Officer | None:
        row = self._connection.execute(select(officers).where(officers.c.id == officer_id)).one_or_none()
        return None if row is None else _officer(row)

    def add_officer(self, officer: Officer) -> Officer:
        new_id = self._connection.execute(officers.insert().values(**_values(officer))).inserted_primary_key[0]
        return replace(officer, id=OfficerId(new_id))

    def save_officer(self, officer: Officer) -> None:
        self._connection.execute(officers.update().where(officers.c.id == officer.id).values(**_values(officer)))

    def set_hours(self, officer_id: OfficerId, hours: Sequence[WeeklyHours]) -> None:
        self._connection.execute(weekly_hours.delete().where(weekly_hours.c.officer_id == officer_id))
        for each in hours:
            self._connection.execute(
                weekly_hours.insert().values(
                    officer_id=officer_id, weekday=each.weekday, starts=each.starts, ends=each.ends
                )
            )

    def add_leave(self, new: Leave) -> Leave:
        new_id = self._connection.execute(
            leave.insert().values(
                officer_id=new.officer_id,
                starts_at=new.starts_at,
                ends_at=new.ends_at,
                kind=new.kind,
                note=new.note,
            )
        ).inserted_primary_key[0]
        return replace(new, id=new_id)

    def remove_leave(self, leave_id: int) -> Leave | None:
        row = self._connection.execute(select(leave).where(leave.c.id == leave_id)).one_or_none()
        self._connection.execute(leave.delete().where(leave.c.id == leave_id))
        return None if row is None else _leave(row)

    def add_closure(self, closure: Closure) -> Closure:
        new_id = self._connection.execute(
            closures.insert().values(first_day=closure.first_day, last_day=closure.last_day, reason=closure.reason)
        ).inserted_primary_key[0]
        return replace(closure, id=new_id)

    def remove_closure(self, closure_id: int) -> Closure | None:
        row = self._connection.execute(select(closures).where(closures.c.id == closure_id)).one_or_none()
        self._connection.execute(closures.delete().where(closures.c.id == closure_id))
        return None if row is None else Closure(**row._mapping)

    def save_settings(self, settings: RotaSettings) -> None:
        write(
            self._connection,
            rota_settings,
            "id",
            {
                "id": 1,
                "slot_minutes": settings.slot_length // _MINUTE,
                "step_minutes": settings.slot_step // _MINUTE,
                "buffer_before_minutes": settings.buffer_before // _MINUTE,
                "buffer_after_minutes": settings.buffer_after // _MINUTE,
                "notice_minutes": settings.minimum_notice // _MINUTE,
                "horizon_days": settings.horizon_days,
                "daily_limit": settings.daily_limit,
            },
        )

    def password_hash(self, email: str) -> tuple[OfficerId, str] | None:
        row = self._connection.execute(
            select(officers.c.id, officers.c.password_hash).where(
                officers.c.email == email,
                officers.c.active,
                officers.c.password_hash.is_not(None),
            )
        ).one_or_none()
        return None if row is None else (OfficerId(row.id), row.password_hash)

    def set_password_hash(self, officer_id: OfficerId, password_hash: str | None) -> None:
        self._set(officer_id, password_hash=password_hash)

    def officer_by_feed(self, feed_hash: str) -> Officer | None:
        row = self._connection.execute(
            select(officers).where(officers.c.feed_hash == feed_hash, officers.c.active)
        ).one_or_none()
        return None if row is None else _officer(row)

    def set_feed_hash(self, officer_id: OfficerId, feed_hash: str | None) -> None:
        self._set(officer_id, feed_hash=feed_hash)

    def _set(self, officer_id: OfficerId, **values: Any) -> None:
        self._connection.execute(officers.update().where(officers.c.id == officer_id).values(**values))

    def _rows(self, table: Any) -> list:
        return self._connection.execute(select(table).order_by(table.c.id)).all()

    def _settings(self) -> RotaSettings:
        row = self._connection.execute(select(rota_settings)).one_or_none()
        if row is None:
            return RotaSettings()
        return RotaSettings(
            slot_length=row.slot_minutes * _MINUTE,
            slot_step=row.step_minutes * _MINUTE,
            buffer_before=row.buffer_before_minutes * _MINUTE,
            buffer_after=row.buffer_after_minutes * _MINUTE,
            minimum_notice=row.notice_minutes * _MINUTE,
            horizon_days=row.horizon_days,
            daily_limit=row.daily_limit,
        )


def _values(officer: Officer) -> dict[str, Any]:
    return {name: value for name, value in vars(officer).items() if name != "id"}


def _officer(row: Any) -> Officer:
    return Officer(OfficerId(row.id), row.name, row.email, row.active, row.example, row.administrator)


def _leave(row: Any) -> Leave:
    return Leave(OfficerId(row.officer_id), row.starts_at, row.ends_at, row.kind, row.note, row.id)
