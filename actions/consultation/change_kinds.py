"""What can be done with a booking that stands."""

from __future__ import annotations

MOVE, CANCEL, FIND = "move", "cancel", "find"
KIND_BY_INTENT = {"change_consultation": MOVE, "cancel_consultation": CANCEL, "find_consultation": FIND}
