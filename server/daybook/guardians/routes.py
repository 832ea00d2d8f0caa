"""The register of children over HTTP: consent, withdrawal, one child's file, its end."""

from typing import Any, Final, cast

from daybook.access import service as access
from daybook.accounts import auth
from daybook.api import Blueprint
from daybook.audit import service as audit
from daybook.children import service as children
from daybook.children.service import Child, Told
from daybook.db import db, reading
from daybook.guardians import desk, notice, removal, view, withdrawal
from daybook.guardians.schemas import (
    ChildChangeSchema,
    ChildFileSchema,
    ChildLeaveSchema,
    ChildrenSchema,
    ChildSchema,
    ChildWithdrawSchema,
    ClassQuerySchema,
    ConsentToldSchema,
    NewChildSchema,
    RemovedChildSchema,
    WithdrawnChildSchema,
)
from daybook.places import service as places
from daybook.records import service as records

blueprint = Blueprint(
    "children", __name__, url_prefix="/api/children", description="Children and their consent"
)

ONE: Final = "/<string(length=22):child_id>"
_FORBIDDEN: Final[dict[str, Any]] = {"success": False, "description": "Not yours to see or do"}
_UNKNOWN: Final[dict[str, Any]] = {"success": False, "description": "There is no such child"}


@blueprint.route("")
@auth.for_people
@blueprint.arguments(ClassQuerySchema, location="query")
@blueprint.response(200, ChildrenSchema)
@blueprint.alt_response(403, **_FORBIDDEN)
@blueprint.alt_response(404, **_UNKNOWN)
def register(query: dict[str, Any]) -> dict[str, Any]:
    """The children of a class; above the school only how many there are."""
    school_class = query["school_class"]
    with reading() as session:
        who = auth.current(session)
        facts = desk.facts_of_class(session, school_class)
        found = children.children_of(session, [school_class])
        count = sum(child.left_on is None for child in found)
        if access.may(session, who, "read", "child", facts):
            return {"items": list(found), "count": count}
        access.require(session, who, "read", "counts", facts)
        return {"items": [], "count": count}


@blueprint.route("", methods=["POST"])
@auth.for_people
@blueprint.arguments(NewChildSchema)
@blueprint.response(200, ChildSchema)
@blueprint.alt_response(403, **_FORBIDDEN)
@blueprint.alt_response(404, **_UNKNOWN)
def enter(body: dict[str, Any]) -> Child:
    """Enter a child: its phones-to-be learn of it at their next sync."""
    session = db.session()
    who = auth.current(session)
    school_class = body.pop("school_class")
    facts = desk.facts_of_class(session, school_class)
    access.require(session, who, "create", "child", facts)
    year = places.school_year(children.today())
    child = children.create_child(session, school_class, year, **body)
    audit.note(session, who.user, "child-entered", child.id, school=facts.place)
    return _kept(child)


@blueprint.route(ONE, methods=["PATCH"])
@auth.for_people
@blueprint.arguments(ChildChangeSchema)
@blueprint.response(200, ChildSchema)
@blueprint.alt_response(403, **_FORBIDDEN)
@blueprint.alt_response(404, **_UNKNOWN)
@blueprint.alt_response(409, success=False, description="Nothing of this child is kept any more")
def correct(body: dict[str, Any], child_id: str) -> Child:
    """Correct what the register says, or move the child to another class."""
    session = db.session()
    who = auth.current(session)
    child = desk.child_for(session, who, "correct", child_id)
    to_class = body.pop("school_class", None)
    if to_class is not None:
        facts = desk.facts_of_class(session, to_class)
        access.require(session, who, "correct", "child", facts)
        children.move(session, child, to_class, children.today().isoformat())
        audit.note(session, who.user, "child-moved", child.id, school=facts.place)
    if body:
        children.correct(session, child, body)
        school = children.school_of(session, child)
        audit.note(session, who.user, "child-corrected", child.id, school=school)
    return _kept(child)


