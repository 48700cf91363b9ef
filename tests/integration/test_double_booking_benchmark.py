"""The long run of `make bench`, in small: it finds no doubles, and would find them."""

from pathlib import Path

import pytest

from assistant.adapters.database.engine import open_engine
from bench import double_booking
from tests.support.bookers import remove_constraints
from tests.support.databases import new_database

ATTEMPTS = 160


def test_attempts_of_every_kind_are_made_in_rounds_and_none_is_doubled(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(double_booking, "ROUND", ATTEMPTS // 2)

    figures = double_booking.run("sqlite", ATTEMPTS)

    assert figures["attempts"] == ATTEMPTS
    assert {kind.partition(":")[0] for kind in figures["outcomes"]} == {"book", "move", "cancel"}
    wrong = ("doubled", "acknowledged_not_stored", "stored_not_acknowledged")
    assert [figures[each] for each in wrong] == [0, 0, 0]


def test_without_the_constraint_it_finds_doubles(tmp_path: Path):
    url = new_database("sqlite", tmp_path)
    engine = open_engine(url)
    remove_constraints(engine)
    engine.dispose()

    assert double_booking.one_round(url, ATTEMPTS).doubled > 0
