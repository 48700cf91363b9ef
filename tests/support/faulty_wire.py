"""A wire to a server that can be cut, left silent or made slow while it is in use."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.support.databases import free_port

WORKING, DOWN, HANGING, SLOW = "working", "down", "hanging", "slow"
SECONDS_WHEN_SLOW = 0.1


class FaultyWire:
    """Listens on a port of its own and passes bytes on, as its `mode` allows.

    down: nobody listens and every connection is cut. hanging: connections are taken and stay silent.
    slow: whatever passes takes a while longer in each direction.
    """

    def __init__(self, connect: Callable[[], socket.socket]) -> None:
        self.port = free_port()
        self._connect = connect
        self._mode = WORKING
        self._open: set[socket.socket] = set()
        self._guard = threading.Lock()
        self._listener = self._listening()

    @property
    def mode(self) -> str:
        """How it behaves now."""
        return self._mode

    @mode.setter
    def mode(self, mode: str) -> None:
        was, self._mode = self._mode, mode
        if mode == DOWN:
            self._close(self._listener)
        elif was == DOWN:
            self._listener = self._listening()
        if mode == DOWN or (mode == WORKING and was == HANGING):
            # A server that comes back knows nothing of the connections it had.
            self._cut_all()

    def close(self) -> None:
        """Cut everything."""
        self._close(self._listener)
        self._cut_all()

    def _listening(self) -> socket.socket:
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self.port))
        listener.listen(64)
        threading.Thread(target=self._accept, args=(listener,), daemon=True).start()
        return listener

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            try:
                server = self._connect()
            except OSError:
                client.close()
                continue
            with self._guard:
                self._open |= {client, server}
            for source, target in ((client, server), (server, client)):
                threading.Thread(target=self._pass_on, args=(source, target), daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                while self._mode == HANGING:
                    time.sleep(0.02)
                if self._mode == SLOW:
                    time.sleep(SECONDS_WHEN_SLOW)
                target.sendall(data)
        self._close(source)
        self._close(target)

    def _cut_all(self) -> None:
        with self._guard:
            cut, self._open = self._open, set()
        for each in cut:
            self._close(each)

    @staticmethod
    def _close(each: socket.socket) -> None:
        # Closing alone does not wake a thread that reads.
        with contextlib.suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)
        each.close()


@contextmanager
def faulty_wire(address: tuple[str, int] | str) -> Iterator[FaultyWire]:
    """A working wire to a TCP address or to a Unix socket."""

    def connect() -> socket.socket:
        if isinstance(address, str):
            made = socket.socket(socket.AF_UNIX)
            made.connect(address)
            return made
        return socket.create_connection(address)

    wire = FaultyWire(connect)
    try:
        yield wire
    finally:
        wire.close()
