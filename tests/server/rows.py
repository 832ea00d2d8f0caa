"""All rows of a database, kept so that they can be put into another with the same empty tables."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol, cast

from sqlalchemy import Engine, text

_TABLES = (
    "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
)
_COUNTED = "SELECT sequencename, last_value FROM pg_sequences WHERE last_value IS NOT NULL"


class Rows(Protocol):
    """What a database held."""

    def put(self, engine: Engine) -> None:
        """Write the rows into a database with the same tables, which are empty."""
        ...


def kept(engine: Engine) -> Rows:
    """The rows of a database as they were committed."""
    return _kept_of_postgres(engine) if engine.dialect.name == "postgresql" else _KeptFile(engine)


class _KeptFile:
    """A copy of a SQLite file in memory."""

    def __init__(self, engine: Engine) -> None:
        self._copy = sqlite3.connect(":memory:")
        with sqlite3.connect(str(engine.url.database)) as file:
            file.backup(self._copy)
        file.close()

    def put(self, engine: Engine) -> None:
        with sqlite3.connect(str(engine.url.database)) as file:
            self._copy.backup(file)
        file.close()


@dataclass(frozen=True)
class _KeptTables:
    """The text of every PostgreSQL table that has rows, and how far its counters had come."""

    tables: Mapping[str, bytes]
    counters: Mapping[str, int]

    def put(self, engine: Engine) -> None:
        with engine.begin() as connection:
            # Without the triggers that check foreign keys the order of tables is free.
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            cursor = cast(Any, connection.connection.driver_connection).cursor()
            for table, rows in self.tables.items():
                with cursor.copy(f'COPY "{table}" FROM STDIN') as copy:
                    copy.write(rows)
            for counter, value in self.counters.items():
                cursor.execute("SELECT setval(%s, %s)", (counter, value))


def _kept_of_postgres(engine: Engine) -> _KeptTables:
    with engine.connect() as connection:
        names = list(connection.scalars(text(_TABLES)))
        counters = {name: int(value) for name, value in connection.execute(text(_COUNTED))}
        cursor = cast(Any, connection.connection.driver_connection).cursor()
        tables = {name: _copied(cursor, name) for name in names}
    return _KeptTables({name: rows for name, rows in tables.items() if rows}, counters)


def _copied(cursor: Any, table: str) -> bytes:
    with cursor.copy(f'COPY "{table}" TO STDOUT') as copy:
        return b"".join(copy)
