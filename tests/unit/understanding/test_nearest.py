"""The likeness of a sentence to known sentences of either kind."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.understanding import nearest
from assistant.understanding.nearest import Neighbours


def _units(*rows: list[float]) -> np.ndarray:
    vectors = np.array(rows, dtype=np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


CONCERNS = np.array([True, True, False, False])
VECTORS = _units([1, 0, 0], [1, 0.2, 0], [0, 1, 0], [0, 0, 1])


def test_a_sentence_is_measured_against_both_kinds():
    near_concern = Neighbours(VECTORS[:2], VECTORS[2:]).nearness(_units([1, 0.1, 0])[0])
    near_other = Neighbours(VECTORS[:2], VECTORS[2:]).nearness(_units([0, 0.1, 1])[0])
    assert near_concern[0] > 0.9 > near_concern[2]
    assert near_other[2] > 0.9 > near_other[0]
    assert near_concern[0] >= near_concern[1] and near_concern[2] >= near_concern[3]


def test_a_training_sentence_is_no_neighbour_of_itself():
    _, nearness = Neighbours.among(VECTORS, CONCERNS)
    assert nearness.shape == (4, 4)
    assert nearness[0, 0] == pytest.approx(float(VECTORS[0] @ VECTORS[1]))
    assert nearness[2, 2] == pytest.approx(0.0, abs=1e-6)


def test_of_the_others_only_those_most_like_a_disclosure_are_kept(monkeypatch):
    monkeypatch.setattr(nearest, "MOST_OTHERS", 1)
    vectors = _units([1, 0, 0], [1, 0.2, 0], [0.5, 1, 0], [0, 0, 1])
    kept, _ = Neighbours.among(vectors, CONCERNS)
    assert kept.others.tolist() == vectors[2:3].tolist()
    assert len(kept.concerns) == 2
