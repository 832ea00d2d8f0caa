"""A cursor: how far a phone has read one stream under one grant."""

from dataclasses import dataclass

from daybook_sync.mutation import MalformedError, whole
from daybook_sync.values import Value


@dataclass(frozen=True, slots=True)
class Cursor:
    """Everything up to `seq` is on the phone; `boot` is there while the first download runs.

    `boot` is the head when that download began: tombstones up to it need not be sent.
    """

    slot: int
    gid: int
    epoch: int
    seq: int
    boot: int | None = None


def parse_cursor(raw: Value) -> Cursor:
    """The cursor of `[slot, gid, epoch, seq, boot?]`; raises `MalformedError`."""
    if not isinstance(raw, list) or not 4 <= len(raw) <= 5:
        raise MalformedError("a cursor is not [slot, gid, epoch, seq, boot?]")
    slot, gid, epoch, seq, *boot = (whole(number, "a cursor's number") for number in raw)
    return Cursor(slot, gid, epoch, seq, boot[0] if boot else None)


def wire_cursor(cursor: Cursor) -> list[int]:
    """The wire array of a cursor."""
    numbers = [cursor.slot, cursor.gid, cursor.epoch, cursor.seq]
    return numbers if cursor.boot is None else [*numbers, cursor.boot]


def needs_reset(cursor: Cursor, *, epoch: int, head: int, floor: int) -> bool:
    """Whether the stream must be read again from the start.

    So it is after a restore of the server (another epoch, a cursor past the head), and when
    tombstones that the phone has not seen are gone (`floor` is the highest removed one).
    """
    if cursor.epoch != epoch or cursor.seq > head:
        return True
    if cursor.boot is None:
        return cursor.seq < floor
    return cursor.boot < floor or cursor.boot > head


def advance(cursor: Cursor, seq: int) -> Cursor:
    """The cursor after everything up to `seq` was sent; it stops booting once it reaches `boot`."""
    booting = cursor.boot is not None and seq < cursor.boot
    return Cursor(cursor.slot, cursor.gid, cursor.epoch, seq, cursor.boot if booting else None)
