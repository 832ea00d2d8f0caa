"""Schools that support others, over HTTP."""

from typing import Any

from daybook.accounts import auth
from daybook.api import Blueprint
from daybook.db import db, reading
from daybook.organisation import links
from daybook.organisation.schemas.fields import UntilSchema
from daybook.organisation.schemas.places import (
    LinkSchema,
    LinksSchema,
    NewLinkSchema,
)

blueprint = Blueprint(
    "links", __name__, url_prefix="/api/links", description="Schools that support others"
)


@blueprint.route("")
@blueprint.response(200, LinksSchema)
@blueprint.alt_response(403, success=False, description="Not for you to see or do")
def listed() -> dict[str, Any]:
    """The links of the schools that one looks after."""
    with reading() as session:
        return {"items": links.listed(session, auth.current(session))}


@blueprint.route("", methods=["POST"])
@auth.for_people
@blueprint.arguments(NewLinkSchema)
@blueprint.response(200, LinkSchema)
@blueprint.alt_response(403, success=False, description="Not for you to see or do")
@blueprint.alt_response(404, success=False, description="There is no such thing")
@blueprint.alt_response(409, success=False, description="Something else comes first")
def create(body: dict[str, Any]) -> dict[str, Any]:
    """Note that a school supports another."""
    session = db.session()
    who = auth.current(session)
    told = links.create(session, who, body)
    session.commit()
    return told


@blueprint.route("/<string(length=22):link_id>", methods=["PATCH"])
@auth.for_people
@blueprint.arguments(UntilSchema)
@blueprint.response(200, LinkSchema)
@blueprint.alt_response(403, success=False, description="Not for you to see or do")
@blueprint.alt_response(404, success=False, description="There is no such thing")
@blueprint.alt_response(409, success=False, description="Something else comes first")
def end(body: dict[str, Any], link_id: str) -> dict[str, Any]:
    """Set the last day of a link."""
    session = db.session()
    who = auth.current(session)
    told = links.end(session, who, link_id, body["until"])
    session.commit()
    return told
