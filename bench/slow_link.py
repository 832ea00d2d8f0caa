"""A TCP proxy that is as slow as a phone's link far from a mast: a rate and a delay, both ways."""

import queue
import socket
import threading
import time
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

SEGMENT = 1400
Delivery = tuple[float, bytes]


@dataclass
class _Way:
    """One direction of the link, shared by all connections: when its line is free again."""

    bytes_a_second: float
    delay: float
    free: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def arrival(self, size: int) -> float:
        """When `size` bytes that are sent now are all at the other end."""
        with self.lock:
            self.free = max(self.free, time.monotonic()) + size / self.bytes_a_second
            return self.free + self.delay


class SlowLink:
    """Passes everything on to `port` at `bits_a_second` each way with `round_trip` seconds.

    A new connection waits one round trip more, as TCP's greeting takes; TLS is not imitated.
    """

    def __init__(self, port: int, bits_a_second: float, round_trip: float) -> None:
        self._target = ("127.0.0.1", port)
        self._round_trip = round_trip
        self._up = _Way(bits_a_second / 8, round_trip / 2)
        self._down = _Way(bits_a_second / 8, round_trip / 2)
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

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            greeted = time.monotonic() + self._round_trip
            server = socket.create_connection(self._target)
            self._join(client, server, self._up, greeted)
            self._join(server, client, self._down, greeted)

    def _join(self, source: socket.socket, sink: socket.socket, way: _Way, greeted: float) -> None:
        under_way: queue.SimpleQueue[Delivery] = queue.SimpleQueue()
        threading.Thread(target=_send, args=(source, way, greeted, under_way), daemon=True).start()
        threading.Thread(target=_deliver, args=(sink, under_way), daemon=True).start()


def _send(
    source: socket.socket, way: _Way, greeted: float, under_way: queue.SimpleQueue[Delivery]
) -> None:
    try:
        while segment := source.recv(SEGMENT):
            _wait_until(greeted)
            under_way.put((way.arrival(len(segment)), segment))
    except OSError:
        source.close()
    under_way.put((time.monotonic(), b""))


def _deliver(sink: socket.socket, under_way: queue.SimpleQueue[Delivery]) -> None:
    try:
        while True:
            when, segment = under_way.get()
            if not segment:
                sink.shutdown(socket.SHUT_WR)
                return
            _wait_until(when)
            sink.sendall(segment)
    except OSError:
        sink.close()


def _wait_until(when: float) -> None:
    time.sleep(max(0.0, when - time.monotonic()))
