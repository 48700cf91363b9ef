"""A wire to PostgreSQL that is cut after so many bytes."""

from __future__ import annotations

import contextlib
import select
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy.engine import make_url

PORT = 5432


@contextlib.contextmanager
def cut_wire(url: str, folder: Path, direction: str, after: int) -> Iterator[tuple[str, Callable[[], bool]]]:
    """A URL that leads to the same database over a wire that breaks.

    Args:
        direction: `to_server` or `to_client`, the one whose bytes are counted.
        after: how many bytes pass before both ends are closed.

    Yields:
        The URL, and a function that says whether the wire was cut.
    """
    # Unix sockets have short names only.
    listening = folder / f".s.PGSQL.{PORT}"
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(listening))
        listener.listen()
        proxy = _Proxy(listener, _address(url), direction, after)
        proxy.start()
        query = {"host": str(folder), "port": str(PORT)}
        through = make_url(url).set(host=None, port=None, query=query)
        yield through.render_as_string(hide_password=False), lambda: proxy.was_cut
        proxy.stop()
    listening.unlink()


class _Proxy(threading.Thread):
    """Passes bytes between clients and the server until the counted ones run out."""

    def __init__(self, listener: socket.socket, server: tuple[int, object], direction: str, after: int) -> None:
        super().__init__(daemon=True)
        self._listener, self._server = listener, server
        self._direction, self._left = direction, after
        self._wake, self._stopper = socket.socketpair()
        self.was_cut = False

    def stop(self) -> None:
        """End the thread."""
        self._stopper.close()
        self.join()
        self._wake.close()

    def run(self) -> None:
        """Serve until stopped."""
        pairs: dict[socket.socket, socket.socket] = {}
        clients: set[socket.socket] = set()
        while True:
            readable, _, _ = select.select([self._listener, self._wake, *pairs], [], [])
            for ready in readable:
                if ready is self._wake:
                    for each in pairs:
                        each.close()
                    return
                if ready is self._listener:
                    client, _ = self._listener.accept()
                    server = socket.socket(self._server[0])
                    server.connect(self._server[1])
                    pairs |= {client: server, server: client}
                    clients.add(client)
                elif ready in pairs and not self._pass_on(ready, pairs[ready], ready in clients):
                    for each in (ready, pairs[ready]):
                        del pairs[each]
                        clients.discard(each)
                        each.close()

    def _pass_on(self, source: socket.socket, target: socket.socket, from_client: bool) -> bool:
        try:
            data = source.recv(65536)
            if not data:
                return False
            if from_client == (self._direction == "to_server"):
                data, self._left = data[: self._left], self._left - len(data)
            if data:
                target.sendall(data)
        except OSError:
            return False
        if self._left < 0:
            self.was_cut = True
            return False
        return True


def _address(url: str) -> tuple[int, object]:
    parsed = make_url(url)
    host = parsed.host or parsed.query.get("host") or "127.0.0.1"
    port = int(parsed.port or parsed.query.get("port") or PORT)
    if host.startswith("/"):
        return socket.AF_UNIX, f"{host}/.s.PGSQL.{port}"
    return socket.AF_INET, (host, port)
