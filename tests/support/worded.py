"""The sentences of the service as it says them, with the contacts of the guidance filled in."""

from __future__ import annotations

from functools import cache

from assistant.guidance.loading import load_library
from assistant.words import Words, load_words


@cache
def words() -> Words:
    """The words with their contacts."""
    return load_words().with_contacts(load_library().contacts)
