"""What only points at what is in hand, and what says more than that."""

import pytest

from assistant.conversation.fragments import asks_of_a_visit, is_fragment
from assistant.conversation.plain_words import plain_words


@pytest.mark.parametrize(
    "message",
    [
        "and his sister?",
        "what about the older one",
        "and theirs",
        "ok and the one with her nan",
        "so what if dad says no to it",
        "and if the school pulls out?",
        "what if they close the case and she moves away",
        "if he changes jobs?",
        "what if I don't want them",
        "why not the council then",
        "why him and not the school",
        "does mum have to sign it",
        "who then decides",
        "who tells the head if he doesn't agree",
        "and what would be left for us to do",
        "what should she do next",
        "for both parents too?",
        "and [name]?",
    ],
)
def test_words_that_only_go_on_are_a_fragment(message: str) -> None:
    assert is_fragment(plain_words(message))


@pytest.mark.parametrize(
    "message",
    [
        "he does it to her",
        "what does he do to me",
        "what if he does it to my brother",
        "she comes in my room",
        "he makes me do it",
        "and he hits her",
        "what if he kills her",
        "what if she stops breathing",
        "and her uncle comes at night",
        "what if I stop",
        "what if I don't come back",
        "who do I tell",
        "why me",
        "me",
        "he left",
        "I can't go on",
        "and if he goes missing again",
        "she wants to die",
        "nobody helps me",
        "",
    ],
)
def test_what_tells_of_somebody_is_no_fragment(message: str) -> None:
    assert not is_fragment(plain_words(message))


@pytest.mark.parametrize(
    ("message", "asks"),
    [
        ("will they visit us at home?", True),
        ("they would come to our flat?", True),
        ("they will come to our flat", False),
        ("they will come to our flat and hurt me?", False),
        ("will the social worker visit us?", True),
        ("he will come to my house?", False),
        ("will my dad come to my house?", False),
        ("they will come for me?", False),
    ],
)
def test_a_visit_is_asked_of_whoever_was_spoken_of(message: str, asks: bool) -> None:
    assert asks_of_a_visit(message, plain_words(message)) is asks
