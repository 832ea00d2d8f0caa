"""A phone's connection to the server: one request, sent again unchanged until it is answered."""

import http.client
import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from tests.kill.pulse import Pulse

PATIENCE = 30.0
BREATH = 0.02
BROKEN = (http.client.HTTPException, OSError)


class AbandonedError(Exception):
    """The load is over, answered or not."""


@dataclass(frozen=True)
class Reply:
    """A whole answer."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Line:
    """One kept connection. `over` ends every waiting; answers are counted on `pulse`."""

    def __init__(self, port: int, token: str, pulse: Pulse, over: threading.Event) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self._token = token
        self._pulse = pulse
        self._over = over
        self.cut = 0
        self.statuses: Counter[int] = Counter()

    def once(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Reply | None:
        """The answer to one request; None when the connection broke before it was whole."""
        if self._over.is_set():
            raise AbandonedError
        whole = {"Authorization": f"Bearer {self._token}", **headers}
        try:
            self._connection.request(method, path, body or None, whole)
            answer = self._connection.getresponse()
            read = answer.read()
        except BROKEN as error:
            # A refused connection carried no request that could be cut.
            self.cut += not isinstance(error, ConnectionRefusedError)
            self._connection.close()
            self._over.wait(BREATH)
            return None
        self.statuses[answer.status] += 1
        if answer.status == 503:
            self._over.wait(BREATH)
        else:
            self._pulse.beat()
        return Reply(answer.status, {k.lower(): v for k, v in answer.getheaders()}, read)

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()
