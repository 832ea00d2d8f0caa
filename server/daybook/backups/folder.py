"""The folder of backups: complete ones by the moment they were made, and the photos of all.

A backup is made under a name that begins with a dot and gets its own name last, so whatever has
that name is complete.
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
_COMPLETE = re.compile(r"\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ(-\d+)?")
_UNFINISHED = ".unfinished-"


def stamp(moment: int) -> str:
    """The name of a backup made at `moment` (ms since 1970)."""
    return datetime.fromtimestamp(moment // clock.SECOND, UTC).strftime("%Y-%m-%dT%H-%M-%SZ")


def complete(root: Path) -> list[Path]:
    """The complete backups in a folder, the oldest first."""
    if not root.is_dir():
        return []
    found = [path for path in root.iterdir() if _COMPLETE.fullmatch(path.name)]
    return sorted((path for path in found if (path / NAME).is_file()), key=_age)


def _age(backup: Path) -> tuple[str, int]:
    """Of several backups made within a second the later ones have a number."""
    moment, _, turn = backup.name.partition("Z")
    return moment, int(turn[1:] or 1)


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
    draft = root / f"{_UNFINISHED}{stamp(made)}"
    draft.mkdir(mode=0o700)
    return draft


def finish(draft: Path) -> Path:
    """Give a proved backup its name; from here on it is complete."""
    disk.sync(draft)
    name = draft.name.removeprefix(_UNFINISHED)
    place = draft.with_name(free(name, lambda name: draft.with_name(name).exists()))
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
