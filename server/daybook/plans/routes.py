"""Plans over HTTP: read, made from templates, changed, closed, and how far they have come."""

from typing import Any

from daybook.accounts import auth
from daybook.api import Blueprint
from daybook.children import service as children
from daybook.db import db, reading
from daybook.plans import asking, progress, service
from daybook.plans.schemas import (
    NewPlanSchema,
    PlanBurdenQuerySchema,
    PlanBurdenSchema,
    PlanChangeSchema,
    PlanCloseSchema,
    PlanQuerySchema,
    PlanSchema,
    PlansSchema,
    PlanTemplatesSchema,
    ProgressQuerySchema,
    ProgressSchema,
)

blueprint = Blueprint(
    "plans", __name__, url_prefix="/api/plans", description="Work plans and how far they have come"
)


@blueprint.route("")
@auth.for_people
@blueprint.arguments(PlanQuerySchema, location="query")
@blueprint.response(200, PlansSchema)
def listed(query: dict[str, Any]) -> dict[str, Any]:
    """The plans that somebody sees, those that run latest first."""
    with reading() as session:
        who = auth.current(session)
        return {"items": service.listed(session, who, query["school"], query["person"])}


@blueprint.route("", methods=["POST"])
@auth.for_people
@blueprint.arguments(NewPlanSchema)
@blueprint.response(200, PlanSchema)
@blueprint.alt_response(403, success=False, description="Not for you to plan")
@blueprint.alt_response(404, success=False, description="There is no such owner, plan or template")
@blueprint.alt_response(409, success=False, description="Something has ended")
def create(body: dict[str, Any]) -> dict[str, Any]:
    """Make a plan from a template, from an earlier plan, or from nothing."""
    session = db.session()
    who = auth.current(session)
    told = service.told(session, who, service.create(session, who, body))
    session.commit()
    return told


@blueprint.route("/templates")
@auth.for_people
@blueprint.response(200, PlanTemplatesSchema)
def templates() -> dict[str, Any]:
    """The built-in plans, their blanks still open."""
    return {"items": asking.templates()}


@blueprint.route("/burden")
@auth.for_people
@blueprint.arguments(PlanBurdenQuerySchema, location="query")
@blueprint.response(200, PlanBurdenSchema)
@blueprint.alt_response(404, success=False, description="There is no such plan or template")
def burden(query: dict[str, Any]) -> dict[str, Any]:
    """What a template or a plan asks of each kind of person in a week."""
    with reading() as session:
        who = auth.current(session)
        if query["plan"] is None:
            return {"items": asking.of_template(query["template"])}
        return {"items": asking.of_plan(service.whole(session, who, query["plan"]))}


@blueprint.route("/<string(length=22):plan_id>")
@auth.for_people
@blueprint.response(200, PlanSchema)
@blueprint.alt_response(403, success=False, description="Only how far it has come is for you")
@blueprint.alt_response(404, success=False, description="There is no such plan for you")
def one(plan_id: str) -> dict[str, Any]:
    """A whole plan."""
    with reading() as session:
        who = auth.current(session)
        return service.told(session, who, service.whole(session, who, plan_id))


@blueprint.route("/<string(length=22):plan_id>", methods=["PUT"])
@auth.for_people
@blueprint.arguments(PlanChangeSchema)
@blueprint.response(200, PlanSchema)
@blueprint.alt_response(403, success=False, description="Not for you to change")
@blueprint.alt_response(404, success=False, description="There is no such plan for you")
@blueprint.alt_response(409, success=False, description="Somebody else changed it, or it ended")
def change(body: dict[str, Any], plan_id: str) -> dict[str, Any]:
    """Write a plan anew; 409 carries it as somebody else wrote it meanwhile."""
    session = db.session()
    who = auth.current(session)
    told = service.told(session, who, service.change(session, who, plan_id, body))
    session.commit()
    return told


@blueprint.route("/<string(length=22):plan_id>/close", methods=["POST"])
@auth.for_people
@blueprint.arguments(PlanCloseSchema)
@blueprint.response(200, PlanSchema)
@blueprint.alt_response(403, success=False, description="Not for you to close")
@blueprint.alt_response(404, success=False, description="There is no such plan for you")
@blueprint.alt_response(409, success=False, description="Something has ended")
def close(body: dict[str, Any], plan_id: str) -> dict[str, Any]:
    """Close a plan, or open it again."""
    session = db.session()
    who = auth.current(session)
    plan = service.close(session, who, plan_id, closed=body["closed"])
    told = service.told(session, who, plan)
    session.commit()
    return told


@blueprint.route("/<string(length=22):plan_id>/progress")
@auth.for_people
@blueprint.arguments(ProgressQuerySchema, location="query")
@blueprint.response(200, ProgressSchema)
@blueprint.alt_response(404, success=False, description="There is no such plan for you")
def how_far(query: dict[str, Any], plan_id: str) -> dict[str, Any]:
    """How far a plan has come, line by line, with the records behind each number."""
    with reading() as session:
        who = auth.current(session)
        plan, schools, seen = service.known(session, who, plan_id)
        on = query["on"] or children.today()
        return progress.of(session, who, plan, schools, seen, on)
