"""The kind `record`: who may write one, when it is valid, and what is projected of it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from daybook_sync.ids import is_id
from daybook_sync.merge import Held
from daybook_sync.mutation import Mutation
from flask import current_app
from sqlalchemy.orm import Session

from daybook import clock
from daybook.forms import service as forms
from daybook.forms.compiled import CompiledForm, Localized
from daybook.photos import service as photos
from daybook.records import store, words
from daybook.settings import Settings
from daybook.streams import kinds
from daybook.streams import service as streams
from daybook.streams.kinds import Author, Row

OWN_AND_LEADERS = 1
_FIXED = ("_school", "_class")


def check(session: Session, author: Author, mutation: Mutation, row: Row | None) -> Held | None:
    """None when the record may be written as asked, else why it is held.

    A record is written by its author only. That it arrives late is never a reason to hold it.
    """
    if row is not None and row.owner != author.user:
        return Held("forbidden")
    if mutation.change == "del" or (row is None and mutation.change != "put"):
        return None
    name, version = _form_of(mutation, row)
    form = forms.find(session, name, version)
    if form is None:
        return Held("form-unknown")
    body = _merged(mutation, row)
    wrong = _envelope_faults(body, row)
    if wrong:
        return Held("invalid", wrong)
    if not _belongs(session, author, mutation, row, form, body):
        return Held("not-member")
    answers = {key: value for key, value in body.items() if not key.startswith("_")}
    wrong = forms.check(form, answers, _day_of(mutation.at))
    return Held("invalid", wrong) if wrong else None


def visibility(_mutation: Mutation) -> int:
    """Records are for their author, and for whoever leads the school or shares the class."""
    return OWN_AND_LEADERS


def changed(session: Session, row: Row) -> None:
    """Keep the record's line and its pictures as the row has them now."""
    form = forms.find(session, row.form or "", row.form_version or 0)
    if form is None:
        return
    pictures = words.photos(form, row.body)
    labels, texts = words.search_words(form, row.body)
    store.put_entry(
        session,
        rid=row.rid,
        school=row.body.get("_school"),
        school_class=row.body.get("_class"),
        form=form["id"],
        version=form["version"],
        owner=row.owner,
        date=row.body.get("_date"),
        created=row.created_at,
        received=row.received_at,
        deleted=row.deleted,
        private=form["audience"] == "class",
        photos=len(pictures),
        labels=labels,
        texts=texts,
    )
    hashes = {str(ref[key]) for ref in pictures for key in ("$f", "th") if ref.get(key)}
    store.put_photos(session, row.rid, row.owner, set() if row.deleted else hashes)


def _form_of(mutation: Mutation, row: Row | None) -> tuple[str, int]:
    if row is not None:
        return row.form or "", row.form_version or 0
    return mutation.form or ("", 0)


def _merged(mutation: Mutation, row: Row | None) -> dict[str, Any]:
    body = {**(row.body if row else {}), **mutation.fields}
    return {key: value for key, value in body.items() if value is not None}


def _envelope_faults(body: Mapping[str, Any], row: Row | None) -> dict[str, Localized]:
    """What is wrong with the part that the phone fills in by itself."""
    wrong: dict[str, Localized] = {}
    if not _is_day(body.get("_date")):
        wrong["_date"] = {"zh": "日期无法识别", "en": "The date cannot be read"}
    if not is_id(body.get("_school")):
        wrong["_school"] = {"zh": "缺少学校", "en": "The school is missing"}
    if body.get("_class") is not None and not is_id(body["_class"]):
        wrong["_class"] = {"zh": "班级无法识别", "en": "The class cannot be read"}
    for name in ("_started", "_finished"):
        if not _is_moment(body.get(name)):
            wrong[name] = {"zh": "时间无法识别", "en": "The time cannot be read"}
    for name in _FIXED if row is not None else ():
        if row is not None and body.get(name) != row.body.get(name):
            wrong[name] = {"zh": "此项不能更改", "en": "This cannot be changed"}
    return wrong


def _belongs(
    session: Session,
    author: Author,
    mutation: Mutation,
    row: Row | None,
    form: CompiledForm,
    body: Mapping[str, Any],
) -> bool:
    """Whether the record lies in the stream that its form, school and class ask for."""
    if row is not None:
        return True
    held = {grant.slot: grant.key for grant in streams.granted(session, author.user)}
    kind, _, rest = held.get(mutation.slot, "").partition("/")
    place = rest.partition("/")[0]
    if form["audience"] == "class":
        return kind == "class" and place == body.get("_class")
    return kind == "school" and place == body.get("_school")


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_moment(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _day_of(moment: int) -> str:
    """The day on which the phone says it was written; the server's own when that is no day."""
    settings: Settings = current_app.extensions["daybook.settings"]
    try:
        day = clock.day_of(moment, settings.time_zone)
    except (OverflowError, OSError, ValueError):
        day = clock.day_of(clock.now(), settings.time_zone)
    return day.isoformat()


def needs(session: Session, user: str) -> list[str]:
    """Hashes of pictures that this person's records show and the server lacks."""
    return photos.lacking(session, store.photos_of(user))


def register() -> None:
    """Let the sync engine know what a record is."""
    kinds.register(kinds.Kind("record", check, visibility, changed))
    streams.on_need(needs)
