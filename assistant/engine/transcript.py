"""What was said and offered in a conversation, read from its tracker, and which offer typed words choose."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from assistant.conversation.families import Families
from assistant.conversation.state import ConversationState
from assistant.language.children import FIRST, SECOND
from assistant.language.choices import NoPlace, read_choice
from assistant.language.turning_to_a_child import turned_to
from assistant.vocabulary import INTENT_OTHER_LANGUAGE, SLOT_CONVERSATION, SLOT_FAMILY

# Stand for contact details and for messages in another language, which the conversation never saw.
HIDDEN = "…"
HIDDEN_LANGUAGE = "[…]"
NEVER_SEEN = {"/contact_": HIDDEN, f"/{INTENT_OTHER_LANGUAGE}": HIDDEN_LANGUAGE}


def offered_payloads(tracker: DialogueStateTracker | None) -> frozenset[str]:
    """Every button payload that this conversation has been offered."""
    events = tracker.events if tracker else ()
    return frozenset(
        button["payload"]
        for event in events
        if isinstance(event, BotUttered)
        for button in event.data.get("buttons") or ()
    )


def shown_turns(tracker: DialogueStateTracker | None) -> Iterable[dict[str, Any]]:
    """What both sides have said, oldest first; a button is shown by its title."""
    titles: dict[str, str] = {}
    # Rasa 3.6: applied_events() leaves out what was said inside a form.
    for event in tracker.events if tracker else ():
        if isinstance(event, BotUttered):
            buttons = event.data.get("buttons") or []
            titles.update({button["payload"]: button["title"] for button in buttons})
            if event.text:
                custom = event.data.get("custom") or {}
                beside = {key: custom.get(key) for key in ("answer", "parts", "written_in")}
                yield {"who": "assistant", "text": event.text, "buttons": buttons, **beside}
        elif event.type_name == "user" and event.text:
            hidden = (shown for start, shown in NEVER_SEEN.items() if event.text.startswith(start))
            text = next(hidden, titles.get(event.text, event.text))
            yield {"who": "reader", "text": text, "buttons": [], "answer": None, "parts": None}


def chosen_in_words(tracker: DialogueStateTracker | None, text: str) -> str | None:
    """The payload of the button that a text chooses among those of the last turn, or None where it chooses none."""
    offered = _offered_last(tracker)
    words = _plain(text)
    for title, payload in offered:
        if _plain(title) == words:
            return payload
    children = _children_of(tracker)
    if turned_to(text, children) in {FIRST, SECOND}.intersection(children):
        return None  # "the second" is a child of the conversation
    if tracker is not None and _told_a_list(tracker):
        return None  # "the last one" is a part of what was told
    choice = read_choice(text)
    place = choice.understood
    if not choice.is_whole or place is None or isinstance(place, NoPlace) or not offered:
        return None
    return offered[place][1] if place < len(offered) else None


def _told_a_list(tracker: DialogueStateTracker) -> bool:
    """Whether the last answer told a list in its words and asked nothing, so that a place means one of its parts."""
    state = ConversationState.from_stored(tracker.get_slot(SLOT_CONVERSATION))
    return bool(state.named) and state.asks is None


def _children_of(tracker: DialogueStateTracker | None) -> tuple[str, ...]:
    """What the children or families of the conversation are called."""
    return Families.from_stored({}, tracker.get_slot(SLOT_FAMILY)).labels if tracker else ()


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
