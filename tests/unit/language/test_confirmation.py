"""Answers to "Shall I …?": an act follows only from an answer of which every word is understood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.confirmation import Answer, FormCommand, read_answer_to, read_form_command, read_yes_or_no
from assistant.language.confirmation_words import Act
from assistant.language.words import split_words
from tests.support.processor_time import HARD_TEXTS, at_most


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "Yes please!",
        "ok",
        "👍",
        "👍🏽 thanks",
        "yesss",
        "sure, why not",
        "that's right, go ahead",
        "yeah that works",
    ],
)
def test_a_plain_yes_is_whole_for_every_act(act: Act, text: str):
    reading = read_answer_to(act, text)
    assert (reading.understood, reading.is_whole) == (Answer.YES, True)


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("text", ["no", "No thanks.", "nope", "👎", "please don't", "yes - actually no"])
def test_a_plain_no_is_whole_for_every_act(act: Act, text: str):
    reading = read_answer_to(act, text)
    assert (reading.understood, reading.is_whole) == (Answer.NO, True)


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("text", ["hang on", "wait", "ok hold on a sec", "one moment please", "yes - no wait"])
def test_a_wish_for_time_is_neither_yes_nor_no(act: Act, text: str):
    assert read_answer_to(act, text).understood is Answer.WAIT


@pytest.mark.parametrize(
    ("act", "text", "answer"),
    [
        (Act.BOOK, "no worries, book it", Answer.YES),
        (Act.BOOK, "no that's fine, go ahead", Answer.YES),
        (Act.BOOK, "great, please book me in", Answer.YES),
        (Act.BOOK, "please don't book it", Answer.NO),
        (Act.BOOK, "okay never mind", Answer.NO),
        (Act.MOVE, "yes, move it", Answer.YES),
        (Act.MOVE, "ok leave it where it was", Answer.NO),
        (Act.CANCEL, "yes cancel the appointment", Answer.YES),
        (Act.CANCEL, "fine, don't cancel it", Answer.NO),
        (Act.CANCEL, "yes keep it", Answer.NO),
        (Act.CANCEL, "don't keep it", Answer.YES),
        (Act.DELETE, "yes, delete everything", Answer.YES),
        (Act.DELETE, "no, keep my data, thanks", Answer.NO),
        (Act.LEAVE, "ok stop", Answer.YES),
        (Act.LEAVE, "carry on", Answer.NO),
    ],
)  # fmt: skip
def test_the_act_decides_what_a_verb_means(act: Act, text: str, answer: Answer):
    assert read_answer_to(act, text).understood is answer


@pytest.mark.parametrize(
    ("act", "text", "unread"),
    [
        (Act.BOOK, "ok cancel that", "cancel that"),
        (Act.BOOK, "yes but at 3pm instead", "but at 3pm instead"),
        (Act.BOOK, "correct the time please", "the time"),
        (Act.BOOK, "yes?", "?"),
        (Act.BOOK, "ok keep it", "keep it"),
        (Act.BOOK, "yes today", "today"),
        (Act.MOVE, "yes but to 4pm", "but to 4pm"),
        (Act.CANCEL, "yes if I can book again", "if I can book again"),
        (Act.LEAVE, "cancel my booking", "my booking"),
        (None, "ok book it", "book it"),
    ],
)
def test_a_remainder_is_left_for_the_dialogue(act: Act | None, text: str, unread: str):
    reading = read_answer_to(act, text)
    assert (reading.unread, reading.is_whole) == (unread, False)


@pytest.mark.parametrize("text", ["", "   ", "no worries", "no that's fine", "no, book it", "no yes", "please", "…"])
def test_what_decides_nothing_is_not_understood(text: str):
    assert read_answer_to(Act.BOOK, text).understood is None


def test_yes_and_no_without_an_act():
    assert read_yes_or_no("yes please").understood is True
    assert read_yes_or_no("no thank you").understood is False
    assert read_yes_or_no("hang on").understood is None
    assert not read_yes_or_no("yes if you must ask my manager").is_whole


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("continue", FormCommand.GO_ON),
        ("back to the booking please", FormCommand.GO_ON),
        ("don't stop", FormCommand.GO_ON),
        ("stop", FormCommand.LEAVE),
        ("ok never mind", FormCommand.LEAVE),
        ("cancel this", FormCommand.LEAVE),
        ("no stop, I'll do it another day", FormCommand.LEAVE),
        ("forget it, we'll ring them instead", FormCommand.LEAVE),
        ("sorry, I've changed my mind", FormCommand.LEAVE),
        ("yes", None),
        ("hang on", None),
        ("stop, no, carry on", None),
    ],
)
def test_a_form_is_left_and_gone_on_with_in_so_many_words(text: str, command: FormCommand | None):
    assert read_form_command(text).understood is command


def test_leaving_a_form_does_not_cancel_a_booking():
    assert not read_form_command("cancel my booking").is_whole


WORDS = st.text(st.characters(categories=["L"]), min_size=1, max_size=12)


@given(st.sampled_from(Act), st.text())
def test_no_text_breaks_it_and_no_word_is_lost(act: Act, text: str):
    reading = read_answer_to(act, text)
    if reading.understood is None:
        assert reading.unread == " ".join(text.split())
    else:
        typed = [word.typed for word in split_words(text)]
        assert all(word in typed for word in reading.unread.split())


@given(
    st.sampled_from(Act), st.sampled_from(["yes", "ok", "sure", "👍"]), WORDS, st.sampled_from(["quagga", "xylophone"])
)
def test_a_yes_with_a_word_that_nobody_knows_does_nothing(act: Act, yes: str, word: str, unknown: str):
    assert not read_answer_to(act, f"{yes} {word} {unknown}").is_whole
    assert not read_answer_to(act, f"{unknown} {yes}").is_whole


@pytest.mark.parametrize("text", HARD_TEXTS)
def test_long_texts_take_few_steps(text: str):
    with at_most(seconds=2):
        read_answer_to(Act.CANCEL, text)
        read_form_command(text)


@pytest.mark.parametrize("act", list(Act))
@pytest.mark.parametrize(
    "said", ["ok and", "yes so", "sure well", "yep and i want to", "right", "yeah right", "yes could you"]
)
def test_an_answer_that_breaks_off_or_only_takes_note_does_nothing(act: Act, said: str) -> None:
    reading = read_answer_to(act, said)
    assert reading.understood is not Answer.YES or not reading.is_whole


@pytest.mark.parametrize(
    "said", ["right, book it", "so yes", "well ok", "right you are", "yes right away", "and yes please"]
)
def test_a_word_that_leads_to_a_yes_does_not_hinder_it(said: str) -> None:
    reading = read_answer_to(Act.BOOK, said)
    assert reading.is_whole
    assert reading.understood is Answer.YES
