"""Heads of the audit trail, kept outside its database: whoever cuts or rewrites the trail there cannot change them.

A file in the data folder with one line a head; copy it elsewhere to be safe from whoever owns this machine too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.engine import Engine

from assistant.adapters.database.audit import START_OF_CHAIN
from assistant.adapters.database.engine import for_reading
from assistant.adapters.database.tables import audit_head

FILE = "audit-heads.jsonl"
MOST_KEPT = 2_000


@dataclass(frozen=True)
class KeptHead:
    """The end of the trail as it was at an instant."""

    at: str
    position: int
    hash: str


def audit_head_now(engine: Engine) -> tuple[int, str] | None:
    """The position and the hash of the last entry; None while there is none."""
    with for_reading(engine).connect() as connection:
        head = connection.execute(select(audit_head.c.position, audit_head.c.hash)).one_or_none()
    return None if head is None or head.hash == START_OF_CHAIN else (head.position, head.hash)


class KeptHeads:
    """Reads and adds to the kept heads of a data folder."""

    def __init__(self, data_folder: Path) -> None:
        self._file = data_folder / FILE

    def __iter__(self) -> Iterator[KeptHead]:
        """The kept heads, oldest first; a line that a full disk cut short is passed over."""
        if not self._file.exists():
            return
        for line in self._file.read_text(encoding="utf-8").splitlines():
            try:
                kept = json.loads(line)
                yield KeptHead(kept["at"], int(kept["position"]), kept["hash"])
            except (ValueError, KeyError, TypeError):
                continue

    def keep(self, engine: Engine, now: datetime) -> bool:
        """Add the head of the trail as it stands now, if it is not the last one kept; whether it was added."""
        head, kept = audit_head_now(engine), list(self)
        if head is None or (kept and kept[-1].hash == head[1]):
            return False
        kept.append(KeptHead(now.isoformat(), *head))
        written = self._file.with_name(f".{FILE}.part")
        written.write_text("".join(f"{json.dumps(vars(each))}\n" for each in kept[-MOST_KEPT:]), encoding="utf-8")
        written.replace(self._file)
        return True

    def missing(self, hashes: frozenset[str]) -> tuple[str, ...]:
        """What is wrong with a trail that has these hashes: a kept head that it no longer has."""
        return tuple(
            f"the head of entry {kept.position}, kept on {kept.at[:16]}, is not in the chain: it was cut or rewritten"
            for kept in self
            if kept.hash not in hashes
        )[:3]
