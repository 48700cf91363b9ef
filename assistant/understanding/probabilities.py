"""Probabilities from the scores of a linear layer."""

from __future__ import annotations

import numpy as np


def softmax(scores: np.ndarray) -> np.ndarray:
    """Of labels of which one holds: they add up to one."""
    shares = np.exp(scores - scores.max())
    return shares / shares.sum()


def logistic(scores: np.ndarray) -> np.ndarray:
    """Of labels that hold each for itself."""
    return 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
