"""A server under measurement, and the phones that sync with it from processes of their own."""

import http.client
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from flask import Flask
from sqlalchemy.engine import make_url

from daybook.app import create_app
from daybook.db import db
from daybook.streams import kinds
from tests.postgres import address, running_server

MARK = "bench.phones:make_app()"
_PAGE = 1_048_576


class Phone(NamedTuple):
    """A signed-in device, with the school and class its records are of."""

    token: str
    device: str
    school: str = ""
    school_class: str = ""


def make_app() -> Flask:
    """The application under measurement; rows of the kind `bench` have no rules of their own."""
    kinds.register(kinds.Kind("bench", check=lambda *_: None))
    return create_app()


@contextmanager
def fresh_database(database: str) -> Iterator[Flask]:
    """An application on an empty database with durable commits; `database` names the engine."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        url = f"sqlite:///{folder}/bench.sqlite3"
        if database == "postgresql":
            url = address(stack.enter_context(running_server(durable=True)))
        settings = {"DAYBOOK_DATA_DIR": folder, "DAYBOOK_DATABASE_URL": url}
        os.environ.update(settings, DAYBOOK_LOG_LEVEL="WARNING")
        app = make_app()
        with app.app_context():
            db.create_all()
            yield app
            db.session.remove()
            db.engine.dispose()


@contextmanager
def serving(workers: int) -> Iterator[int]:
    """Gunicorn on loopback for the database of the moment; gives its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "gunicorn", "-w", str(workers), "-k", "gthread"]
    command += ["--threads", "8", "-b", f"127.0.0.1:{port}", "--no-control-socket", MARK]
    silent = subprocess.DEVNULL
    # As in use: a line of log for every request.
    environment = os.environ | {"DAYBOOK_LOG_LEVEL": "INFO"}
    with subprocess.Popen(command, stderr=silent, stdout=silent, env=environment) as server:
        try:
            _wait_for(port)
            yield port
        finally:
            server.terminate()


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("the server did not start")


class Client:
    """One phone on one kept connection."""

    def __init__(self, port: int, phone: Phone) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port)
        self.phone = phone
        self.cursors: dict[int, list[int]] = {}
        self.slots: dict[str, int] = {}
        self.rows = 0

    def sync(self, mutations: Sequence[object], wish: int = 1) -> dict[str, Any]:
        """One round trip; the parsed answer, empty for 204."""
        cursors = list(self.cursors.values())
        body = {"p": 1, "q": 1, "d": self.phone.device, "c": cursors, "m": mutations, "n": wish}
        headers = {"Authorization": f"Bearer {self.phone.token}"}
        headers["Content-Type"] = "application/json"
        self.connection.request("POST", "/api/sync", json.dumps(body).encode(), headers)
        answer = self.connection.getresponse()
        data = answer.read()
        assert answer.status in {200, 204}, data
        reply: dict[str, Any] = json.loads(data) if data else {}
        self.cursors |= {cursor[0]: cursor for cursor in reply.get("c", [])}
        self.slots |= {key.split("/")[0]: slot for slot, _, key, *_ in reply.get("g", [])}
        self.rows += sum(map(len, reply.get("r", {}).values()))
        return reply

    def catch_up(self) -> None:
        """Read everything there is, in large pages."""
        while self.sync([], _PAGE).get("more"):
            pass


def play(port: int, phones: Sequence[Phone], part: Callable[[int, Phone], int]) -> dict[str, str]:
    """Play `part` on every phone at once: the rate, and CPU time of server and database."""
    with ProcessPoolExecutor(len(phones)) as pool:
        list(pool.map(time.sleep, [0.05] * len(phones)))
        before, start = _cpu(), time.perf_counter()
        done = sum(pool.map(part, [port] * len(phones), phones))
        seconds, cpu = time.perf_counter() - start, _cpu() - before
    return {
        "a second": f"{done / seconds:,.0f}",
        "CPU-s per 1,000": f"{1000 * cpu / done:.3f}",
        "load": f"{os.getloadavg()[0]:.1f}",
    }


def _cpu() -> float:
    """CPU seconds so far, user and system, of this measurement's gunicorn and PostgreSQL."""
    ticks = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            fields = (process / "stat").read_text().rsplit(")", 1)[1].split()
            ours = MARK in (process / "cmdline").read_text() or _database() in str(
                (process / "cwd").readlink()
            )
        except OSError:
            continue
        if ours:
            # Its own time and that of its children that have ended.
            ticks += sum(map(int, fields[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def _database() -> str:
    """The folder in which this measurement's PostgreSQL runs; no process runs in SQLite's file."""
    return str(make_url(os.environ["DAYBOOK_DATABASE_URL"]).query.get("host", "/no such folder"))
