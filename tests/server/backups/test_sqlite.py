"""What only a database in a file can bring about: journals left behind, damage, other users."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection, connect

import pytest
from flask import Flask

from daybook import cli
from daybook.app import create_app
from daybook.backups import checking, making, restoring, sqlite
from daybook.backups.errors import BackupError
from daybook.db import db
from daybook.migrations import runner
from daybook.settings import Settings
from daybook.streams import service as streams
from daybook.streams import watermark
from tests.end_to_end.server import Server
from tests.server.streams.conftest import SCHOOL


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A server with its file in the data folder, as `daybook serve` makes it."""
    return Settings(data_dir=tmp_path / "data")


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    app = create_app(settings)
    with app.app_context():
        runner.upgrade(db.engine)
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def file(settings: Settings) -> Path:
    return sqlite.place(settings.database_url)


@pytest.fixture
def backed_up(app: Flask, back_up: Callable[[], making.Made]) -> making.Made:
    """A backup of one row."""
    streams.publish(db.session(), SCHOOL, "note", "r", {"text": "a"})
    db.session.commit()
    return back_up()


def opened(file: Path) -> Connection:
    return connect(file, isolation_level=None)


def crash_in_the_middle(file: Path) -> None:
    """Leave the journal of a transaction that was being written when the power went."""
    journal = Path(f"{file}-journal")
    with closing(opened(file)) as connection:
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("CREATE TABLE large AS SELECT randomblob(200000) AS bytes")
        connection.execute("UPDATE stream SET head = 99")
        connection.execute("CREATE TABLE larger AS SELECT randomblob(200000) AS bytes")
        half = file.read_bytes(), journal.read_bytes()
        connection.execute("ROLLBACK")
    file.write_bytes(half[0])
    journal.write_bytes(half[1])


def test_a_journal_that_a_crash_left_does_not_reach_the_restored_database(
    backed_up: making.Made, bring_back: Callable[[], restoring.Restored], file: Path
) -> None:
    epoch, head = watermark.heads(db.session())[SCHOOL]
    db.session.remove()
    db.engine.dispose()
    crash_in_the_middle(file)

    bring_back()

    with closing(opened(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    now = watermark.heads(db.session())[SCHOOL]
    assert now[1] == head
    assert now[0] > epoch


def test_a_damaged_database_is_kept_aside_as_it_is(
    backed_up: making.Made,
    settings: Settings,
    backups: Path,
    bring_back: Callable[..., restoring.Restored],
    file: Path,
) -> None:
    file.write_bytes(b"not a database at all" * 1000)
    with pytest.raises(BackupError, match="already holds"):
        bring_back(replace=False)

    aside = bring_back().aside

    assert Path(str(aside)).read_bytes().startswith(b"not a database")
    assert watermark.heads(db.session())[SCHOOL][1] == 1


def test_a_database_that_somebody_else_writes_is_left_alone(
    backed_up: making.Made, bring_back: Callable[[], restoring.Restored], file: Path
) -> None:
    before = watermark.heads(db.session())
    db.session.remove()
    with closing(opened(file)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BackupError, match="is in use"):
            bring_back()
        other.execute("ROLLBACK")

    assert watermark.heads(db.session()) == before


def test_a_database_that_was_lost_needs_no_replacing(
    backed_up: making.Made,
    bring_back: Callable[..., restoring.Restored],
    settings: Settings,
    file: Path,
) -> None:
    db.session.remove()
    db.engine.dispose()
    shutil.rmtree(settings.data_dir)

    assert bring_back(replace=False).aside is None

    assert watermark.heads(db.session())[SCHOOL][1] == 1
    assert [path.name for path in settings.data_dir.glob("*restoring*")] == []


def test_a_database_without_people_and_rows_gives_way(
    app: Flask,
    bring_back: Callable[..., restoring.Restored],
    back_up: Callable[[], making.Made],
) -> None:
    back_up()

    assert bring_back(replace=False).aside is not None


def test_a_write_ahead_log_is_part_of_the_backup(
    app: Flask, back_up: Callable[[], making.Made], file: Path
) -> None:
    with closing(opened(file)) as log:
        log.execute("PRAGMA journal_mode=WAL")
        log.execute("PRAGMA wal_autocheckpoint=0")
        log.execute("INSERT INTO stream (key, epoch, head, floor, backed_up) VALUES ('k',1,0,0,0)")

        made = back_up()

    assert "k" in made.manifest.contents.heads
    assert [path.name for path in made.place.glob("*-wal")] == []


def test_what_sqlite_finds_damaged_is_no_backup(
    backed_up: making.Made, back_up: Callable[[], making.Made], file: Path, backups: Path
) -> None:
    db.session.remove()
    db.engine.dispose()
    with closing(opened(file)) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("UPDATE sqlite_master SET rootpage = 2 WHERE name = 'conflict'")

    with pytest.raises(BackupError, match=r"damaged|malformed"):
        back_up()

    assert [path.name for path in backups.glob("0*")] == [backed_up.place.name]


def test_a_server_that_runs_is_not_restored_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DAYBOOK_DATA_DIR", str(tmp_path / "served"))
    server = Server(tmp_path / "served", demo="no")
    server.start()
    try:
        assert cli.main(["backup", str(tmp_path / "backups")]) == 0
        assert cli.main(["restore", str(tmp_path / "backups")]) == 1
        assert "stop it first" in capsys.readouterr().err
    finally:
        server.stop()

    assert cli.main(["restore", str(tmp_path / "backups")]) == 0


def test_a_check_says_that_the_database_is_damaged(app: Flask, settings: Settings) -> None:
    with closing(opened(sqlite.place(settings.database_url))) as connection:
        connection.execute("INSERT INTO epoch_log VALUES (999, 1, 0)")

    faults = checking.check(settings).faults

    assert faults == ["the database is damaged: row 1 of epoch_log refers to nothing in stream"]
