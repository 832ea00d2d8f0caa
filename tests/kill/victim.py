"""A really running `daybook serve` whose processes are killed."""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

from tests.end_to_end.server import GaveUpError, Server
from tests.processes import children

REPLACED_WITHIN = 10.0


class Victim(Server):
    """A server with a fixed number of workers on a database of either kind."""

    def __init__(self, folder: Path, database_url: str, workers: int) -> None:
        super().__init__(folder, database_url=database_url, demo="no", log_level="ERROR")
        self.serving += ["--workers", str(workers)]
        self.expected = workers

    @property
    def runs(self) -> bool:
        """Whether the main process lives."""
        return self._process is not None and self._process.poll() is None

    def workers(self) -> list[int]:
        """The processes that answer."""
        return children(self.pid)

    def kill_worker(self, process: int) -> float:
        """End one worker at once; the seconds until another one is in its place."""
        before = set(self.workers())
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        killed = time.monotonic()
        while not (len(now := set(self.workers())) == self.expected and now - before):
            if time.monotonic() - killed > REPLACED_WITHIN:
                raise GaveUpError("a killed worker was not replaced")
            time.sleep(0.002)
        return time.monotonic() - killed

    def kill_whole(self) -> None:
        """End the server with all its workers at once, and start it again."""
        self.stop(signal.SIGKILL)
        self.start()

    def kill_main(self) -> None:
        """End the main process alone: its workers notice, finish what they have, and end."""
        os.kill(self.pid, signal.SIGKILL)
        if self._process is not None:
            self._process.wait()
