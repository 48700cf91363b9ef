"""A typed reply that chooses one of the buttons just offered: its title, its number, or "the first one"."""

from __future__ import annotations

import re

from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from assistant.language.choices import NoPlace, read_choice


def chosen_in_words(tracker: DialogueStateTracker | None, text: str) -> str | None:
    """The payload of the button that a text chooses among those of the last turn, or None where it chooses none."""
    offered = _offered_last(tracker)
    words = _plain(text)
    for title, payload in offered:
        if _plain(title) == words:
            return payload
    choice = read_choice(text)
    place = choice.understood
    if not choice.is_whole or place is None or isinstance(place, NoPlace) or not offered:
        return None
    return offered[place][1] if place < len(offered) else None


def _offered_last(tracker: DialogueStateTracker | None) -> list[tuple[str, str]]:
    """(title, payload) of every button since the reader last spoke, in the order shown."""
    offered: list[tuple[str, str]] = []
    for event in reversed(tracker.events if tracker else []):
        if isinstance(event, UserUttered):
            break
        if isinstance(event, BotUttered):
            offered = [(each["title"], each["payload"]) for each in event.data.get("buttons") or ()] + offered
    return offered


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[\w']+", text.casefold()))
