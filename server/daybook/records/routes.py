"""The office's views of records: lists, one record, a file."""

from datetime import datetime
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from flask import Response, current_app

from daybook import clock
from daybook.access import service as access
from daybook.accounts import auth
from daybook.accounts.auth import SignedIn
from daybook.api import Blueprint
from daybook.audit import service as audit
from daybook.db import db, reading
from daybook.records import export, glass, parts, service, view
from daybook.records.schemas import (
    ChoicesSchema,
    ExportSchema,
    ListSchema,
    PageSchema,
    PurposeSchema,
    ReasonSchema,
    RecordSchema,
    SearchSchema,
    filter_of,
)
from daybook.settings import Settings

blueprint = Blueprint(
    "records", __name__, url_prefix="/api/views", description="What the office reads of records"
)


@blueprint.route("/records")
@blueprint.arguments(PageSchema, location="query")
@blueprint.arguments(SearchSchema, location="headers")
@blueprint.response(200, ListSchema)
def records(query: dict[str, Any], said: dict[str, Any]) -> dict[str, Any]:
    """A page of records, newest day first: own ones, and those of one's schools."""
    with reading() as session:
        scope = service.scope_of(session, auth.current(session))
        wanted = filter_of({**query, **said})
        return view.page(session, scope, wanted, query["page"], query["size"])


@blueprint.route("/records/<string(length=22):rid>")
@blueprint.response(200, RecordSchema)
def record(rid: str) -> dict[str, Any]:
    """One record with its answers, pictures and history.

    Reading what concerns children is written down when the reader is not the author.
    """
    with reading() as session:
        who = auth.current(session)
        scope = parts.addressed(session, who, service.scope_of(session, who), rid)
        opened = view.opened(session, scope, rid)
        standing = service.reading_as(session, who, opened.entry)
    if opened.noted:
        school = opened.entry.school
        audit.note(db.session(), who.user, "read", rid, school=school, standing=standing)
        db.session.commit()
    return opened.shown


@blueprint.route("/records/<string(length=22):rid>/break-glass", methods=["POST"])
@auth.for_people
@blueprint.arguments(ReasonSchema)
@blueprint.response(200, RecordSchema)
@blueprint.alt_response(403, success=False, description="Not an administrator of this school")
@blueprint.alt_response(404, success=False, description="There is no such record for you")
def break_glass(body: dict[str, Any], rid: str) -> dict[str, Any]:
    """One record for an administrator, who must say why; the reason is written down."""
    session = db.session()
    who = auth.current(session)
    scope, entry = glass.broken(session, who, rid)
    opened = view.opened(session, scope, rid)
    standing = access.standing(session, who, "manage", "audit", service.facts_of(entry))
    audit.note(
        session,
        who.user,
        "break-glass",
        rid,
        school=entry.school,
        standing=standing,
        reason=body["reason"],
    )
    session.commit()
    return opened.shown


@blueprint.route("/records.csv")
@blueprint.arguments(ExportSchema, location="query")
@blueprint.arguments(PurposeSchema, location="headers")
@blueprint.response(200, {"type": "string"}, content_type="text/csv")
def records_file(query: dict[str, Any], said: dict[str, Any]) -> Response:
    """The filtered list as a file for spreadsheets; that it was made is written down."""
    wanted = filter_of({**query, **said})
    with reading() as session:
        who = auth.current(session)
        scope = service.exported_scope(session, who)
        now = _now()
        chosen = {name: str(value) for name, value in vars(wanted).items() if value is not None}
        header = export.Header(said["purpose"], who.name, f"{now:%Y-%m-%d %H:%M}", chosen)
        made = export.make(session, scope, wanted, header, query["lang"])
        taken = [
            (entry.rid, entry.school, service.reading_as(session, who, entry))
            for entry in made.inside
        ]
    _note_export(who, said["purpose"], made.records, chosen)
    for rid, school, standing in taken:
        audit.note(db.session(), who.user, "read", rid, school=school, standing=standing, file=True)
    db.session.commit()
    name = f"daybook-{now:%Y%m%d-%H%M}.csv"
    response = Response(made.text, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.route("/filters")
@blueprint.response(200, ChoicesSchema)
def filters() -> dict[str, Any]:
    """What the list may be filtered by."""
    with reading() as session:
        return view.choices(session, service.scope_of(session, auth.current(session)))


def _note_export(who: SignedIn, purpose: str, count: int, chosen: dict[str, str]) -> None:
    """Write down what was taken away; the words that were searched for are somebody's own."""
    said: dict[str, Any] = {name: text for name, text in chosen.items() if name != "words"}
    audit.note(db.session(), who.user, "export", "records", purpose=purpose, count=count, **said)


def _now() -> datetime:
    settings: Settings = current_app.extensions["daybook.settings"]
    return datetime.fromtimestamp(clock.now() / clock.SECOND, ZoneInfo(settings.time_zone))
