"""Booking, moving and cancelling happen at a plain yes, and at no sentence that is only half of one."""

from __future__ import annotations

import pytest

from tests.support.dialogues import Chat, booked, until

HALF_A_YES_TO_BOOKING = (
    "yes but could it be half an hour later",
    "ok, only my surname is spelt wrong",
    "sure, once I have spoken to the head",
    "yes if Officer 1 can do it online",
    "go ahead with the second one",
    "book it for next week",
    "please book my colleague in as well",
    "fine, what do I need to bring?",
    "yes that's right, isn't it the week after?",
    "ok let me ask the deputy first",
    "confirm with my line manager",
    "looks right apart from the date",
    "yep, can it be by phone",
    "yes for the other school",
    "good but earlier would be nicer",
    "alright, forget it then",
    "correct me if that is the bank holiday",
    "yes and no",
    "I would book it if it were in January",
    "perfect, is there parking",
)
PLAIN_YES_TO_BOOKING = (
    "yes",
    "Yes please.",
    "yes, book it",
    "ok book it please",
    "please go ahead",
    "that's right, thanks",
    "yep",
    "sure",
    "confirmed",
    "go for it",
    "yes, that's fine",
    "all good, book it",
    "looks good to me",
    "no problem, book it",
    "no worries, go ahead",
    "👍",
    "do it please",
    "yes yes",
    "I confirm",
    "okay, thank you",
)
HALF_A_YES_TO_CANCELLING = (
    "yes but not this one",
    "ok, only if I can have another",
    "cancel the email reminders",
    "sure, what happens then?",
    "yes move it instead",
    "hmm ok, is it too late to move it",
    "fine, leave it in for now",
    "yes please keep my booking",
    "don't cancel",
    "no don't, I was only asking",
    "yes? which one is it",
    "cancel it next week if nobody replies",
    "ok wait",
    "yes once my head agrees",
    "please cancel the one on Friday and not this",
    "I would cancel it if I had to",
    "yep but ring me first",
    "right, so it goes to somebody else?",
    "okay so what do I lose",
    "go ahead and change the time",
)
PLAIN_YES_TO_CANCELLING = (
    "yes",
    "yes, cancel it",
    "cancel it please",
    "please cancel",
    "ok cancel that",
    "yes please",
    "go ahead",
    "yep cancel it",
    "sure",
    "do it",
    "cancel the booking",
    "yes cancel my consultation",
    "that's right",
    "confirm",
    "okay",
    "please do",
    "yes, thank you",
    "cancel it, thanks",
    "👍",
    "absolutely",
)
HALF_A_YES_TO_MOVING = (
    "yes but an hour later",
    "ok to Friday then",
    "sure, unless the old time is better",
    "yes if Officer 1 is there",
    "move it back",
    "go ahead at 10am instead",
    "fine, keep it where it is",
    "yes keep the old time",
    "leave it as it was",
    "hang on, let me check my diary",
    "ok, who is the officer?",
    "yes, actually no",
    "move my other one",
    "yes cancel it",
    "is that in the morning?",
    "sure but tell my colleague",
    "right, and the week after?",
    "ok I think so but ask me tomorrow",
    "yes to the first part",
    "good, can it be online",
)
PLAIN_YES_TO_MOVING = (
    "yes",
    "yes, move it",
    "move it please",
    "ok move it",
    "go ahead",
    "yes please",
    "that's fine",
    "sure",
    "please do",
    "confirm",
    "yep",
    "yes that works",
    "do it",
    "sounds good",
    "okay thanks",
    "perfect",
    "yes, change it",
    "👍",
    "please move the booking",
    "that suits me, thank you",
)
AFFIRM = "affirm"
"""What the model makes of each of them, which must make no difference."""


def at_cancelling(chat: Chat) -> Chat:
    """A booking was made, and cancelling it is asked about."""
    booked(chat).say("cancel my consultation", "cancel_consultation")
    assert "Shall I cancel" in chat.text
    return chat


def at_moving(chat: Chat) -> Chat:
    """A booking was made, and moving it is asked about."""
    booked(chat).say("move my consultation", "change_consultation").say("Friday 27 November at 11am")
    assert "Shall I move" in chat.text
    return chat


def state_of(chat: Chat) -> str | None:
    """The state of the conversation's booking, or None without one."""
    now = chat.desk.clock.now()
    bookings = chat.desk.consultations.bookings_between(now, now.replace(year=now.year + 1))
    return bookings[0].state.value if bookings else None


@pytest.mark.parametrize("words", HALF_A_YES_TO_BOOKING)
def test_half_a_yes_books_nothing(chat: Chat, words: str) -> None:
    until(chat, "confirm").say(words, AFFIRM)
    assert state_of(chat) is None


@pytest.mark.parametrize("words", PLAIN_YES_TO_BOOKING)
def test_a_plain_yes_books(chat: Chat, words: str) -> None:
    until(chat, "confirm").say(words, "deny", sure=False)
    assert state_of(chat) == "confirmed", chat.text


@pytest.mark.parametrize("words", HALF_A_YES_TO_CANCELLING)
def test_half_a_yes_cancels_nothing(chat: Chat, words: str) -> None:
    at_cancelling(chat).say(words, AFFIRM)
    assert state_of(chat) == "confirmed"


@pytest.mark.parametrize("words", PLAIN_YES_TO_CANCELLING)
def test_a_plain_yes_cancels(chat: Chat, words: str) -> None:
    at_cancelling(chat).say(words, "deny", sure=False)
    assert state_of(chat) == "cancelled", chat.text


@pytest.mark.parametrize("words", HALF_A_YES_TO_MOVING)
def test_half_a_yes_moves_nothing(chat: Chat, words: str) -> None:
    at_moving(chat).say(words, AFFIRM)
    assert state_of(chat) == "confirmed"


@pytest.mark.parametrize("words", PLAIN_YES_TO_MOVING)
def test_a_plain_yes_moves(chat: Chat, words: str) -> None:
    at_moving(chat).say(words, "deny", sure=False)
    assert state_of(chat) == "moved", chat.text
