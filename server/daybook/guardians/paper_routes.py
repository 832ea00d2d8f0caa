"""What a school prints for families, whom they turn to, and the school's log."""

from datetime import date
from typing import Any, Final

from flask import Response, current_app

from daybook import clock
from daybook.access import service as access
from daybook.accounts import auth
from daybook.api import Blueprint
from daybook.audit import service as audit
from daybook.children import service as children
from daybook.children.service import SchoolPrivacy
from daybook.db import db, reading
from daybook.guardians import contacts, desk, notice, sheets, view
from daybook.guardians.schemas import (
    ClassPaperSchema,
    LogSpanSchema,
    PaperLanguageSchema,
    SchoolContactSchema,
    SchoolLogSchema,
    SchoolPaperSchema,
    SchoolQuerySchema,
)
from daybook.papers import service as papers
from daybook.papers.blocks import Page
from daybook.records import service as records
from daybook.retention import service as retention
from daybook.settings import Settings

blueprint = Blueprint(
    "papers", __name__, url_prefix="/api", description="Papers for families, and the school's log"
)

PDF: Final = "application/pdf"
_BYTES: Final = {"type": "string", "format": "binary"}
_FORBIDDEN: Final[dict[str, Any]] = {"success": False, "description": "Not yours to see or do"}
_UNKNOWN: Final[dict[str, Any]] = {"success": False, "description": "There is no such thing"}


@blueprint.route("/papers/contact")
@auth.for_people
@blueprint.arguments(SchoolQuerySchema, location="query")
@blueprint.response(200, SchoolContactSchema)
@blueprint.alt_response(403, **_FORBIDDEN)
@blueprint.alt_response(404, **_UNKNOWN)
def contact(query: dict[str, Any]) -> Any:
    """Whom families of a school turn to, and whether their numbers are kept."""
    school = query["school"]
    with reading() as session:
        who = auth.current(session)
        access.require(session, who, "read", "place", desk.facts_of_school(session, school))
        return children.privacy_of(session, school) or contacts.NOBODY


@blueprint.route("/papers/contact", methods=["PUT"])
@auth.for_people
@blueprint.arguments(SchoolQuerySchema, location="query")
@blueprint.arguments(SchoolContactSchema)
@blueprint.response(200, SchoolContactSchema)
@blueprint.alt_response(403, **_FORBIDDEN)
@blueprint.alt_response(404, **_UNKNOWN)
def set_contact(query: dict[str, Any], body: dict[str, Any]) -> SchoolPrivacy:
    """Say whom families turn to; without calling, no family's number is kept."""
    session = db.session()
    who = auth.current(session)
    school = query["school"]
    access.require(session, who, "correct", "place", desk.facts_of_school(session, school))
    kept = children.set_privacy(session, school, **body)
    audit.note(session, who.user, "privacy-changed", school, school=school)
    session.commit()
    session.refresh(kept)
    return kept


@blueprint.route("/papers/notice.pdf")
@auth.for_people
@blueprint.arguments(SchoolPaperSchema, location="query")
@blueprint.response(200, _BYTES, content_type=PDF)
@blueprint.alt_response(403, **_FORBIDDEN)
@blueprint.alt_response(404, **_UNKNOWN)
def notice_paper(query: dict[str, Any]) -> Response:
    """The notice that a school gives to families."""
    school, lang = query["school"], _lang(query)
    with reading() as session:
        who = auth.current(session)
        facts = desk.facts_of_school(session, school)
        access.require(session, who, "read", "place", facts)
        known = contacts.of_school(session, school)
        spans = {rule: retention.span(session, rule) for rule in ("child-notes", "photos")}
    page = notice.notice(known, lang, notes=spans["child-notes"], photos=spans["photos"])
    return _file([page], "notice", notice.TITLE[lang])


