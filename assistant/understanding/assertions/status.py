"""The eight things that a message can say of a service, plan, worker or tier that it names."""

from __future__ import annotations

STATUSES = ("now", "ended", "denied", "refused", "pending", "hypothetical", "other", "asked")
"""`data/assertions/README.md` says what each means."""
