"""What can happen to the server's database and disk in the middle of a request."""

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import psycopg
from sqlalchemy import Engine, event

from daybook.photos import folder

WRITES = ("INSERT", "UPDATE", "DELETE")


class Killed(BaseException):
    """The worker process dies here."""


class Mishaps:
    """Armed with one mishap at a time; `happened` tells whether it came to pass."""

    def __init__(self, engine: Engine, cut_off: Callable[[Any], None]) -> None:
        self._cut_off = cut_off
        self._what = ""
        self._well = 0
        self.happened = False
        self._asked = False
        self._write = folder._write_all
        self._commit = engine.dialect.do_commit
        self._sqlite = engine.dialect.name == "sqlite"
        event.listen(engine, "do_execute", self._one)
        event.listen(engine, "do_executemany", self._one)
        engine.dialect.do_commit = self._commits  # type: ignore[method-assign, assignment]

    def arm(self, what: str, well: int) -> None:
        """Let `what` happen after `well` chances for it have passed."""
        self._what, self._well, self.happened = what, well, False

    def disarm(self) -> bool:
        """Nothing more will happen; whether it did."""
        self._what = ""
        return self.happened

    @contextmanager
    def during_a_request(self) -> Iterator[None]:
        """What is armed happens to the server, and never to whoever judges it."""
        self._asked = True
        try:
            yield
        finally:
            self._asked = False

    @contextmanager
    def installed(self) -> Iterator[None]:
        """Stand between the server and its photos."""
        # A disk that only this process looks at need not be waited for.
        with (
            patch.object(folder, "_write_all", self._photo),
            patch.object(os, "fsync", lambda _handle: None),
        ):
            yield

    def _due(self, *names: str) -> bool:
        if not self._asked or self._what not in names or self.happened:
            return False
        self.happened = self._well == 0
        self._well -= 1
        return self.happened

    def _one(self, cursor: Any, statement: str, _parameters: Any, _context: Any) -> None:
        if self._due("cut-off"):
            self._cut_off(cursor.connection)
        if statement.lstrip()[:6].upper() in WRITES and self._due("disk-full"):
            raise self._full()

    def _commits(self, connection: Any) -> None:
        if self._due("kill-before"):
            raise Killed
        self._commit(connection)
        if self._due("kill-after"):
            raise Killed

    def _photo(self, handle: int, piece: bytes, offset: int) -> None:
        if self._due("disk-full"):
            raise OSError(errno.ENOSPC, "No space left on device")
        if self._due("kill-before", "kill-after"):
            self._write(handle, piece[: len(piece) // 2], offset)
            raise Killed
        self._write(handle, piece, offset)

    def _full(self) -> Exception:
        if not self._sqlite:
            return psycopg.errors.DiskFull("could not extend file: No space left on device")
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        error.sqlite_errorname = "SQLITE_FULL"
        return error
