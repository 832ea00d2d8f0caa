"""Support teams, over HTTP."""

from typing import Any

from daybook.accounts import auth
from daybook.api import Blueprint
from daybook.db import db, reading
from daybook.organisation import support_teams
from daybook.organisation.schemas.people import (
    NewSupportTeamSchema,
    SupportTeamChangeSchema,
    SupportTeamSchema,
    SupportTeamsSchema,
)

blueprint = Blueprint(
    "support_teams", __name__, url_prefix="/api/support-teams", description="Support teams"
)


@blueprint.route("")
@blueprint.response(200, SupportTeamsSchema)
@blueprint.alt_response(403, success=False, description="Not for you to see or do")
def listed() -> dict[str, Any]:
    """The support teams of one's county, or those one is in."""
    with reading() as session:
        return {"items": support_teams.listed(session, auth.current(session))}


@blueprint.route("", methods=["POST"])
@auth.for_people
@blueprint.arguments(NewSupportTeamSchema)
@blueprint.response(200, SupportTeamSchema)
@blueprint.alt_response(403, success=False, description="Not for you to see or do")
@blueprint.alt_response(404, success=False, description="There is no such thing")
@blueprint.alt_response(409, success=False, description="Something else comes first")
def create(body: dict[str, Any]) -> dict[str, Any]:
    """Make a support team."""
    session = db.session()
    who = auth.current(session)
    told = support_teams.create(session, who, body)
    session.commit()
    return told


@blueprint.route("/<string(length=22):team_id>", methods=["PATCH"])
@auth.for_people
@blueprint.arguments(SupportTeamChangeSchema)
@blueprint.response(200, SupportTeamSchema)
@blueprint.alt_response(403, success=False, description="Not for you to see or do")
@blueprint.alt_response(404, success=False, description="There is no such thing")
@blueprint.alt_response(409, success=False, description="Something else comes first")
def change(body: dict[str, Any], team_id: str) -> dict[str, Any]:
    """Rename a team, change who is in it, or end it."""
    session = db.session()
    who = auth.current(session)
    told = support_teams.change(session, who, team_id, body)
    session.commit()
    return told
