"""What is shipped, loaded once for all tests of a process; nothing changes it."""

from __future__ import annotations

from functools import cache

from assistant.guidance.library import GuidanceLibrary
from assistant.guidance.loading import load_library
from assistant.words import Words, load_words


@cache
def shipped_library() -> GuidanceLibrary:
    """The guidance content."""
    return load_library()


@cache
def shipped_words() -> Words:
    """The sentences of the service, with the contacts of the guidance filled in."""
    return load_words().with_contacts(shipped_library().contacts)
