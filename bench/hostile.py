"""What an honest visitor waits beside a flood: so many connections of one address that send long messages for ever.

    python -m bench.hostile [--seconds N]

The limits are those that the service is shipped with. Prints one JSON line.
"""

from __future__ import annotations

import argparse
import http.client
import json
import tempfile
import threading
import time
from pathlib import Path
from statistics import quantiles

from bench.processes import Measured, service

CONNECTIONS = 48
PAUSE = 0.25
LONG_MESSAGE = ("who leads when the school and the family do not agree about the plan for attendance " * 6)[:498]
QUESTION = "When can we escalate to enforcement?"
HEADERS = {"Content-Type": "application/json"}


class _Attacker(threading.Thread):
    """Sends as fast as it is answered, without cookies, from one address."""

    def __init__(self, server: Measured, stopping: threading.Event) -> None:
        super().__init__(daemon=True)
        self._server, self._stopping = server, stopping
        self.answers: dict[int, int] = {}

    def run(self) -> None:
        body = json.dumps({"message": LONG_MESSAGE})
        connection = http.client.HTTPConnection("127.0.0.1", self._server.port, timeout=60)
        while not self._stopping.is_set():
            try:
                connection.request("POST", self._server.path, body, {**HEADERS, "X-Forwarded-For": "203.0.113.9"})
                response = connection.getresponse()
                response.read()
                self.answers[response.status] = self.answers.get(response.status, 0) + 1
            except (OSError, http.client.HTTPException):
                connection.close()
        connection.close()


def honest_waits(server: Measured, seconds: float) -> list[float]:
    """The milliseconds that each message of one visitor after another took, each with an address of their own."""
    waits, ends, number = [], time.monotonic() + seconds, 0
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    while time.monotonic() < ends:
        number += 1
        headers = {**HEADERS, "X-Forwarded-For": f"198.51.100.{number % 250 + 1}"}
        began = time.perf_counter()
        connection.request("POST", server.path, json.dumps({"message": QUESTION}), headers)
        response = connection.getresponse()
        response.read()
        assert response.status == http.client.OK, response.status
        waits.append((time.perf_counter() - began) * 1000)
        time.sleep(PAUSE)
    connection.close()
    return waits


def main() -> None:
    """Measure alone, then beside the flood once its first allowance is used up, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=30)
    seconds = parser.parse_args().seconds
    with tempfile.TemporaryDirectory() as folder, service(Path(folder), limits={}) as server:
        honest_waits(server, 3)
        alone = honest_waits(server, seconds)
        stopping = threading.Event()
        attackers = [_Attacker(server, stopping) for _ in range(CONNECTIONS)]
        for attacker in attackers:
            attacker.start()
        first = honest_waits(server, seconds)
        later = honest_waits(server, seconds)
        stopping.set()
        for attacker in attackers:
            attacker.join(60)
    answers: dict[int, int] = {}
    for attacker in attackers:
        for status, count in attacker.answers.items():
            answers[status] = answers.get(status, 0) + count
    names = ("alone", "first", "later")
    told = {name: _cuts(waits) for name, waits in zip(names, (alone, first, later), strict=True)}
    print(json.dumps({"connections": CONNECTIONS, **told, "attackers_answers": answers}))


def _cuts(waits: list[float]) -> dict[str, float]:
    cuts = quantiles(waits, n=100)
    return {"p50": round(cuts[49], 1), "p95": round(cuts[94], 1)}


if __name__ == "__main__":
    main()