@blueprint.route(f"{ONE}/consent", methods=["POST"])
@auth.for_people
@blueprint.arguments(ConsentToldSchema)
@blueprint.response(200, ChildSchema)
@blueprint.alt_response(403, **_FORBIDDEN)
@blueprint.alt_response(404, **_UNKNOWN)
@blueprint.alt_response(409, success=False, description="Consent was withdrawn already")
def consent(body: dict[str, Any], child_id: str) -> Child:
    """Note what a guardian said; a refusal after an agreement is a withdrawal."""
    session = db.session()
    who = auth.current(session)
    child = desk.child_for(session, who, "create", child_id, "consent")
    day = body["date"].isoformat()
    if body["record"] == "refused" and child.consent in children.NAMED:
        withdrawal.withdraw(session, child, who.user, guardian=body["guardian"])
        return _kept(child)
    # Who does not say which notice was given has given the present one.
    version = body["notice"] or notice.VERSION
    told = Told(body["record"], body["photo"], body["guardian"], day, version)
    children.note_consent(session, child, told, who.user)
    school = children.school_of(session, child)
    audit.note(session, who.user, "consent-noted", child.id, school=school)
    return _kept(child)


@blueprint.route(f"{ONE}/withdraw", methods=["POST"])
@auth.for_people
@blueprint.arguments(ChildWithdrawSchema)
@blueprint.response(200, WithdrawnChildSchema)
@blueprint.alt_response(403, **_FORBIDDEN)
@blueprint.alt_response(404, **_UNKNOWN)
@blueprint.alt_response(409, success=False, description="Consent was withdrawn already")
def withdraw(body: dict[str, Any], child_id: str) -> dict[str, Any]:
    """Let a code stand for the child's name, here and at the next sync on every phone."""
    session = db.session()
    who = auth.current(session)
    child = desk.child_for(session, who, "withdraw", child_id, "consent")
    renamed = withdrawal.withdraw(session, child, who.user, reason=body["reason"])
    shown = cast("dict[str, Any]", ChildSchema().dump(child))
    session.commit()
    return {
        **shown,
        "records": renamed.records,
        "school_class": shown["class"],
        "left_on": shown["left"],
    }


@blueprint.route(f"{ONE}/leave", methods=["POST"])
@auth.for_people
@blueprint.arguments(ChildLeaveSchema)
@blueprint.response(200, ChildSchema)
@blueprint.alt_response(403, **_FORBIDDEN)
@blueprint.alt_response(404, **_UNKNOWN)
def leave(body: dict[str, Any], child_id: str) -> Child:
    """Note the day on which a child left the school."""
    session = db.session()
    who = auth.current(session)
    child = desk.child_for(session, who, "correct", child_id)
    children.leave(session, child, body["on"].isoformat())
    school = children.school_of(session, child)
    audit.note(session, who.user, "child-left", child.id, school=school)
    return _kept(child)


@blueprint.route(f"{ONE}/file")
@blueprint.response(200, ChildFileSchema)
@blueprint.alt_response(403, **_FORBIDDEN)
@blueprint.alt_response(404, **_UNKNOWN)
def whole_file(child_id: str) -> view.ChildFile:
    """Everything that is kept about a child, and who looked at it; that it was read is noted."""
    with reading() as session:
        who = auth.current(session)
        child = desk.child_for(session, who, "read", child_id)
        found = view.file_of(session, records.scope_of(session, who), child)
        school = children.school_of(session, child)
    audit.note(db.session(), who.user, "child-file", child_id, school=school)
    db.session.commit()
    return found


@blueprint.route(ONE, methods=["DELETE"])
@auth.for_people
@blueprint.response(200, RemovedChildSchema)
@blueprint.alt_response(403, **_FORBIDDEN)
@blueprint.alt_response(404, **_UNKNOWN)
def remove(child_id: str) -> dict[str, int]:
    """Take a child out of the register with what was written of it alone; counts stay."""
    session = db.session()
    who = auth.current(session)
    child = desk.child_for(session, who, "withdraw", child_id)
    emptied = removal.remove(session, child, who.user)
    session.commit()
    return {"records": emptied}


def _kept(child: Child) -> Child:
    db.session.commit()
    db.session.refresh(child)
    return child
