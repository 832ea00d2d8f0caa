"""Sends pictures by tus, in chunks, going on where the server says that it stopped."""

import hashlib
import random
import threading
from base64 import b64encode, urlsafe_b64encode

from tests.kill.line import AbandonedError, Line, Reply
from tests.kill.pulse import Pulse
from tests.kill.world import Device

SMALLEST, LARGEST = 8 * 1024, 160 * 1024
CHUNK = 32 * 1024
TUS = {"Tus-Resumable": "1.0.0"}


class Photographer:
    """One device that sends picture after picture, played by a thread.

    `stored` holds those that the server said to have whole, by their hash as on the wire.
    """

    def __init__(
        self, port: int, device: Device, seed: str, pulse: Pulse, over: threading.Event
    ) -> None:
        self.stored: dict[str, bytes] = {}
        self.device = device
        self.faults: list[str] = []
        self.lost: list[str] = []
        self.line = Line(port, device.token, pulse, over)
        self._random = random.Random(seed)
        self._finishing = threading.Event()

    def finish(self) -> None:
        """Begin no further picture."""
        self._finishing.set()

    def run(self) -> None:
        """Send pictures until finished; what stops it early is a fault."""
        try:
            while not self._finishing.is_set():
                self._send(b"\xff\xd8\xff" + self._random.randbytes(self._size()))
        except AbandonedError:
            self.faults.append("abandoned with a picture on its way")
        except Exception as error:
            self.faults.append(f"the photographer failed: {error!r}")
        finally:
            self.line.close()

    def _size(self) -> int:
        return self._random.randint(SMALLEST, LARGEST)

    def _send(self, picture: bytes) -> None:
        digest = urlsafe_b64encode(hashlib.sha256(picture).digest()).rstrip(b"=")
        words = f"sha256 {b64encode(digest).decode()},type {b64encode(b'image/jpeg').decode()}"
        headers = {"Upload-Length": str(len(picture)), "Upload-Metadata": words}
        begun = self._insist("POST", "/api/files", b"", headers, 201)
        address, told = begun.headers["location"], int(begun.headers["upload-offset"])
        while told < len(picture):
            told = self._append(address, picture, told)
        name = digest.decode()
        self.stored[name] = picture
        shown = self._insist("GET", f"/api/files/content/{name}", b"", {}, 200)
        if shown.body != picture:
            self.lost.append(f"picture {name} is shown with other bytes")

    def _append(self, address: str, picture: bytes, told: int) -> int:
        """Send a chunk; where the connection broke, ask how much arrived. The offset then."""
        chunk = picture[told : told + self._random.randint(1024, CHUNK)]
        check = b64encode(hashlib.sha1(chunk, usedforsecurity=False).digest()).decode()
        headers = {"Upload-Offset": str(told), "Upload-Checksum": f"sha1 {check}"}
        headers["Content-Type"] = "application/offset+octet-stream"
        reply = self.line.once("PATCH", address, chunk, TUS | headers)
        if reply is not None and reply.status == 204:
            return int(reply.headers["upload-offset"])
        if reply is not None and reply.status != 503:
            raise ValueError(f"{reply.status} to a chunk: {reply.body[:300]!r}")
        arrived = int(self._insist("HEAD", address, b"", {}, 200).headers["upload-offset"])
        if arrived < told:
            self.lost.append(f"{told} bytes had arrived of {address}, now {arrived}")
        return arrived

    def _insist(
        self, method: str, path: str, body: bytes, headers: dict[str, str], wanted: int
    ) -> Reply:
        while True:
            reply = self.line.once(method, path, body, TUS | headers)
            if reply is not None and reply.status != 503:
                if reply.status != wanted:
                    raise ValueError(f"{reply.status} to {method} {path}: {reply.body[:300]!r}")
                return reply
