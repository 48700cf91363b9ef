"""Fixtures of the integration tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.databases import BACKENDS, lent_database
from tests.support.office import Office


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> str:
    """Each database in turn."""
    return request.param


@pytest.fixture()
def database_url(backend: str, tmp_path: Path) -> Iterator[str]:
    """An empty database with the newest schema."""
    with lent_database(backend, tmp_path) as url:
        yield url


@pytest.fixture()
def office(database_url: str) -> Iterator[Office]:
    """An office with one officer who works on weekdays from nine to five."""
    opened = Office(database_url)
    opened.add_officers()
    yield opened
    opened.engine.dispose()
