"""PostgreSQL: every table by COPY from one snapshot, and back into tables made by the migrations.

No program is called, so none can be missing or of another version than the server. A copy is
proved by bringing it back into temporary tables and copying it out again: the bytes must be equal.
"""

import gzip
import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, LiteralString

import psycopg
from psycopg import sql
from sqlalchemy import Connection, Engine, inspect
from sqlalchemy.types import String

from daybook.backups import contents, disk
from daybook.backups.errors import BackupError
from daybook.backups.folder import free
from daybook.backups.manifest import Contents
from daybook.migrations import runner

TABLES = "tables.json"
_PACKING = 3

Block = bytes | bytearray | memoryview


def dump(source: Connection, into: Path) -> Contents:
    """Copy every table of the snapshot that `source` holds; what is in it."""
    found = contents.read(source)
    described: list[dict[str, Any]] = []
    for name in contents.tables():
        columns = contents.columns(source, name)
        digest = hashlib.sha256()
        with gzip.open(into / _file(name), "wb", compresslevel=_PACKING) as packed:
            for block in _copied_out(source, name, columns):
                digest.update(block)
                packed.write(block)
        disk.sync(into / _file(name))
        described.append({"name": name, "columns": columns, "sha256": digest.hexdigest()})
    said = {"revision": found.revision, "tables": described}
    disk.write(into / TABLES, json.dumps(said, indent=1).encode())
    return found


@contextmanager
def opened(engine: Engine, folder: Path) -> Iterator[Connection]:
    """The database of a backup in temporary tables, which end with the connection."""
    with engine.connect() as connection:
        try:
            connection.exec_driver_sql("SET search_path TO pg_temp")
            connection.commit()
            _fill(connection, folder)
            yield connection
        finally:
            connection.invalidate()


def holds_anything(engine: Engine) -> bool:
    """Whether the database has people or rows of Daybook."""
    with engine.connect() as connection:
        here = set(inspect(connection).get_table_names())
        return any(contents.count(connection, name) for name in {"stream", "account"} & here)


def bring_back(
    engine: Engine, backup: Path, aside: str, prepare: Callable[[Connection], None]
) -> str | None:
    """Replace the tables by those of a backup, in one transaction; the schema of the old ones."""
    with engine.begin() as connection:
        kept = _move_aside(connection, aside)
        _fill(connection, backup)
        prepare(connection)
        with _cursor(connection) as cursor:
            # Without figures of the new tables the first queries would read them from end to end.
            names = sql.SQL(", ").join(map(sql.Identifier, contents.tables()))
            cursor.execute(sql.SQL("ANALYZE {}").format(names))
    return kept


def _fill(connection: Connection, folder: Path) -> None:
    """Make the tables of a backup and bring its rows back, proved to the byte."""
    said = json.loads((folder / TABLES).read_bytes())
    runner.upgrade_on(connection, said["revision"])
    for described in said["tables"]:
        name, columns = described["name"], described["columns"]
        with gzip.open(folder / _file(name), "rb") as packed, _cursor(connection) as cursor:
            # What a migration itself has put into a table is in the copy too.
            cursor.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(name)))
            with cursor.copy(_copy(name, columns, "COPY {} ({}) FROM STDIN")) as copy:
                while piece := packed.read(1 << 18):
                    copy.write(piece)
        _set_sequences(connection, name, columns)
    for described in said["tables"]:
        digest = hashlib.sha256()
        for block in _copied_out(connection, described["name"], described["columns"]):
            digest.update(block)
        if digest.hexdigest() != described["sha256"]:
            raise BackupError(f"the table {described['name']} does not come back as it was")


def _copied_out(connection: Connection, name: str, columns: list[str]) -> Iterator[Block]:
    """The rows of a table as COPY writes them, by primary key in an order of its own bytes."""
    types = {each["name"]: each["type"] for each in inspect(connection).get_columns(name)}
    keys = inspect(connection).get_pk_constraint(name)["constrained_columns"] or columns
    order = sql.SQL(", ").join(
        sql.SQL('{} COLLATE "C"' if isinstance(types[key], String) else "{}").format(
            sql.Identifier(key)
        )
        for key in keys
    )
    with _cursor(connection) as cursor:
        asked = _copy(name, columns, "COPY (SELECT {1} FROM {0} ORDER BY {2}) TO STDOUT", order)
        with cursor.copy(asked) as copy:
            yield from copy


def _copy(
    name: str, columns: list[str], words: LiteralString, *more: sql.Composable
) -> sql.Composed:
    listed = sql.SQL(", ").join(map(sql.Identifier, columns))
    return sql.SQL(words).format(sql.Identifier(name), listed, *more)


def _set_sequences(connection: Connection, name: str, columns: list[str]) -> None:
    """New rows get numbers after those that came back."""
    with _cursor(connection) as cursor:
        for column in columns:
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", (f'"{name}"', column))
            (sequence,) = cursor.fetchone() or (None,)
            if sequence:
                top = sql.SQL("SELECT setval(%s, max({0})) FROM {1} HAVING max({0}) IS NOT NULL")
                cursor.execute(
                    top.format(sql.Identifier(column), sql.Identifier(name)), (sequence,)
                )


def _move_aside(connection: Connection, aside: str) -> str | None:
    """Move Daybook's tables, when there are any, into a schema of their own."""
    names = inspect(connection).get_table_names()
    if not names:
        return None
    aside = free(aside, set(inspect(connection).get_schema_names()).__contains__)
    schema = sql.Identifier(aside)
    with _cursor(connection) as cursor:
        # All locks at once, so that a server that still writes is waited for and not met halfway.
        listed = sql.SQL(", ").join(map(sql.Identifier, names))
        cursor.execute(sql.SQL("LOCK TABLE {} IN ACCESS EXCLUSIVE MODE").format(listed))
        cursor.execute(sql.SQL("CREATE SCHEMA {}").format(schema))
        for name in names:
            move = sql.SQL("ALTER TABLE {} SET SCHEMA {}")
            cursor.execute(move.format(sql.Identifier(name), schema))
    return aside


def _cursor(connection: Connection) -> psycopg.Cursor[tuple[Any, ...]]:
    driver = connection.connection.driver_connection
    assert isinstance(driver, psycopg.Connection)
    return driver.cursor()


def _file(name: str) -> str:
    return f"{name}.copy.gz"
