"""Which of the free officers gets a consultation: the least loaded, with the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.consultation.model import OfficerId


@dataclass(frozen=True)
class Assignment:
    """An officer, and why this one: `only_free`, `least_loaded 2 of 2, 3` or `first_of_equals 2`.

    The figures are consultations in the counted period.
    """

    officer_id: OfficerId
    reason: str


def assign(free: Sequence[OfficerId], loads: Mapping[OfficerId, int]) -> Assignment:
    """Choose among the officers who are free at one time.

    The one with the fewest consultations; among equals the one who was added first, so
    that the same facts always give the same officer.
    """
    if not free:
        raise ValueError("nobody is free")
    if len(free) == 1:
        return Assignment(free[0], "only_free")
    chosen = min(free, key=lambda officer_id: (loads.get(officer_id, 0), officer_id))
    figures = sorted(loads.get(officer_id, 0) for officer_id in free)
    if figures[0] == figures[1]:
        return Assignment(chosen, f"first_of_equals {figures[0]}")
    # Two other figures are enough to see why; fifty would not fit.
    listed = ", ".join(map(str, figures[:3]))
    return Assignment(chosen, f"least_loaded {figures[0]} of {listed}")
