"""A restore brings everything back; phones of the old life send again and nothing is doubled."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from daybook.backups import folder, lock, making, manifest, photos, restoring
from daybook.backups.errors import BackupError
from daybook.db import db
from daybook.photos import service as files
from daybook.settings import Settings
from daybook.streams import service as streams
from daybook.streams import watermark
from tests.server.backups.keeper import Keeper
from tests.server.streams.conftest import SCHOOL

BackUp = Callable[..., making.Made]
BringBack = Callable[..., restoring.Restored]


def texts(phone: Keeper) -> list[str]:
    return sorted(body["text"] for body in phone.bodies(SCHOOL).values())


def test_what_was_logged_after_the_backup_comes_back_from_the_phones(
    back_up: BackUp, bring_back: BringBack, make_keeper: Callable[[], Keeper]
) -> None:
    phone, other = make_keeper(), make_keeper()
    phone.send(phone.put(SCHOOL, {"text": "in the backup"}))
    back_up()
    phone.send(phone.put(SCHOOL, {"text": "after it"}))
    other.send(other.put(SCHOOL, {"text": "after it too"}))
    bring_back()

    for each in (phone, other, phone):
        each.send()

    assert texts(phone) == texts(other) == ["after it", "after it too", "in the backup"]


def test_an_edit_and_a_removal_after_the_backup_come_back(
    back_up: BackUp, bring_back: BringBack, phone: Keeper
) -> None:
    put, gone = phone.put(SCHOOL, {"text": "a"}), phone.put(SCHOOL, {"text": "removed"})
    phone.send(put, gone)
    back_up()
    phone.send(phone.set(SCHOOL, put["r"], {"text": "b"}), phone.delete(SCHOOL, gone["r"]))
    bring_back()

    phone.send()

    assert texts(phone) == ["b"]
    assert len(streams.history(db.session(), put["r"])) == 2


def test_every_stream_begins_a_new_epoch(
    back_up: BackUp, bring_back: BringBack, phone: Keeper
) -> None:
    phone.send(phone.put(SCHOOL, {"text": "a"}))
    epoch, head = watermark.heads(db.session())[SCHOOL]
    back_up()

    bring_back()

    assert watermark.heads(db.session())[SCHOOL][0] > epoch
    assert watermark.heads(db.session())[SCHOOL][1] == head


def test_a_second_restore_of_the_same_backup_is_another_life(
    back_up: BackUp, bring_back: BringBack, phone: Keeper
) -> None:
    back_up()
    phone.send(phone.put(SCHOOL, {"text": "first life"}))
    bring_back()
    phone.send(phone.put(SCHOOL, {"text": "second life"}))

    bring_back()
    phone.send()

    assert texts(phone) == ["first life", "second life"]


def test_new_streams_after_a_restore_do_not_take_old_numbers(
    back_up: BackUp, bring_back: BringBack, phone: Keeper
) -> None:
    back_up()
    bring_back()

    streams.publish(db.session(), "school/another/2026", "note", phone.user, {"text": "a"})
    db.session.commit()

    assert watermark.heads(db.session())["school/another/2026"][1] == 1


def test_a_phone_signed_in_before_the_restore_still_is(
    back_up: BackUp, bring_back: BringBack, phone: Keeper
) -> None:
    back_up()
    bring_back()

    me = phone.client.get("/api/accounts/me", headers={"Authorization": f"Bearer {phone.token}"})

    assert me.get_json()["user"] == phone.user


def test_photos_and_keys_come_back(
    back_up: BackUp, bring_back: BringBack, photo: str, settings: Settings
) -> None:
    back_up()
    key = settings.parcel_key_file.read_bytes()
    files.files().place(photo).unlink()
    settings.parcel_key_file.unlink()

    done = bring_back()

    assert (done.photos, done.missing) == (1, 0)
    assert photos.is_whole(files.files().place(photo))
    assert settings.parcel_key_file.read_bytes() == key


def test_another_key_that_was_there_is_kept_aside(
    back_up: BackUp, bring_back: BringBack, settings: Settings
) -> None:
    key = settings.parcel_key_file.read_bytes()
    back_up()
    settings.parcel_key_file.write_text("another")

    bring_back()

    (aside,) = settings.data_dir.glob("parcel-key.pem.before-restore-*")
    assert aside.read_text() == "another"
    assert settings.parcel_key_file.read_bytes() == key


def test_a_photo_that_is_in_no_backup_is_forgotten_so_that_phones_send_it(
    back_up: BackUp, bring_back: BringBack, photo: str, backups: Path
) -> None:
    back_up()
    for place in (files.files().place(photo), *backups.glob("photos/??/??/*")):
        place.unlink()

    done = bring_back()

    assert done.missing == 1
    assert files.missing(db.session(), [photo]) == [photo]


def test_a_photo_that_is_still_here_needs_no_copy(
    back_up: BackUp, bring_back: BringBack, photo: str, backups: Path
) -> None:
    back_up()
    for place in backups.glob("photos/??/??/*"):
        place.unlink()

    assert bring_back().missing == 0


def test_a_backup_without_its_photos_is_not_restored_by_mistake(
    back_up: BackUp, bring_back: BringBack, photo: str, tmp_path: Path, settings: Settings
) -> None:
    alone = tmp_path / "elsewhere" / "the-backup"
    alone.parent.mkdir()
    back_up().place.rename(alone)

    with pytest.raises(BackupError, match="photos of this backup are not beside it"):
        bring_back(alone)

    db.session.remove()
    db.engine.dispose()
    done = restoring.restore(settings, alone, replace=True, without_photos=True)
    assert done.manifest.photos == 1


def test_a_server_that_holds_something_is_not_overwritten(
    back_up: BackUp, bring_back: BringBack, phone: Keeper
) -> None:
    back_up()

    with pytest.raises(BackupError, match="already holds people and records"):
        bring_back(replace=False)


def test_what_is_replaced_is_kept(
    back_up: BackUp, bring_back: BringBack, phone: Keeper, settings: Settings
) -> None:
    back_up()

    aside = bring_back().aside

    assert aside is not None
    if make_url(settings.database_url).get_backend_name() == "sqlite":
        assert Path(aside).stat().st_size > 0
    else:
        rows = db.session.connection().exec_driver_sql(f'SELECT count(*) FROM "{aside}".stream')
        assert rows.scalar_one() == 2


def test_a_restore_waits_for_the_server_to_be_stopped(
    back_up: BackUp, bring_back: BringBack, settings: Settings
) -> None:
    back_up()
    with (
        lock._held(settings.data_dir / "serving.lock", ""),
        pytest.raises(BackupError, match="stop it first"),
    ):
        bring_back()


def test_a_server_does_not_start_during_a_restore(settings: Settings) -> None:
    with lock.stopped(settings.data_dir), pytest.raises(BackupError, match="is under way"):
        lock.running(settings.data_dir)


def test_a_backup_with_a_changed_file_is_not_restored(
    back_up: BackUp, bring_back: BringBack, phone: Keeper
) -> None:
    made = back_up()
    name = next(name for name in made.manifest.files if name != photos.LIST)
    with (made.place / name).open("r+b") as file:
        file.seek(0)
        file.write(b"?")

    with pytest.raises(BackupError, match="is not what was written"):
        bring_back()


def test_a_backup_that_lacks_a_file_is_not_restored(back_up: BackUp, bring_back: BringBack) -> None:
    (back_up().place / photos.LIST).unlink()

    with pytest.raises(BackupError, match="is missing"):
        bring_back()


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"digest": 1}'])
def test_a_damaged_manifest_is_said(back_up: BackUp, bring_back: BringBack, text: str) -> None:
    made = back_up()
    (made.place / manifest.NAME).write_text(text)

    with pytest.raises(BackupError, match="is damaged"):
        bring_back(made.place)


def test_a_manifest_with_another_number_in_it_is_damaged(
    back_up: BackUp, bring_back: BringBack
) -> None:
    made = back_up()
    path = made.place / manifest.NAME
    path.write_text(path.read_text().replace('"photos": 0', '"photos": 1'))

    with pytest.raises(BackupError, match="is damaged"):
        bring_back()


def test_a_folder_without_backups_is_said(bring_back: BringBack, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="no complete backup"):
        bring_back(tmp_path / "nowhere")


def test_the_newest_backup_of_a_folder_is_taken(
    back_up: BackUp, bring_back: BringBack, phone: Keeper, backups: Path
) -> None:
    for number in range(3):
        phone.send(phone.put(SCHOOL, {"text": str(number)}))
        back_up()

    done = bring_back()

    assert (done.backup, done.newer) == (folder.complete(backups)[-1], None)
    assert watermark.heads(db.session())[SCHOOL][1] == 3


def test_a_newer_backup_than_the_restored_is_named(back_up: BackUp, bring_back: BringBack) -> None:
    older, newer = back_up(), back_up()

    assert bring_back(older.place).newer == newer.place
