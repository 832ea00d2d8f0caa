"""Whether what a server holds is sound: its database, its streams, its photos."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from daybook.backups import contents, making, photos, sqlite
from daybook.backups.errors import in_words
from daybook.db import db, reading
from daybook.photos import service as files
from daybook.settings import Settings
from daybook.streams import soundness


@dataclass
class Found:
    """What a check found: how much there is, and each fault in words."""

    counts: Mapping[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def check(settings: Settings) -> Found:
    """Look at everything the running application holds; raises `BackupError` when it cannot."""
    with in_words("the check was cut short"), _snapshot(settings) as connection:
        if connection.dialect.name == "sqlite" and (wrong := sqlite.faults(connection)):
            return Found(faults=[f"the database is damaged: {each}" for each in wrong])
        held = contents.read(connection)
        with Session(connection) as session:
            found = soundness.faults(session)
            wanted = files.complete_files(session)
    counts = {
        "streams": held.rows["stream"],
        "rows": held.rows["rec"],
        "changes": held.rows["journal"],
        "held changes": held.rows["quarantine"],
        "people": held.rows["account"],
        "photos": len(wanted),
    }
    return Found(counts, found + _lost_photos(wanted) + _lost_keys(settings))


def _lost_keys(settings: Settings) -> list[str]:
    lost = [path for path in making.key_files(settings) if not path.is_file()]
    return [f"the key {path} is missing: bring it back from a backup" for path in lost]


def _lost_photos(wanted: list[tuple[str, int]]) -> list[str]:
    kept = files.files()
    wrong = []
    for sha256, length in wanted:
        place = kept.place(sha256)
        if not place.is_file():
            wrong.append(f"the photo {sha256} is missing: {place}")
        elif place.stat().st_size != length or not photos.is_whole(place):
            wrong.append(f"the photo {sha256} is damaged: {place}")
    return wrong


@contextmanager
def _snapshot(settings: Settings) -> Iterator[Connection]:
    """Something to read at leisure: of SQLite a copy, because a long reader stops its writers."""
    with reading() as session:
        connection = session.connection()
        if db.engine.dialect.name != "sqlite":
            yield connection
            return
        with TemporaryDirectory(prefix="check-", dir=settings.data_dir) as scratch:
            sqlite.copy(connection, Path(scratch))
            session.close()
            with sqlite.read_only(Path(scratch)) as copy:
                yield copy
