"""Tells whether words point at a day, a time or one of the times offered, without reading which."""

from __future__ import annotations

import re

from assistant.language.times.named_days import names_a_day
from assistant.language.times.plain_words import plain_words, without_slips

LONGEST_TEXT = 1_000  # characters; a longer text is about something else
_TIME = re.compile(
    r"\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\b"
    r"|\btomorrow\b|\btoday\b|\bnext week\b"
    r"|\b(january|february|march|april|may|june|july|august|september|october|november|december)\b"
    r"|(?<!\bgood )\bmornings?\b|\bafternoons?\b|\bnoon\b|\bmidday\b"
    r"|\b\d{1,2}([:.]\d{2})?\s?(am|pm)\b|\b\d{3,4}\s?(am|pm)\b|\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}(st|nd|rd|th)\b"
    r"|\b\d{1,2}/\d{1,2}\b|\b\d{1,2}[-.]\d{1,2}[-.]\d{2,4}\b"
    r"|\b\d{1,2} ?(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b|\b(between|from) \d{1,2} ?(-|and|to) ?\d{1,2}\b"
    r"|\bat \d{1,2}\b|\bo'?clock\b|\b(?:christmas|boxing|new year'?s?) (?:eve|day)\b|\bbank holiday\b|\bgood friday\b"
    r"|\b(first|second|third|fourth|last|latest|earliest|soonest|other|next|that|this)"
    r" (one|time|slot|available|option)\b"
    r"|\bearliest\b|\bsoonest\b|\bfortnight\b|\bhalf[- ]?term\b|\bhalf[- ]past\b|\bquarter[- ](to|past|of)\b"
    r"|\b(one|two|three|four|five|nine|ten|eleven|twelve)[- ](thirty|fifteen|forty[- ]five)\b"
    r"|^\W{0,9}\d{1,2}(?: ?- ?\d{1,2})?\W{0,9}$|^\W{0,9}(any|either|whichever)\b",
    re.IGNORECASE,
)


def mentions_a_time(text: str) -> bool:
    """Whether the words point at a day, a time or one of the times offered."""
    words = without_slips(" ".join(text[:LONGEST_TEXT].split()))
    return _TIME.search(words) is not None or names_a_day(plain_words(words))
