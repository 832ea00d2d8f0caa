"""The register of people, over HTTP."""

from typing import Any

from daybook.accounts import auth
from daybook.api import Blueprint
from daybook.db import db, reading
from daybook.organisation import people
from daybook.organisation.schemas.fields import NothingSchema, SchoolQuerySchema, UntilSchema
from daybook.organisation.schemas.people import (
    GivenRoleSchema,
    MoveSchema,
    NewPersonSchema,
    PersonChangeSchema,
    RegisterLineSchema,
    RegisterSchema,
)

blueprint = Blueprint(
    "people", __name__, url_prefix="/api/people", description="The register of people"
)


@blueprint.route("")
@auth.for_people
@blueprint.arguments(SchoolQuerySchema, location="query")
@blueprint.response(200, RegisterSchema)
@blueprint.alt_response(403, success=False, description="Not for you to see or do")
def listed(query: dict[str, Any]) -> dict[str, Any]:
    """The register of a school or office."""
    with reading() as session:
        return {"items": people.listed(session, auth.current(session), query["school"])}


@blueprint.route("", methods=["POST"])
@auth.for_people
@blueprint.arguments(NewPersonSchema)
@blueprint.response(200, RegisterLineSchema)
@blueprint.alt_response(403, success=False, description="Not for you to see or do")
@blueprint.alt_response(404, success=False, description="There is no such thing")
@blueprint.alt_response(409, success=False, description="Something else comes first")
def create(body: dict[str, Any]) -> dict[str, Any]:
    """Enter somebody with a role."""
    session = db.session()
    who = auth.current(session)
    told = people.create(session, who, body)
    session.commit()
    return told


@blueprint.route("/<string(length=22):account>", methods=["PATCH"])
@auth.for_people
@blueprint.arguments(PersonChangeSchema)
@blueprint.response(200, RegisterLineSchema)
@blueprint.alt_response(403, success=False, description="Not for you to see or do")
@blueprint.alt_response(404, success=False, description="There is no such thing")
@blueprint.alt_response(409, success=False, description="Something else comes first")
def change(body: dict[str, Any], account: str) -> dict[str, Any]:
    """Change a name or what is true of somebody."""
    session = db.session()
    who = auth.current(session)
    told = people.change(session, who, account, body)
    session.commit()
    return told


@blueprint.route("/<string(length=22):account>/roles", methods=["POST"])
@auth.for_people
@blueprint.arguments(GivenRoleSchema)
@blueprint.response(200, RegisterLineSchema)
@blueprint.alt_response(403, success=False, description="Not for you to see or do")
@blueprint.alt_response(404, success=False, description="There is no such thing")
@blueprint.alt_response(409, success=False, description="Something else comes first")
def give_role(body: dict[str, Any], account: str) -> dict[str, Any]:
    """Give somebody a role from a day on."""
    session = db.session()
    who = auth.current(session)
    told = people.give_role(session, who, account, body)
    session.commit()
    return told


@blueprint.route(
    "/<string(length=22):account>/roles/<string(length=22):role_id>", methods=["PATCH"]
)
@auth.for_people
@blueprint.arguments(UntilSchema)
@blueprint.response(200, RegisterLineSchema)
@blueprint.alt_response(403, success=False, description="Not for you to see or do")
@blueprint.alt_response(404, success=False, description="There is no such thing")
@blueprint.alt_response(409, success=False, description="Something else comes first")
def end_role(body: dict[str, Any], account: str, role_id: str) -> dict[str, Any]:
    """Set the last day of a role."""
    session = db.session()
    who = auth.current(session)
    told = people.end_role(session, who, account, role_id, body["until"])
    session.commit()
    return told


@blueprint.route("/<string(length=22):account>/move", methods=["POST"])
@auth.for_people
@blueprint.arguments(MoveSchema)
@blueprint.response(200, RegisterLineSchema)
@blueprint.alt_response(403, success=False, description="Not for you to see or do")
@blueprint.alt_response(404, success=False, description="There is no such thing")
@blueprint.alt_response(409, success=False, description="Something else comes first")
def move(body: dict[str, Any], account: str) -> dict[str, Any]:
    """End and begin in one act: somebody goes to another school."""
    session = db.session()
    who = auth.current(session)
    told = people.move(session, who, account, body)
    session.commit()
    return told


@blueprint.route("/<string(length=22):account>/close", methods=["POST"])
@auth.for_people
@blueprint.arguments(NothingSchema)
@blueprint.response(200, RegisterLineSchema)
@blueprint.alt_response(403, success=False, description="Not for you to see or do")
@blueprint.alt_response(404, success=False, description="There is no such thing")
@blueprint.alt_response(409, success=False, description="Something else comes first")
def close(_body: dict[str, Any], account: str) -> dict[str, Any]:
    """Close an account on all its phones; what it wrote stays."""
    session = db.session()
    who = auth.current(session)
    told = people.close(session, who, account)
    session.commit()
    return told
