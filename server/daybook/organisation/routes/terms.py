"""Terms of a county, over HTTP."""

from typing import Any

from daybook.accounts import auth
from daybook.api import Blueprint
from daybook.db import db, reading
from daybook.organisation import terms
from daybook.organisation.schemas.places import (
    NewTermSchema,
    SchoolTermSchema,
    SchoolTermsSchema,
    TermChangeSchema,
    TermQuerySchema,
)

blueprint = Blueprint("terms", __name__, url_prefix="/api/terms", description="Terms of a county")


@blueprint.route("")
@auth.for_people
@blueprint.arguments(TermQuerySchema, location="query")
@blueprint.response(200, SchoolTermsSchema)
@blueprint.alt_response(403, success=False, description="Not for you to see or do")
@blueprint.alt_response(404, success=False, description="There is no such thing")
def listed(query: dict[str, Any]) -> dict[str, Any]:
    """The terms of the county of a place."""
    with reading() as session:
        return {"items": terms.listed(session, auth.current(session), query["place"])}


@blueprint.route("", methods=["POST"])
@auth.for_people
@blueprint.arguments(NewTermSchema)
@blueprint.response(200, SchoolTermSchema)
@blueprint.alt_response(403, success=False, description="Not for you to see or do")
@blueprint.alt_response(404, success=False, description="There is no such thing")
@blueprint.alt_response(409, success=False, description="Something else comes first")
def create(body: dict[str, Any]) -> dict[str, Any]:
    """Enter a term."""
    session = db.session()
    who = auth.current(session)
    told = terms.create(session, who, body)
    session.commit()
    return told


@blueprint.route("/<string(length=22):term_id>", methods=["PATCH"])
@auth.for_people
@blueprint.arguments(TermChangeSchema)
@blueprint.response(200, SchoolTermSchema)
@blueprint.alt_response(403, success=False, description="Not for you to see or do")
@blueprint.alt_response(404, success=False, description="There is no such thing")
@blueprint.alt_response(409, success=False, description="Something else comes first")
def change(body: dict[str, Any], term_id: str) -> dict[str, Any]:
    """Change a term; all phones get it anew."""
    session = db.session()
    who = auth.current(session)
    told = terms.change(session, who, term_id, body)
    session.commit()
    return told
