"""The real service as a process of its own, on a fresh folder and a free port."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from tests.support.databases import free_port

PROJECT = Path(__file__).resolve().parents[2]
LONGEST_START = 240.0
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


@dataclass
class RunningService:
    """`assistant serve` with `settings` on top of the environment; what it stores lies in `folder`.

    `wrapper` is a command that starts the service under other conditions, `options` are `serve`'s own.
    """

    folder: Path
    settings: Mapping[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    wrapper: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    process: subprocess.Popen[bytes] | None = None
    log_file: Path | None = None

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        """The process; AssertionError once it has ended."""
        assert self.process is not None and self.process.poll() is None, f"the service has ended\n{self.log()}"
        return self.process.pid

    def start(self, log_file: Path | None = None) -> None:
        """Start the process; whether it is ready is for `wait_until`."""
        self.log_file = log_file or self.folder / "service.log"
        environment = {**os.environ, **UNLIMITED, "ASSISTANT_DATA": str(self.folder), **self.settings}
        command = [
            *self.wrapper,
            sys.executable,
            "-m",
            "assistant.cli",
            "serve",
            "--port",
            str(self.port),
            *self.options,
        ]
        with self.log_file.open("ab") as log:
            self.process = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=log, stderr=log)

    def stop(self) -> None:
        """End the process."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def log(self) -> str:
        """The end of what it has logged."""
        return self.log_file.read_text(errors="replace")[-4000:] if self.log_file else ""

    def memory_mb(self) -> float:
        """Resident memory."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024

    def parts(self) -> dict[str, Any]:
        """What `/readyz` says; empty while nobody listens."""
        try:
            return httpx.get(f"{self.url}/readyz", timeout=20, verify=False).json()
        except httpx.TransportError:
            return {}

    def wait_until(self, longest: float = LONGEST_START, **parts: bool) -> dict[str, Any]:
        """Ask `/readyz` until it says so (ready=True without `parts`); what it said last."""
        wanted = parts or {"ready": True}
        ends = time.monotonic() + longest
        while time.monotonic() < ends:
            said = self.parts()
            if all(said.get(part) is value for part, value in wanted.items()):
                return said
            assert self.pid
            time.sleep(0.05)
        raise AssertionError(f"not {wanted} within {longest} s: {self.parts()}\n{self.log()}")

    def visitor(self) -> Visitor:
        """A browser without cookies."""
        return Visitor(httpx.Client(base_url=self.url, timeout=30, verify=False))


@dataclass
class Turn:
    """What came back for a message, and after how many seconds."""

    status: int
    body: dict[str, Any]
    seconds: float

    @property
    def texts(self) -> list[str]:
        """The replies' words."""
        return [reply["text"] for reply in self.body.get("replies", [])]

    @property
    def text(self) -> str:
        """All replies' words."""
        return "\n".join(self.texts)

    @property
    def answer(self) -> dict[str, Any]:
        """The answer object."""
        return self.body.get("answer") or {}

    def button(self, title: str) -> str:
        """The payload of a button by its title."""
        buttons = [each for reply in self.body["replies"] for each in reply["buttons"]]
        return next(each["payload"] for each in buttons if each["title"] == title)


@dataclass
class Visitor:
    """A browser: keeps cookies, sends messages and forms."""

    http: httpx.Client

    def say(self, message: str, **more: Any) -> Turn:
        """Send typed words."""
        return self.post({"message": message, **more})

    def press(self, payload: str) -> Turn:
        """Press a button."""
        return self.post({"button": payload})

    def post(self, body: Mapping[str, Any]) -> Turn:
        """Send an object to the messages' address."""
        began = time.perf_counter()
        response = self.http.post("/api/messages", json=body)
        return Turn(response.status_code, response.json(), time.perf_counter() - began)

    def hidden(self, path: str = "/") -> dict[str, str]:
        """The hidden fields that a form on a page carries."""
        page = self.http.get(path).text
        return {name: _value_of(page, name) for name in ("form_token", "once") if f'name="{name}"' in page}

    def send_form(self, path: str, fields: Mapping[str, str], page: str | None = None) -> httpx.Response:
        """Fill the form of `page` (or of `path` itself) and send it."""
        return self.http.post(path, data={**self.hidden(page or path), **fields})


@contextmanager
def running(
    folder: Path, settings: Mapping[str, str] | None = None, ready: bool = True, options: tuple[str, ...] = ()
) -> Iterator[RunningService]:
    """A service that runs inside the block, ready unless told otherwise."""
    service = RunningService(folder, settings or {}, options=options)
    service.start()
    try:
        if ready:
            service.wait_until()
        yield service
    finally:
        service.stop()


def _value_of(page: str, name: str) -> str:
    tag = page[page.index(f'name="{name}"') :].partition(">")[0]
    return tag.partition('value="')[2].partition('"')[0]
