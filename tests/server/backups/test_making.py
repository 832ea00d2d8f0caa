"""A backup holds what one snapshot held, is proved, and only then moves the watermark."""

from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from daybook import clock
from daybook.backups import checking, folder, making, manifest, photos
from daybook.db import db
from daybook.photos import service as files
from daybook.photos.folder import Folder
from daybook.settings import Settings
from daybook.streams import soundness, watermark
from tests.server.backups.keeper import Keeper
from tests.server.streams.conftest import SCHOOL

BackUp = Callable[..., making.Made]

MINE = 1
"""Rows that the server itself wrote: the profile of the phone's person."""


def test_a_backup_says_what_it_holds(back_up: BackUp, phone: Keeper, photo: str) -> None:
    phone.send(phone.put(SCHOOL, {"text": "a"}), phone.put(SCHOOL, {"text": "b"}))

    made = back_up()

    read = manifest.Manifest.read(made.place)
    assert read == made.manifest
    assert read.contents.rows["journal"] == 2
    assert read.contents.heads[SCHOOL][1] == 2
    assert (read.photos, read.missing) == (1, ())


def test_its_database_can_be_opened_and_is_sound(back_up: BackUp, phone: Keeper) -> None:
    phone.send(phone.put(SCHOOL, {"text": "a"}))

    made = back_up()

    with making.opened(made.place) as connection, Session(connection) as session:
        assert soundness.faults(session) == []
        assert watermark.heads(session)[SCHOOL][1] == 1


def test_it_holds_the_photos_and_the_keys(
    back_up: BackUp, photo: str, backups: Path, settings: Settings
) -> None:
    made = back_up()

    assert photos.is_whole(Folder(backups / folder.PHOTOS).place(photo))
    key = settings.parcel_key_file
    assert (made.place / key.name).read_bytes() == key.read_bytes()


def test_a_photo_is_copied_once_for_all_backups(back_up: BackUp, photo: str) -> None:
    assert [back_up().fresh_photos, back_up().fresh_photos] == [1, 0]


def test_a_photo_that_rotted_in_the_backups_is_copied_again(
    back_up: BackUp, photo: str, backups: Path
) -> None:
    back_up()
    kept = Folder(backups / folder.PHOTOS).place(photo)
    kept.write_bytes(b"rot")

    made = back_up()

    assert made.fresh_photos == 1
    assert photos.is_whole(kept)


def test_a_photo_that_the_server_lost_is_named_and_does_not_stop_the_backup(
    back_up: BackUp, photo: str
) -> None:
    files.files().place(photo).unlink()

    made = back_up()

    assert made.manifest.missing == (photo,)


def test_a_clock_that_was_set_back_does_not_make_a_new_backup_an_old_one(
    back_up: BackUp, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up()
    monkeypatch.setattr(clock, "now", lambda: 0)

    made = back_up(1)

    assert folder.complete(backups) == [made.place]


def test_phones_learn_up_to_where_a_backup_holds_their_work(back_up: BackUp, phone: Keeper) -> None:
    phone.send(phone.put(SCHOOL, {"text": "safe"}))
    back_up()
    after = phone.put(SCHOOL, {"text": "not yet"})

    phone.send(after)

    assert [sent.mutation for sent in phone.journal] == [after]


def test_before_any_backup_phones_keep_everything(phone: Keeper) -> None:
    phone.send(phone.put(SCHOOL, {"text": "a"}))
    phone.send(phone.put(SCHOOL, {"text": "b"}))

    assert len(phone.journal) == 2


def test_the_watermark_is_the_head_of_the_copy_and_not_of_today(
    back_up: BackUp, phone: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone.send(phone.put(SCHOOL, {"text": "in the copy"}))
    finish = folder.finish

    def finish_late(draft: Path) -> Path:
        phone.send(phone.put(SCHOOL, {"text": "too late for it"}))
        return finish(draft)

    monkeypatch.setattr(folder, "finish", finish_late)
    back_up()
    phone.send(phone.put(SCHOOL, {"text": "after it"}))

    assert len(phone.journal) == 2


def test_the_watermark_never_goes_back(back_up: BackUp, phone: Keeper) -> None:
    phone.send(phone.put(SCHOOL, {"text": "a"}))
    old = watermark.heads(db.session())
    phone.send(phone.put(SCHOOL, {"text": "b"}))
    back_up()

    assert watermark.move(db.session(), old, db.session.commit) == 0
    phone.send(phone.put(SCHOOL, {"text": "c"}))
    assert len(phone.journal) == 1


def test_a_backup_of_another_life_moves_no_watermark(phone: Keeper) -> None:
    phone.send(phone.put(SCHOOL, {"text": "a"}))
    epoch, head = watermark.heads(db.session())[SCHOOL]

    moved = watermark.move(db.session(), {SCHOOL: (epoch + 1, head)}, db.session.commit)

    assert moved == 0


def test_backups_while_phones_push_are_whole(app: Flask, back_up: BackUp, phone: Keeper) -> None:
    stop, pushed = Event(), Event()

    def push() -> None:
        while not stop.is_set():
            with app.app_context():
                phone.send(*(phone.put(SCHOOL, {"text": "a"}) for _ in range(5)))
                db.session.remove()
            pushed.set()

    phone.client = app.test_client()
    db.session.remove()
    writer = Thread(target=push)
    writer.start()
    try:
        made = []
        for _ in range(3):
            pushed.clear()
            assert pushed.wait(30)
            made.append(back_up())
    finally:
        stop.set()
        writer.join()

    for each in made:
        with making.opened(each.place) as connection, Session(connection) as session:
            assert soundness.faults(session) == []
        held = each.manifest.contents
        assert held.rows["journal"] == held.rows["rec"] - MINE == held.heads[SCHOOL][1]
    assert made[0].manifest.contents.heads[SCHOOL] < made[2].manifest.contents.heads[SCHOOL]


def test_a_check_misses_a_lost_key(app: Flask, settings: Settings) -> None:
    settings.parcel_key_file.unlink()

    (fault,) = checking.check(settings).faults

    assert "is missing: bring it back from a backup" in fault


def test_a_check_finds_nothing_wrong_with_a_sound_server(
    settings: Settings, phone: Keeper, photo: str
) -> None:
    phone.send(phone.put(SCHOOL, {"text": "a"}), phone.put(SCHOOL, {"bad": True}))
    db.session.remove()

    found = checking.check(settings)

    assert found.faults == []
    assert found.counts["rows"] == 1 + MINE
    assert found.counts["held changes"] == 1
    assert found.counts["photos"] == 1
