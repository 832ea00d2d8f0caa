"""How far each stream is in a verified backup: phones keep what they sent until then."""

from collections.abc import Callable, Mapping

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from daybook.streams import store

STREAM = store.STREAM


def heads(session: Session) -> dict[str, tuple[int, int]]:
    """Epoch and head of every stream by its key."""
    found = session.connection().execute(select(STREAM.c.key, STREAM.c.epoch, STREAM.c.head))
    return {key: (epoch, head) for key, epoch, head in found}


def move(session: Session, held: Mapping[str, tuple[int, int]], commit: Callable[[], None]) -> int:
    """Say that a verified backup holds each stream up to a head of an epoch; how many moved.

    It never goes back, and a stream that a restore has put into another epoch stays as it is.
    """
    # On PostgreSQL nobody may hold one stream and wait for another; SQLite has one lock for all.
    one_by_one = session.get_bind().dialect.name == "postgresql"
    moved = 0
    for key, (epoch, head) in _behind(session, held).items():
        here = update(STREAM).where(STREAM.c.key == key, STREAM.c.epoch == epoch)
        further = here.where(STREAM.c.backed_up < head, STREAM.c.head >= head)
        moved += session.connection().execute(further.values(backed_up=head)).rowcount
        if one_by_one:
            commit()
    commit()
    return moved


def _behind(session: Session, held: Mapping[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """Those of the streams that may move: most have not changed since the last backup."""
    told = session.connection().execute(select(STREAM.c.key, STREAM.c.backed_up))
    return {key: held[key] for key, backed_up in told if key in held and backed_up < held[key][1]}
