"""The folder of backups: complete ones by number, and the photos of all.

A backup is made under a name that begins with a dot and gets its own name last, so whatever has
that name is complete. The order is that of the numbers: a clock may be set back, and the newest
backup must never be taken for an old one.
"""

import re
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from daybook import clock
from daybook.backups import disk
from daybook.backups.errors import BackupError
from daybook.backups.manifest import NAME

PHOTOS = "photos"
_COMPLETE = re.compile(r"(\d{5,})-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ")
_UNFINISHED = ".unfinished-"


def stamp(moment: int) -> str:
    """A moment (ms since 1970) as part of a name, in UTC."""
    return datetime.fromtimestamp(moment // clock.SECOND, UTC).strftime("%Y-%m-%dT%H-%M-%SZ")


def complete(root: Path) -> list[Path]:
    """The complete backups in a folder, the oldest first."""
    if not root.is_dir():
        return []
    return sorted((path for path in root.iterdir() if _number(path)), key=_number)


def _number(path: Path) -> int:
    """The number of a complete backup; 0 for anything else."""
    found = _COMPLETE.fullmatch(path.name)
    return int(found[1]) if found and path.is_dir() else 0


def chosen(path: Path) -> Path:
    """The backup that `path` is, or the newest in it; raises `BackupError` when there is none."""
    path = path.resolve()
    if (path / NAME).is_file() and not path.name.startswith(_UNFINISHED):
        return path
    found = complete(path)
    if not found:
        raise BackupError(f"there is no complete backup in {path}")
    return found[-1]


def begin(root: Path, made: int) -> Path:
    """An empty folder for a backup that is being made; what broke off before is removed."""
    for left in root.glob(f"{_UNFINISHED}*"):
        shutil.rmtree(left)
    last = max(map(_number, complete(root)), default=0)
    draft = root / f"{_UNFINISHED}{last + 1:05}-{stamp(made)}"
    draft.mkdir(mode=0o700)
    return draft


def finish(draft: Path) -> Path:
    """Give a proved backup its name; from here on it is complete."""
    disk.sync(draft)
    place = draft.with_name(draft.name.removeprefix(_UNFINISHED))
    draft.rename(place)
    disk.sync(place.parent)
    return place


def free(name: str, taken: Callable[[str], bool]) -> str:
    """The name, or with the next number when it is taken."""
    found, turn = name, 1
    while taken(found):
        turn += 1
        found = f"{name}-{turn}"
    return found


def remove(backup: Path) -> None:
    """Remove a backup; it stops looking complete first."""
    going = backup.with_name(f"{_UNFINISHED}{backup.name}")
    backup.replace(going)
    disk.sync(going.parent)
    shutil.rmtree(going)