@blueprint.route("/papers/consent.pdf")
@auth.for_people
@blueprint.arguments(ClassPaperSchema, location="query")
@blueprint.response(200, _BYTES, content_type=PDF)
@blueprint.alt_response(403, **_FORBIDDEN)
@blueprint.alt_response(404, **_UNKNOWN)
def consent_sheets(query: dict[str, Any]) -> Response:
    """A sheet for each child of a class whose family is not asked yet; for all where all are."""
    school_class, lang = query["school_class"], _lang(query)
    with reading() as session:
        who = auth.current(session)
        facts = desk.facts_of_class(session, school_class)
        access.require(session, who, "print", "consent", facts)
        known = contacts.of_school(session, facts.place or "")
        room = contacts.class_name(session, facts.place or "", school_class)
        here = [
            child
            for child in children.children_of(session, [school_class])
            if child.left_on is None and child.consent != children.WITHDRAWN
        ]
        names = [child.name for child in here if child.consent == "none"] or [
            child.name for child in here
        ]
    names = names or ["＿＿＿＿＿＿"]
    pages = [notice.sheet(known, name, room[lang], lang) for name in names]
    _noted(who.user, "print", school_class, facts.place, sheets=len(pages))
    return _file(pages, "consent", room[lang])


@blueprint.route("/children/<string(length=22):child_id>/file.pdf")
@auth.for_people
@blueprint.arguments(PaperLanguageSchema, location="query")
@blueprint.response(200, _BYTES, content_type=PDF)
@blueprint.alt_response(403, **_FORBIDDEN)
@blueprint.alt_response(404, **_UNKNOWN)
def child_paper(query: dict[str, Any], child_id: str) -> Response:
    """Everything that is kept about a child, to hand to the guardian."""
    lang, zone = _lang(query), _settings().time_zone
    with reading() as session:
        who = auth.current(session)
        child = desk.child_for(session, who, "print", child_id)
        found = view.file_of(session, records.scope_of(session, who), child)
        school = children.school_of(session, child)
        room = contacts.class_name(session, school, child.school_class)
        page = sheets.child_file(found, room, lang, view.moment(clock.now(), zone), zone)
    _noted(who.user, "print", child_id, school, records=len(found.opened))
    return _file([page], "child", room[lang])


@blueprint.route("/audit")
@auth.for_people
@blueprint.arguments(LogSpanSchema, location="query")
@blueprint.response(200, SchoolLogSchema)
@blueprint.alt_response(403, **_FORBIDDEN)
@blueprint.alt_response(404, **_UNKNOWN)
def log(query: dict[str, Any]) -> dict[str, Any]:
    """Who read and did what at a school, newest first."""
    with reading() as session:
        who = auth.current(session)
        facts = desk.facts_of_school(session, query["school"])
        access.require(session, who, "read", "audit", facts)
        items, more = view.log_of(
            session, query["school"], query["since"], query["until"], _settings().time_zone
        )
    return {"items": items, "more": more}


@blueprint.route("/audit.pdf")
@auth.for_people
@blueprint.arguments(LogSpanSchema, location="query")
@blueprint.response(200, _BYTES, content_type=PDF)
@blueprint.alt_response(403, **_FORBIDDEN)
@blueprint.alt_response(404, **_UNKNOWN)
def log_paper(query: dict[str, Any]) -> Response:
    """The school's log as a paper."""
    school, lang, zone = query["school"], _lang(query), _settings().time_zone
    since, until = query["since"], query["until"]
    with reading() as session:
        who = auth.current(session)
        access.require(session, who, "print", "audit", desk.facts_of_school(session, school))
        items, more = view.log_of(session, school, since, until, zone)
        name = contacts.of_school(session, school).school
    span = (_day(since), _day(until or children.today()))
    page = sheets.log(name, items, span, lang, zone, more=more)
    _noted(who.user, "print", school, school)
    return _file([page], "log", name[lang])


def _file(pages: list[Page], name: str, title: str) -> Response:
    response = Response(papers.pdf(pages, title=title), content_type=PDF)
    response.headers["Content-Disposition"] = f'inline; filename="daybook-{name}.pdf"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    return response


def _noted(user: str, act: audit.Act, subject: str, school: str | None, **detail: Any) -> None:
    session = db.session()
    audit.note(session, user, act, subject, school=school, **detail)
    session.commit()


def _lang(query: dict[str, Any]) -> notice.Lang:
    return "en" if query["lang"] == "en" else "zh"


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else "…"


def _settings() -> Settings:
    found: Settings = current_app.extensions["daybook.settings"]
    return found
