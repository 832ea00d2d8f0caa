"""Photos of backups: each file once for all backups of a folder, under its hash, proved by it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from daybook.backups import disk
from daybook.backups.errors import BackupError
from daybook.photos.folder import Folder

LIST = "photos.txt"


@dataclass
class Copied:
    """What became of the photos on a list; `missing` are in neither place as they should be."""

    photos: int = 0
    bytes: int = 0
    fresh: int = 0
    missing: list[str] = field(default_factory=list)


def copy(wanted: Iterable[tuple[str, int]], source: Folder, target: Folder) -> Copied:
    """See that `target` holds each photo of (SHA-256, length), whole; only new ones are copied.

    Every file is read again to its end, also those that were there: a disk forgets silently.
    """
    done = Copied()
    for sha256, length in wanted:
        place = target.place(sha256)
        if not is_whole(place):
            if not is_whole(source.place(sha256)):
                done.missing.append(sha256)
                continue
            disk.copy(source.place(sha256), place)
            if not is_whole(place):
                raise BackupError(f"{place} is not what was written to it: the disk is failing")
            done.fresh += 1
        done.photos += 1
        done.bytes += length
    return done


def is_whole(path: Path) -> bool:
    """Whether the file is there and has the hash that is its name."""
    return path.is_file() and disk.digest(path) == path.name


def write_list(backup: Path, wanted: Iterable[tuple[str, int]]) -> None:
    """Note the photos of a backup beside its database."""
    lines = "".join(f"{sha256} {length}\n" for sha256, length in sorted(wanted))
    disk.write(backup / LIST, lines.encode())


def read_list(backup: Path) -> list[tuple[str, int]]:
    """The photos of a backup as (SHA-256, length)."""
    lines = (line.split() for line in (backup / LIST).read_text().splitlines())
    return [(sha256, int(length)) for sha256, length in lines]


def forget(pool: Folder, kept: Iterable[Path]) -> int:
    """Remove photos that none of the `kept` backups lists; how many there were."""
    listed = {pool.place(sha256) for backup in kept for sha256, _ in read_list(backup)}
    gone = [path for path in pool.root.glob("??/??/*") if path not in listed]
    for path in gone:
        path.unlink()
    return len(gone)
