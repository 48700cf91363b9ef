"""Keeps the state of the conversation after every action that said something."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import SlotSet

from actions.turn import Turn
from assistant.conversation.heard import A_DIFFERENCE
from assistant.conversation.plain_words import plain_words
from assistant.conversation.state import ConversationState
from assistant.guidance.library import GuidanceLibrary
from assistant.vocabulary import INTENT_BOOK, SLOT_CONVERSATION, SLOT_LAST_QUESTION

Event = dict[str, Any]


def state_after(
    turn: Turn, messages: list[dict[str, Any]], events: list[Event], library: GuidanceLibrary
) -> list[Event]:
    """The event that keeps the state, or none where nothing was answered or the conversation was begun anew."""
    set_to = {event["name"]: event["value"] for event in events if event["event"] == "slot"}
    answers = [(message.get("custom") or {}).get("answer") for message in messages]
    said = [(message["text"], answer) for message, answer in zip(messages, answers, strict=True) if answer]
    if not said or SLOT_CONVERSATION in set_to:
        return []
    label = set_to.get(SLOT_LAST_QUESTION)
    subject = turn.understanding.get("subject") or _subject(label, turn.text, library)
    row = library.aspects.subjects.get(subject or "")
    text, answer = said[-1]
    state = ConversationState.from_stored(turn.slot(SLOT_CONVERSATION)).after(
        answer,
        label=label,
        # A term is explained under the topic of the glossary, and what follows is about the thing itself.
        topic=row.topic if row is not None and answer["topic"] == "glossary" else None,
        subject=subject,
        named=_compared(turn, library) or _named(label, library),
        family=turn.remembered_facts,
        message=turn.text,
        reply=text,
        aside=turn.label if answer["status"] == "not_held" and turn.label.startswith("neighbour/") else None,
    )
    if turn.intent == INTENT_BOOK and answer["topic"] is None:
        state = state.about_the_consultation()
    return [SlotSet(SLOT_CONVERSATION, state.as_stored())]


def _subject(label: str | None, text: str, library: GuidanceLibrary) -> str | None:
    """The row of the grid that is spoken of: the thing named, where its topic is answered or it is explained."""
    question = (label or "").partition("/")[2]
    entry = library.questions.get(question)
    named = library.aspects.named_in(plain_words(text))
    if question == "glossary":
        return named[0] if named else None
    topic = entry.topic if entry else label
    of_topic = [each for each in named if library.aspects.subjects[each].topic == topic]
    return of_topic[0] if of_topic else topic


def _compared(turn: Turn, library: GuidanceLibrary) -> tuple[str, ...]:
    """The questions on the two things that were just told apart, in the order in which they were named."""
    if turn.understanding.get("rule") != A_DIFFERENCE:
        return ()
    return tuple(library.aspects.subjects[each].about for each in library.aspects.named_in(plain_words(turn.text)))


def _named(label: str | None, library: GuidanceLibrary) -> tuple[str, ...]:
    """The questions behind a list that was just given, in its order."""
    question = (label or "").rpartition("/")[2]
    return next((row.parts for row in library.aspects.subjects.values() if row.about == question), ())
