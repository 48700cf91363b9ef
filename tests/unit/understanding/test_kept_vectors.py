"""Vectors kept between trainings are the encoder's own, and only new sentences are encoded."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from assistant.understanding.kept_vectors import encode_and_keep
from assistant.understanding.sentence_encoder import DIMENSIONS


class CountingEncoder:
    """Gives each text a vector of its own and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        self.asked += texts
        return np.array([np.full(DIMENSIONS, len(text)) for text in texts], dtype=np.float32)


def test_only_sentences_that_are_new_are_encoded(tmp_path: Path) -> None:
    file = tmp_path / "cache" / "vectors.npz"
    first, second = CountingEncoder(), CountingEncoder()
    before = encode_and_keep(["one", "two words"], first, file)

    after = encode_and_keep(["two words", "quite new", "one"], second, file)

    assert first.asked == ["one", "two words"]
    assert second.asked == ["quite new"]
    assert np.array_equal(after[[2, 0]], before)


def test_what_was_not_asked_for_longest_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small training in between loses nothing; sentences taken out of training do not pile up for ever."""
    file = tmp_path / "vectors.npz"
    monkeypatch.setattr("assistant.understanding.kept_vectors.MOST", 2)
    encode_and_keep(["old", "stays"], CountingEncoder(), file)
    encode_and_keep(["stays", "new one"], CountingEncoder(), file)
    third = CountingEncoder()

    encode_and_keep(["stays", "new one", "old"], third, file)

    assert third.asked == ["old"]


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04 cut short"])
def test_a_spoilt_file_is_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "vectors.npz"
    file.write_bytes(content)
    encoder = CountingEncoder()

    assert encode_and_keep(["one"], encoder, file).shape == (1, DIMENSIONS)
    assert encoder.asked == ["one"]


def test_a_vector_of_another_encoder_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "vectors.npz"
    encode_and_keep(["one"], CountingEncoder(), file)
    monkeypatch.setattr("assistant.understanding.kept_vectors.ENCODER", "another")
    encoder = CountingEncoder()

    encode_and_keep(["one"], encoder, file)

    assert encoder.asked == ["one"]


def test_texts_are_told_apart_as_the_encoder_sees_them(tmp_path: Path) -> None:
    """A short form and its words are one sentence to the encoder, so they share a vector."""
    encoder = CountingEncoder()

    vectors = encode_and_keep(["who is the SPOC", "who is the SPOC"], encoder, tmp_path / "vectors.npz")

    assert len(encoder.asked) == 1
    assert np.array_equal(vectors[0], vectors[1])
