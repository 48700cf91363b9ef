"""The project stays an ordinary Rasa project: the stock server and the stock action server run on it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from ruamel.yaml import YAML

from assistant.settings import read_settings
from tests.support.databases import free_port

PROJECT = Path(__file__).resolve().parents[2]
LONGEST_START = 180


@pytest.fixture(scope="module")
def stock_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """`rasa run` and `rasa run actions`, each in a process of its own; the address of the first."""
    folder = tmp_path_factory.mktemp("stock")
    actions_port, server_port = free_port(), free_port()
    endpoints = folder / "endpoints.yml"
    YAML().dump({"action_endpoint": {"url": f"http://127.0.0.1:{actions_port}/webhook"}}, endpoints)
    models = str(read_settings().models_folder)
    environment = {**os.environ, "ASSISTANT_DATA": str(folder), "RASA_TELEMETRY_ENABLED": "false"}
    rasa = [sys.executable, "-m", "rasa", "run"]
    commands = (
        [*rasa, "actions", "--actions", "actions", "--port", str(actions_port)],
        [*rasa, "--model", models, "--endpoints", str(endpoints), "-i", "127.0.0.1", "--port", str(server_port)],
    )
    with (folder / "log").open("wb") as log:
        running = [subprocess.Popen(each, cwd=PROJECT, env=environment, stdout=log, stderr=log) for each in commands]
        try:
            for port in (actions_port, server_port):
                _wait_for(port, running)
            yield f"http://127.0.0.1:{server_port}"
        finally:
            for process in running:
                process.terminate()
                process.wait(20)


def _wait_for(port: int, running: list[subprocess.Popen[bytes]]) -> None:
    """Until something listens on the port; the transport retries, so nothing here has to wait by the clock."""
    with httpx.Client(transport=httpx.HTTPTransport(retries=10)) as client:
        for _ in range(LONGEST_START):
            assert all(process.poll() is None for process in running), "a stock server ended while starting"
            try:
                client.get(f"http://127.0.0.1:{port}/", timeout=5)
                return
            except httpx.TransportError:
                continue
    raise AssertionError("a stock server did not start")


@pytest.mark.model
def test_the_stock_servers_answer_from_the_guidance(stock_server: str) -> None:
    body = {"sender": "smoke", "message": "Who leads if Family Early Help and youth offending are both open?"}
    replies = httpx.post(f"{stock_server}/webhooks/rest/webhook", json=body, timeout=60).json()
    answers = [reply["custom"]["answer"] for reply in replies if "custom" in reply]
    assert [answer["lead"] for answer in answers] == ["feh_practitioner"]
    assert any("Family Early Help usually leads" in reply.get("text", "") for reply in replies)
