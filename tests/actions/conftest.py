"""A chat with the booking actions on an office of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.databases import new_database
from tests.support.dialogues import Chat, Desk
from tests.support.office import Office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office with one officer."""
    opened = Office(new_database("sqlite", tmp_path))
    opened.add_officers()
    yield opened
    opened.engine.dispose()


@pytest.fixture
def chat(office: Office) -> Chat:
    """A fresh conversation."""
    return Chat(Desk(office))
