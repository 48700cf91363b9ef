"""A held-out sentence that training all but repeats is found."""

from assistant.evaluation.near_duplicates import near_duplicates


def test_case_and_punctuation_do_not_hide_a_copy() -> None:
    """The nearest training sentence is named."""
    assert near_duplicates(["What is TAS?"], ["what is tsm", "what is tas"]) == [("What is TAS?", "what is tas", 1.0)]


def test_another_wording_is_no_copy() -> None:
    """Sharing a topic is the point of training."""
    assert near_duplicates(["explain what TAS is for"], ["what is the purpose of the team around the school"]) == []


def test_one_changed_word_in_a_long_sentence_is_a_copy() -> None:
    """Rewording a training sentence does not make a test."""
    training = ["who carries out the statutory enforcement of attendance in the borough today"]

    assert near_duplicates(["who carries out the statutory enforcement of attendance in the borough now"], training)
