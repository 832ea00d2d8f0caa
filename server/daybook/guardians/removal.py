"""A child is taken out: the register forgets it, and what was written of it alone goes."""

from collections.abc import Mapping
from typing import Any

from daybook_sync.ids import new_id
from sqlalchemy.orm import Session

from daybook.audit import service as audit
from daybook.children import service as children
from daybook.children.service import Child
from daybook.guardians import withdrawal
from daybook.records import erasing, projection
from daybook.records import service as records
from daybook.reviews import service as reviews
from daybook.streams import service as streams


def remove(session: Session, child: Child, by: str) -> int:
    """Delete a child; the number of records that went with it.

    Records that stay out of the sight of offices and are about this child alone are emptied: they
    go on counting, and say nothing. All others stay, and name "a child". What is still to be
    decided by the school is never emptied.
    """
    school = children.school_of(session, child)
    if child.consent != children.WITHDRAWN:
        withdrawal.withdraw(session, child, by)
    named = withdrawal.found_in(session, child, child.id)
    alone = [entry for entry in records.lines_of(session, named).values() if entry.inside]
    about = {
        entry.rid
        for entry in alone
        if _is_alone(streams.row(session, entry.rid), child.id)
        and not streams.held(session, rid=entry.rid)
    }
    unnamed = children.UNNAMED + new_id()[len(children.UNNAMED) :]
    changed = streams.rewrite(
        session, named - about, lambda fields: _without(fields, child.id, unnamed)
    )
    projection.reworded(session, changed)
    emptied = erasing.empty(session, about)
    reviews.forget(session, about)
    children.forget(session, child)
    streams.rewrite(session, [child.id], lambda _fields: {})
    audit.note(session, by, "child-removed", child.id, school=school, records=emptied)
    return emptied


def _is_alone(row: Any, child: str) -> bool:
    """Whether a record is about this child and no other."""
    named = row.body.get("child") if row is not None else None
    return named in (child, [child])


def _without(fields: Mapping[str, Any], child: str, unnamed: str) -> dict[str, Any]:
    return {key: withdrawal.replaced(value, child, unnamed) for key, value in fields.items()}
