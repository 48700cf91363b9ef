"""The plots of the evaluation page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from assistant.evaluation.limits import Choice


def confusion_matrix(path: Path, names: Sequence[str], matrix: np.ndarray) -> None:
    """Draw how often a topic (row) was read as another (column), as a share of the row."""
    figure, axes = _figure(max(6.0, 0.22 * len(names)), max(6.0, 0.22 * len(names)))
    axes.imshow(matrix / np.maximum(matrix.sum(axis=1, keepdims=True), 1), cmap="Blues", vmin=0, vmax=1)
    axes.set_xticks(range(len(names)), names, rotation=90, fontsize=6)
    axes.set_yticks(range(len(names)), names, fontsize=6)
    axes.set_xlabel("read as")
    axes.set_ylabel("is")
    _save(figure, path)


def coverage(path: Path, curve: Sequence[tuple[float, float, float]], limit: float) -> None:
    """Draw the share of questions said outright, and how many of those are right, as the limit rises."""
    figure, axes = _figure(5, 4)
    limits, said, right = zip(*curve, strict=False)
    axes.plot(limits, said, label="share said outright")
    axes.plot(limits, right, label="… of which right")
    axes.axvline(limit, linestyle=":", color="grey")
    axes.set_xlabel("limit for saying")
    axes.legend()
    _save(figure, path)


def calibration(path: Path, bins: Sequence[tuple[float, float, int]]) -> None:
    """Draw the share right against the confidence; the size of a point is the number of sentences."""
    figure, axes = _figure(5, 4)
    axes.plot([0, 1], [0, 1], linestyle=":", color="grey")
    axes.scatter([c for c, _, _ in bins], [r for _, r, _ in bins], s=[10 + n for _, _, n in bins])
    axes.set_xlabel("confidence")
    axes.set_ylabel("share right")
    _save(figure, path)


def limits(path: Path, choice: Choice) -> None:
    """Draw both curves that the limits were chosen from."""
    figure, axes = _figure(10, 4, columns=2)
    for panel, curve, names, chosen in (
        (
            axes[0],
            choice.turn_away_curve,
            ("guidance lost", "neighbours away", "far away"),
            choice.thresholds.turn_away,
        ),
        (axes[1], choice.say_curve, ("topic right", "wrong asserted", "right or offered"), choice.thresholds.say),
    ):
        tried, *shares = zip(*curve, strict=False)
        for name, share in zip(names, shares, strict=False):
            panel.plot(tried, share, label=name)
        panel.axvline(chosen, linestyle=":", color="grey")
        panel.legend()
    axes[0].set_xlabel("limit for turning away")
    axes[1].set_xlabel("limit for saying")
    _save(figure, path)


def _figure(width: float, height: float, columns: int = 1) -> tuple[Any, Any]:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    return pyplot.subplots(1, columns, figsize=(width, height))


def _save(figure: Any, path: Path) -> None:
    from matplotlib import pyplot

    figure.tight_layout()
    figure.savefig(path, dpi=110)
    pyplot.close(figure)
