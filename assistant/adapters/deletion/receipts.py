"""What became of each store when something was deleted: one that fails never hides the others."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

logger = logging.getLogger(__name__)

# Done once for one or more stores; what it counted, under the stores' names, or one number for all.
Counts = int | Mapping[str, int]


@dataclass(frozen=True)
class Receipt:
    """How much was deleted from one store; `problem` says why it could not be done, and what to do."""

    store: str
    removed: int
    problem: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The receipt as JSON shows it."""
        return asdict(self)

    def as_line(self) -> str:
        """The receipt as a line of text."""
        return f"{self.store}: failed: {self.problem}" if self.problem else f"{self.store}: {self.removed} deleted"


@dataclass(frozen=True)
class Step:
    """Something to be done to one or more stores."""

    stores: tuple[str, ...]
    act: Callable[[], Counts]
    on_failure: str = "run the command again"


class NotNowError(RuntimeError):
    """A store is in use; its message is safe to show."""


def carry_out(steps: Iterable[Step]) -> tuple[Receipt, ...]:
    """Do every step, whatever becomes of the others; a receipt for each store."""
    return tuple(receipt for step in steps for receipt in _receipts(step))


def all_done(receipts: Iterable[Receipt]) -> bool:
    """Whether no store failed."""
    return not any(receipt.problem for receipt in receipts)


def _receipts(step: Step) -> list[Receipt]:
    try:
        counts = step.act()
    except Exception as error:
        # An error's own words can repeat what was to be deleted, so only its kind is shown and logged.
        reason = str(error) if isinstance(error, NotNowError) else type(error).__name__
        logger.error("could not delete from %s: %s", ", ".join(step.stores), reason)
        return [Receipt(store, 0, f"{reason}; {step.on_failure}") for store in step.stores]
    return [Receipt(store, counts if isinstance(counts, int) else counts[store]) for store in step.stores]
