"""Records as their readers see them: lists, and one record with its history."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from daybook_sync.errors import ErrorCode
from sqlalchemy.orm import Session

from daybook.errors import Problem
from daybook.forms import service as forms
from daybook.forms.compiled import Answers, CompiledForm, Field, Localized
from daybook.records import history, service, store, words
from daybook.records.models import RecordEntry
from daybook.records.naming import Book
from daybook.records.service import Filter, Scope
from daybook.streams import service as streams

_LONGEST_NAME = 200
"""Most letters of a file's name that are shown."""


@dataclass(frozen=True)
class Opened:
    """One record as it is shown, its line, and whether reading it is written down."""

    shown: dict[str, Any]
    entry: RecordEntry
    noted: bool


def page(session: Session, scope: Scope, wanted: Filter, number: int, size: int) -> dict[str, Any]:
    """One page of records and how many there are."""
    total, found = store.page(session, scope, wanted, (number - 1) * size, size)
    book = Book(session)
    book.meet({entry.owner for entry in found})
    rows = streams.rows(session, [entry.rid for entry in found])
    return {
        "items": [line(scope, entry, rows[entry.rid].body, book) for entry in found],
        "page": number,
        "pages": max(1, -(-total // size)),
        "total": total,
        # What is searched for by words is not even counted where its words are not read.
        "inside": 0 if wanted.words else store.inside(session, scope, wanted),
    }


def line(
    scope: Scope, entry: RecordEntry, body: Answers, book: Book, *, few: bool = False
) -> dict[str, Any]:
    """A record in one line; with `few`, one or two children are no number."""
    form = book.form(entry.form, entry.version)
    telling = replace(service.telling_of(scope, entry, words.nameless), few=few)
    if entry.inside and entry.owner != scope.user:
        # Reading another's words of this kind is written down, and looking at a list is not.
        telling = replace(telling, full=False)
    return {
        "rid": entry.rid,
        "form": entry.form,
        "form_version": entry.version,
        "title": form["title"] if form else {"zh": entry.form, "en": entry.form},
        "date": entry.date,
        "week": book.week(entry.school, entry.date),
        "school": book.place(entry.school),
        "class": book.school_class(entry.school_class, entry.school),
        "person": book.person(entry.owner),
        "summary": words.summary(form, body, telling) if form else words.EMPTY,
        "photos": entry.photos,
        "received": entry.received,
        "edited": entry.edited,
        "review": entry.review,
    }


def titles(session: Session, entries: Iterable[RecordEntry]) -> dict[str, Localized]:
    """What the form of each of some records is called, by the record's id."""
    book = Book(session)
    found = {entry.rid: book.form(entry.form, entry.version) for entry in entries}
    return {rid: form["title"] for rid, form in found.items() if form is not None}


def opened(session: Session, scope: Scope, rid: str) -> Opened:
    """One record with answers, pictures and history; raises NOT_FOUND when it is not for them."""
    entry = store.entry(session, rid)
    row = streams.row(session, rid) if entry is not None else None
    if entry is None or row is None or not service.may_open(scope, entry):
        raise Problem(ErrorCode.NOT_FOUND, "There is no such record for you.")
    book = Book(session)
    form = book.form(entry.form, entry.version)
    if form is None:
        raise Problem(ErrorCode.NOT_FOUND, "The form of this record is not here.")
    whole = service.is_whole(scope, entry)
    telling = service.telling_of(scope, entry, book.listed)
    shown = {
        **line(scope, entry, row.body, book),
        "entered": entry.created,
        "deleted": entry.deleted,
        "answers": _answers(form, row.body, telling),
        "earlier": _earlier(session, form, row.body, telling),
        "photos": [_photo(ref) for ref in words.photos(form, row.body)] if whole else [],
        "files": _files(form, row.body) if whole else [],
        "history": _history(session, rid, form, book, telling),
    }
    return Opened(shown, entry, noted=entry.private and entry.owner != scope.user)


def _history(
    session: Session, rid: str, form: CompiledForm, book: Book, telling: words.Telling
) -> list[dict[str, Any]]:
    entries = streams.history(session, rid)
    decided = streams.decided(session, [entry.mid for entry in entries])
    return history.steps(entries, decided, form, book, telling)


def _answers(form: CompiledForm, body: Answers, telling: words.Telling) -> list[dict[str, Any]]:
    answers = []
    for field in words.questions(form):
        value = body.get(field["name"])
        if words.is_empty(value) or _is_apart(field) or _is_unnamed(field):
            continue
        answers.append(_answer(form, field, value, telling))
    return answers


def _is_apart(field: Field) -> bool:
    """Whether its answer is a file, shown on its own and not among the words."""
    return field["type"] == "image" or words.is_other_file(field)


def _is_unnamed(field: Field) -> bool:
    """Whether it only works something out for other questions, and has no words of its own."""
    return field["type"] in {"hidden", "calculate"} and field["label"]["zh"] == field["name"]


def _answer(form: CompiledForm, field: Field, value: Any, telling: words.Telling) -> dict[str, Any]:
    hidden = telling.hides(field, value)
    return {
        "name": field["name"],
        "label": field["label"],
        "type": field["type"],
        "value": None if hidden else value,
        "display": words.tell(form, field, value, telling),
        "hidden": hidden,
    }


def _earlier(
    session: Session, form: CompiledForm, body: Answers, telling: words.Telling
) -> list[dict[str, Any]]:
    """Answers that the record's version does not ask, with the words of one that did.

    What no version ever asked has no words: it stays in the record and is not shown.
    """
    names = {name for name, value in body.items() if name[:1] != "_" and not words.is_empty(value)}
    left = names - forms.names(form)
    found = forms.asked_elsewhere(session, form["id"], left) if left else {}
    return [
        _answer(other, field, body[name], telling) for name, (other, field) in sorted(found.items())
    ]


def _photo(ref: Any) -> dict[str, Any]:
    return {
        "sha256": ref["$f"],
        "thumb": ref.get("th"),
        "w": ref.get("w", 0),
        "h": ref.get("h", 0),
    }


def _files(form: CompiledForm, body: Answers) -> list[dict[str, Any]]:
    return [
        {
            "sha256": ref["$f"],
            "type": ref["t"],
            "size": ref["n"],
            "name": name[:_LONGEST_NAME] if isinstance(name := ref.get("name"), str) else None,
            "label": field["label"],
        }
        for field, ref in words.files(form, body)
        if words.is_other_file(field)
    ]


def choices(session: Session, scope: Scope) -> dict[str, Any]:
    """What a list may be filtered by: only what has records."""
    book = Book(session)
    written, used = store.writers(session, scope), store.forms(session, scope)
    book.meet({user for user, _ in written})
    schools = sorted({school for _, school in written} | scope.schools)
    return {
        "schools": [book.place(school) for school in schools],
        "forms": [_form_choice(book, name, version) for name, version in used],
        "people": [{**book.person(user), "school": school} for user, school in written],
    }


def _form_choice(book: Book, name: str, version: int) -> dict[str, Any]:
    form = book.form(name, version)
    return {"id": name, "title": form["title"] if form else {"zh": name, "en": name}}
