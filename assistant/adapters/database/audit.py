"""The audit trail: a chain of hashes that only grows, and the proof that nobody changed it.

Each entry's hash covers its own words, its position and the hash before it; the head row
names the last one. Whoever owns the database could rewrite the whole chain, so the head is
also to be kept elsewhere (logged or mailed daily) and handed to `verify`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.engine import Connection

from assistant.adapters.database.tables import audit, audit_head
from assistant.adapters.failpoints import failpoint
from assistant.consultation.ports import Clock

START_OF_CHAIN = "0" * 64
POSTGRESQL_GUARDS: tuple[str, ...] = ("audit_only_grows", "audit_head_stays", "audit_head_only_advances")
SQLITE_GUARDS: tuple[str, ...] = (
    "audit_refuses_update",
    "audit_refuses_delete",
    "audit_head_refuses_delete",
    "audit_head_refuses_update",
)


@dataclass(frozen=True)
class Entry:
    """One line of the audit trail; `detail` is JSON text, exactly as it was hashed."""

    position: int
    at: datetime
    actor: str
    action: str
    subject: str
    detail_text: str
    previous_hash: str
    hash: str

    @property
    def detail(self) -> Mapping[str, Any]:
        """The detail as a mapping."""
        return json.loads(self.detail_text)


@dataclass(frozen=True)
class Verification:
    """What checking the chain found; `problems` is empty when nothing was touched."""

    entries: int
    head: str
    problems: tuple[str, ...]
    hashes: frozenset[str] = field(default=frozenset(), repr=False, compare=False)

    @property
    def intact(self) -> bool:
        """Whether no entry was changed, removed or moved."""
        return not self.problems


class SqlAuditTrail:
    """Implements `assistant.consultation.repositories.AuditTrail`."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    def append(self, actor: str, action: str, subject: str, detail: Mapping[str, Any]) -> None:
        """Add an entry. Writers are serialised, so no other entry can come between."""
        position, previous = self._connection.execute(select(audit_head.c.position, audit_head.c.hash)).one()
        entry = {
            "position": position + 1,
            "at": self._clock.now(),
            "actor": actor,
            "action": action,
            "subject": subject,
            "detail": json.dumps(dict(detail), sort_keys=True, ensure_ascii=False),
            "previous_hash": previous,
        }
        entry["hash"] = _hash(**entry)
        self._connection.execute(audit.insert().values(**entry))
        self._connection.execute(audit_head.update().values(position=entry["position"], hash=entry["hash"]))
        failpoint("audit_written")

    def entries(self, subject: str | None = None, limit: int = 500) -> tuple[Entry, ...]:
        chosen = select(audit).order_by(audit.c.position.desc()).limit(limit)
        if subject is not None:
            chosen = chosen.where(audit.c.subject == subject)
        return tuple(_entry(row) for row in reversed(self._connection.execute(chosen).all()))


def verify(connection: Connection, expected_head: str | None = None) -> Verification:
    """Check every entry of the chain and its head.

    Args:
        expected_head: a head hash kept outside the database; it must be somewhere in the
            chain, otherwise the chain was rewritten or cut after it was kept.
    """
    problems: list[str] = []
    position, previous = 0, START_OF_CHAIN
    seen = {START_OF_CHAIN}
    for row in connection.execute(select(audit).order_by(audit.c.position)):
        if row.position != position + 1:
            problems.append(f"entries {position + 1} to {row.position - 1} are missing")
        if row.previous_hash != previous:
            problems.append(f"entry {row.position} does not follow the entry before it")
        computed = _hash(**{name: value for name, value in row._mapping.items() if name != "hash"})
        if computed != row.hash:
            problems.append(f"entry {row.position} was changed")
        position, previous = row.position, row.hash
        seen.add(row.hash)
    head = connection.execute(select(audit_head.c.position, audit_head.c.hash)).one_or_none()
    if head is None:
        problems.append("the head of the chain is missing")
    elif (head.position, head.hash) != (position, previous):
        problems.append(f"the chain ends at entry {position}, its head says {head.position}")
    if expected_head is not None and expected_head not in seen:
        problems.append("the head kept elsewhere is not in the chain")
    return Verification(entries=position, head=previous, problems=tuple(problems), hashes=frozenset(seen))


def guard_problems(connection: Connection) -> tuple[str, ...]:
    """What is wrong with the triggers that let the trail only grow: each must be there, and enabled."""
    if connection.dialect.name == "postgresql":
        query = (
            "SELECT tgname, tgenabled FROM pg_trigger"
            " WHERE NOT tgisinternal AND tgrelid IN ('audit'::regclass, 'audit_head'::regclass)"
        )
        found = {row.tgname: row.tgenabled in {"O", "A"} for row in connection.execute(text(query))}
        wanted = POSTGRESQL_GUARDS
    else:
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        found = dict.fromkeys(connection.execute(text(query)).scalars(), True)
        wanted = SQLITE_GUARDS
    return tuple(
        f"the trigger {name} is {'switched off' if name in found else 'missing'}"
        for name in wanted
        if not found.get(name)
    )


def _hash(
    *,
    position: int,
    at: datetime,
    actor: str,
    action: str,
    subject: str,
    detail: str,
    previous_hash: str,
) -> str:
    instant = at.astimezone(timezone.utc).isoformat(timespec="microseconds")
    words = json.dumps([position, instant, actor, action, subject, detail, previous_hash])
    return hashlib.sha256(words.encode("ascii")).hexdigest()


def _entry(row: Any) -> Entry:
    return Entry(
        row.position,
        row.at,
        row.actor,
        row.action,
        row.subject,
        row.detail,
        row.previous_hash,
        row.hash,
    )
