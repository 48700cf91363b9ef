"""A gateway for each test, a client that behaves like a browser without JavaScript, and a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.web.browser import Look, chromium, context_for, serving
from tests.web.front_desk import FrontDesk, front_desk
from tests.web.inspection import Inspector
from tests.web.reader import Reader


@pytest.fixture()
def desk(tmp_path: Path) -> FrontDesk:
    """A gateway on a fresh folder."""
    return front_desk(tmp_path)


@pytest.fixture()
def reader(desk: FrontDesk) -> Iterator[Reader]:
    """Somebody with a browser without JavaScript."""
    with Reader(desk) as visitor:
        yield visitor


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real browser; without one the tests that need it fail with one line, because a skipped check is no check."""
    with chromium() as launched:
        yield launched


@pytest.fixture()
def address(desk: FrontDesk) -> Iterator[str]:
    """The address at which `desk` is served."""
    with serving(desk) as url:
        yield url


@pytest.fixture()
def inspector(browser: Browser) -> Iterator[Inspector]:
    """Somebody who looks, and at the end says everything that was wrong."""
    context = context_for(browser, Look())
    found = Inspector(context.new_page())
    yield found
    context.close()
    assert not found.wrong, "\n".join(found.wrong)
    assert found.seen
