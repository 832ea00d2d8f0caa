"""Classes and their teams, over HTTP."""

from typing import Any

from daybook.accounts import auth
from daybook.api import Blueprint
from daybook.db import db, reading
from daybook.organisation import classes
from daybook.organisation.schemas.fields import SchoolQuerySchema
from daybook.organisation.schemas.places import (
    ClassChangeSchema,
    ClassesSchema,
    ClassSchema,
    NewClassSchema,
    TeamSchema,
)

blueprint = Blueprint(
    "classes", __name__, url_prefix="/api/classes", description="Classes and their teams"
)


@blueprint.route("")
@auth.for_people
@blueprint.arguments(SchoolQuerySchema, location="query")
@blueprint.response(200, ClassesSchema)
@blueprint.alt_response(403, success=False, description="Not for you to see or do")
def listed(query: dict[str, Any]) -> dict[str, Any]:
    """The classes of a school with who teaches them."""
    with reading() as session:
        return {"items": classes.listed(session, auth.current(session), query["school"])}


@blueprint.route("", methods=["POST"])
@auth.for_people
@blueprint.arguments(NewClassSchema)
@blueprint.response(200, ClassSchema)
@blueprint.alt_response(403, success=False, description="Not for you to see or do")
@blueprint.alt_response(404, success=False, description="There is no such thing")
@blueprint.alt_response(409, success=False, description="Something else comes first")
def create(body: dict[str, Any]) -> dict[str, Any]:
    """Make a class."""
    session = db.session()
    who = auth.current(session)
    told = classes.create(session, who, body)
    session.commit()
    return told


@blueprint.route("/<string(length=22):class_id>", methods=["PATCH"])
@auth.for_people
@blueprint.arguments(ClassChangeSchema)
@blueprint.response(200, ClassSchema)
@blueprint.alt_response(403, success=False, description="Not for you to see or do")
@blueprint.alt_response(404, success=False, description="There is no such thing")
@blueprint.alt_response(409, success=False, description="Something else comes first")
def change(body: dict[str, Any], class_id: str) -> dict[str, Any]:
    """Change, close or open a class."""
    session = db.session()
    who = auth.current(session)
    told = classes.change(session, who, class_id, body)
    session.commit()
    return told


@blueprint.route("/<string(length=22):class_id>/team", methods=["PUT"])
@auth.for_people
@blueprint.arguments(TeamSchema)
@blueprint.response(200, ClassSchema)
@blueprint.alt_response(403, success=False, description="Not for you to see or do")
@blueprint.alt_response(404, success=False, description="There is no such thing")
@blueprint.alt_response(409, success=False, description="Something else comes first")
def set_team(body: dict[str, Any], class_id: str) -> dict[str, Any]:
    """Say who teaches a class from today."""
    session = db.session()
    who = auth.current(session)
    told = classes.set_team(session, who, class_id, body["members"])
    session.commit()
    return told
