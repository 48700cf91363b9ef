"""A held-out sentence that training all but repeats is found."""

import numpy as np

from tests.support.near_duplicates import near_duplicates, near_in_meaning


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


def test_the_nearest_in_meaning_is_found_and_a_sentence_further_off_is_not() -> None:
    training = ["who comes to it", "how often is it"]
    vectors = np.array([[1.0, 0.0], [0.0, 1.0]])
    close, far = np.array([[0.99, 0.141]]), np.array([[0.8, 0.6]])
    asked = "who attends this meeting then"
    (found,) = near_in_meaning([asked], close, training, vectors)
    assert found[:2] == (asked, "who comes to it")
    assert near_in_meaning(["why would anybody come along"], far, training, vectors) == []


def test_a_question_of_a_few_words_is_everybodys() -> None:
    vector = np.array([[1.0, 0.0]], dtype=np.float32)

    assert near_in_meaning(["what is a SPOC"], vector, ["what's a SPOC"], vector) == []
