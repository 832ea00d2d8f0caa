"""The commands `daybook retention --dry-run` and `daybook retention --apply`."""

import argparse
from collections.abc import Callable

from daybook.children import service as children
from daybook.db import db
from daybook.places import service as places
from daybook.retention import service

Command = Callable[[argparse.Namespace], int]
Add = Callable[[str, Command], argparse.ArgumentParser]


def add(command: Add, with_database: Callable[[Command], Command]) -> None:
    """Add this command by `command`; `with_database` opens the database around it."""
    asking = command("retention", with_database(retention)).add_mutually_exclusive_group(
        required=True
    )
    asking.add_argument("--dry-run", action="store_true", help="only list what would go")
    asking.add_argument("--apply", action="store_true", help="let it go")


def retention(asked: argparse.Namespace) -> int:
    """List what has been kept for long enough, or let it go; counts stay."""
    session = db.session()
    today = children.today()
    found = service.apply(session, today) if asked.apply else service.due(session, today)
    names = {
        place.id: place.name["zh"]
        for place in places.places(session, {one.school for one in found})
    }
    for one in found:
        name = names.get(one.school, one.school)
        print(f"{one.rule}\t{name}\t{len(one.rids)}\tsince {one.oldest}")
    if not found:
        print("Nothing is due.")
    session.commit()
    return 0
