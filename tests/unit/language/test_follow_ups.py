"""Does a sentence go on with what was said before?"""

import pytest

from assistant.language.fact_replies import goes_on


@pytest.mark.parametrize(
    "text", ["and with YOS too?", "What about tier 3", "but social care closed", " if they had a plan"]
)
def test_a_sentence_that_goes_on(text: str):
    assert goes_on(text)


@pytest.mark.parametrize("text", ["who leads?", "Andrew is open to YOS", "iffy attendance", ""])
def test_a_sentence_of_its_own(text: str):
    assert not goes_on(text)
