"""Requests that no browser would send, and clients that never come to an end."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

from tests.hostile import corpus
from tests.hostile.conftest import Watch
from tests.support.running_service import RunningService

SLOW_CLIENTS = 60
HASTY_CLIENTS = 8


@contextmanager
def connection(service: RunningService) -> Iterator[socket.socket]:
    """A socket to the service."""
    with socket.create_connection(("127.0.0.1", service.port), timeout=10) as opened:
        yield opened


def first_line(opened: socket.socket) -> str:
    """The status line, or '' when the service hangs up or waits for more."""
    opened.settimeout(1.5)
    try:
        return opened.recv(4096).decode("latin-1").partition("\r\n")[0]
    except (TimeoutError, ConnectionError):
        return ""


@pytest.mark.parametrize(("name", "content"), corpus.requests(), ids=[name for name, _ in corpus.requests()])
def test_a_broken_request_breaks_nothing(service: RunningService, watch: Watch, name: str, content: bytes) -> None:
    with connection(service) as opened:
        opened.sendall(content)
        opened.shutdown(socket.SHUT_WR)
        said = first_line(opened)
    assert not said.startswith("HTTP/1.1 5"), said
    if name.startswith("rasa-"):
        assert said.startswith("HTTP/1.1 404"), said
    assert service.pid == watch.pid


def test_many_headers_and_long_ones_are_not_collected_for_ever(service: RunningService, watch: Watch) -> None:
    with connection(service) as opened:
        try:
            opened.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
            for number in range(2000):
                opened.sendall(b"X-%d: %s\r\n" % (number, b"y" * 1000))
        except ConnectionError:
            pass
    watch.is_well()


def test_slow_clients_hold_up_nobody(service: RunningService, watch: Watch) -> None:
    with ExitStack() as stack:
        for number in range(SLOW_CLIENTS):
            opened = stack.enter_context(connection(service))
            if number % 2:
                opened.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")
            else:
                opened.sendall(
                    b"POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    b'Content-Length: 100\r\n\r\n{"mess'
                )
        watch.is_well()
    watch.is_well()


def test_clients_that_leave_before_the_answer_hold_up_nobody(service: RunningService, watch: Watch) -> None:
    body = b'{"message": "who leads at tier 3"}'
    head = b"POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
    for _ in range(HASTY_CLIENTS):
        with connection(service) as opened:
            opened.sendall(head + b"Content-Length: %d\r\n\r\n" % len(body) + body)
    watch.is_well()
