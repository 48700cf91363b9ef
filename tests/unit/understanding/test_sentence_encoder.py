"""Vectors: unit length, near in meaning, the same alone or in a batch, remembered."""

import numpy as np
import pytest

from assistant.understanding.sentence_encoder import DIMENSIONS, SentenceEncoder, common_words, shared_encoder


@pytest.fixture(scope="module")
def encoder() -> SentenceEncoder:
    """The one encoder of the process."""
    return shared_encoder()


def test_like_meanings_are_nearer_than_unlike_ones(encoder: SentenceEncoder) -> None:
    """Other words for the same question against another question."""
    one, same, other = encoder.encode(["who is in charge", "who takes the lead", "how much is a bus ticket"])

    assert one @ same > one @ other + 0.2


def test_vectors_have_unit_length(encoder: SentenceEncoder) -> None:
    """Whatever is typed, the empty sentence and 5,000 words included."""
    vectors = encoder.encode(["", "?", "你好", "attendance " * 5000])

    assert vectors.shape == (4, DIMENSIONS)
    assert np.allclose(1, np.linalg.norm(vectors, axis=1), atol=1e-5)


def test_a_vector_does_not_depend_on_its_company(encoder: SentenceEncoder) -> None:
    """Training encodes in batches, reading one by one."""
    texts = [f"question number {number} about the single point of contact" for number in range(40)]

    together = encoder.encode(texts)
    alone = SentenceEncoder(encoder._session, encoder._tokenizer).encode(texts[:1])

    assert float(together[0] @ alone[0]) > 0.999


def test_no_texts_give_no_vectors(encoder: SentenceEncoder) -> None:
    """An empty set keeps its shape."""
    assert encoder.encode([]).shape == (0, DIMENSIONS)


def test_only_the_latest_vectors_are_remembered(encoder: SentenceEncoder) -> None:
    """Memory is bounded; a remembered sentence is not encoded again."""
    small = SentenceEncoder(encoder._session, encoder._tokenizer, remembered=2)
    small.encode(["a", "b"])
    small.encode(["a"])
    small.encode(["c"])

    assert list(small._remembered) == ["a", "c"]


def test_common_words_come_in_order_of_use() -> None:
    """For the spelling: whole words only, no word pieces."""
    words = common_words()

    assert words.index("the") < words.index("council") < words.index("lemon")
    assert not [word for word in words if word.startswith("#")]
