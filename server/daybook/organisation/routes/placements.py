"""Who is sent where, over HTTP."""

from typing import Any

from daybook.accounts import auth
from daybook.api import Blueprint
from daybook.db import db, reading
from daybook.organisation import placements
from daybook.organisation.schemas.fields import SchoolQuerySchema, UntilSchema
from daybook.organisation.schemas.people import (
    NewPlacementSchema,
    PlacementSchema,
    PlacementsSchema,
)

blueprint = Blueprint(
    "placements", __name__, url_prefix="/api/placements", description="Who is sent where"
)


@blueprint.route("")
@auth.for_people
@blueprint.arguments(SchoolQuerySchema, location="query")
@blueprint.response(200, PlacementsSchema)
@blueprint.alt_response(403, success=False, description="Not for you to see or do")
def listed(query: dict[str, Any]) -> dict[str, Any]:
    """Who is or was sent to or from a school."""
    with reading() as session:
        return {"items": placements.listed(session, auth.current(session), query["school"])}


@blueprint.route("", methods=["POST"])
@auth.for_people
@blueprint.arguments(NewPlacementSchema)
@blueprint.response(200, PlacementSchema)
@blueprint.alt_response(403, success=False, description="Not for you to see or do")
@blueprint.alt_response(404, success=False, description="There is no such thing")
@blueprint.alt_response(409, success=False, description="Something else comes first")
def create(body: dict[str, Any]) -> dict[str, Any]:
    """Send somebody to one or several schools."""
    session = db.session()
    who = auth.current(session)
    told = placements.create(session, who, body)
    session.commit()
    return told


@blueprint.route("/<string(length=22):journey>", methods=["PATCH"])
@auth.for_people
@blueprint.arguments(UntilSchema)
@blueprint.response(200, PlacementSchema)
@blueprint.alt_response(403, success=False, description="Not for you to see or do")
@blueprint.alt_response(404, success=False, description="There is no such thing")
@blueprint.alt_response(409, success=False, description="Something else comes first")
def end(body: dict[str, Any], journey: str) -> dict[str, Any]:
    """Set the last day of a placement."""
    session = db.session()
    who = auth.current(session)
    told = placements.end(session, who, journey, body["until"])
    session.commit()
    return told
