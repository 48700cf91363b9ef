"""Tests: words around a statement are taken out without moving what is left, and nothing that is said of a family."""

from __future__ import annotations

import pytest

from assistant.understanding.family_facts.asides import without_asides


@pytest.mark.parametrize(
    ("message", "left"),
    [
        ("no, T2, FEH. sorry, long day", "T2, FEH"),
        ("Ah no, CP was right", "CP"),
        ("Right, I mean tier 3, SW allocated", "tier 3, SW allocated"),
        ("and they said it's tier 3", "tier 3"),
        ("FEH changed their mind and closed it", "FEH closed it"),
        ("no sorry T3", "T3"),
        ("edit: tier 2, FEH", "tier 2, FEH"),
        ("T3 sorry", "T3"),
        ("so it turns out it's YOS", "YOS"),
        ("CP, it turned out", "CP"),
        ("Oh, the SW never closed it, my mistake", "the SW never closed it"),
    ],
)
def test_an_aside_is_taken_out(message: str, left: str) -> None:
    found = without_asides(message)
    assert " ".join(found.split()) == left
    assert len(found) == len(message)
    assert all(now in (" ", before) for now, before in zip(found, message, strict=True))


@pytest.mark.parametrize(
    "message",
    [
        "No, FEH",
        "no, T2, no FEH",
        "FEH open. Sorry, YOS. lead",
        "FEH - scrap that",
        "I mean it, who leads?",
        "they said no",
        "the social worker was right to close it",
    ],
)
def test_what_may_say_something_stays(message: str) -> None:
    said = without_asides(message).split()
    assert said[-2:] == message.split()[-2:]
    assert {"No,", "no,", "no"} & set(message.split()) <= set(said)
