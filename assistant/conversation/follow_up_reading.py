"""What the trained reader of follow-ups says of a message in its conversation: what it asks, and what it claims."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ClaimReading:
    """The likeliest statement of `decided_statements.yml` that a message puts, or whose contrary it puts."""

    statement: str | None
    """Its id; None for none of them."""
    is_denied: bool
    probability: float


NO_CLAIM = ClaimReading(None, False, 1.0)


@dataclass(frozen=True)
class FollowUpReading:
    """The likeliest labels with their probabilities, how likely the guidance is silent on it, and what is claimed."""

    likeliest: tuple[tuple[str, float], ...]
    silent: float
    claim: ClaimReading = NO_CLAIM

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
