"""Making a backup: copied, proved, and only then called complete and told to the phones."""

import shutil
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from daybook import __version__, clock
from daybook.backups import contents, disk, folder, lock, photos, postgresql, sqlite
from daybook.backups.errors import BackupError, in_words
from daybook.backups.manifest import Contents, Manifest
from daybook.db import db, reading
from daybook.photos import service as files
from daybook.photos.folder import Folder
from daybook.settings import Settings
from daybook.streams import watermark


@dataclass(frozen=True)
class Made:
    """A new backup and where it is; `removed` are older ones that made room."""

    place: Path
    manifest: Manifest
    fresh_photos: int
    removed: int


def make(settings: Settings, root: Path, keep: int | None = None) -> Made:
    """Back up the running application's database, photos and keys into a folder of backups.

    With `keep` so many of the newest stay. Raises `BackupError`; then nothing has changed, but
    for photos that were copied already.
    """
    with in_words("the backup was not made"):
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
    with lock.alone(settings.data_dir), lock.alone(root):
        with in_words("the backup was not made"):
            place, manifest, fresh = _complete(settings, root)
        with in_words(f"the backup {place} is complete, but phones were not told"):
            _tell(manifest.contents)
        with in_words(f"the backup {place} is complete, but older ones were not removed"):
            return Made(place, manifest, fresh, _prune(root, keep))


def _complete(settings: Settings, root: Path) -> tuple[Path, Manifest, int]:
    """A complete backup in its place, or nothing."""
    draft = folder.begin(root, clock.now())
    pool = root / folder.PHOTOS
    pool.mkdir(mode=0o700, exist_ok=True)
    try:
        manifest, fresh = _fill(settings, draft, Folder(pool))
        return folder.finish(draft), manifest, fresh
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise


def _fill(settings: Settings, draft: Path, pool: Folder) -> tuple[Manifest, int]:
    """Everything that belongs to a backup, and its manifest last."""
    made = clock.now()
    dumped = _dump(draft)
    _copy_keys(settings, draft)
    digests = {path.name: disk.digest(path) for path in sorted(draft.iterdir())}
    with opened(draft) as copy:
        found = contents.read(copy)
        if wrong := contents.differences(dumped, found):
            raise BackupError(f"the copy is not what was copied: {wrong[0]}")
        with Session(copy) as session:
            wanted = files.complete_files(session)
    done = photos.copy(wanted, files.files(), pool)
    photos.write_list(draft, wanted)
    digests[photos.LIST] = disk.digest(draft / photos.LIST)
    manifest = Manifest(
        made=made,
        version=__version__,
        engine=db.engine.dialect.name,
        contents=found,
        files=digests,
        photos=done.photos,
        photo_bytes=done.bytes,
        missing=tuple(done.missing),
    )
    manifest.check_files(draft)
    manifest.write(draft)
    return manifest, done.fresh


def _dump(draft: Path) -> Contents:
    with reading() as session:
        source = session.connection()
        if source.dialect.name == "sqlite":
            return sqlite.dump(source, draft)
        return postgresql.dump(source, draft)


def opened(backup: Path) -> AbstractContextManager[Connection]:
    """The database of a backup, brought back for reading; raises `BackupError` when it cannot."""
    if (backup / sqlite.FILE).exists():
        return sqlite.opened(backup)
    return postgresql.opened(db.engine, backup)


def _copy_keys(settings: Settings, draft: Path) -> None:
    for path in key_files(settings):
        if path.is_file():
            disk.copy(path, draft / path.name)


def key_files(settings: Settings) -> list[Path]:
    """Secrets of the data folder without which something that phones sealed is lost."""
    return [settings.parcel_key_file]


def _tell(held: Contents) -> None:
    """Let phones know up to where their work is safe."""
    watermark.move(db.session(), held.heads, db.session.commit)


def _prune(root: Path, keep: int | None) -> int:
    """Remove all but the newest backups, and photos that only the removed ones had."""
    found = folder.complete(root)
    going = [] if keep is None else found[: -max(1, keep)]
    for backup in going:
        folder.remove(backup)
    if going:
        photos.forget(Folder(root / folder.PHOTOS), folder.complete(root))
    return len(going)
