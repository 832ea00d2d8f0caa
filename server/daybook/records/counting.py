"""What plans count of records: who wrote what where and when, and its facts; nobody's words."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from daybook.records.models import RecordEntry


@dataclass(frozen=True, slots=True)
class Counted:
    """One record that stands; `facts` are as `facts.of` makes them."""

    rid: str
    form: str
    day: str
    person: str
    school: str
    school_class: str | None
    facts: Mapping[str, Any]


def counted(
    session: Session,
    schools: Collection[str],
    forms: Collection[str],
    days: tuple[str, str],
    *,
    registers: Collection[str] = (),
    writer: str | None = None,
) -> Sequence[Counted]:
    """The records of some forms and days at some schools, and a writer's wherever they are.

    Of `registers` also what was written before the first day: it still holds.
    """
    here = RecordEntry.school.in_(schools)
    # Plain rows: a plan of a township asks for thousands.
    rows = session.connection().execute(
        select(
            RecordEntry.rid,
            RecordEntry.form,
            RecordEntry.date,
            RecordEntry.owner,
            RecordEntry.school,
            RecordEntry.school_class,
            RecordEntry.facts,
        ).where(
            or_(here, RecordEntry.owner == writer) if writer is not None else here,
            RecordEntry.deleted.is_(False),
            RecordEntry.date <= days[1],
            or_(
                and_(RecordEntry.form.in_(forms), RecordEntry.date >= days[0]),
                RecordEntry.form.in_(registers),
            ),
        )
    )
    return [Counted(*row[:-1], orjson.loads(row[-1])) for row in rows]
