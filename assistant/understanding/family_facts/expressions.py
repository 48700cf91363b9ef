"""Building blocks of the patterns."""

from __future__ import annotations

import re

WORD = r"[^\s@~.?!;,:()/]+"
END = r"(?= |$)"
CAUSE = "(?: of| from| by| to| with| for)?"
MONTH = (
    "last|recently|the|this|a|jan|feb|mar|apr|may|june|july|aug|sept?|oct|nov|dec|easter|christmas|xmas|summer"
    "|spring|autumn|half"
)


def either(words) -> str:
    """A group matching any of the words or phrases, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
