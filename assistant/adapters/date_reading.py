"""Ask the `dateparser` library about dates that the core's own phrases do not know, such as '3 décembre'.

Only about those: the library reads '2026-12-01T14:00' as 12 January and '2026/12/03' as 12 March,
so whatever begins with a year is not shown to it, and it never sees a text that the core understood.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time

LANGUAGES = ("en", "fr", "es", "pt", "it", "pl")
LONGEST_DATE = 40  # characters
_YEAR_FIRST = re.compile(r"\b\d{4}\b.*\d|\d{5}")


def read_date(words: str, today: date) -> date | None:
    """Read a text that is one date with day and month and nothing else; None for any other."""
    if len(words) > LONGEST_DATE or not re.search(r"\d", words) or _YEAR_FIRST.search(words):
        return None
    # Imported late: the library takes a third of a second to load and few texts need it.
    import dateparser

    found = dateparser.parse(
        words,
        languages=list(LANGUAGES),
        settings={
            "DATE_ORDER": "DMY",
            "REQUIRE_PARTS": ["day", "month"],
            "PARSERS": ["absolute-time"],
            "PREFER_DATES_FROM": "future",
            "RELATIVE_BASE": datetime.combine(today, time()),
        },
    )
    return found.date() if found else None
