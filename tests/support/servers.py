"""Servers that the service uses, each behind a wire that a test can break."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.engine import make_url

from tests.support.databases import free_port, new_database
from tests.support.faulty_wire import FaultyWire, faulty_wire


@contextmanager
def postgresql_behind_a_wire(folder: Path, migrated: bool) -> Iterator[tuple[str, FaultyWire]]:
    """A fresh database: its URL through the wire, and the wire."""
    url = make_url(new_database("postgresql", folder, migrated))
    place = url.query.get("host", "")
    port = url.port or 5432
    address = f"{place}/.s.PGSQL.{port}" if str(place).startswith("/") else (url.host or "127.0.0.1", port)
    with faulty_wire(address) as wire:
        through = url.set(host="127.0.0.1", port=wire.port, query={})
        yield through.render_as_string(hide_password=False), wire


@contextmanager
def redis_server(folder: Path) -> Iterator[int]:
    """A Redis server that keeps nothing on disk: its port."""
    port = free_port()
    options = ("--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", str(folder))
    process = subprocess.Popen(["redis-server", *options], stdout=subprocess.DEVNULL)
    try:
        wait_for_port(port)
        yield port
    finally:
        process.terminate()
        process.wait(10)


def wait_for_port(port: int) -> None:
    """Wait until something listens on a port of this machine; AssertionError after thirty seconds."""
    ends = time.monotonic() + 30
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except OSError:
            assert time.monotonic() < ends, f"nothing listens on {port}"
            time.sleep(0.02)
