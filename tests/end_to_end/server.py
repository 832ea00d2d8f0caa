"""The real server for browser tests: `daybook serve` on a free port with its own folder."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
DAYBOOK = Path(sys.executable).with_name("daybook")
STARTS_WITHIN = 30.0
CODE = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}\b")


class GaveUpError(AssertionError):
    """What a test waited for did not come in time."""


def eventually(condition: Callable[[], T], seconds: float = 10.0) -> T:
    """The first truthy answer of `condition`; raises `GaveUpError` after `seconds`."""
    ends = time.monotonic() + seconds
    while not (answer := condition()):
        if time.monotonic() > ends:
            raise GaveUpError(f"waited {seconds} s in vain")
        time.sleep(0.05)
    return answer


def free_port() -> int:
    """A loopback port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """A Daybook with its data in `folder`; the port stays the same when it is restarted."""

    def __init__(self, folder: Path, program: Path = DAYBOOK, **settings: str) -> None:
        self.folder = folder
        self.program = program
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = folder.parent / f"{folder.name}.log"
        self.serving = ["serve", "--port", str(self.port)]
        self._process: subprocess.Popen[bytes] | None = None
        self._environment = {
            **os.environ,
            "DAYBOOK_DATA_DIR": str(folder),
            "DAYBOOK_DATABASE_URL": "",
            "DAYBOOK_DEMO": "yes",
            **{f"DAYBOOK_{name.upper()}": value for name, value in settings.items()},
        }

    def run(self, *arguments: str) -> str:
        """What a `daybook` command prints; raises when it fails."""
        done = subprocess.run(
            [str(self.program), *arguments],
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise AssertionError(f"daybook {' '.join(arguments)} failed: {done.stderr}")
        return done.stdout

    def invite(self, login: str) -> str:
        """A fresh joining code for somebody."""
        found = CODE.search(self.run("invite", login))
        assert found is not None
        return found.group()

    def start(self) -> None:
        """Start and wait until it answers."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [str(self.program), *self.serving],
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        try:
            eventually(self._answers, STARTS_WITHIN)
        except GaveUpError:
            self.stop()
            raise AssertionError(f"the server did not start:\n{self.log.read_text()}") from None

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Stop the server and its workers; SIGKILL stops it without a word."""
        if self._process is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, how)
        self._process.wait(STARTS_WITHIN)
        self._process = None

    @property
    def pid(self) -> int:
        """The main process, which starts those that answer."""
        if self._process is None:
            raise AssertionError("the server does not run")
        return self._process.pid

    def restart(self) -> None:
        """Stop and start on the same port and data."""
        self.stop()
        self.start()

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/healthz", timeout=1) as reply:
                return bool(reply.status == 200)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False
