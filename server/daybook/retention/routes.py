"""How long things are kept, over HTTP: read, change, and see what would go."""

from typing import Any

from daybook_sync.errors import ErrorCode

from daybook.access import service as access
from daybook.access.reach import Action
from daybook.accounts import auth
from daybook.accounts.auth import SignedIn
from daybook.api import Blueprint
from daybook.children import service as children
from daybook.db import db, reading
from daybook.errors import Problem
from daybook.places import service as places
from daybook.retention import service
from daybook.retention.schemas import DryRunSchema, RulesSchema

blueprint = Blueprint(
    "retention", __name__, url_prefix="/api/retention", description="How long things are kept"
)


@blueprint.route("")
@blueprint.response(200, RulesSchema)
@blueprint.alt_response(403, success=False, description="Not for you to see")
def rules() -> dict[str, Any]:
    """Every rule with its number of days."""
    with reading() as session:
        _require(auth.current(session), "read")
        return _told(service.days(session))


@blueprint.route("", methods=["PUT"])
@auth.for_people
@blueprint.arguments(RulesSchema)
@blueprint.response(200, RulesSchema)
@blueprint.alt_response(403, success=False, description="Not for you to change")
def change(body: dict[str, Any]) -> dict[str, Any]:
    """Change the numbers of some rules; the others stay."""
    session = db.session()
    who = auth.current(session)
    _require(who, "manage")
    service.set_days(session, {one["rule"]: one["days"] for one in body["items"]}, who.user)
    told = _told(service.days(session))
    session.commit()
    return told


@blueprint.route("/dry-run")
@blueprint.response(200, DryRunSchema)
@blueprint.alt_response(403, success=False, description="Not for you to see")
def dry_run() -> dict[str, Any]:
    """What would go today, by rule, from the schools that one sees this of; nothing goes."""
    with reading() as session:
        who = auth.current(session)
        _require(who, "read")
        seen = access.schools(session, who, "read", "retention")
        found = [one for one in service.due(session, children.today()) if one.school in seen]
        names = {place.id: place.name for place in places.places(session, seen)}
    return {
        "items": [
            {
                "rule": one.rule,
                "school": names.get(one.school),
                "count": len(one.rids),
                "oldest": one.oldest,
            }
            for one in found
        ]
    }


def _require(who: SignedIn, action: Action) -> None:
    if not access.may_anywhere(who, action, "retention"):
        raise Problem(ErrorCode.FORBIDDEN, "This is not for you to see or do.")


def _told(days: dict[str, int]) -> dict[str, Any]:
    return {"items": [{"rule": rule, "days": number} for rule, number in days.items()]}
