"""Measure the sync endpoint: push, pull and nothing new, on SQLite and on PostgreSQL.

Run `.venv/bin/python bench/push_pull.py [sqlite] [postgresql]`. It starts gunicorn on loopback
with a fresh database, plays phones from separate processes and prints one line per figure.
Commits are durable (fsync on); records are about 600 bytes. The kind of row has no rules of its
own, so the figures are those of the sync engine: journal, merge, storage, HTTP.
"""

import http.client
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from daybook_sync.ids import new_id
from flask import Flask

from daybook.accounts import service as accounts
from daybook.app import create_app
from daybook.db import db
from daybook.streams import kinds, service
from tests.postgres import address, running_server

WORKERS = 4
PHONES = 8
ROUNDS = 12
BATCH = 100
POLLS = 400
FIELDS = {f"question_{number}": "家访时和奶奶谈了孩子的作业情况" for number in range(9)}

Phone = tuple[str, str]


def make_app() -> Flask:
    """The application under test, with a kind of row that accepts everything."""
    kinds.register(kinds.Kind("bench", check=lambda *_: None))
    return create_app()


def seed(app: Flask, phones: int) -> list[Phone]:
    """People with one device each, by twos in a school's stream."""
    made = []
    with app.app_context():
        db.create_all()
        for number in range(phones):
            account = accounts.create_account(db.session(), f"phone{number}", f"Phone {number}")
            signed = accounts.open_device(db.session(), account, "bench", int(time.time() * 1000))
            service.grant(db.session(), account.id, f"school/{number // 2}/2026", "team")
            made.append((signed.token, signed.device))
        db.session.commit()
        db.session.remove()
        db.engine.dispose()
    return made


class Client:
    """One phone on one kept connection."""

    def __init__(self, port: int, phone: Phone) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port)
        self.token, self.device = phone
        self.cursors: dict[int, list[int]] = {}
        self.rows = 0

    def sync(self, mutations: Sequence[object], wish: int = 1) -> dict[str, Any]:
        """One round trip; the parsed answer, empty for 204."""
        cursors = list(self.cursors.values())
        body = {"p": 1, "q": 1, "d": self.device, "c": cursors, "m": mutations, "n": wish}
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        self.connection.request("POST", "/api/sync", json.dumps(body).encode(), headers)
        answer = self.connection.getresponse()
        data = answer.read()
        assert answer.status in {200, 204}, data
        reply: dict[str, Any] = json.loads(data) if data else {}
        for cursor in reply.get("c", []):
            self.cursors[cursor[0]] = cursor
        self.rows += sum(map(len, reply.get("r", {}).values()))
        return reply


def push(port: int, phone: Phone) -> int:
    """Push `ROUNDS` batches; the number of records acknowledged."""
    client = Client(port, phone)
    client.sync([])
    slot, _gid, epoch, *_rest = client.cursors[max(client.cursors)]
    stored = 0
    for _ in range(ROUNDS):
        batch = [
            {
                "i": new_id(),
                "k": "put",
                "s": slot,
                "r": new_id(),
                "t": "bench",
                "f": ["lesson", 1],
                "b": [epoch, 0],
                "at": 1_772_000_000_000,
                "x": FIELDS,
            }
            for _ in range(BATCH)
        ]
        answers = client.sync(batch)["a"]
        stored += sum(answer[1] == 0 for answer in answers)
    return stored


def pull(port: int, phone: Phone) -> int:
    """Read everything from the start in pages of 1,000, four times; the number of rows."""
    rows = 0
    for _ in range(4):
        client = Client(port, phone)
        while client.sync([], 1_048_576).get("more"):
            pass
        rows += client.rows
    return rows


def poll(port: int, phone: Phone) -> int:
    """Ask for news where there are none; the number of answers."""
    client = Client(port, phone)
    while client.sync([], 1_048_576).get("more"):
        pass
    for _ in range(POLLS):
        assert client.sync([]) == {}
    return POLLS


def measure(what: str, port: int, phones: list[Phone], play: Callable[[int, Phone], int]) -> None:
    """Play `play` on every phone at once and print the rate and the server's CPU time."""
    with ProcessPoolExecutor(len(phones)) as pool:
        list(pool.map(time.sleep, [0.05] * len(phones)))
        before, start = _cpu(), time.perf_counter()
        done = sum(pool.map(play, [port] * len(phones), phones))
        seconds, cpu = time.perf_counter() - start, _cpu() - before
    print(f"  {what:12} {done / seconds:9,.0f}/s   {1000 * cpu / done:6.3f} CPU-s per 1,000")


def _cpu() -> float:
    """CPU seconds so far of every gunicorn and PostgreSQL process below this one."""
    ticks = 0
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, fields = status.read_text().rsplit(")", 1)
            command = (status.parent / "cmdline").read_text()
        except OSError:
            continue
        if MARK in command or "postgres" in name:
            ticks += sum(map(int, fields.split()[11:13]))
    return ticks / os.sysconf("SC_CLK_TCK")


MARK = "bench.push_pull:make_app()"


def run(database: str) -> None:
    """All figures on one database."""
    print(f"{database}, {WORKERS} workers, {PHONES} phones in {PHONES // 2} streams")
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        url = f"sqlite:///{folder}/bench.sqlite3"
        if database == "postgresql":
            url = address(stack.enter_context(running_server(durable=True)))
        environment = os.environ | {"DAYBOOK_DATA_DIR": folder, "DAYBOOK_DATABASE_URL": url}
        os.environ.update(environment)
        phones = seed(make_app(), 16)
        port = _free_port()
        command = [sys.executable, "-m", "gunicorn", "-w", str(WORKERS), "-k", "gthread"]
        command += ["--threads", "4", "-b", f"127.0.0.1:{port}", "--no-control-socket", MARK]
        server = subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        stack.callback(server.wait)
        stack.callback(server.terminate)
        _wait_for(port)
        measure("push", port, phones[:PHONES], push)
        measure("pull", port, phones[:4], pull)
        measure("nothing new", port, phones, poll)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("the server did not start")


if __name__ == "__main__":
    for name in sys.argv[1:] or ["sqlite", "postgresql"]:
        run(name)
