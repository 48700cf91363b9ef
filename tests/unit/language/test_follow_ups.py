"""Does a sentence go on with what was said before?"""

import pytest

from assistant.language.fact_replies import goes_on, refers_back


@pytest.mark.parametrize(
    "text", ["and with YOS too?", "What about tier 3", "but social care closed", " if they had a plan"]
)
def test_a_sentence_that_goes_on(text: str):
    assert goes_on(text)


@pytest.mark.parametrize("text", ["who leads?", "Andrew is open to YOS", "iffy attendance", ""])
def test_a_sentence_of_its_own(text: str):
    assert not goes_on(text)


@pytest.mark.parametrize(
    "text",
    [
        "YOS just started with him. who leads?",
        "FEH ended last week. Who leads?",
        "csc refused the referral, who leads now",
        "they are closing next week. who leads till then",
        "new one start today, and now also YOS man. who in charge",
    ],
)
def test_news_of_a_case_that_was_told_of(text: str):
    assert refers_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "who leads?",
        "FEH. Who leads on it now?",
        "A pupil whose early help closed and who has YOS now. Who leads?",
        "Y9 boy, he is with YOS. Who leads?",
        "Family Early Help is working with a family. Who leads?",
        "new one, a Y8 with YOS now. who leads?",
    ],
)
def test_a_case_told_of_from_its_beginning(text: str):
    assert not refers_back(text)
