# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Wishes to book a consultation that words alone are not read as: told with a family, or of what was spoken of."""

from __future__ import annotations

import re

from assistant.conversation.contact_questions import CONSULTATION_HOW
from assistant.conversation.heard import BOOK, DECISIONS, GIVE_FACTS, SAY, Message, Understood
from assistant.conversation.state import ConversationState

_OF_A_CONSULTATION = ("consultation", "contact")
"""Topics after which "book one" is of a consultation."""
_BOOKS_HERE = re.compile(
    r"(?:can|could|may) (?:i|we|you) (?P<deed>do|book|ask for|arrange|get|have|make|request|organise) (?:it|one|that|this|an appointment)(?: (?:here|now|in this chat|with you|through you|online|for me|on here))*"
)
_BOOKS_ONE = re.compile(
    r"(?:(?:great|good|perfect|yes|right|lovely|brilliant|in that case|let us|i will|we will|i want to|we want to|i would like to|we would like to|can you|could you|just|go ahead and) )*"
    r"(?:(?:book|arrange|set up|reserve|schedule)(?: (?:me|us|myself))? (?:it|that|in|in for one|in for it)|(?:book|arrange|set up|reserve|schedule|make|sort|sort out|get|find)(?: (?:me|us|myself))? (?:one|a (?:slot|time|place)|an appointment))(?: (?:for (?:me|us|this|today|tomorrow|this week|next week)|here|now|soon|up|please|then))*"
)
"""A wish to have what was just spoken of booked, where that is a consultation."""
_WISHES_TO_BOOK = re.compile(
    r"(?<!not )\b(?:like to|wish to|want to|need to|grateful to|glad to|hoping to|keen to) (?:\w+ ){0,2}?(?:book|reserve|arrange|request|set up|schedule|organise|fix|make|get|have)"
    r" (?:\w+ ){0,4}?(?:consultations?|appointments?)\b"
    r"|(?<!not )\b(?:grateful|glad|happy|pleased|like|need|needs|want|wants|request|requesting) (?:for )?(?:an? |the )?(?:attendance |inclusion |and )*consultation\b"
)
_BOOKS = re.compile(r"\b(?:book|arrange|schedule|reserve|set up)\b")
_ASKS_HOW = re.compile(
    r"^(?:how|who|whom|which|what|when|where|why|is|are|do|does|did|if|would|will)\b|\b(?:whether|if)\b"
    r"|\b(?:do|does|should|must|would) (?:i|we|they|you|school|the school) (?:need|want|have|like)\b"
)


def wish_to_book(message: Message) -> Understood | None:
    """A wish to book that stands beside what is told of a family, or amid another topic: "ok, can I book someone?"."""
    if message.label == BOOK and message.decision == SAY and _BOOKS.search(message.plain):
        return Understood(BOOK, "a wish to book")
    of_a_family = message.label in (*DECISIONS, GIVE_FACTS) or message.states_facts or message.decision != SAY
    wishes = _WISHES_TO_BOOK.search(message.plain) is not None and _ASKS_HOW.search(message.core) is None
    return Understood(BOOK, "a wish to book", drops_facts=True) if of_a_family and wishes else None


def books_what_was_spoken_of(message: Message, state: ConversationState) -> Understood | None:
    """The wish to have the consultation that was spoken of booked: "great, book me one"."""
    books = state.topic in _OF_A_CONSULTATION and _BOOKS_ONE.fullmatch(message.plain)
    return Understood(BOOK, "booking what was spoken of") if books else None


def asks_to_book_here(message: Message, state: ConversationState) -> Understood | None:
    """The question whether it can be booked here: "can I do that online?"."""
    books = _BOOKS_HERE.fullmatch(message.core)
    asks = books and (state.topic in _OF_A_CONSULTATION or books["deed"] == "book")
    return Understood(CONSULTATION_HOW, "booking here", "consultation") if asks else None
