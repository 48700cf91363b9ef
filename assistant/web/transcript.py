"""The conversation as plain text, for the reader to keep."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from assistant.language.wall_clock import moment_text
from assistant.web.turns import READER
from assistant.web.visit import Visit


def transcript(visit: Visit, history: Iterable[Mapping[str, Any]]) -> str:
    """What both sides have said, under a heading with the time of the copy."""
    opening = visit.say("page_transcript_opening", time=moment_text(visit.services.clock.now()))
    said = [
        f"{visit.say('page_you_said' if turn['who'] == READER else 'page_assistant_said')}:\n{turn['text']}"
        for turn in history
        if turn["text"].strip()
    ]
    closing = visit.say("page_transcript_closing")
    return "\n\n".join([opening, *(said or [visit.say("page_transcript_empty")]), closing]) + "\n"
