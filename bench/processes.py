"""The programs that are measured: this service, and the stock servers of Rasa on the same model."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
LONGEST_START = 300.0
TICKS = os.sysconf("SC_CLK_TCK")
LIMITS = (
    "MESSAGES_A_MINUTE",
    "MESSAGES_A_MINUTE_PER_ADDRESS",
    "PAGES_A_MINUTE_PER_ADDRESS",
    "DRAFTS_AN_HOUR_PER_ADDRESS",
    "CODES_AN_HOUR_PER_ADDRESS",
    "CODES_AN_HOUR",
    "HOLDS_PER_ADDRESS",
    "HOLDS",
    "BOOKINGS_AHEAD_PER_DOMAIN",
)
UNLIMITED = {f"ASSISTANT_{limit}": "10000000" for limit in LIMITS}


@dataclass(frozen=True)
class Measured:
    """A running installation: how to reach it, how long it took to be ready, which processes it is."""

    name: str
    port: int
    ready_seconds: float
    pids: tuple[int, ...]
    path: str
    body: Callable[[str, str], Mapping[str, str]]
    """The object to send for a conversation's name and a message."""

    def memory_mb(self) -> float:
        """Resident memory of all processes."""
        return sum(_memory_kb(pid) for pid in self.pids) / 1024

    def cpu_seconds(self) -> float:
        """Processor time that all processes have used."""
        return sum(_cpu_seconds(pid) for pid in self.pids)


@contextmanager
def this_service(folder: Path) -> Iterator[Measured]:
    """`assistant serve` on a fresh folder."""
    port = _free_port()
    environment = {**_environment(), **UNLIMITED, "ASSISTANT_DATA": str(folder)}
    command = [sys.executable, "-m", "assistant.cli", "serve", "--port", str(port)]
    with _processes([command], environment, folder / "service.log") as started:
        ready = _ready(port, "/readyz", started)
        yield Measured(
            "this service", port, ready, _pids(started), "/api/messages", lambda _, message: {"message": message}
        )


@contextmanager
def stock_servers(folder: Path, model: Path) -> Iterator[Measured]:
    """`rasa run` and `rasa run actions` with a SQLite tracker store, as Rasa documents them."""
    port, actions = _free_port(), _free_port()
    endpoints = folder / "endpoints.yml"
    endpoints.write_text(
        f"action_endpoint:\n  url: http://127.0.0.1:{actions}/webhook\n"
        f"tracker_store:\n  type: SQL\n  dialect: sqlite\n  db: {folder / 'stock.db'}\n"
    )
    rasa = [sys.executable, "-m", "rasa"]
    server = [*rasa, "run", "-i", "127.0.0.1", "-p", str(port), "--model", str(model), "--endpoints", str(endpoints)]
    command = [*server, "--credentials", str(PROJECT / "credentials.yml")]
    environment = {**_environment(), "ASSISTANT_DATA": str(folder), "SANIC_HOST": "127.0.0.1"}
    both = [command, [*rasa, "run", "actions", "--port", str(actions)]]
    with _processes(both, environment, folder / "stock.log") as started:
        _ready(actions, "/health", started)
        ready = _ready(port, "/", started)
        yield Measured(
            "rasa run + rasa run actions",
            port,
            ready,
            _pids(started),
            "/webhooks/rest/webhook",
            lambda conversation, message: {"sender": conversation, "message": message},
        )


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(PROJECT), os.environ.get("PYTHONPATH", "")])}


@contextmanager
def _processes(
    commands: list[list[str]], environment: Mapping[str, str], log: Path
) -> Iterator[list[tuple[float, subprocess.Popen[bytes]]]]:
    with log.open("wb") as output:
        started = [
            (time.monotonic(), subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=output, stderr=output))
            for command in commands
        ]
        try:
            yield started
        finally:
            for _, process in started:
                process.terminate()
            for _, process in started:
                try:
                    process.wait(20)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()


def _ready(port: int, path: str, started: list[tuple[float, subprocess.Popen[bytes]]]) -> float:
    began = started[0][0]
    while time.monotonic() - began < LONGEST_START:
        if any(process.poll() is not None for _, process in started):
            raise RuntimeError("a server ended while it was starting: see its log")
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", path)
            if connection.getresponse().status == http.client.OK:
                return time.monotonic() - began
        except OSError:
            pass
        finally:
            connection.close()
        time.sleep(0.05)
    raise RuntimeError("a server did not become ready")


def _pids(started: list[tuple[float, subprocess.Popen[bytes]]]) -> tuple[int, ...]:
    return tuple(process.pid for _, process in started)


def _memory_kb(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def post(connection: http.client.HTTPConnection, path: str, body: Mapping[str, str], cookie: str) -> tuple[object, str]:
    """Send an object; what came back, and the cookie to send next."""
    headers = {"Content-Type": "application/json", **({"Cookie": cookie} if cookie else {})}
    connection.request("POST", path, json.dumps(body), headers)
    response = connection.getresponse()
    answer = json.loads(response.read())
    set_cookies = [value.partition(";")[0] for name, value in response.getheaders() if name.lower() == "set-cookie"]
    return answer, "; ".join(set_cookies) or cookie
