"""Tells whether a sentence goes on with what was said before."""

from __future__ import annotations

import re

_GOES_ON = re.compile(r"\s*(and|but|also|what if|what about|how about|or if|if)\b", re.IGNORECASE)


def goes_on(text: str) -> bool:
    """Whether the words go on with the same family ("And if youth offending is involved too?")."""
    return _GOES_ON.match(text) is not None
