"""One running service for all hostile inputs: it has to live through every one of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.running_service import RunningService, running

LONG_RUN = os.environ.get("ASSISTANT_LONG_RUNS") == "1"
"""ASSISTANT_LONG_RUNS=1 sends everything to every endpoint, and more that is generated; minutes instead of seconds."""
NEXT_ANSWER_SECONDS = 2.0
MOST_GROWTH_MB = 100


@dataclass
class Watch:
    """Notices when the service has died, stalls or grows."""

    service: RunningService
    pid: int
    memory_mb: float

    def is_well(self) -> None:
        """The same process answers an ordinary message of a new visitor, and soon."""
        assert self.service.pid == self.pid
        turn = self.service.visitor().say("Who leads if the family has a social worker?")
        assert turn.answer["clauses"] == ["lead-professional/rule-3"], turn.body
        assert turn.seconds <= NEXT_ANSWER_SECONDS, f"{turn.seconds:.1f} s"

    def has_not_grown(self) -> None:
        """Memory is about what it was before the first input."""
        grown = self.service.memory_mb() - self.memory_mb
        assert grown <= MOST_GROWTH_MB, f"grown by {grown:.0f} MB"


@pytest.fixture(scope="package")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    """The service on a folder of its own."""
    folder: Path = tmp_path_factory.mktemp("hostile")
    with running(folder) as started:
        yield started


@pytest.fixture(scope="package")
def watch(service: RunningService) -> Watch:
    """The service's state once everything that is loaded late is loaded."""
    visitor = service.visitor()
    for words in ("who leads", "book a consultation", "my son Sam is at home", "hello", "how much is the fine"):
        visitor.say(words)
    for path in ("/", "/guidance/core-values", "/consultation", "/officer", "/privacy"):
        visitor.http.get(path)
    return Watch(service, service.pid, service.memory_mb())
