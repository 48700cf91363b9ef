"""The trained reader of aspects: what it may say, and what it says of plain follow-ups that it was not fitted to."""

from __future__ import annotations

import pytest

from assistant.conversation.aspect_questions import LIKELY_ASPECT, NO_ASPECT
from assistant.conversation.contact_questions import REACHES, REACHES_OTHERS
from assistant.guidance.aspects import ASPECTS, FINER_ASPECTS
from assistant.understanding.aspects_asked import AspectsAsked

READER = AspectsAsked.read()


def test_it_knows_every_aspect_of_the_grid_and_what_asks_for_none() -> None:
    assert set(READER.labels) == {*ASPECTS, *FINER_ASPECTS, REACHES, REACHES_OTHERS, NO_ASPECT}


@pytest.mark.parametrize(
    ("core", "aspect"),
    [
        ("how many meetings will there be each year", "how_often"),
        ("are these people employed by the council or by the school", "base"),
        ("since what year have they been going", "since"),
        ("will we be charged anything for it", "cost"),
        ("does my consent matter", "parents"),
    ],
)
def test_plain_follow_ups_are_read(core: str, aspect: str) -> None:
    likeliest, likely = READER.likeliest(core)
    assert (likeliest, likely >= LIKELY_ASPECT) == (aspect, True)


@pytest.mark.parametrize("core", ["tell me a bit more about that", "the second one"])
def test_what_asks_for_no_aspect_is_left(core: str) -> None:
    likeliest, likely = READER.likeliest(core)
    assert likeliest == NO_ASPECT or likely < LIKELY_ASPECT
