"""Speaks tus over connections of its own, byte by byte where that matters."""

import base64
import hashlib
import http.client
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CHUNK = "application/offset+octet-stream"


def sha256_of(data: bytes) -> str:
    """The hash as it stands on the wire."""
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")


@dataclass
class Reply:
    """An answer, read whole."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def offset(self) -> int:
        """How much the server says it has."""
        return int(self.headers["upload-offset"])


class Speaker:
    """One person's requests; each goes over a connection of its own."""

    def __init__(self, port: int, token: str) -> None:
        self.port = port
        self._always = {"Authorization": f"Bearer {token}", "Tus-Resumable": "1.0.0"}

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str | int) -> Reply:
        """One request and its answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        named = {name.replace("_", "-"): str(value) for name, value in headers.items()}
        typed = {} if body is None else {"Content-Type": CHUNK}
        try:
            connection.request(method, path, body, {**self._always, **typed, **named})
            answer = connection.getresponse()
            told = {name.lower(): value for name, value in answer.getheaders()}
            return Reply(answer.status, told, answer.read())
        finally:
            connection.close()

    def create(self, file: Path) -> str:
        """The address of a new upload."""
        data = file.read_bytes()
        words = {"sha256": sha256_of(data), "type": "image/jpeg"}
        said = ",".join(f"{k} {base64.b64encode(v.encode()).decode()}" for k, v in words.items())
        reply = self.ask(
            "POST", "/api/files", Upload_Length=len(data), Upload_Metadata=said, Content_Length=0
        )
        assert reply.status == 201, reply
        return reply.headers["location"]

    @contextmanager
    def half_open(self, path: str, announced: int, sent: bytes) -> Iterator[socket.socket]:
        """A PATCH from 0 on that announces more than it sends, and then says nothing."""
        head = [f"PATCH {path} HTTP/1.1", "Host: here", f"Content-Type: {CHUNK}"]
        head += [f"{name}: {value}" for name, value in self._always.items()]
        head += ["Upload-Offset: 0", f"Content-Length: {announced}", "", ""]
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as phone:
            phone.sendall("\r\n".join(head).encode() + sent)
            yield phone
