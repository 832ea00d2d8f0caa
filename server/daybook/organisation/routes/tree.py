"""The tree of places, over HTTP."""

from typing import Any

from daybook.accounts import auth
from daybook.api import Blueprint
from daybook.db import db, reading
from daybook.organisation import tree
from daybook.organisation.schemas.places import (
    NewPlaceSchema,
    PlaceChangeSchema,
    TreePlaceSchema,
    TreeSchema,
)

blueprint = Blueprint(
    "places", __name__, url_prefix="/api/places", description="The tree of places"
)


@blueprint.route("")
@blueprint.response(200, TreeSchema)
@blueprint.alt_response(403, success=False, description="Not for you to see or do")
def listed() -> dict[str, Any]:
    """The places below one's own, each after the one it lies under."""
    with reading() as session:
        return {"items": tree.listed(session, auth.current(session))}


@blueprint.route("", methods=["POST"])
@auth.for_people
@blueprint.arguments(NewPlaceSchema)
@blueprint.response(200, TreePlaceSchema)
@blueprint.alt_response(403, success=False, description="Not for you to see or do")
@blueprint.alt_response(404, success=False, description="There is no such thing")
@blueprint.alt_response(409, success=False, description="Something else comes first")
def create(body: dict[str, Any]) -> dict[str, Any]:
    """Make a place below another."""
    session = db.session()
    who = auth.current(session)
    told = tree.create(session, who, body)
    session.commit()
    return told


@blueprint.route("/<string(length=22):place_id>", methods=["PATCH"])
@auth.for_people
@blueprint.arguments(PlaceChangeSchema)
@blueprint.response(200, TreePlaceSchema)
@blueprint.alt_response(403, success=False, description="Not for you to see or do")
@blueprint.alt_response(404, success=False, description="There is no such thing")
@blueprint.alt_response(409, success=False, description="Something else comes first")
def change(body: dict[str, Any], place_id: str) -> dict[str, Any]:
    """Rename, move, close or open a place."""
    session = db.session()
    who = auth.current(session)
    told = tree.change(session, who, place_id, body)
    session.commit()
    return told
