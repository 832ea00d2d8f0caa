"""The database: one declarative base, one writing session, one way to read a snapshot."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

from flask import current_app
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import JSON, BigInteger, Connection, Engine, MetaData, Text, event
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Session, mapped_column
from sqlalchemy.pool import ConnectionPoolEntry

READS = "daybook_reads"
"""Execution option of connections that only read: a plain BEGIN instead of BEGIN IMMEDIATE."""

FIXED_WAL = (3, 51, 3)
"""First SQLite without the write-ahead log's reset race (sqlite.org/wal.html#walresetbug)."""

Id = Annotated[str, mapped_column(Text(collation=None))]
"""A UUIDv7 as 22 characters of base64url: the wire form is the stored form."""

Json = Annotated[dict[str, Any], mapped_column(JSON().with_variant(JSONB(), "postgresql"))]
Big = Annotated[int, mapped_column(BigInteger)]
"""Milliseconds since 1970, sequence numbers and byte counts."""


class Base(DeclarativeBase):
    """Base of every table; names of constraints are fixed so that migrations can drop them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


db = SQLAlchemy(model_class=Base)


@contextmanager
def reading() -> Iterator[Session]:
    """One snapshot of the database; writing in it fails. Closed, never committed, at the end.

    PostgreSQL: REPEATABLE READ READ ONLY. SQLite: a read transaction, which never takes the
    write lock.
    """
    with Session(_reader()) as session:
        yield session


def _reader() -> Engine:
    """The application's engine as one that only reads: the same connections, other options."""
    kept = current_app.extensions
    if READS not in kept:
        options: dict[str, Any] = {READS: True}
        if db.engine.dialect.name == "postgresql":
            options |= {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        kept[READS] = db.engine.execution_options(**options)
    found: Engine = kept[READS]
    return found


def journal_mode(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> str:
    """WAL where the library is free of the reset race, else a rollback journal (safe, slower)."""
    return "WAL" if version >= FIXED_WAL else "TRUNCATE"


def prepare_sqlite(engine: Engine) -> None:
    """Durable commits, honest locking: every writing transaction takes the write lock first.

    SQLite ignores the busy timeout when a reader turns writer, so a writer must never start as
    a reader; the driver's own implicit BEGIN is switched off.
    """

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _entry: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            f"journal_mode={journal_mode()}",
            "synchronous=FULL",
            "busy_timeout=30000",
            "foreign_keys=ON",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def began(connection: Connection) -> None:
        reads = connection.get_execution_options().get(READS, False)
        if connection.info.get(READS) != reads:
            connection.exec_driver_sql(f"PRAGMA query_only={int(reads)}")
            connection.info[READS] = reads
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
