"""Who gets a consultation, and why."""

import random

import pytest

from assistant.consultation.assignment import Assignment, assign


def test_the_only_free_officer_gets_it():
    assert assign([7], {7: 30}) == Assignment(7, "only_free")


def test_the_least_loaded_gets_it_and_the_figures_say_why():
    assert assign([1, 2, 3], {1: 5, 2: 2, 3: 4}) == Assignment(2, "least_loaded 2 of 2, 4, 5")


def test_an_officer_without_consultations_counts_as_none():
    assert assign([1, 2], {1: 1}).officer_id == 2


def test_among_equals_it_is_always_the_same_one():
    assert assign([3, 2], {2: 1, 3: 1}) == Assignment(2, "first_of_equals 1")


def test_nobody_free_is_a_bug():
    with pytest.raises(ValueError, match="nobody is free"):
        assign([], {})


def test_officers_who_are_always_free_differ_by_one_at_most():
    for seed in range(200):
        pick = random.Random(seed)
        loads = dict.fromkeys(range(1, pick.randint(2, 8) + 1), 0)
        for _ in range(pick.randint(1, 60)):
            loads[assign(sorted(loads), loads).officer_id] += 1
        assert max(loads.values()) - min(loads.values()) <= 1
