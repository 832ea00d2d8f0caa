"""Work that is cut short at any step leaves nothing that looks complete, and can be done again."""

import errno
import gzip
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from sqlite3 import connect
from typing import Any

import pytest
from sqlalchemy.engine import make_url

from daybook.backups import (
    checking,
    contents,
    disk,
    folder,
    lock,
    making,
    manifest,
    photos,
    postgresql,
    restoring,
    sqlite,
)
from daybook.backups.errors import BackupError
from daybook.db import db
from daybook.migrations import runner
from daybook.settings import Settings
from daybook.streams import service as streams
from daybook.streams import watermark
from tests.server.backups.keeper import Keeper
from tests.server.streams.conftest import SCHOOL

BackUp = Callable[..., making.Made]
BringBack = Callable[..., restoring.Restored]


class CutError(RuntimeError):
    """The power went."""


def cut(*_: object, **__: object) -> Any:
    raise CutError


def full(*_: object, **__: object) -> Any:
    raise OSError(errno.ENOSPC, "No space left on device", "/mnt/disk/file")


MAKING: list[tuple[object, str]] = [
    (contents, "read"),
    (contents, "differences"),
    (making, "_dump"),
    (making, "_copy_keys"),
    (making, "opened"),
    (photos, "copy"),
    (photos, "write_list"),
    (disk, "copy"),
    (disk, "digest"),
    (disk, "sync"),
    (disk, "write"),
    (manifest.Manifest, "check_files"),
    (manifest.Manifest, "write"),
    (folder, "finish"),
]


def test_a_backup_that_is_cut_short_leaves_nothing_and_tells_nobody(
    back_up: BackUp, phone: Keeper, photo: str, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone.send(phone.put(SCHOOL, {"text": "a"}))

    for module, step in MAKING:
        with monkeypatch.context() as patch:
            patch.setattr(module, step, cut)
            with pytest.raises(CutError):
                back_up()
        assert [path.name for path in backups.iterdir() if path.is_dir()] in ([], ["photos"])

    phone.send(phone.put(SCHOOL, {"text": "b"}))
    assert len(phone.journal) == 2
    assert back_up().manifest.contents.rows["journal"] == 2


def test_what_a_killed_backup_left_is_not_complete_and_goes_with_the_next(
    back_up: BackUp, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(folder, "finish", cut)
        patch.setattr(shutil, "rmtree", lambda *_, **__: None)
        with pytest.raises(CutError):
            back_up()
    (left,) = (path for path in backups.iterdir() if path.name.startswith("."))
    assert folder.complete(backups) == []

    back_up()

    assert not left.exists()


def test_a_complete_backup_of_which_phones_were_not_told_is_told_with_the_next(
    back_up: BackUp, phone: Keeper, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone.send(phone.put(SCHOOL, {"text": "a"}))
    with monkeypatch.context() as patch:
        patch.setattr(watermark, "move", cut)
        with pytest.raises(CutError):
            back_up()
    assert len(folder.complete(backups)) == 1
    phone.send(phone.put(SCHOOL, {"text": "b"}))
    assert len(phone.journal) == 2

    back_up()

    phone.send(phone.put(SCHOOL, {"text": "c"}))
    assert len(phone.journal) == 1


def test_a_full_disk_is_said_in_words(
    back_up: BackUp, photo: str, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "write", full)

    with pytest.raises(BackupError, match="was not made: there is no room left on the disk"):
        back_up()

    assert folder.complete(backups) == []


def test_a_copy_that_differs_from_what_was_copied_is_no_backup(
    back_up: BackUp, phone: Keeper, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone.send(phone.put(SCHOOL, {"text": "a"}))
    opened = making.opened

    def tampered(draft: Path) -> Any:
        _forget_a_row(draft)
        return opened(draft)

    with monkeypatch.context() as patch:
        patch.setattr(making, "opened", tampered)
        with pytest.raises(
            BackupError, match=r"rec has 0 rows instead of 2|rec does not come back"
        ):
            back_up()

    assert folder.complete(backups) == []
    phone.send(phone.put(SCHOOL, {"text": "b"}))
    assert len(phone.journal) == 2


def _forget_a_row(draft: Path) -> None:
    if (draft / sqlite.FILE).exists():
        with closing(connect(draft / sqlite.FILE, isolation_level=None)) as connection:
            connection.execute("DELETE FROM rec")
    else:
        (draft / "rec.copy.gz").write_bytes(gzip.compress(b""))


def test_a_second_backup_at_the_same_time_refuses(
    back_up: BackUp, settings: Settings, backups: Path, tmp_path: Path
) -> None:
    with lock.alone(settings.data_dir), pytest.raises(BackupError, match="another backup"):
        back_up()
    backups.mkdir(exist_ok=True)
    with lock.alone(backups), pytest.raises(BackupError, match="another backup"):
        back_up()

    assert back_up().place.is_dir()


RESTORING: dict[str, list[tuple[object, str]]] = {
    "sqlite": [(sqlite, "faults"), (sqlite, "_settle"), (sqlite, "_keep_aside")],
    "postgresql": [
        (postgresql, "_move_aside"),
        (postgresql, "_set_sequences"),
        (postgresql, "_copied_out"),
    ],
}
RESTORING_ANYWHERE: list[tuple[object, str]] = [
    (manifest.Manifest, "check_files"),
    (photos, "copy"),
    (restoring, "_bring_keys_back"),
    (disk, "digest"),
    (runner, "upgrade_on"),
    (streams, "begin_epoch"),
]


def test_a_restore_that_is_cut_short_leaves_the_database_as_it_was(
    back_up: BackUp,
    bring_back: BringBack,
    phone: Keeper,
    photo: str,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    phone.send(phone.put(SCHOOL, {"text": "a"}))
    back_up()
    phone.send(phone.put(SCHOOL, {"text": "b"}))
    before = watermark.heads(db.session())
    kind = make_url(settings.database_url).get_backend_name()

    for module, step in RESTORING_ANYWHERE + RESTORING[kind]:
        with monkeypatch.context() as patch:
            patch.setattr(module, step, cut)
            with pytest.raises(CutError):
                bring_back()
        assert watermark.heads(db.session()) == before
        assert checking.check(settings).faults == []

    assert bring_back().manifest.contents.rows["journal"] == 1
    assert watermark.heads(db.session())[SCHOOL][1] == 1
