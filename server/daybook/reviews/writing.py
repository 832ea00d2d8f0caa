"""One's own part of another's record, read and written through the office."""

from collections.abc import Mapping
from typing import Any

from daybook_sync.errors import ErrorCode
from daybook_sync.merge import Held
from sqlalchemy.orm import Session

from daybook.access import ground
from daybook.access.service import Who
from daybook.errors import Problem
from daybook.forms import parts as forms_parts
from daybook.forms import service as forms
from daybook.forms.compiled import CompiledForm
from daybook.records import parts
from daybook.records import service as records
from daybook.streams import service as streams
from daybook.streams.kinds import Author, Row


def asked(session: Session, author: Author, who: Who, rid: str) -> dict[str, Any]:
    """The form in which the part is asked, which questions are theirs, and the record's answers.

    Raises NOT_FOUND where no part of it is theirs.
    """
    row, form, names = _part(session, author, who, rid)
    answers = parts.answers_in(row.body)
    return {"form": forms_parts.opened(form), "names": sorted(names), "answers": answers}


def write(session: Session, author: Author, who: Who, rid: str, fields: Mapping[str, Any]) -> None:
    """Write a part; raises NOT_FOUND, FORBIDDEN, GONE, or INVALID with words by question."""
    row, form, _names = _part(session, author, who, rid)
    if row.deleted:
        raise Problem(ErrorCode.GONE, "This record was withdrawn.")
    wrong = parts.check(session, author, form, row, fields, ground.today().isoformat())
    if isinstance(wrong, Held):
        if wrong.reason == "forbidden":
            raise Problem(ErrorCode.FORBIDDEN, "This is not your part of this record.")
        raise Problem(ErrorCode.INVALID, "The form's rules forbid this.", fields=wrong.fields)
    streams.act(session, author, row.stream, "set", rid, dict(fields))


def _part(
    session: Session, author: Author, who: Who, rid: str
) -> tuple[Row, CompiledForm, frozenset[str]]:
    entry = records.lines_of(session, [rid]).get(rid)
    row = streams.row(session, rid) if entry is not None else None
    scope = parts.addressed(session, who, records.scope_of(session, who), rid)
    if entry is not None and row is not None and records.may_open(scope, entry):
        form = forms.find(session, entry.form, entry.version)
        names = parts.playing(session, author, row, form) if form is not None else frozenset[str]()
        if form is not None and names and records.is_whole(scope, entry):
            return row, form, names
    raise Problem(ErrorCode.NOT_FOUND, "No part of this record is yours.")
