"""Which records somebody may say something of, as slices of what schools wrote."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy.orm import Session

from daybook.access import service as access
from daybook.access.reach import Subject
from daybook.access.service import Part, Who
from daybook.records.scope import Slice

SUBJECTS: Final[Mapping[str, Subject]] = {
    "V1": "review.V1",
    "V2": "review.V2",
    "V3": "review.V3",
}


def slices_of(session: Session, who: Who, school: str | None = None) -> tuple[Slice, ...]:
    """What the policy lets somebody review, of one school where that is given."""
    found: list[Slice] = []
    for visibility, subject in SUBJECTS.items():
        schools = access.schools(session, who, "create", subject)
        parts = [Part(schools)] if schools else []
        parts += access.parts(session, who, "create", subject)
        found += [Slice(visibility, part) for part in parts]
    if school is None:
        return tuple(found)
    return tuple(_only(one, school) for one in found if school in one.part.schools)


def _only(one: Slice, school: str) -> Slice:
    part = one.part
    only = Part(frozenset({school}), part.classes, part.owners, part.forms, part.unscored)
    return Slice(one.visibility, only)
