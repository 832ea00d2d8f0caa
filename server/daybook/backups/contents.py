"""What a database holds, read the same way from the live one and from its copy."""

from sqlalchemy import Connection, func, inspect, select, table
from sqlalchemy.orm import Session

from daybook.backups.errors import BackupError
from daybook.backups.manifest import Contents
from daybook.db import Base
from daybook.migrations import runner
from daybook.streams import watermark

REVISION = "alembic_version"


def read(connection: Connection) -> Contents:
    """Revision, rows by table and heads by stream; raises `BackupError` for other tables."""
    revision = runner.revision_on(connection)
    if revision is None:
        raise BackupError("this database has no tables of Daybook: `daybook migrate` makes them")
    if revision != runner.newest():
        raise BackupError("the tables are of another version: run `daybook migrate` first")
    rows = {name: count(connection, name) for name in tables()}
    with Session(connection) as session:
        return Contents(revision, rows, watermark.heads(session))


def tables() -> list[str]:
    """The tables of this version, those that others refer to first."""
    return [each.name for each in Base.metadata.sorted_tables]


def count(connection: Connection, name: str) -> int:
    """How many rows a table has."""
    return connection.execute(select(func.count()).select_from(table(name))).scalar_one()


def columns(connection: Connection, name: str) -> list[str]:
    """The columns of a table, in order."""
    return [str(each["name"]) for each in inspect(connection).get_columns(name)]


def differences(first: Contents, second: Contents) -> list[str]:
    """In words, where a copy differs from what was copied; empty when nowhere."""
    wrong = [
        f"the table {name} has {second.rows.get(name, 0)} rows instead of {rows}"
        for name, rows in first.rows.items()
        if second.rows.get(name) != rows
    ]
    if first.revision != second.revision:
        wrong.append(f"the tables are of {second.revision} instead of {first.revision}")
    if first.heads != second.heads:
        wrong.append("the heads of the streams differ")
    return wrong
