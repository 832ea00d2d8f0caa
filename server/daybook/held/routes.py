"""What is held: lists for those in charge, and their decisions."""

from typing import Any

from daybook.accounts import auth
from daybook.api import Blueprint
from daybook.audit import service as audit
from daybook.db import db, reading
from daybook.held import correction, service, view
from daybook.held.schemas import (
    AcceptSchema,
    CorrectSchema,
    HeldListSchema,
    HeldOneSchema,
    HeldQuerySchema,
    ReturnSchema,
)
from daybook.streams import service as streams

blueprint = Blueprint(
    "held", __name__, url_prefix="/api", description="What is kept without being applied"
)


@blueprint.route("/views/held")
@blueprint.arguments(HeldQuerySchema, location="query")
@blueprint.response(200, HeldListSchema)
def held(query: dict[str, Any]) -> dict[str, Any]:
    """What was kept but not applied, with the reason in words; own entries among it."""
    with reading() as session:
        desk = service.desk_of(session, auth.current(session))
        cases, more = service.cases(session, desk, query["state"])
        return view.listed(session, cases, more=more)


@blueprint.route("/views/held/<string(length=22):mid>")
@blueprint.response(200, HeldOneSchema)
@blueprint.alt_response(404, success=False, description="Nothing is held for you under this id")
def held_one(mid: str) -> dict[str, Any]:
    """One held entry with all its answers.

    Reading what concerns children is written down when the reader is not the author.
    """
    with reading() as session:
        who = auth.current(session)
        case = service.case(session, service.desk_of(session, who), mid)
        shown = view.opened(session, case)
        standing = service.reading_as(session, who, case)
    if case.private and not case.own:
        rid, school = case.entry.rid, case.school
        audit.note(
            db.session(), who.user, "read", mid, school=school, standing=standing, record=rid
        )
        db.session.commit()
    return shown


@blueprint.route("/held/<string(length=22):mid>/accept", methods=["POST"])
@auth.for_people
@blueprint.arguments(AcceptSchema)
@blueprint.response(200, HeldOneSchema)
@blueprint.alt_response(403, success=False, description="Not for you to decide")
@blueprint.alt_response(404, success=False, description="Nothing is held for you under this id")
@blueprint.alt_response(409, success=False, description="Settled already, or cannot be applied")
def accept(_body: dict[str, Any], mid: str) -> dict[str, Any]:
    """Apply it as it was written, and those that were held only because they follow it."""
    return _decide(mid, service.ACCEPT, streams.accept)


@blueprint.route("/held/<string(length=22):mid>/correct", methods=["POST"])
@auth.for_people
@blueprint.arguments(CorrectSchema)
@blueprint.response(200, HeldOneSchema)
@blueprint.alt_response(403, success=False, description="Not for you to decide")
@blueprint.alt_response(404, success=False, description="Nothing is held for you under this id")
@blueprint.alt_response(409, success=False, description="Settled already, or cannot be applied")
def correct(body: dict[str, Any], mid: str) -> dict[str, Any]:
    """Apply it with some fields written instead; what was sent is kept."""
    return _decide(mid, service.CORRECT, correction.apply, body["fields_"])


@blueprint.route("/held/<string(length=22):mid>/return", methods=["POST"])
@auth.for_people
@blueprint.arguments(ReturnSchema)
@blueprint.response(200, HeldOneSchema)
@blueprint.alt_response(403, success=False, description="Not for you to decide")
@blueprint.alt_response(404, success=False, description="Nothing is held for you under this id")
@blueprint.alt_response(409, success=False, description="Settled already")
def give_back(body: dict[str, Any], mid: str) -> dict[str, Any]:
    """Ask its author to complete it; it may still be settled in any way."""
    return _decide(mid, service.RETURN, streams.give_back, body["note"])


def _decide(mid: str, act: str, by: service.Decide, *told: Any) -> dict[str, Any]:
    session = db.session()
    desk = service.desk_of(session, auth.current(session))
    case = service.decide(session, desk, mid, act, by, *told)
    shown = view.opened(session, case)
    session.commit()
    return shown
