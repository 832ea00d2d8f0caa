"""SQLite: the database file is copied page by page from one snapshot, and put in place whole."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, make_url

from daybook.backups import contents, disk
from daybook.backups.errors import BackupError
from daybook.backups.folder import free
from daybook.backups.manifest import Contents
from daybook.db import prepare_sqlite

FILE = "daybook.sqlite3"
_COMPANIONS = ("-journal", "-wal", "-shm")


def dump(source: Connection, into: Path) -> Contents:
    """Copy the database that `source` has a read transaction on; what that snapshot holds."""
    found = contents.read(source)
    copy(source, into)
    disk.sync(into / FILE)
    disk.sync(into)
    return found


def copy(source: Connection, into: Path) -> None:
    """Copy the pages of a snapshot into a file.

    All at once: in smaller steps every change by another process would begin it anew.
    """
    with closing(sqlite3.connect(into / FILE)) as target:
        target.execute("PRAGMA journal_mode=OFF")
        target.execute("PRAGMA synchronous=OFF")
        driver = source.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        driver.backup(target, pages=-1)
        # The copy of a database with a write-ahead log would make itself one when it is read.
        target.execute("PRAGMA journal_mode=DELETE")


@contextmanager
def opened(folder: Path) -> Iterator[Connection]:
    """The database of a backup, for reading; raises `BackupError` when it is not sound."""
    with read_only(folder) as connection:
        if wrong := faults(connection):
            raise BackupError(f"the copy of the database is damaged: {wrong[0]}")
        yield connection


@contextmanager
def read_only(folder: Path) -> Iterator[Connection]:
    """The database in a folder, which nobody writes any more."""
    address = f"{(folder / FILE).absolute().as_uri()}?mode=ro&immutable=1"
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(address, uri=True))
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def faults(connection: Connection) -> list[str]:
    """What SQLite itself finds wrong with a database; empty when nothing is."""
    said = connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars().all()
    lost = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    wrong = [] if said == ["ok"] else [str(line) for line in said]
    return wrong + [
        f"row {row} of {name} refers to nothing in {other}" for name, row, other, _ in lost
    ]


def holds_anything(url: str) -> bool:
    """Whether there is a database with people or rows, or a damaged one, at this address."""
    path = place(url)
    if not path.exists() or not path.stat().st_size:
        return False
    with closing(sqlite3.connect(path)) as connection:
        try:
            (tables,) = connection.execute(
                "SELECT count(*) FROM sqlite_master WHERE name IN ('stream', 'account')"
            ).fetchone()
            if tables != 2:
                return bool(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
            for name in ("stream", "account"):
                if connection.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone():  # noqa: S608
                    return True
        except sqlite3.DatabaseError:
            return True
    return False


def bring_back(url: str, backup: Path, aside: str, prepare: Callable[[Engine], None]) -> str | None:
    """Put the database of a backup in place, after `prepare`; where the old one is kept now.

    The old database stays in its place until the new one is complete on the disk.
    """
    path = place(url)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.restoring")
    _discard(fresh)
    disk.copy(backup / FILE, fresh)
    engine = create_engine(f"sqlite:///{fresh}")
    prepare_sqlite(engine)
    try:
        prepare(engine)
        with engine.connect() as connection:
            if wrong := faults(connection):
                raise BackupError(f"the restored database is damaged: {wrong[0]}")
    finally:
        engine.dispose()
    _settle(fresh)
    for companion in _COMPANIONS:
        fresh.with_name(fresh.name + companion).unlink(missing_ok=True)
    disk.sync(fresh)
    kept = _keep_aside(path, aside) if path.exists() else None
    fresh.replace(path)
    disk.sync(path.parent)
    return kept


def place(url: str) -> Path:
    """The file at this address."""
    database = make_url(url).database
    if not database or database == ":memory:":
        raise BackupError("a database in memory cannot be kept")
    return Path(database)


def _keep_aside(path: Path, aside: str) -> str:
    """Give the old database a second name; the first is then taken over in one step.

    What a crashed server left half written is undone first: the new file must not find it.
    """
    _settle(path)
    folder = path.parent / free(aside, lambda name: (path.parent / name).exists())
    folder.mkdir(mode=0o700)
    for companion in _COMPANIONS:
        left = path.with_name(path.name + companion)
        if left.exists():
            left.replace(folder / left.name)
    try:
        os.link(path, folder / path.name)
    except OSError:
        shutil.copy2(path, folder / path.name)
        disk.sync(folder / path.name)
    disk.sync(folder)
    return str(folder / path.name)


def _settle(path: Path) -> None:
    """Finish what a database has in its journals, so that its file is all of it."""
    with closing(sqlite3.connect(path, isolation_level=None, timeout=1)) as connection:
        try:
            connection.execute("PRAGMA journal_mode=DELETE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise BackupError(f"{path} is in use; stop what uses it first") from error
        except sqlite3.DatabaseError:
            # A damaged database is kept aside as it is.
            return


def _discard(path: Path) -> None:
    for name in ("", *_COMPANIONS):
        path.with_name(path.name + name).unlink(missing_ok=True)
