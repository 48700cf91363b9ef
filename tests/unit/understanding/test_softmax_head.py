"""The own solver finds what scikit-learn finds."""

import numpy as np
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

    weights, intercepts = fit_softmax_head(features, target, 5, 1.0)
    logits = features @ weights + intercepts
    found = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)

    assert np.abs(reference.predict_proba(features) - found).max() < 0.01


def test_the_same_data_give_the_same_weights() -> None:
    """Training is deterministic."""
    features, target = _sample()

    first, second = (fit_softmax_head(features, target, 5, 1.0)[0] for _ in range(2))

    assert np.array_equal(first, second)


def test_a_label_without_examples_is_never_chosen() -> None:
    """As happens when a rare label falls wholly into the held-out part."""
    features, target = _sample()

    weights, intercepts = fit_softmax_head(features, target, 6, 1.0)

    assert 5 not in (features @ weights + intercepts).argmax(axis=1)
