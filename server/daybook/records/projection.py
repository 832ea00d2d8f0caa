"""Keeps the lines and files of records as their rows are, in the same transaction.

Rows that changed are collected and written together just before the commit: one statement for
many records costs a tenth of one statement for each.
"""

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

import orjson
from sqlalchemy import event
from sqlalchemy.orm import Session

from daybook.forms import service as forms
from daybook.forms.compiled import CompiledForm
from daybook.forms.parts import roles_of
from daybook.photos import service as photos
from daybook.records import facts, openness, store, visibility, words
from daybook.streams.kinds import Row

_PENDING = "daybook.records.pending"


def changed(session: Session, row: Row) -> None:
    """Note that a record was written or removed; of several changes the last one counts."""
    session.info.setdefault(_PENDING, {})[row.rid] = row


def reworded(session: Session, rows: Iterable[Row]) -> None:
    """Follow rows from which something was taken out, without calling them edited."""
    lines: list[dict[str, Any]] = []
    pictures: dict[str, dict[str, str]] = {}
    for row in rows:
        form = forms.find(session, row.form or "", row.form_version or 0)
        if row.kind == "record" and form is not None:
            lines.append(_line(row, form, len(words.photos(form, row.body))))
            pictures[row.rid] = {} if row.deleted else _pictures(row, form)
    store.put_words(session, lines)
    store.put_photos(session, pictures)


def needs(session: Session, user: str) -> list[str]:
    """Hashes of pictures that this person's records show and the server lacks."""
    return photos.lacking(session, store.photos_of(user))


@event.listens_for(Session, "before_commit")
def _write(session: Session) -> None:
    rows = session.info.pop(_PENDING, {})
    if rows:
        _put(session, rows.values())


@event.listens_for(Session, "after_rollback")
def _forget(session: Session) -> None:
    session.info.pop(_PENDING, None)


def _put(session: Session, rows: Iterable[Row]) -> None:
    lines: list[dict[str, Any]] = []
    pictures: dict[str, dict[str, str]] = {}
    for row in rows:
        form = forms.find(session, row.form or "", row.form_version or 0)
        if form is None:
            continue
        lines.append(_line(row, form, len(words.photos(form, row.body))))
        pictures[row.rid] = {} if row.deleted else _pictures(row, form)
    store.put_entries(session, lines)
    store.put_photos(session, pictures)


def _pictures(row: Row, form: CompiledForm) -> dict[str, str]:
    shown = [ref for _, ref in words.files(form, row.body)]
    hashes = {str(ref[key]) for ref in shown for key in ("$f", "th") if ref.get(key)}
    return dict.fromkeys(hashes, row.owner or "")


def _line(row: Row, form: CompiledForm, pictures: int) -> dict[str, Any]:
    labels, texts = words.search_words(form, row.body)
    left = openness.of(form, row.body)
    return {
        "rid": row.rid,
        "school": row.body.get("_school"),
        "school_class": row.body.get("_class"),
        "pair": visibility.pair_of(row.stream),
        "form": form["id"],
        "version": form["version"],
        "owner": row.owner,
        "date": row.body.get("_date"),
        "created": row.created_at,
        "received": row.received_at,
        "deleted": row.deleted,
        "private": visibility.is_private(form),
        "inside": visibility.is_inside(form),
        "photos": pictures,
        "labels": labels,
        "texts": texts,
        "facts": facts.of(form, row.body),
        "left_open": left.what,
        "due": left.due,
        "host": left.host,
        "own": _own(row, form),
    }


def _own(row: Row, form: CompiledForm) -> str:
    """A digest of what the author answered, the day among it."""
    others = roles_of(form)
    own = {name: value for name, value in row.body.items() if name not in others}
    kept = {name: value for name, value in own.items() if name[:1] != "_" or name == "_date"}
    text = orjson.dumps({**kept, "-": row.deleted}, option=orjson.OPT_SORT_KEYS)
    return blake2b(text, digest_size=8).hexdigest()
