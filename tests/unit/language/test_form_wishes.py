"""What somebody wants done with an open form other than answering it."""

import pytest

from assistant.language.form_wishes import FormWish, cancels_a_booking, names_a_booking, read_form_wish


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("back", FormWish.GO_BACK),
        ("Sorry, can we go back one step please?", FormWish.GO_BACK),
        ("the previous question", FormWish.GO_BACK),
        ("skip", FormWish.SKIP),
        ("I’d like to skip this one", FormWish.SKIP),
        ("pass", FormWish.SKIP),
        ("back to the booking", FormWish.GO_ON),
        ("carry on with my form", FormWish.GO_ON),
        ("Next!", FormWish.GO_ON),
        ("start over", FormWish.START_AGAIN),
        ("Let's begin from the beginning", FormWish.START_AGAIN),
    ],
)
def test_a_message_that_is_a_wish_to_the_last_word(text: str, wish: FormWish):
    assert read_form_wish(text) is wish


@pytest.mark.parametrize(
    "text",
    [
        "",
        "please",
        "back pain",
        "he skips school",
        "next Tuesday",
        "start of term",
        "pass the message on",
        "go back to school",
    ],
)
def test_a_message_that_says_something_else_is_no_wish(text: str):
    assert read_form_wish(text) is None


@pytest.mark.parametrize("text", ["my booking", "the other appointment", "an existing phone consultation"])
def test_a_certain_booking(text: str):
    assert names_a_booking(text)
    assert cancels_a_booking(f"please cancel {text}")
    assert not cancels_a_booking(f"when is {text}")


def test_a_booking_that_is_wanted_is_no_certain_one():
    assert not names_a_booking("a consultation about attendance")
    assert not cancels_a_booking("cancel a consultation")
