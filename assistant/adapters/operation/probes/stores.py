"""Looks at the databases and at Redis: do they answer, with the right schema, rights and clock?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from redis import Redis
from redis.exceptions import RedisError
from sqlalchemy import func, select, text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import SQLAlchemyError

from assistant.adapters.database.audit import guard_problems
from assistant.adapters.database.engine import current_revision, for_reading, known_revisions, open_engine
from assistant.adapters.database.reasons import why_away
from assistant.adapters.database.tables import audit
from assistant.adapters.operation.probes.finding import Finding, broken
from assistant.settings import Settings

DATABASE_SECONDS = 4
REDIS_SECONDS = 3
LARGEST_DIFFERENCE = timedelta(seconds=5)
URL, CONVERSATIONS_URL, REDIS_URL = "ASSISTANT_DATABASE_URL", "ASSISTANT_CONVERSATIONS_URL", "ASSISTANT_REDIS_URL"
_OWNS_THE_TRAIL = "SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = 'audit'::regclass"
_IS_SUPERUSER = "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"


class DatabaseProbe:
    """Looks at the consultation database without bringing its schema up to date."""

    def __init__(self, settings: Settings) -> None:
        self._engine = open_engine(settings.database_url, DATABASE_SECONDS)
        self._has_redis = settings.redis_url is not None
        self.is_usable = False
        """Whether the database answered with the schema of this release."""

    def findings(self, now: datetime) -> Iterator[Finding]:
        """What is wrong with it."""
        try:
            yield from self._look(now)
        except SQLAlchemyError as failure:
            self.is_usable = False
            yield broken("database", URL, why_away(failure))
        finally:
            self._engine.dispose()

    def _look(self, now: datetime) -> Iterator[Finding]:
        revision, known = current_revision(self._engine), known_revisions()
        if revision is None:
            yield Finding("database", "schema", "it is empty: the service makes its tables when it starts")
            return
        if revision not in known:
            newer = f"a newer release wrote it (schema {revision}; this release knows {known[0]} and older)"
            yield broken("database", "schema", f"{newer}: start that release, or restore a backup")
            return
        if revision != known[0]:
            older = f"its schema is {revision}, this release works with {known[0]}"
            yield Finding("database", "schema", f"{older} and brings it there when it starts: back it up first")
            return
        with for_reading(self._engine).connect() as connection:
            yield from _damage(connection, "database")
            yield from _audit(connection)
            yield from _clock(connection, now)
            if connection.dialect.name == "postgresql":
                yield from self._role(connection)
        self.is_usable = True

    def _role(self, connection: Connection) -> Iterator[Finding]:
        if connection.execute(text(_IS_SUPERUSER)).scalar():
            yield Finding("database", "role", "the service signs in as a superuser: give it a role of its own")
        elif connection.execute(text(_OWNS_THE_TRAIL)).scalar():
            owns = "the service's role owns the audit trail and could switch its triggers off"
            yield Finding("database", "role", f"{owns}: run deploy/audit-role.sql")
        if not self._has_redis:
            yield Finding("redis", REDIS_URL, "ASSISTANT_REDIS_URL is not set, so one process alone can serve")


def probe_conversations(settings: Settings) -> Iterator[Finding]:
    """Whether the conversations' database answers, where it is another one."""
    if settings.conversations_url == settings.database_url:
        return
    engine = open_engine(settings.conversations_url, DATABASE_SECONDS)
    try:
        with for_reading(engine).connect() as connection:
            yield from _damage(connection, "conversations")
    except SQLAlchemyError as failure:
        said = why_away(failure).replace("consultation database", "database of conversations")
        yield broken("conversations", CONVERSATIONS_URL, said.replace(URL, CONVERSATIONS_URL))
    finally:
        engine.dispose()


def probe_redis(settings: Settings, now: datetime) -> Iterator[Finding]:
    """Whether Redis can be written, and what time it has."""
    if settings.redis_url is None:
        return
    try:
        redis = Redis.from_url(settings.redis_url, socket_timeout=REDIS_SECONDS, socket_connect_timeout=REDIS_SECONDS)
        redis.set("assistant:check", "1", ex=5)
        seconds, _ = redis.time()
        redis.close()
    except RedisError as failure:
        yield broken("redis", REDIS_URL, _why_redis(failure))
        return
    if abs(now.timestamp() - seconds) > LARGEST_DIFFERENCE.total_seconds():
        yield broken("clock", "redis", _differs("Redis", now.timestamp() - seconds))


def _why_redis(failure: RedisError) -> str:
    said = str(failure).lower()
    meanings = (
        (
            ("invalid password", "invalid username", "wrongpass"),
            "it refuses the user or password in ASSISTANT_REDIS_URL",
        ),
        (("authentication required", "noauth"), "Redis asks for a password, and ASSISTANT_REDIS_URL has none"),
        (("read only", "readonly"), "this Redis is a replica that cannot be written: name the primary"),
        (("refused",), "nothing listens at the host and port in ASSISTANT_REDIS_URL"),
        (("name or service not known", "not known"), "the host in ASSISTANT_REDIS_URL is not known"),
        (("invalid db index", "out of range"), "Redis has no database of the number in ASSISTANT_REDIS_URL"),
    )
    return next(
        (f"{meaning}." for words, meaning in meanings if any(word in said for word in words)),
        f"Redis at ASSISTANT_REDIS_URL does not answer ({type(failure).__name__}).",
    )


def _damage(connection: Connection, check: str) -> Iterator[Finding]:
    if connection.dialect.name == "sqlite" and connection.execute(text("PRAGMA quick_check(1)")).scalar() != "ok":
        yield broken(check, "file", "the file is damaged: stop the service and restore a backup (docs/backup.md)")


def _audit(connection: Connection) -> Iterator[Finding]:
    for problem in guard_problems(connection):
        yield broken("audit", "triggers", f"{problem}: what was done can be changed unseen")


def _clock(connection: Connection, now: datetime) -> Iterator[Finding]:
    newest = connection.execute(select(func.max(audit.c.at))).scalar()
    if newest is not None and newest - now > LARGEST_DIFFERENCE:
        late = f"this machine's clock is behind the newest entry of the audit trail ({newest:%d %B %Y %H:%M} UTC)"
        yield broken("clock", "this machine", f"{late}: set it, for example with an NTP service")
    if connection.dialect.name == "postgresql":
        theirs = connection.execute(text("SELECT clock_timestamp()")).scalar_one()
        if abs(now - theirs) > LARGEST_DIFFERENCE:
            yield broken("clock", "database", _differs("the database server", (now - theirs).total_seconds()))


def _differs(whose: str, seconds: float) -> str:
    way = "ahead of" if seconds > 0 else "behind"
    return f"this machine's clock is {abs(seconds):.0f} s {way} that of {whose}: set both by one NTP server"
