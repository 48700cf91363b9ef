"""Prints what became of each store."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

from assistant.adapters.deletion.receipts import Receipt, all_done


def print_receipts(command: str, receipts: Sequence[Receipt], as_json: bool) -> int:
    """Print every receipt; 1, with a line on standard error, when a store failed."""
    for receipt in receipts:
        print(json.dumps(receipt.as_dict()) if as_json else receipt.as_line())
    if all_done(receipts):
        return 0
    failed = ", ".join(receipt.store for receipt in receipts if receipt.problem)
    print(f"assistant {command}: not everything was deleted: {failed}", file=sys.stderr)
    return 1
