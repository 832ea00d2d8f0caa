"""Rows of the kind `conflict`: a value that gave way, on its way to the phones it concerns.

The row is settled by removing it, which whoever may edit the record may do; choosing the other
value is an ordinary edit of the record besides. The table `conflict` keeps the value for ever.
"""

from dataclasses import replace
from typing import Final

from daybook_sync.ids import stable_id
from daybook_sync.merge import Conflict, Held
from daybook_sync.mutation import Mutation
from daybook_sync.values import Value
from sqlalchemy.orm import Session

from daybook.streams import kinds, store
from daybook.streams.kinds import Author, Kind, Row

NAME: Final = "conflict"


def row_of(
    record: Row,
    conflict: Conflict,
    seq: int,
    lost: tuple[str | None, int | None],
    kept: tuple[str, int],
    now: int,
) -> Row:
    """The row that tells of `conflict` in `record`; `lost` and `kept` are (who, when)."""
    fields: dict[str, Value] = {
        "record": record.rid,
        "field": conflict.field,
        "lost": conflict.value,
        "lost_by": lost[0],
        "lost_at": lost[1],
        "kept_by": kept[0],
        "kept_at": kept[1],
    }
    return Row(
        stream=record.stream,
        rid=stable_id(f"conflict {record.rid} {conflict.field} {conflict.lost}"),
        kind=NAME,
        owner=record.owner,
        vis=record.vis,
        seq=seq,
        deleted=False,
        form=None,
        form_version=None,
        body={name: value for name, value in fields.items() if value is not None},
        created_at=now,
        received_at=now,
    )


def check(session: Session, author: Author, mutation: Mutation, row: Row | None) -> Held | None:
    """None for its removal by somebody who may edit or remove the record, else why it is held."""
    if row is None or mutation.change != "del":
        return Held("forbidden")
    records = [
        found
        for _, found in store.rows(session, [str(row.body.get("record"))])
        if found.stream == row.stream
    ]
    kind = kinds.find(records[0].kind) if records else None
    if kind is None:
        return Held("forbidden")
    as_edit = replace(mutation, rid=records[0].rid, kind=kind.name, change="set", fields={})
    return kind.check(session, author, mutation, records[0]) and kind.check(
        session, author, as_edit, records[0]
    )


kinds.register(Kind(NAME, check))
