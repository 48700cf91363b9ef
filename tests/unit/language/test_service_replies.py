"""A reply to "does this service work with the family?": a fact only where every word belongs to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.service_replies import read_service_reply
from tests.support.processor_time import HARD_TEXTS, at_most

THERE = """
yes
yes they do
yeah she's got one
they do
he has
we have one
yep since last March
yes, open for about six weeks now
there is one
it's still open
correct
Yes we do, thanks
"""
NOT_THERE = """
no
no she hasn't
they don't
we dont have one
not at the moment
not that I know of
none
no one
nobody
neither
nothing
never had one
they did but it closed
it closed in the summer
used to
not any more
no longer
I'm afraid not, no
no, I don't think so
there isn't one
not yet
"""
UNKNOWN = """
maybe
I think so
i dont think so
probably
probably not
could be
sort of
I doubt it
doubt it
might be
hard to say
yes I think so
"""
NOTHING = """
hang on
let me check
go ahead
carry on
sure, go on
ok
they did
yes but it closed
yes and no
no they do
yes but only with his sister
yes?
one moment
no problem
2
he hits her
no she hurts herself
yes he is scared of dad
"""


def _lines(block: str) -> list[str]:
    return block.strip().splitlines()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (text, value)
        for block, value in ((THERE, "yes"), (NOT_THERE, "no"), (UNKNOWN, "unknown"))
        for text in _lines(block)
    ],
)
def test_a_whole_reply_gives_the_fact(text: str, value: str) -> None:
    reading = read_service_reply(text)
    assert reading.is_whole and reading.understood == value


@pytest.mark.parametrize("text", _lines(NOTHING))
def test_other_words_give_none(text: str) -> None:
    assert not read_service_reply(text).is_whole


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    read_service_reply(text)


@pytest.mark.parametrize("text", HARD_TEXTS)
def test_long_texts_take_few_steps(text: str) -> None:
    with at_most(seconds=2):
        read_service_reply(text)
