"""Two who help each other, over HTTP."""

from typing import Any

from daybook.accounts import auth
from daybook.api import Blueprint
from daybook.db import db, reading
from daybook.organisation import pairs
from daybook.organisation.schemas.fields import NothingSchema, UntilSchema
from daybook.organisation.schemas.people import (
    NewPairSchema,
    PairQuerySchema,
    PairSchema,
    PairsSchema,
)

blueprint = Blueprint(
    "pairs", __name__, url_prefix="/api/pairs", description="Two who help each other"
)


@blueprint.route("")
@auth.for_people
@blueprint.arguments(PairQuerySchema, location="query")
@blueprint.response(200, PairsSchema)
@blueprint.alt_response(403, success=False, description="Not for you to see or do")
def listed(query: dict[str, Any]) -> dict[str, Any]:
    """The pairs of a school, or one's own."""
    with reading() as session:
        return {"items": pairs.listed(session, auth.current(session), query["school"])}


@blueprint.route("", methods=["POST"])
@auth.for_people
@blueprint.arguments(NewPairSchema)
@blueprint.response(200, PairSchema)
@blueprint.alt_response(403, success=False, description="Not for you to see or do")
@blueprint.alt_response(404, success=False, description="There is no such thing")
@blueprint.alt_response(409, success=False, description="Something else comes first")
def propose(body: dict[str, Any]) -> dict[str, Any]:
    """Propose a pair to the other side."""
    session = db.session()
    who = auth.current(session)
    told = pairs.propose(session, who, body)
    session.commit()
    return told


@blueprint.route("/<string(length=22):pair_id>/confirm", methods=["POST"])
@auth.for_people
@blueprint.arguments(NothingSchema)
@blueprint.response(200, PairSchema)
@blueprint.alt_response(403, success=False, description="Not for you to see or do")
@blueprint.alt_response(404, success=False, description="There is no such thing")
@blueprint.alt_response(409, success=False, description="Something else comes first")
def confirm(_body: dict[str, Any], pair_id: str) -> dict[str, Any]:
    """Say yes for one's own side."""
    session = db.session()
    who = auth.current(session)
    told = pairs.confirm(session, who, pair_id)
    session.commit()
    return told


@blueprint.route("/<string(length=22):pair_id>", methods=["PATCH"])
@auth.for_people
@blueprint.arguments(UntilSchema)
@blueprint.response(200, PairSchema)
@blueprint.alt_response(403, success=False, description="Not for you to see or do")
@blueprint.alt_response(404, success=False, description="There is no such thing")
@blueprint.alt_response(409, success=False, description="Something else comes first")
def end(body: dict[str, Any], pair_id: str) -> dict[str, Any]:
    """Set the last day of a pair."""
    session = db.session()
    who = auth.current(session)
    told = pairs.end(session, who, pair_id, body["until"])
    session.commit()
    return told
