"""The held-out sets are apart from training, and name only labels that exist."""

import pytest

from assistant.evaluation.leads import read_lead_questions
from assistant.evaluation.measurement import LEADS, SETS, held_out
from assistant.evaluation.questions import read_questions
from assistant.understanding.kept_vectors import encode_and_keep
from assistant.understanding.labelled_sentences import read_all, read_training_examples
from assistant.understanding.sentence_encoder import common_words, shared_encoder
from assistant.understanding.spelling import Spelling
from assistant.understanding.training import NLU_DATA
from tests.support.near_duplicates import near_duplicates, near_in_meaning

PARTS = ("validation", "test")
MOST_SHARED = 0.03


@pytest.mark.parametrize("part", PARTS)
def test_no_held_out_sentence_is_all_but_repeated_in_training(part: str) -> None:
    """A figure on a sentence that training holds would be flattery."""
    training = [example.text for example in read_training_examples(NLU_DATA)]
    texts = [sentence.text for sentence in held_out(part)]
    texts += [question.text for question in read_lead_questions(SETS / part / LEADS)]

    assert near_duplicates(texts, training) == []


def test_no_question_by_other_hands_is_all_but_repeated_in_training() -> None:
    training = [example.text for example in read_training_examples(NLU_DATA)]

    assert near_duplicates([question.text for question in read_questions()], training) == []


@pytest.mark.parametrize("part", PARTS)
def test_no_held_out_sentence_is_said_in_other_words_in_training(part: str) -> None:
    """Sentence vectors see what shared letters do not; those of training are kept from the last training."""
    training = [example.text for example in read_training_examples(NLU_DATA)]
    spelling = Spelling.learn(training, common_words())
    texts = [sentence.text for sentence in held_out(part)]
    texts += [question.text for question in read_questions()] if part == "validation" else []
    vectors = shared_encoder().encode(texts)
    known = encode_and_keep([spelling.put_right(text) for text in training], shared_encoder())

    assert near_in_meaning(texts, vectors, training, known) == []


def test_no_disclosure_of_the_test_set_is_all_but_repeated_in_training() -> None:
    training = [example.text for example in read_training_examples(NLU_DATA)]
    texts = [sentence.text for sentence in read_all([SETS / "test" / "disclosures.tsv"])]

    assert near_duplicates(texts, training) == []


def test_validation_and_test_hardly_share_a_sentence() -> None:
    """Limits are chosen on the one and reported on the other; a few short questions are everybody's."""
    validation, test = ([sentence.text for sentence in held_out(part)] for part in PARTS)

    assert len(near_duplicates(test, validation)) <= MOST_SHARED * len(test)


@pytest.mark.parametrize("part", PARTS)
def test_every_label_is_one_that_training_knows(part: str) -> None:
    """A renamed label would silently count as a miss."""
    known = {example.label for example in read_training_examples(NLU_DATA)}

    assert set() == {label for sentence in held_out(part) for label in sentence.labels} - known
