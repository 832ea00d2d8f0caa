"""The real application, asked in this process: bytes in, bytes out, and mishaps in between."""

import io
import shutil
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from flask import Flask
from sqlalchemy import Engine, event
from sqlalchemy.engine import make_url

from daybook.app import create_app
from daybook.db import db
from daybook.settings import Settings
from tests.simulation.real import copies
from tests.simulation.real.mishaps import Killed, Mishaps
from tests.simulation.real.steering import Steering

LOCK_PATIENCE_MS = 10


@dataclass(frozen=True)
class Reply:
    """An answer as it left the server."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Server:
    """One application with a database of its own."""

    def __init__(self, database_url: str, data_dir: Path) -> None:
        self.steering = Steering()
        self.settings = Settings(data_dir=data_dir, database_url=database_url, log_level="CRITICAL")
        self.app: Flask = create_app(self.settings)
        with self.app.app_context():
            self.engine: Engine = db.engine
        self._hurry()
        self.mishaps = Mishaps(self.engine, self._cut_off)

    @contextmanager
    def running(self) -> Iterator[None]:
        """The server under the schedule's hand."""
        with self.steering.installed(), self.mishaps.installed():
            yield
        self.stop()

    def stop(self) -> None:
        """Let go of every connection, as a process that ends does."""
        self.app.extensions.pop("daybook.form_versions", None)
        self.engine.dispose()

    @property
    def photos(self) -> Path:
        """The folder of the finished photos."""
        return self.settings.photos_dir

    def begin(self, seed: int, rows: copies.Rows) -> None:
        """A fresh world, in which only `rows` are."""
        self.steering.begin(seed)
        self.mishaps.disarm()
        self.app.extensions.pop("daybook.form_versions", None)
        shutil.rmtree(self.photos, ignore_errors=True)
        copies.put_back(self.engine, rows, self.photos)

    def ask(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes, length: int
    ) -> Reply | None:
        """The answer to a request whose body claims `length` bytes; None when the worker died."""
        environ = _environ(method, path, headers, body, length)
        try:
            with self.mishaps.during_a_request():
                return _run(self.app, environ)
        except Killed:
            self.stop()
            return None

    @contextmanager
    def busy(self) -> Iterator[None]:
        """Somebody else holds the database for longer than anybody waits."""
        if self.engine.dialect.name == "sqlite":
            other = sqlite3.connect(str(self.engine.url.database), isolation_level=None)
            other.execute("BEGIN IMMEDIATE")
            try:
                yield
            finally:
                other.rollback()
                other.close()
            return
        with psycopg.connect(_plain(self.engine)) as holder:
            holder.execute("LOCK TABLE stream, device, upload IN EXCLUSIVE MODE")
            yield
            holder.rollback()

    def _hurry(self) -> None:
        """Nobody waits for the disk, or long for a lock: only what is asked and answered counts."""

        @event.listens_for(self.engine, "connect")
        def connected(connection: Any, _entry: Any) -> None:
            cursor = connection.cursor()
            if self.engine.dialect.name == "sqlite":
                cursor.execute("PRAGMA synchronous=OFF")
                cursor.execute("PRAGMA busy_timeout=0")
            else:
                cursor.execute(f"SET lock_timeout = '{LOCK_PATIENCE_MS}ms'")
                connection.commit()
            cursor.close()

    def _cut_off(self, connection: Any) -> None:
        """The database server lets go of one connection."""
        if isinstance(connection, sqlite3.Connection):
            connection.close()
            return
        pid = connection.info.backend_pid
        with psycopg.connect(_plain(self.engine), autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])


def _run(app: Flask, environ: dict[str, Any]) -> Reply:
    said: list[Any] = []

    def start(status: str, given: list[tuple[str, str]], _error: Any = None) -> Any:
        said[:] = [int(status[:3]), dict(given)]
        return said.append

    parts = app.wsgi_app(environ, start)
    whole = b"".join(parts)
    close = getattr(parts, "close", None)
    if close is not None:
        close()
    return Reply(said[0], said[1], whole)


def _plain(engine: Engine) -> str:
    url = make_url(engine.url).set(drivername="postgresql")
    return url.render_as_string(hide_password=False)


def _environ(
    method: str, path: str, headers: Mapping[str, str], body: bytes, length: int
) -> dict[str, Any]:
    environ: dict[str, Any] = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "daybook.test",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_ACCEPT_ENCODING": "gzip, deflate",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": False,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "CONTENT_LENGTH": str(length) if method not in {"GET", "HEAD"} else "",
    }
    for name, value in headers.items():
        key = name.upper().replace("-", "_")
        environ[key if key == "CONTENT_TYPE" else f"HTTP_{key}"] = value
    return environ
