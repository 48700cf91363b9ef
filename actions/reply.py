"""The last touch to every reply: how it opens, what stands beside it, and what the conversation keeps of it."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import SlotSet

from actions.turn import Turn
from assistant.bootstrap import Services
from assistant.conversation.heard import A_DIFFERENCE, KEEP_THE_TOPIC
from assistant.conversation.lead_claims import opening_of_lead
from assistant.conversation.plain_words import plain_words
from assistant.conversation.state import ConversationState, fingerprint
from assistant.engine.payloads import payload
from assistant.guidance.aspect_answers import OTHER
from assistant.guidance.lengths import MOST_WORDS
from assistant.guidance.library import GuidanceLibrary
from assistant.guidance.offers import offer_of
from assistant.vocabulary import INTENT_BOOK, SLOT_CONVERSATION, SLOT_LAST_QUESTION

Event = dict[str, Any]
Message = dict[str, Any]
OPENED = ("answered", "not_settled")
NEVER_REWORDED = ("safeguarding", "booking", "error")
GENERAL = "general"
FOR_AN_ANSWER = (GENERAL, "silent")
"""Openings of an answer alone: what is not settled says so in its own first words."""
SHORTER = {"general": None, "so_far": None, "no_in_full": "no", "yes_in_full": "yes", "yes_then": "yes"}
"""What an opening gives way to where the reply would be too long with it; None for nothing."""
MOST_BUTTONS = 5


def finish(turn: Turn, messages: list[Message], services: Services) -> None:
    """Open, complete and vary the messages of a turn in place; an open form says what it says."""
    said = [message for message in messages if (message.get("custom") or {}).get("answer")]
    if not said or turn.open_form is not None or not turn.is_first_reading:
        return
    _open(turn, said[0], services)
    _offer_beside(turn, said[0], services)
    _vary(turn, said, services)


def _open(turn: Turn, message: Message, services: Services) -> None:
    answer, reading = message["custom"]["answer"], turn.understanding
    if answer["status"] not in OPENED:
        return
    claimed = reading.get("claims_lead")
    denied = bool(reading.get("denies_lead"))
    key = opening_of_lead(claimed, answer["lead"], answer["status"], denied) if claimed else reading.get("opening")
    if key in FOR_AN_ANSWER and answer["status"] != "answered":
        return
    key = _short_enough(key, message["text"], services)
    if key is not None:
        opening, parts = services.library.propositions.openings[key], message["custom"].get("parts")
        message["text"] = f"{opening} {message['text']}"
        if parts:
            parts["lead"] = f"{opening} {parts['lead']}".strip()


def _short_enough(key: str | None, text: str, services: Services) -> str | None:
    """The opening, or the shorter one that says the same, so that no reply grows too long by it."""
    openings = services.library.propositions.openings
    while key in SHORTER and _words(openings[key], text) > MOST_WORDS:
        key = SHORTER[key]
    return key


def _words(*texts: str) -> int:
    return sum(len(text.split()) for text in texts)


def _offer_beside(turn: Turn, message: Message, services: Services) -> None:
    answer = message["custom"]["answer"]
    offers = [offer_of(label, services.library) for label in turn.understanding.get("also") or ()]
    second = offers[0] if turn.understanding.get("second") and offers else None
    buttons = {
        payload(offer.label): offer
        for offer in offers
        if offer and (offer.topic != answer["topic"] or (offer is second and offer.label != turn.label))
    }
    held = message.get("buttons") or []
    new = [
        {"title": offer.title, "payload": chosen}
        for chosen, offer in buttons.items()
        if chosen not in {button["payload"] for button in held}
    ]
    message["buttons"] = [*new, *held][:MOST_BUTTONS] if new else held
    left_open = turn.understanding.get("left_open")
    told = services.library.aspects.silent[left_open][turn.audience] if left_open else None
    if second is not None and payload(second.label) in buttons:
        told = services.words.say("second_question", title=second.title)
        # The button alone says it where the reply is long.
        told = told if _words(message["text"], told) <= MOST_WORDS else None
    if told is not None:
        message["text"] += f"\n\n{told}"
        if "parts" in message["custom"]:
            message["custom"]["parts"]["rest"].append(told)
    also = list(dict.fromkeys([*(answer.get("also") or ()), *(offer.topic for offer in buttons.values())]))
    if also:
        answer["also"] = also


def _vary(turn: Turn, said: list[Message], services: Services) -> None:
    """Never the same words twice in a row: the second time the gist, and where a person can be reached."""
    state = ConversationState.from_stored(turn.slot(SLOT_CONVERSATION))
    last = said[-1]
    answer = last["custom"]["answer"]
    if "written_in" in last["custom"] or answer["status"] in NEVER_REWORDED or fingerprint(last["text"]) != state.reply:
        return
    words = services.words
    last["custom"].pop("parts", None)
    if answer["status"] == "smalltalk":
        last["text"] = words.say("said_again_small_talk")
    elif answer["status"] == "depends" and answer["asks"] == "topic":
        last["text"] = words.say("offered_again")
    elif answer["status"] == "depends":
        last["text"] = f"{words.say('asked_again')} {last['text']}"
    elif _asks_another(turn, state, last["text"], missing := services.library.aspects.silent[OTHER][turn.audience]):
        nearest = last["text"].split("\n\n")[0].removeprefix(missing).strip()
        last["text"] = words.say("not_found_either", turn.audience, nearest=nearest)
    else:
        gist = last["text"].split("\n\n")[0].rstrip(".")
        last["text"] = words.say("said_again", turn.audience, gist=gist)


def _asks_another(turn: Turn, state: ConversationState, text: str, missing: str) -> bool:
    """Whether the same words that nothing was found answer another question than the one before."""
    return text.startswith(missing) and fingerprint(turn.text) != state.message


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
        keeps_topic=turn.understanding.get("rule") in KEEP_THE_TOPIC,
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
    return of_topic[0] if of_topic else library.aspects.subject_of(question) or topic


def _compared(turn: Turn, library: GuidanceLibrary) -> tuple[str, ...]:
    """The questions on the two things that were just told apart, in the order in which they were named."""
    if turn.understanding.get("rule") != A_DIFFERENCE:
        return ()
    return tuple(library.aspects.subjects[each].about for each in library.aspects.named_in(plain_words(turn.text)))


def _named(label: str | None, library: GuidanceLibrary) -> tuple[str, ...]:
    """The questions behind a list that was just given, in its order."""
    question = (label or "").rpartition("/")[2]
    return next((row.parts for row in library.aspects.subjects.values() if row.about == question), ())
