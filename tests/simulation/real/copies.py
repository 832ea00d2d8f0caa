"""Copies of everything the server keeps: a school to begin with, backups, and what they lack."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, insert, select

from daybook.db import db
from daybook.photos.folder import Folder

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


def tables() -> list[Table]:
    """Every table, those that others refer to first."""
    return list(db.metadata.sorted_tables)


def take(engine: Engine) -> Rows:
    """All rows of all tables."""
    with engine.connect() as connection:
        found = {
            table.name: [dict(row) for row in connection.execute(select(table)).mappings()]
            for table in tables()
        }
        connection.rollback()
    return {name: rows for name, rows in found.items() if rows}


def put_back(engine: Engine, rows: Rows, photos: Path) -> None:
    """Make the database and the finished photos those of a copy."""
    with engine.begin() as connection:
        empty(connection)
        for table in tables():
            if table.name in rows:
                connection.execute(insert(table), list(rows[table.name]))
    kept = {Folder(photos).place(row["sha256"]) for row in rows.get("blob", ())}
    for file in photos.glob("??/??/*"):
        if file not in kept:
            file.unlink()


def empty(connection: Connection) -> None:
    """Remove all rows of all tables."""
    statements = [f'DELETE FROM "{table.name}"' for table in reversed(tables())]
    if connection.dialect.name == "postgresql":
        statements = ["; ".join(statements)]
    for statement in statements:
        connection.exec_driver_sql(statement)
