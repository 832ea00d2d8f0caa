"""The office's views of records: lists, one record, a file."""

from datetime import datetime
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from flask import Response, current_app

from daybook import clock
from daybook.accounts import auth
from daybook.api import Blueprint
from daybook.audit import service as audit
from daybook.db import db, reading
from daybook.records import export, service, view
from daybook.records.schemas import (
    ChoicesSchema,
    ExportSchema,
    ListSchema,
    PageSchema,
    RecordSchema,
    filter_of,
)
from daybook.settings import Settings

blueprint = Blueprint(
    "records", __name__, url_prefix="/api/views", description="What the office reads of records"
)


@blueprint.route("/records")
@blueprint.arguments(PageSchema, location="query")
@blueprint.response(200, ListSchema)
def records(query: dict[str, Any]) -> dict[str, Any]:
    """A page of records, newest day first: own ones, and those of one's schools."""
    with reading() as session:
        scope = service.scope_of(session, auth.current(session))
        return view.page(session, scope, filter_of(query), query["page"], query["size"])


@blueprint.route("/records/<string(length=22):rid>")
@blueprint.response(200, RecordSchema)
def record(rid: str) -> dict[str, Any]:
    """One record with its answers, pictures and history.

    Reading what concerns children is written down when the reader is not the author.
    """
    with reading() as session:
        who = auth.current(session)
        opened = view.opened(session, service.scope_of(session, who), rid)
    if opened.noted:
        roles = sorted({held.role for held in who.roles})
        audit.note(db.session(), who.user, "read", rid, roles=roles)
        db.session.commit()
    return opened.shown


@blueprint.route("/records.csv")
@blueprint.arguments(ExportSchema, location="query")
@blueprint.response(200, {"type": "string"}, content_type="text/csv")
def records_file(query: dict[str, Any]) -> Response:
    """The filtered list as a file for spreadsheets; that it was made is written down."""
    wanted = filter_of(query)
    with reading() as session:
        who = auth.current(session)
        scope = service.scope_of(session, who)
        now = _now()
        chosen = {name: str(value) for name, value in vars(wanted).items() if value is not None}
        header = export.Header(query["purpose"], who.name, f"{now:%Y-%m-%d %H:%M}", chosen)
        made = export.make(session, scope, wanted, header, query["lang"])
    chosen.pop("words", None)
    purpose = query["purpose"]
    audit.note(
        db.session(), who.user, "export", "records", purpose=purpose, count=made.records, **chosen
    )
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


def _now() -> datetime:
    settings: Settings = current_app.extensions["daybook.settings"]
    return datetime.fromtimestamp(clock.now() / clock.SECOND, ZoneInfo(settings.time_zone))
