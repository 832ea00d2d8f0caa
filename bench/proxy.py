"""A TCP proxy that counts what passes: every byte of headers and bodies, and the requests."""

import socket
import threading
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

METHODS = (b"GET ", b"POST ", b"HEAD ", b"PATCH ", b"PUT ", b"DELETE ", b"OPTIONS ")


@dataclass
class Count:
    """What passed in a while: the bytes to the server, those from it, the lines of requests."""

    up: bytearray = field(default_factory=bytearray)
    down: bytearray = field(default_factory=bytearray)
    requests: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many bytes passed both ways, without those of TCP and IP."""
        return len(self.up) + len(self.down)


class CountingProxy:
    """Listens on a free loopback port and passes everything on to `port`; HTTP/1.1 only.

    A request is counted when a chunk from the client starts with a method: clients that do not
    pipeline, as browsers, start every request in a chunk of its own.
    """

    def __init__(self, port: int) -> None:
        self.count = Count()
        self._target = ("127.0.0.1", port)
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._listener.close()

    def restart(self) -> None:
        """Count from nothing."""
        with self._lock:
            self.count = Count()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            server = socket.create_connection(self._target)
            for source, sink, up in ((client, server, True), (server, client, False)):
                threading.Thread(target=self._pass_on, args=(source, sink, up), daemon=True).start()

    def _pass_on(self, source: socket.socket, sink: socket.socket, up: bool) -> None:
        try:
            while chunk := source.recv(65536):
                self._note(chunk, up)
                sink.sendall(chunk)
            sink.shutdown(socket.SHUT_WR)
        except OSError:
            source.close()
            sink.close()

    def _note(self, chunk: bytes, up: bool) -> None:
        with self._lock:
            if not up:
                self.count.down += chunk
                return
            self.count.up += chunk
            if chunk.startswith(METHODS):
                self.count.requests.append(chunk.split(b"\r\n", 1)[0].decode("latin-1"))
