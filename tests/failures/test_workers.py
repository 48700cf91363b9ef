"""Several workers behind one listener: turns go on when one of them is killed, and none that was answered is lost."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from assistant.commands.serve import workers_of
from assistant.settings import read_settings
from tests.support.running_service import RunningService, running
from tests.support.servers import redis_server

QUESTIONS = ("What is a SPOC?", "Who leads at tier 1?", "What is a TAS?", "thanks", "Who escalates?", "What is EIT?")


def test_without_redis_one_process_serves_and_says_why(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert workers_of(4, read_settings({"ASSISTANT_DATA": str(tmp_path)})) == 1
    assert "ASSISTANT_REDIS_URL" in caplog.text


def test_with_redis_as_many_serve_as_are_wanted(tmp_path: Path) -> None:
    settings = read_settings({"ASSISTANT_DATA": str(tmp_path), "ASSISTANT_REDIS_URL": "redis://127.0.0.1:1/0"})
    assert workers_of(4, settings) == 4
    with pytest.raises(ValueError, match="--workers"):
        workers_of(0, settings)


@pytest.fixture()
def service(tmp_path: Path) -> Iterator[RunningService]:
    with redis_server(tmp_path) as port:
        settings = {"ASSISTANT_REDIS_URL": f"redis://127.0.0.1:{port}/0"}
        with running(tmp_path, settings, options=("--workers", "2")) as started:
            yield started


def workers(service: RunningService) -> list[int]:
    """The processes that answer: the children that serve, without Python's own resource tracker."""
    children = subprocess.run(
        ["ps", "-ww", "-o", "pid=,args=", "--ppid", str(service.pid)], capture_output=True, text=True, check=False
    )
    lines = [line.split(None, 1) for line in children.stdout.splitlines()]
    return [int(pid) for pid, command in lines if "spawn_main" in command]


def converse(url: str) -> bool:
    """One conversation, each message sent until it is answered; whether every answered turn is in its history."""
    with httpx.Client(base_url=url, timeout=30) as client:
        answered = []
        for question in QUESTIONS:
            for _ in range(50):
                try:
                    if client.post("/api/messages", json={"message": question}).status_code == 200:
                        answered.append(question)
                        break
                except httpx.TransportError:
                    continue
        transcript = client.get("/transcript.txt").text
    return len(answered) == len(QUESTIONS) and all(question in transcript for question in answered)


def test_a_worker_that_is_killed_under_load_loses_no_answered_turn(service: RunningService) -> None:
    before = workers(service)
    assert len(before) == 2
    with ThreadPoolExecutor(4) as visitors:
        conversations = [visitors.submit(converse, service.url) for _ in range(8)]
        os.kill(before[0], signal.SIGKILL)
        assert all(conversation.result(timeout=240) for conversation in conversations)
