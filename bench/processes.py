"""The programs that are measured: this service, and the stock servers of Rasa on the same model."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.running_service import UNLIMITED

PROJECT = Path(__file__).resolve().parents[1]
LONGEST_START = 300.0
TICKS = os.sysconf("SC_CLK_TCK")
BLAS_THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")


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
def service(
    folder: Path,
    name: str = "this service",
    *,
    tree: Path = PROJECT,
    workers: int = 1,
    settings: Mapping[str, str] | None = None,
    limits: Mapping[str, str] = UNLIMITED,
) -> Iterator[Measured]:
    """`assistant serve` of a tree on a fresh folder."""
    port = _free_port()
    environment = {**_environment(tree), **limits, **(settings or {}), "ASSISTANT_DATA": str(folder)}
    command = [_python(tree), "-m", "assistant.cli", "serve", "--port", str(port)]
    command += ["--workers", str(workers)] if workers > 1 else []
    with _processes([command], environment, folder / "service.log", tree) as started:
        ready = _ready(port, "/readyz", started)
        yield Measured(name, port, ready, _pids(started), "/api/messages", lambda _, message: {"message": message})


@contextmanager
def stock_servers(folder: Path, tree: Path, model: Path, one_thread: bool = False) -> Iterator[Measured]:
    """`rasa run` and `rasa run actions` of a tree with a SQLite tracker store, as Rasa documents them.

    Args:
        one_thread: one BLAS thread in each process, which Rasa does not set by itself.
    """
    port, actions = _free_port(), _free_port()
    endpoints = folder / "endpoints.yml"
    endpoints.write_text(
        f"action_endpoint:\n  url: http://127.0.0.1:{actions}/webhook\n"
        f"tracker_store:\n  type: SQL\n  dialect: sqlite\n  db: {folder / 'stock.db'}\n"
    )
    rasa = [_python(tree), "-m", "rasa"]
    server = [*rasa, "run", "-i", "127.0.0.1", "-p", str(port), "--model", str(model), "--endpoints", str(endpoints)]
    command = [*server, "--credentials", str(tree / "credentials.yml")]
    environment = {**_environment(tree), "ASSISTANT_DATA": str(folder), "SANIC_HOST": "127.0.0.1"}
    for variable in BLAS_THREADS:
        environment.pop(variable, None)
        environment.update({variable: "1"} if one_thread else {})
    both = [command, [*rasa, "run", "actions", "--port", str(actions)]]
    with _processes(both, environment, folder / "stock.log", tree) as started:
        _ready(actions, "/health", started)
        ready = _ready(port, "/", started)
        yield Measured(
            "stock Rasa, one BLAS thread" if one_thread else "stock Rasa",
            port,
            ready,
            _pids(started),
            "/webhooks/rest/webhook",
            lambda conversation, message: {"sender": conversation, "message": message},
        )


def _python(tree: Path) -> str:
    """The interpreter of a tree's own environment."""
    return str(tree / ".venv" / "bin" / "python")


def _environment(tree: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(tree)}


@contextmanager
def _processes(
    commands: list[list[str]], environment: Mapping[str, str], log: Path, tree: Path
) -> Iterator[list[tuple[float, subprocess.Popen[bytes]]]]:
    with log.open("wb") as output:
        started = [
            (time.monotonic(), subprocess.Popen(command, cwd=tree, env=environment, stdout=output, stderr=output))
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
    """The processes and the workers that they have started."""
    parents = [process.pid for _, process in started]
    return tuple(pid for parent in parents for pid in (parent, *_children(parent)))


def _children(parent: int) -> list[int]:
    listed = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [int(pid) for pid in listed]


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


def post(
    connection: http.client.HTTPConnection, path: str, body: Mapping[str, str], cookie: str, address: str
) -> tuple[object, str]:
    """Send an object from an address; what came back, and the cookie to send next."""
    headers = {"Content-Type": "application/json", "X-Forwarded-For": address}
    headers.update({"Cookie": cookie} if cookie else {})
    connection.request("POST", path, json.dumps(body), headers)
    response = connection.getresponse()
    answer = json.loads(response.read())
    set_cookies = [value.partition(";")[0] for name, value in response.getheaders() if name.lower() == "set-cookie"]
    return answer, "; ".join(set_cookies) or cookie
