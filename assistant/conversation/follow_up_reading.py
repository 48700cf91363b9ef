"""What the trained reader of follow-ups says of a message in its conversation."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FollowUpReading:
    """The likeliest labels with their probabilities, and how likely the guidance is silent on what is asked of them."""

    likeliest: tuple[tuple[str, float], ...]
    silent: float

    @property
    def label(self) -> str:
        """The likeliest label."""
        return self.likeliest[0][0]

    @property
    def probability(self) -> float:
        """How likely it is."""
        return self.likeliest[0][1]


UNREAD = FollowUpReading((("out_of_scope", 0.0),), 0.0)
"""The reading of nobody: it is sure of nothing."""
