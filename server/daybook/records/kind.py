"""The kind `record`: who may write one, and when it is valid."""

from collections.abc import Mapping
from typing import Any

from daybook_sync.merge import Held
from daybook_sync.mutation import Mutation
from flask import current_app
from sqlalchemy.orm import Session

from daybook import clock
from daybook.forms import service as forms
from daybook.forms.compiled import CompiledForm
from daybook.records import amending, envelope, parts, projection, writing
from daybook.records import visibility as seen
from daybook.settings import Settings
from daybook.streams import kinds
from daybook.streams import service as streams
from daybook.streams.kinds import Author, Row

EVERYBODY, OWN_AND_LEADERS = 0, 1


def check(session: Session, author: Author, mutation: Mutation, row: Row | None) -> Held | None:
    """None when the record may be written as asked, else why it is held.

    The policy says who writes it. That it arrives late is never a reason to hold it.
    """
    if row is not None and not writing.may_change(session, author, mutation, row):
        return _as_part(session, author, mutation, row)
    if mutation.change == "del" or (row is None and mutation.change != "put"):
        return None
    name, version = _form_of(mutation, row)
    form = forms.find(session, name, version)
    if form is None:
        return Held("form-unknown")
    body = _merged(mutation, row)
    wrong = envelope.faults(body, row)
    if wrong:
        return Held("invalid", wrong)
    if row is None and not _belongs(session, author, mutation, form, body):
        return Held("not-member")
    day = _day_of(mutation.at)
    wrong = forms.check(form, parts.answers_in(body), day)
    if wrong:
        return Held("invalid", wrong)
    given = _parts_in(form, mutation, row)
    return parts.check(session, author, form, row, given, day) if row and given else None


def release(session: Session, mutation: Mutation, row: Row | None, key: str) -> Held | None:
    """None when somebody in charge may have it applied: whoever wrote it, valid and in its place.

    That its author lost the stream, or that another wrote the record, may be set aside; the
    form's rules may not.
    """
    if mutation.change == "del":
        return None
    form = forms.find(session, *_form_of(mutation, row))
    if form is None:
        return Held("form-unknown")
    body = _merged(mutation, row)
    wrong = envelope.faults(body, row)
    if not wrong and row is None and not _fits(key, form, body):
        return Held("not-member")
    day = _day_of(mutation.at)
    wrong |= forms.check(form, parts.answers_in(body), day)
    if wrong:
        return Held("invalid", wrong)
    return parts.faulty(form, body, _parts_in(form, mutation, row), day)


def _as_part(session: Session, author: Author, mutation: Mutation, row: Row) -> Held | None:
    """None when somebody who may not change a record writes their own part of it."""
    form = forms.find(session, *_form_of(mutation, row))
    if form is None or mutation.change != "set" or not mutation.fields:
        return Held("forbidden")
    return parts.check(session, author, form, row, mutation.fields, _day_of(mutation.at))


def _parts_in(form: CompiledForm, mutation: Mutation, row: Row | None) -> dict[str, Any]:
    """What a change writes into the parts of others."""
    there = row.body if row is not None else {}
    asked = parts.roles_of(form)
    return {
        name: value
        for name, value in mutation.fields.items()
        if name in asked and value != there.get(name)
    }


def visibility(session: Session, mutation: Mutation) -> int:
    """Records are for their author, and for whoever leads the school or shares the class.

    A register that colleagues choose from is for all of the school.
    """
    form = forms.find(session, *(mutation.form or ("", 0)))
    return EVERYBODY if form is not None and seen.is_shared(form) else OWN_AND_LEADERS


def _form_of(mutation: Mutation, row: Row | None) -> tuple[str, int]:
    if row is not None:
        return row.form or "", row.form_version or 0
    return mutation.form or ("", 0)


def _merged(mutation: Mutation, row: Row | None) -> dict[str, Any]:
    body = {**(row.body if row else {}), **mutation.fields}
    return {key: value for key, value in body.items() if value is not None}


def _belongs(
    session: Session,
    author: Author,
    mutation: Mutation,
    form: CompiledForm,
    body: Mapping[str, Any],
) -> bool:
    """Whether the record lies in the stream that its form, school and class ask for, and may."""
    key = writing.stream_of(session, author.user, mutation.slot)
    pair = seen.pair_of(key)
    return _fits(key, form, body) and writing.may_create(session, author, form, body, pair)


def _fits(key: str, form: CompiledForm, body: Mapping[str, Any]) -> bool:
    kind, _, rest = key.partition("/")
    place = rest.partition("/")[0]
    if form["audience"] == "class":
        return kind == "class" and place == body.get("_class")
    if form["audience"] == "pair" and kind == "pair":
        return place == body.get("pair")
    return kind == "school" and place == body.get("_school")


def _day_of(moment: int) -> str:
    """The day on which the phone says it was written; the server's own when that is no day."""
    settings: Settings = current_app.extensions["daybook.settings"]
    try:
        day = clock.day_of(moment, settings.time_zone)
    except (OverflowError, OSError, ValueError):
        day = clock.day_of(clock.now(), settings.time_zone)
    return day.isoformat()


def register() -> None:
    """Let the sync engine know what a record is."""
    quiet = frozenset({envelope.WHY})
    follow, amend = projection.changed, amending.amend
    kinds.register(kinds.Kind("record", check, visibility, follow, release, amend, quiet=quiet))
    streams.on_need(projection.needs)
