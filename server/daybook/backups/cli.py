"""The commands `backup`, `restore`, `compact` and `check`, and what they say."""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from daybook import clock
from daybook.backups import checking, lock, making, restoring
from daybook.backups.errors import in_words
from daybook.db import db
from daybook.settings import LEAST_DAYS, Settings
from daybook.streams import compaction

_MEGABYTE = 1_000_000


Command = Callable[[argparse.Namespace], int]
Add = Callable[[str, Command], argparse.ArgumentParser]


def add(command: Add, with_database: Callable[[Command], Command]) -> None:
    """Add these commands by `command`; `with_database` opens the database around one."""
    backing = command("backup", with_database(backup))
    backing.add_argument("folder", type=Path, nargs="?", help="of backups; in the data by default")
    backing.add_argument("--keep", type=_number, metavar="N", help="remove all but the newest N")

    restoring_ = command("restore", restore)
    restoring_.add_argument("folder", type=Path, help="a backup, or a folder: its newest is taken")
    restoring_.add_argument(
        "--replace", action="store_true", help="also where there are records: they are kept aside"
    )
    restoring_.add_argument(
        "--without-photos", action="store_true", help="leave lost photos to the phones"
    )

    compacting = command("compact", with_database(compact))
    compacting.add_argument("--days", type=_days, help="how long traces stay; 400 by default")

    command("check", with_database(check))


def backup(asked: argparse.Namespace) -> int:
    """Copy everything into a folder of backups, and prove the copy before phones hear of it."""
    settings, began = Settings.from_environment(), time.monotonic()
    made = making.make(settings, asked.folder or settings.data_dir / "backups", asked.keep)
    held, rows = made.manifest, made.manifest.contents.rows
    size = sum(path.stat().st_size for path in made.place.iterdir())
    print(
        f"{made.place} is complete and verified: {len(held.contents.heads)} streams, "
        f"{rows['rec']} rows, {rows['journal']} changes ({size / _MEGABYTE:.1f} MB), "
        f"{held.photos} photos ({held.photo_bytes / _MEGABYTE:.1f} MB, {made.fresh_photos} new), "
        f"in {time.monotonic() - began:.1f} s."
    )
    if made.place.stat().st_dev == settings.data_dir.stat().st_dev:
        print("It is on the same disk as the data: copy it to another machine.")
    if made.removed:
        print(f"Older backups removed: {made.removed}.")
    if held.missing:
        words = f"{len(held.missing)} photos are lost or damaged here; `daybook check` names them"
        print(f"daybook: {words}", file=sys.stderr)
    return 0


def restore(asked: argparse.Namespace) -> int:
    """Put a backup in place while the server is stopped; phones then send again what it lacks."""
    settings = Settings.from_environment()
    done = restoring.restore(
        settings, asked.folder, replace=asked.replace, without_photos=asked.without_photos
    )
    rows = done.manifest.contents.rows
    print(
        f"{done.backup} is in place: {rows['rec']} rows, {rows['journal']} changes, "
        f"{done.photos} photos. Start the server: phones send again what came after "
        f"the backup when they next sync."
    )
    if done.newer:
        words = f"{done.newer} is newer, and phones no longer keep what it holds: restore that"
        print(f"daybook: {words}", file=sys.stderr)
    if done.missing:
        print(f"{done.missing} photos are in no backup; phones that still have them send them.")
    if done.aside:
        print(f"What was here before is kept in {done.aside}")
    return 0


def compact(asked: argparse.Namespace) -> int:
    """Remove old traces of removed rows that a verified backup holds."""
    settings = Settings.from_environment()
    before = clock.now() - (asked.days or settings.removed_days) * clock.DAY
    with lock.alone(settings.data_dir), in_words("the compaction was cut short"):
        removed = compaction.compact(db.session(), before, db.session.commit)
    print(f"Traces of removed rows that are gone now: {removed}.")
    return 0


def check(_: argparse.Namespace) -> int:
    """Look whether database, streams and photos are sound; each fault is said, and 1 returned."""
    found = checking.check(Settings.from_environment())
    if found.counts:
        print(", ".join(f"{number} {name}" for name, number in found.counts.items()))
    for fault in found.faults:
        print(f"daybook: {fault}", file=sys.stderr)
    print(f"Faults: {len(found.faults)}." if found.faults else "Nothing is wrong.")
    return 1 if found.faults else 0


def _number(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError("must be a number from 1 on")
    return int(text)


def _days(text: str) -> int:
    days = _number(text)
    if days < LEAST_DAYS:
        raise argparse.ArgumentTypeError(f"must be {LEAST_DAYS} or more")
    return days
