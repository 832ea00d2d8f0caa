"""Empties records: the answers go from everywhere, the line by which they count stays."""

from collections.abc import Collection, Mapping
from typing import Any, Final

from sqlalchemy.orm import Session

from daybook.records import facts, projection, store, words
from daybook.streams import service as streams

KEPT: Final = frozenset({"_date", "_school", "_class", "_started", "_finished"})
"""What an emptied record still says: when and where it was, never what."""


_NOTHING: Final[Mapping[str, Any]] = {
    **dict.fromkeys(("labels", "texts", "own", "left_open"), ""),
    **dict.fromkeys(("due", "host")),
    "photos": 0,
}


def empty(session: Session, rids: Collection[str]) -> int:
    """Empty some records; how many. They leave the phones, and go on counting here."""
    streams.rewrite(session, rids, _emptied)
    for rid in sorted(rids):
        row = streams.row(session, rid)
        if row is not None and not row.deleted:
            streams.erase(session, row.stream, rid)
    told = {**_NOTHING, "facts": facts.NONE}
    store.put_words(session, [{"rid": rid, **told} for rid in sorted(rids)])
    store.put_photos(session, {rid: {} for rid in rids})
    return len(rids)


def drop_files(session: Session, rids: Collection[str]) -> None:
    """Take pictures, voice notes and documents out of some records; their words stay."""
    changed = streams.rewrite(session, rids, _fileless)
    projection.reworded(session, changed)
    store.put_photos(session, {rid: {} for rid in rids})


def _fileless(fields: Mapping[str, Any]) -> dict[str, Any]:
    found = {name: _without_files(value) for name, value in fields.items()}
    return {name: value for name, value in found.items() if value is not None}


def _without_files(value: Any) -> Any:
    """A value without files; None where it was nothing else."""
    if words.is_file(value):
        return None
    if isinstance(value, dict):
        return _fileless(value)
    if isinstance(value, list) and value:
        left = [kept for one in value if (kept := _without_files(one)) is not None]
        return left or None
    return value


def _emptied(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name in KEPT}
