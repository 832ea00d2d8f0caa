"""Databases for tests that have the whole schema and no row, of each kind that Daybook runs on."""

import itertools
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import sqlalchemy
from sqlalchemy import Connection, Engine, create_engine, text

from tests.postgres import address

MakeSchema = Callable[[Path, str], None]

LARGEST = 64 * 1024 * 1024
"""Bytes of a PostgreSQL database that is used again: rows that were removed leave room behind."""

_TABLES = """
SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
"""
_SHAPE = """
SELECT md5(string_agg(line, ' ' ORDER BY line)) FROM (
  SELECT concat_ws(' ', relname, attname, atttypid, attnotnull, attisdropped) AS line
  FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
  WHERE attnum > 0 AND relnamespace = 'public'::regnamespace
  UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
  UNION ALL SELECT conname || pg_get_constraintdef(oid) FROM pg_constraint
  WHERE connamespace = 'public'::regnamespace) lines
"""
"""The columns, indexes and constraints of a database."""

_LET_GO = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
_COUNT_ANEW = """
SELECT setval(oid::regclass, 1, false) FROM pg_class
WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace
"""


class Databases(Protocol):
    """Gives out databases one after the other."""

    def take(self) -> str:
        """The address of one that nobody else has."""
        ...

    def copy(self, url: str) -> str:
        """The address of a new one with all that is in another, which nobody uses now."""
        ...

    def give_back(self, url: str) -> None:
        """Say that a database is not needed any more, whatever was done to it."""
        ...


class SqliteFiles:
    """Every database is a new copy of one file."""

    def __init__(self, folder: Path, make_schema: MakeSchema) -> None:
        self._folder = folder
        self._numbers = itertools.count(1)
        self._template = folder / "schema_only.sqlite3"
        make_schema(folder, f"sqlite:///{self._template}")

    def take(self) -> str:
        return self.copy(f"sqlite:///{self._template}")

    def copy(self, url: str) -> str:
        copy = self._folder / f"test_{next(self._numbers)}.sqlite3"
        shutil.copyfile(url.removeprefix("sqlite:///"), copy)
        return f"sqlite:///{copy}"

    def give_back(self, url: str) -> None:
        file = Path(url.removeprefix("sqlite:///"))
        for suffix in ("", "-wal", "-shm", "-journal"):
            file.with_name(file.name + suffix).unlink(missing_ok=True)


class PostgresDatabases:
    """A database is emptied and used again as long as it still has the schema.

    To make one takes fifty times as long as to empty it.
    """

    def __init__(self, socket: str, make_schema: MakeSchema) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self._free: list[str] = []
        self._server = self._engine("postgres")
        self._on_server("CREATE DATABASE schema_only")
        make_schema(Path(socket), address(socket, "schema_only"))
        engine = self._engine("schema_only")
        with engine.connect() as connection:
            self._tables = list(connection.scalars(text(_TABLES)))
            self._shape = connection.scalar(text(_SHAPE))
        engine.dispose()

    def take(self) -> str:
        if self._free:
            return self._free.pop()
        return self.copy(address(self._socket, "schema_only"))

    def copy(self, url: str) -> str:
        template = sqlalchemy.make_url(url).database
        name = f"test_{next(self._numbers)}"
        self._on_server(f"CREATE DATABASE {name} TEMPLATE {template}")
        return address(self._socket, name)

    def give_back(self, url: str) -> None:
        name = sqlalchemy.make_url(url).database
        engine = self._engine(str(name))
        try:
            with engine.connect() as connection:
                usable = self._emptied(connection)
        finally:
            engine.dispose()
        if usable:
            self._free.append(url)
        else:
            self._on_server(f"DROP DATABASE {name} WITH (FORCE)")

    def close(self) -> None:
        """Let go of the server."""
        self._server.dispose()

    def _emptied(self, connection: Connection) -> bool:
        connection.execute(text(_LET_GO))
        if connection.scalar(text(_SHAPE)) != self._shape:
            return False
        connection.execute(text("SET session_replication_role = replica"))
        connection.execute(text("; ".join(f'DELETE FROM "{table}"' for table in self._tables)))
        connection.execute(text(_COUNT_ANEW))
        size = connection.scalar(text("SELECT pg_database_size(current_database())"))
        return int(size or 0) < LARGEST

    def _engine(self, name: str) -> Engine:
        return create_engine(address(self._socket, name), isolation_level="AUTOCOMMIT", pool_size=1)

    def _on_server(self, statement: str) -> None:
        with self._server.connect() as connection:
            connection.execute(text(statement))
