"""Word and character sequences: weights, unknown text, the same in one row as in a matrix."""

import numpy as np

from assistant.understanding.ngrams import Ngrams, sequences

TEXTS = ["who leads", "who escalates", "when does the SPOC meet us"]


def test_short_forms_are_seen_written_out() -> None:
    """ "SPOC" and "single point of contact" give the same words."""
    assert "single point" in sequences("the SPOC")


def test_words_and_characters_each_have_unit_length() -> None:
    """A long sentence weighs no more than a short one."""
    ngrams = Ngrams.fit(TEXTS)

    positions, weights = ngrams.weights("who leads")
    is_character = np.array([ngrams.vocabulary[position].startswith("#") for position in positions])

    assert np.allclose(1, [np.linalg.norm(weights[is_character]), np.linalg.norm(weights[~is_character])])


def test_a_matrix_row_is_the_weights_of_its_text() -> None:
    """Training and reading see the same numbers."""
    ngrams = Ngrams.fit(TEXTS)

    positions, weights = ngrams.weights(TEXTS[2])
    row = ngrams.matrix(TEXTS).toarray()[2]

    assert np.allclose(weights, row[positions]) and np.count_nonzero(row) == len(positions)


def test_text_without_a_known_sequence_has_no_weights() -> None:
    """Foreign script and the empty sentence are read, not refused."""
    ngrams = Ngrams.fit(TEXTS)

    assert [len(ngrams.weights(text)[0]) for text in ("", "你好")] == [0, 0]


def test_rare_sequences_can_be_left_out() -> None:
    """Only what at least two texts share."""
    assert "who" in Ngrams.fit(TEXTS, least_texts=2).vocabulary
    assert "leads" not in Ngrams.fit(TEXTS, least_texts=2).vocabulary
