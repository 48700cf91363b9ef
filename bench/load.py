"""Closed-loop load: so many people at once, each waiting for an answer before the next message."""

from __future__ import annotations

import http.client
import itertools
import threading
import time
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any

from bench.processes import Measured, post

MESSAGES = (
    "hello",
    "Who leads if the family has a social worker?",
    "and if they are open to family early help as well?",
    "when can we escalate to enforcement",
    "what is a team around the school meeting",
    "how much is the fine",
    "what does the single point of contact do",
    "say that more simply",
    "we disagree with the lead professional, what now",
    "thank you",
)
WARM_UP = 20
_names, _addresses = itertools.count(1), itertools.count(1)


@dataclass(frozen=True)
class Load:
    """What a load came to. Times in milliseconds."""

    people: int
    messages: int
    p50: float
    p95: float
    p99: float
    per_second: float
    cpu_ms: float
    empty: int


def measure(server: Measured, people: int, conversations: int, length: int = 0) -> Load:
    """Let `people` hold so many conversations of ten messages (or `length`) each, one after the other."""
    begin = threading.Barrier(people + 1)
    callers = [_Caller(server, conversations, begin, length) for _ in range(people)]
    for caller in callers:
        caller.start()
    begin.wait()
    began, cpu = time.perf_counter(), server.cpu_seconds()
    for caller in callers:
        caller.join()
    took = time.perf_counter() - began
    used = server.cpu_seconds() - cpu
    times = [each for caller in callers for each in caller.milliseconds]
    cuts = quantiles(times, n=100)
    return Load(
        people,
        len(times),
        *(round(cuts[place], 1) for place in (49, 94, 98)),
        per_second=round(len(times) / took, 1),
        cpu_ms=round(used * 1000 / len(times), 1),
        empty=sum(caller.empty for caller in callers),
    )


def warm_up(server: Measured) -> None:
    """Have everything loaded that is loaded late."""
    caller = _Caller(server, WARM_UP // len(MESSAGES), threading.Barrier(1))
    caller.run()


def one_long_conversation(server: Measured, length: int, block: int = 50) -> list[float]:
    """The median time of each block of messages in one conversation, in milliseconds."""
    caller = _Caller(server, 1, threading.Barrier(1), length)
    caller.run()
    return [round(median(caller.milliseconds[start : start + block]), 1) for start in range(0, length, block)]


class _Caller(threading.Thread):
    def __init__(self, server: Measured, conversations: int, begin: threading.Barrier, length: int = 0) -> None:
        super().__init__()
        self._server, self._conversations, self._begin = server, conversations, begin
        self._length = length or len(MESSAGES)
        # People come from many places, and the service gives each address its turn.
        self._address = f"198.51.{next(_addresses) % 200}.{next(_addresses) % 250 + 1}"
        self.milliseconds: list[float] = []
        self.empty = 0

    def run(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self._server.port, timeout=120)
        self._begin.wait()
        for _ in range(self._conversations):
            name, cookie = f"bench-{next(_names)}", ""
            for number in range(self._length):
                body = self._server.body(name, MESSAGES[number % len(MESSAGES)])
                began = time.perf_counter()
                answer, cookie = post(connection, self._server.path, body, cookie, self._address)
                self.milliseconds.append((time.perf_counter() - began) * 1000)
                self.empty += not _replies(answer)
        connection.close()


def _replies(answer: Any) -> list[Any]:
    """The messages of an answer, of this service or of Rasa's channel."""
    return answer.get("replies", []) if isinstance(answer, dict) else answer
