"""Officers who are signed in. The database keeps a keyed hash of each session, so that signing out ends it."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import and_, delete, or_, select
from sqlalchemy.engine import Engine

from assistant.adapters.database.engine import begin_writing, for_reading
from assistant.adapters.database.tables import officer_sessions, officers
from assistant.consultation.model import OfficerId
from assistant.consultation.ports import Clock, SecretSource

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=10)
# Noting every page would queue behind bookings; noting it once a minute ends a session at most a minute early.
NOTED_EVERY = timedelta(minutes=1)


class OfficerSessions:
    """Begins, recognises and ends sessions; a session is a random token that only the browser holds."""

    def __init__(self, engine: Engine, clock: Clock, secrets: SecretSource) -> None:
        self._engine = engine
        self._clock = clock
        self._secrets = secrets

    def begin(self, officer_id: OfficerId) -> str:
        """A new session; its token. Sessions that ran out are cleared away."""
        token, now = self._secrets.token(), self._clock.now()
        with self._engine.begin() as connection:
            begin_writing(connection)
            ran_out = or_(officer_sessions.c.seen_at <= now - IDLE, officer_sessions.c.began_at <= now - LONGEST)
            connection.execute(delete(officer_sessions).where(ran_out))
            connection.execute(
                officer_sessions.insert().values(
                    digest=self._digest(token), officer_id=officer_id, began_at=now, seen_at=now
                )
            )
        return token

    def officer_of(self, token: str) -> OfficerId | None:
        """The officer whose session this is, which counts as a sign of life; None when it ended.

        An officer who was taken out of the rota, or whose login was taken away, has no session.
        """
        now, digest = self._clock.now(), self._digest(token)
        with for_reading(self._engine).connect() as connection:
            row = connection.execute(
                select(officer_sessions.c.officer_id, officer_sessions.c.seen_at)
                .join(officers, officers.c.id == officer_sessions.c.officer_id)
                .where(
                    officer_sessions.c.digest == digest,
                    officer_sessions.c.seen_at > now - IDLE,
                    officer_sessions.c.began_at > now - LONGEST,
                    and_(officers.c.active, officers.c.password_hash.is_not(None)),
                )
            ).one_or_none()
        if row is None:
            return None
        if now - row.seen_at >= NOTED_EVERY:
            with self._engine.begin() as connection:
                begin_writing(connection)
                connection.execute(
                    officer_sessions.update().where(officer_sessions.c.digest == digest).values(seen_at=now)
                )
        return OfficerId(row.officer_id)

    def end(self, token: str) -> None:
        """End one session."""
        self._delete(officer_sessions.c.digest == self._digest(token))

    def end_all(self, officer_id: OfficerId) -> None:
        """End every session of an officer, as after a new password."""
        self._delete(officer_sessions.c.officer_id == officer_id)

    def _delete(self, condition: object) -> None:
        with self._engine.begin() as connection:
            begin_writing(connection)
            connection.execute(delete(officer_sessions).where(condition))

    def _digest(self, token: str) -> str:
        return self._secrets.digest(f"officer session {token}")
