"""Who plays which part of a record: the questions that somebody else than its author answers."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from daybook_sync.merge import Held
from sqlalchemy.orm import Session

from daybook.access.service import Facts, Part, Who
from daybook.forms import parts as forms_parts
from daybook.forms import service as forms
from daybook.forms.compiled import Answers, CompiledForm
from daybook.records import store, writing
from daybook.records.scope import Scope, Slice
from daybook.streams import service as streams
from daybook.streams.kinds import Author, Row

roles_of = forms_parts.roles_of
"""Whose part each question of a form is that is not the author's, by name."""


def playing(session: Session, author: Author, row: Row, form: CompiledForm) -> frozenset[str]:
    """The questions of others' parts of a record that somebody may answer."""
    asked = roles_of(form)
    played = {role for role in set(asked.values()) if _PLAYS[role](session, author, row)}
    return frozenset(name for name, role in asked.items() if role in played)


def check(
    session: Session,
    author: Author,
    form: CompiledForm,
    row: Row,
    fields: Mapping[str, Any],
    today: str,
) -> Held | None:
    """None when somebody may write these fields as parts of a record, and they are right."""
    if not fields.keys() <= playing(session, author, row, form):
        return Held("forbidden")
    return faulty(form, {**row.body, **fields}, fields, today)


def faulty(
    form: CompiledForm, body: Mapping[str, Any], fields: Mapping[str, Any], today: str
) -> Held | None:
    """What is wrong with the parts among `fields` of a record that is `body` then; else None."""
    wrong = forms_parts.check(form, answers_in(body), fields.keys(), today)
    return Held("invalid", wrong) if wrong else None


def answers_in(body: Mapping[str, Any]) -> Answers:
    """The answers of a record's body, without the phone's own entries."""
    return {name: value for name, value in body.items() if value is not None and name[:1] != "_"}


def addressed(session: Session, who: Who, scope: Scope, rid: str) -> Scope:
    """The scope in which somebody reads a record besides because a part of it is theirs to write.

    A head reads what another school's people wrote of a visit to theirs, or sent to it.
    """
    entry = store.entry(session, rid)
    row = streams.row(session, rid) if entry is not None and not entry.private else None
    form = forms.find(session, entry.form, entry.version) if entry is not None else None
    if entry is None or row is None or form is None:
        return scope
    if not playing(session, Author(who.user, ""), row, form):
        return scope
    only = Part(
        frozenset({entry.school}), owners=frozenset({entry.owner}), forms=frozenset({form["id"]})
    )
    return replace(scope, slices=(*scope.slices, Slice("V1", only)))


def _partner(session: Session, author: Author, row: Row) -> bool:
    return writing.may_correct(session, author, row)


def _host(session: Session, author: Author, row: Row) -> bool:
    return _leads(session, author, row, row.body.get("to_school"))


def _receiver(session: Session, author: Author, row: Row) -> bool:
    given = row.body.get("to")
    places = given if isinstance(given, list) else []
    return any(_leads(session, author, row, place) for place in places)


def _reader(session: Session, author: Author, row: Row) -> bool:
    own = row.owner == author.user
    return not own and _leads(session, author, row, row.body.get("_school"))


def _leads(session: Session, author: Author, row: Row, place: Any) -> bool:
    if not isinstance(place, str):
        return False
    return writing.may(session, author, "correct", "part", Facts(place, form=row.form))


_PLAYS: Final[Mapping[str, Callable[[Session, Author, Row], bool]]] = {
    "partner": _partner,
    "host": _host,
    "receiver": _receiver,
    "reviewer": _reader,
    "head": _reader,
}
