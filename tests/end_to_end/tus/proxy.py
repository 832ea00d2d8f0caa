"""A proxy between a client and a server on this machine that cuts connections in the middle."""

import contextlib
import socket
import struct
import threading
from collections.abc import Iterator, Sequence

from tests.end_to_end.server import free_port

_RESET = struct.pack("ii", 1, 0)


class Proxy:
    """Passes bytes on; each number in `cuts` says how many bytes of a POST or PATCH get through.

    The first such request gets the first number and so on; later ones are left alone. The
    client's connection is reset, the server's is closed.
    """

    def __init__(self, server: int, cuts: Sequence[int]) -> None:
        self.port = free_port()
        self.sent = 0
        self.broken = 0
        self._server = server
        self._cuts = list(cuts)
        self._listener = socket.create_server(("127.0.0.1", self.port))
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    def close(self) -> None:
        """Stop listening and wait for all that runs."""
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(5)

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self._server))
            for run in (self._up, self._down):
                self._threads.append(threading.Thread(target=run, args=(client, server)))
                self._threads[-1].start()

    def _up(self, client: socket.socket, server: socket.socket) -> None:
        left: int | None = None
        for data in _all_of(client):
            if data.startswith((b"PATCH ", b"POST ")):
                left = self._cuts.pop(0) if self._cuts else None
            cuts = left is not None and len(data) >= left
            piece = data[:left] if cuts else data
            self.sent += len(piece)
            with contextlib.suppress(OSError):
                server.sendall(piece)
            if cuts:
                self.broken += 1
                client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
                break
            left = None if left is None else left - len(data)
        _close(server)
        _close(client)

    def _down(self, client: socket.socket, server: socket.socket) -> None:
        for data in _all_of(server):
            with contextlib.suppress(OSError):
                client.sendall(data)
        _close(client)


def _all_of(source: socket.socket) -> Iterator[bytes]:
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            yield data


def _close(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
