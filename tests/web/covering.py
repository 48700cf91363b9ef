"""A few rows in which every two values of different kinds meet, so that a matrix need not be walked whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations, product
from typing import Any

Row = dict[str, Any]
Pair = tuple[tuple[str, Any], tuple[str, Any]]


def every_row(kinds: Mapping[str, Sequence[Any]]) -> list[Row]:
    """Every combination."""
    return [dict(zip(kinds, values, strict=True)) for values in product(*kinds.values())]


def pairs_of(row: Row) -> set[Pair]:
    """The pairs of values that meet in a row."""
    return set(combinations(row.items(), 2))


def covering_rows(kinds: Mapping[str, Sequence[Any]]) -> list[Row]:
    """Rows of `kinds` in which every pair of values meets: always the row next that has most of the missing pairs."""
    candidates = [(row, pairs_of(row)) for row in every_row(kinds)]
    missing = set().union(*(pairs for _, pairs in candidates))
    chosen: list[Row] = []
    while missing:
        row, pairs = max(candidates, key=lambda candidate: len(candidate[1] & missing))
        chosen.append(row)
        missing -= pairs
    return chosen
