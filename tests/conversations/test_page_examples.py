"""What the page offers as an example is answered, for every audience."""

from __future__ import annotations

import pytest

from assistant.bootstrap import services
from assistant.guidance.model import VOICES
from assistant.web.chat import EXAMPLES
from tests.conversations.talk import Talk


@pytest.mark.parametrize("audience", VOICES)
@pytest.mark.parametrize("number", range(1, EXAMPLES + 1))
def test_an_example_of_the_page_is_answered(talk: Talk, audience: str, number: int) -> None:
    example = services().words.say(f"page_example_{number}", audience)
    answer = talk.say(example, audience=audience)
    # Who leads may need a fact first; which of several topics was meant is never asked of the page's own words.
    assert answer["status"] in {"answered", "depends", "person", "booking"} and answer["asks"] != "topic", example


@pytest.mark.parametrize("words", ["fuck off", "bollocks", "what a load of crap", "2+2", "12*12="])
def test_rude_words_and_sums_are_no_term_and_hold_no_name(talk: Talk, words: str) -> None:
    answer = talk.say(words)
    assert answer["topic"] != "glossary" and "I left out" not in talk.text
