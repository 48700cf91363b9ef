"""Plain slips are put right; names, short forms and known words stay."""

import pytest

from assistant.understanding.spelling import Spelling

TRAINING = [
    "who leads on attendance when the family has a social worker",
    "when do we escalate attendance to the council",
    "my attendence meeting with the social worker",
    "attendance plan, attendance meeting, attendance support",
] * 10 + ["attendence worries me"]
COMMON = ["the", "about", "when", "have", "does", "what", "letter", "leader"]


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    """A corrector over a handful of sentences."""
    return Spelling.learn(TRAINING, COMMON)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("the socail worker", "the social worker"),
        ("attendnace", "attendance"),
        ("do we escalte", "do we escalate"),
        ("hve they", "have they"),
        ("Wht does it say", "what does it say"),
        ("pls tell me wot u think", "please tell me what you think"),
    ],
)
def test_one_wrong_key_is_put_right(spelling: Spelling, typed: str, meant: str) -> None:
    """A swapped, dropped, doubled or wrong key, and the spellings of the phone."""
    assert meant == spelling.put_right(typed)


@pytest.mark.parametrize(
    "typed", ["Oluwaseun", "EIT's view", "FEH", "SPOCs", "a leader", "qqqq", "", "48% on 3.5 days"]
)
def test_other_words_stay(spelling: Spelling, typed: str) -> None:
    """What resembles no known word, what is known, and professional short forms."""
    assert typed == spelling.put_right(typed)


def test_a_slip_in_the_training_sentences_is_not_taken_for_a_word() -> None:
    """An author's own slip, far rarer than the word it resembles, is corrected too."""
    spelling = Spelling({"attendance": 400, "attendence": 2})

    assert spelling.put_right("attendence") == "attendance"
