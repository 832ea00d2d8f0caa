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
    `commit` follows each stream, so that nothing waits for a second lock.
    """
    moved = 0
    for key, (epoch, head) in held.items():
        here = update(STREAM).where(STREAM.c.key == key, STREAM.c.epoch == epoch)
        further = here.where(STREAM.c.backed_up < head, STREAM.c.head >= head)
        moved += session.connection().execute(further.values(backed_up=head)).rowcount
        commit()
    return moved
