"""Looks for a disclosure in the fields of a form, and finds the words that come before anything is done with them."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from assistant.guidance.answers import answer_fixed
from assistant.guidance.library import GuidanceLibrary
from assistant.guidance.model import Answer
from assistant.observability import exception_location
from assistant.understanding.safeguarding_patterns import safety_words, words_level

logger = logging.getLogger(__name__)

FEWEST_WORDS = 3
"""Shorter entries are names and choices; for those the reviewed words are enough."""

Read = Callable[[str], Awaitable[dict[str, Any]]]


async def safety_answer(
    typed: Iterable[str], audience: str, library: GuidanceLibrary, read: Read | None
) -> Answer | None:
    """The safety words for what was typed into any of the fields, or None where nothing tells of harm.

    `read` is the language model's reading of a text; without it, or where it breaks, the reviewed words speak alone.
    """
    texts = [text for text in typed if text.strip()]
    for text in texts:
        if words_level(text) == "reply" or await _model_hears_harm(text, read):
            return answer_fixed(safety_words("safeguarding", text), audience, library)
    return None


async def _model_hears_harm(text: str, read: Read | None) -> bool:
    if read is None or len(text.split()) < FEWEST_WORDS:
        return False
    try:
        parsed = await read(text)
    except Exception as failure:
        logger.error("a field cannot be read for harm: %s", exception_location(failure))
        return False
    return (parsed.get("safeguarding") or {}).get("level") == "reply"
