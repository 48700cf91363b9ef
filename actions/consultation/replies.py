"""How the results of the booking dialogue are said in the chat: sentences, quick replies, answer objects."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from actions.base import say, status_answer
from actions.turn import Turn
from assistant.consultation.model import Booking, Slot
from assistant.dialogue.booking_talk import OTHER_TIMES
from assistant.dialogue.results import Ended, Ending, Say
from assistant.dialogue.time_choice import to_text
from assistant.engine.payloads import payload
from assistant.language.wall_clock import moment_text
from assistant.words import Words

# Who is pointed to people, and who is simply done.
STATUS_OF_ENDING = {Ending.LEFT: "booking", Ending.ON_WAITING_LIST: "booking"}


def worded(words: Words, sentence: Say) -> str:
    """The text of a sentence; values that are sentences are worded too."""
    values = {name: worded(words, each) if isinstance(each, Say) else each for name, each in sentence.values.items()}
    return words.say(sentence.key, **values)


def choice_buttons(words: Words, choices: Iterable[str], titles: Iterable[str] = ()) -> list[dict[str, str]]:
    """One quick reply per choice, titled by the words of its own name."""
    named = list(titles) or [words.say(choice.partition(" ")[0]) for choice in choices]
    return [
        {"title": title, "payload": payload("choose", choice=choice)}
        for choice, title in zip(choices, named, strict=True)
    ]


def time_buttons(words: Words, slots: tuple[Slot, ...]) -> list[dict[str, str]]:
    """One quick reply per free time, named in full, and one for later times."""
    choices = [*map(to_text, slots), OTHER_TIMES] if slots else []
    titles = [*(moment_text(slot.starts_at) for slot in slots), words.say(OTHER_TIMES)] if slots else []
    return choice_buttons(words, choices, titles)


def asking(turn: Turn, field: str | None, booking: Booking | None = None) -> dict[str, Any]:
    """The answer object of a question: `field` is what it asks for, `booking` the one that it is about."""
    return status_answer("booking", turn.audience, asks=field, **({"booking": _state(booking)} if booking else {}))


def say_ending(dispatcher: CollectingDispatcher, turn: Turn, words: Words, ended: Ended) -> None:
    """Say why a dialogue is over."""
    waiting = (
        {"booking": {"reference": None, "state": "waiting", "starts_at": None}} if ended.position is not None else {}
    )
    answer = status_answer(STATUS_OF_ENDING.get(ended.how, "person"), turn.audience, **waiting)
    say(dispatcher, worded(words, ended.say), answer)


def _state(booking: Booking) -> dict[str, str]:
    return {
        "reference": booking.reference,
        "state": booking.state.value,
        "starts_at": booking.slot.starts_at.isoformat(),
    }
