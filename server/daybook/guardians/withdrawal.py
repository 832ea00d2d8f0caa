"""Consent is withdrawn: a code takes the place of the child's name in everything that is kept.

What a machine cannot read keeps the name: photographs of handwriting, voice notes, documents, nick
names, what was printed or exported, and backups made before. The guide says what to do with those.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from daybook_sync.errors import ErrorCode
from sqlalchemy.orm import Session

from daybook.audit import service as audit
from daybook.children import service as children
from daybook.children.service import Child, Told
from daybook.errors import Problem
from daybook.places import service as places
from daybook.records import projection
from daybook.streams import service as streams


@dataclass(frozen=True)
class Renamed:
    """The code that stands for the child now, and in how many records something changed."""

    code: str
    records: int


def withdraw(
    session: Session, child: Child, by: str, *, guardian: str = "", reason: str = ""
) -> Renamed:
    """Withdraw a child's consent in one act; raises CONFLICT when that was done already.

    Counts stay as they are: every record stays, and names the child by its code.
    """
    if child.consent == children.WITHDRAWN:
        raise Problem(ErrorCode.CONFLICT, "Consent was withdrawn already.")
    name = child.name
    rids = found_in(session, child, name)
    told = Told(children.WITHDRAWN, "no", guardian, children.today().isoformat(), reason)
    code = children.deidentify(session, child, told, by)
    changed = streams.rewrite(session, rids, lambda fields: _replaced(fields, name, code))
    _clean_old_copies(session, child)
    projection.reworded(session, changed)
    records = sum(row.kind == "record" for row in changed)
    school = children.school_of(session, child)
    audit.note(session, by, "consent-withdrawn", child.id, school=school, records=records)
    return Renamed(code, records)


def found_in(session: Session, child: Child, name: str) -> set[str]:
    """The ids of all rows that name a child, or hold its name in anybody's words.

    Where another child of the school has the same name, only those that mean this one by its id.
    """
    school = children.school_of(session, child)
    needles = [child.id]
    if not _is_shared(session, school, child, name):
        needles.append(name)
    return streams.holding(session, streams_of(session, child), needles) - {child.id}


def streams_of(session: Session, child: Child) -> Sequence[str]:
    """How the keys begin of the streams in which a child may be spoken of."""
    classes = {stay.school_class for stay in children.stays(session, child)}
    schools = {places.school_of_class(session, one) for one in classes}
    return sorted(
        {f"class/{one}/" for one in classes} | {f"school/{one}/" for one in schools if one}
    )


def _is_shared(session: Session, school: str, child: Child, name: str) -> bool:
    classes = [found.id for found in places.classes_of(session, [school])]
    others = children.children_of(session, classes)
    return any(other.name == name and other.id != child.id for other in others)


def _clean_old_copies(session: Session, child: Child) -> None:
    """A class that the child has left keeps a removed row with what it said."""
    told = streams.copies(session, child.id)
    body = dict(told[0].body) if told else {"name": child.name, "consent": child.consent}
    streams.rewrite(session, [child.id], lambda _fields: body)


def _replaced(fields: Mapping[str, Any], name: str, code: str) -> dict[str, Any]:
    return {key: replaced(value, name, code) for key, value in fields.items()}


def replaced(value: Any, name: str, code: str) -> Any:
    """A value with `code` wherever it holds `name`, however deep."""
    if isinstance(value, str):
        return value.replace(name, code)
    if isinstance(value, list):
        return [replaced(one, name, code) for one in value]
    if isinstance(value, dict):
        return _replaced(value, name, code)
    return value
