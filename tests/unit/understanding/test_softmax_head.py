"""The own solver finds what scikit-learn finds."""

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from assistant.understanding.softmax_head import fit_softmax_head


def _sample() -> tuple[np.ndarray, np.ndarray]:
    chance = np.random.default_rng(3)
    target = np.repeat(np.arange(5), 40)
    return chance.normal(size=(200, 12)).astype(np.float32) + 1.5 * np.eye(5, 12)[target], target


def test_probabilities_agree_with_scikit_learn() -> None:
    """The same data and C give the same probabilities to two places."""
    features, target = _sample()
    reference = LogisticRegression(C=1.0, max_iter=500).fit(features, target)

    weights, intercepts = fit_softmax_head(features, target, 5, 1.0, rate=0.1, passes=600)
    logits = features @ weights + intercepts
    found = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)

    assert np.abs(reference.predict_proba(features) - found).max() < 0.01


def test_the_same_data_give_the_same_weights() -> None:
    """Training is deterministic."""
    features, target = _sample()

    first, second = (fit_softmax_head(features, target, 5, 1.0, rate=0.1)[0] for _ in range(2))

    assert np.array_equal(first, second)


def test_sparse_features_give_what_dense_ones_give() -> None:
    """N-grams come as a sparse matrix, sentence vectors as a dense one."""
    features, target = _sample()

    dense, _ = fit_softmax_head(features, target, 5, 1.0, rate=0.1)
    sparse, _ = fit_softmax_head(csr_matrix(features), target, 5, 1.0, rate=0.1)

    assert np.allclose(dense, sparse, atol=1e-3)


def test_a_label_without_examples_is_never_chosen() -> None:
    """As happens when a rare label falls wholly into the held-out part."""
    features, target = _sample()

    weights, intercepts = fit_softmax_head(features, target, 6, 1.0, rate=0.1)

    assert 5 not in (features @ weights + intercepts).argmax(axis=1)
