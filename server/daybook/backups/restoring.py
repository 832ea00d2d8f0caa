"""Bringing a backup back: everything is checked first, and what was there is kept aside."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, make_url
from sqlalchemy.orm import Session

from daybook import clock
from daybook.backups import disk, folder, lock, photos, postgresql, sqlite
from daybook.backups.errors import BackupError, in_words
from daybook.backups.making import key_files
from daybook.backups.manifest import Manifest
from daybook.migrations import runner
from daybook.photos import service as files
from daybook.photos.folder import Folder
from daybook.settings import Settings
from daybook.streams import service as streams


@dataclass(frozen=True)
class Restored:
    """A backup that is in place again; `aside` is where the old database is, if there was one."""

    backup: Path
    manifest: Manifest
    photos: int
    missing: int
    aside: str | None
    newer: Path | None
    """A later backup beside it: phones have let go of what that one holds."""


def restore(
    settings: Settings, path: Path, *, replace: bool = False, without_photos: bool = False
) -> Restored:
    """Put a backup, or the newest in a folder, in the place of an empty server's data.

    With `replace` also in the place of one that is not empty; `without_photos` does with those that
    phones still have. Raises `BackupError`; then the
    database is as it was. Photos are only ever added.
    """
    backup = folder.chosen(path)
    with in_words("nothing was restored"), lock.stopped(settings.data_dir):
        manifest = _checked(settings, backup)
        if not replace and _holds_anything(settings):
            raise BackupError(
                "this server already holds people and records; "
                "with --replace they are kept aside and the backup takes their place"
            )
        pool = backup.parent / folder.PHOTOS
        if manifest.photos and not pool.is_dir() and not without_photos:
            raise BackupError(
                f"the photos of this backup are not beside it in {pool}; bring them there, "
                "or leave them to the phones with --without-photos"
            )
        wanted = photos.read_list(backup)
        done = photos.copy(wanted, Folder(pool), Folder(settings.photos_dir))
        moment = folder.stamp(clock.now())
        _bring_keys_back(settings, backup, moment)
        aside = _bring_database_back(settings, backup, f"before-restore-{moment}", done.missing)
        newest = folder.complete(backup.parent)[-1:]
        newer = next((later for later in newest if later != backup), None)
        return Restored(backup, manifest, done.photos, len(done.missing), aside, newer)


def _checked(settings: Settings, backup: Path) -> Manifest:
    """The manifest of a backup that is whole and fits this server."""
    manifest = Manifest.read(backup)
    manifest.check_files(backup)
    here = make_url(settings.database_url).get_backend_name()
    if manifest.engine != here:
        raise BackupError(
            f"this backup is of {manifest.engine} and DAYBOOK_DATABASE_URL names {here}"
        )
    if not runner.knows(manifest.contents.revision):
        raise BackupError(
            f"this backup is of Daybook {manifest.version}, which is newer: install that first"
        )
    return manifest


def _holds_anything(settings: Settings) -> bool:
    if settings.database_url.startswith("sqlite"):
        return sqlite.holds_anything(settings.database_url)
    engine = create_engine(settings.database_url)
    try:
        return postgresql.holds_anything(engine)
    finally:
        engine.dispose()


def _bring_keys_back(settings: Settings, backup: Path, moment: str) -> None:
    """Put the keys of a backup in place; another one that is there keeps its bytes aside."""
    for place in key_files(settings):
        kept = backup / place.name
        if not kept.is_file() or (place.is_file() and place.read_bytes() == kept.read_bytes()):
            continue
        if place.is_file():
            disk.copy(place, place.with_name(f"{place.name}.before-restore-{moment}"))
        disk.copy(kept, place)


def _bring_database_back(
    settings: Settings, backup: Path, aside: str, missing: list[str]
) -> str | None:
    """Swap the databases in one step; the new one then knows of the restore already."""

    def of_connection(connection: Connection) -> None:
        runner.upgrade_on(connection)
        with Session(connection, join_transaction_mode="create_savepoint") as session:
            streams.begin_epoch(session)
            files.forget(session, missing)
            session.commit()

    def of_engine(engine: Engine) -> None:
        with engine.begin() as connection:
            of_connection(connection)

    url = settings.database_url
    if url.startswith("sqlite"):
        return sqlite.bring_back(url, backup, aside, of_engine)
    engine = create_engine(url)
    try:
        return postgresql.bring_back(engine, backup, aside, of_connection)
    finally:
        engine.dispose()
