"""The conversation about records over HTTP, for those who hold no stream of them."""

from typing import Any

from daybook.accounts import auth
from daybook.accounts.auth import SignedIn
from daybook.api import Blueprint
from daybook.audit import service as audit
from daybook.db import db, reading
from daybook.records import service as records
from daybook.reviews import inbox, service, writing
from daybook.reviews.schemas import (
    InboxQuerySchema,
    InboxSchema,
    PartSchema,
    ReviewSchema,
    ReviewsSchema,
    SaySchema,
    SeenSchema,
    SeeSchema,
    WriteSchema,
)
from daybook.streams.kinds import Author

blueprint = Blueprint("reviews", __name__, url_prefix="/api", description="What is said of records")


@blueprint.route("/inbox")
@blueprint.arguments(InboxQuerySchema, location="query")
@blueprint.response(200, InboxSchema)
def waiting(query: dict[str, Any]) -> dict[str, Any]:
    """What waits for a look: escalations, answers, records nobody saw, problems, corrections."""
    with reading() as session:
        desk = inbox.desk_of(session, auth.current(session), query.get("school") or None)
        return inbox.read(session, desk, query.get("list") or None, query["page"])


@blueprint.route("/records/<string(length=22):rid>/reviews")
@blueprint.response(200, ReviewsSchema)
@blueprint.alt_response(404, success=False, description="There is no such record for you")
def reviews(rid: str) -> dict[str, Any]:
    """What was said of a record, oldest first, and what this reader may say.

    Reading what may name children is written down when the reader is not the author.
    """
    with reading() as session:
        who = auth.current(session)
        found = service.heard(session, _author(who), who, rid)
        standing = records.reading_as(session, who, found.entry)
    if found.noted:
        school = found.entry.school
        audit.note(db.session(), who.user, "read", rid, school=school, standing=standing)
        db.session.commit()
    return {"items": found.items, "may": found.may}


@blueprint.route("/records/<string(length=22):rid>/reviews", methods=["POST"])
@auth.for_people
@blueprint.arguments(SaySchema)
@blueprint.response(201, ReviewSchema)
@blueprint.alt_response(403, success=False, description="Not for you to say of this record")
@blueprint.alt_response(404, success=False, description="There is no such record for you")
@blueprint.alt_response(410, success=False, description="The record was withdrawn")
def say(body: dict[str, Any], rid: str) -> dict[str, Any]:
    """Say something of a record: seen, a comment, a request to complete it, thanks, an answer."""
    session = db.session()
    who = auth.current(session)
    told = service.say(session, _author(who), who, rid, body)
    session.commit()
    return told


@blueprint.route("/reviews/seen", methods=["POST"])
@auth.for_people
@blueprint.arguments(SeeSchema)
@blueprint.response(200, SeenSchema)
def see(body: dict[str, Any]) -> dict[str, int]:
    """Mark a page of records as seen."""
    session = db.session()
    who = auth.current(session)
    seen = service.see(session, _author(who), who, body["records"])
    session.commit()
    return {"seen": seen}


@blueprint.route("/records/<string(length=22):rid>/part")
@blueprint.response(200, PartSchema)
@blueprint.alt_response(404, success=False, description="No part of it is yours")
def part(rid: str) -> dict[str, Any]:
    """The part of another's record that is this reader's to write."""
    with reading() as session:
        who = auth.current(session)
        return writing.asked(session, _author(who), who, rid)


@blueprint.route("/records/<string(length=22):rid>/part", methods=["PATCH"])
@auth.for_people
@blueprint.arguments(WriteSchema)
@blueprint.response(200, PartSchema)
@blueprint.alt_response(403, success=False, description="Not your part of this record")
@blueprint.alt_response(404, success=False, description="No part of it is yours")
@blueprint.alt_response(410, success=False, description="The record was withdrawn")
def write_part(body: dict[str, Any], rid: str) -> dict[str, Any]:
    """Write one's own part of another's record."""
    session = db.session()
    who = auth.current(session)
    author = _author(who)
    writing.write(session, author, who, rid, body["fields_"])
    shown = writing.asked(session, author, who, rid)
    session.commit()
    return shown


def _author(who: SignedIn) -> Author:
    return Author(who.user, who.device)
