"""Codes on slips, new passwords, phones and their loss, over HTTP."""

from collections.abc import Sequence
from typing import Any, Final, Literal

from daybook_sync.errors import ErrorCode
from flask import Response, current_app, request

from daybook import clock, limits
from daybook.accounts import auth, resets
from daybook.accounts.devices import Phone
from daybook.accounts.invites import OpenCode, Slip
from daybook.accounts.resets import Reset
from daybook.api import Blueprint
from daybook.db import db, reading
from daybook.errors import Problem
from daybook.joining import service, slips
from daybook.joining.schemas import (
    CodesSchema,
    DeviceSchema,
    DevicesSchema,
    InviteSchema,
    OpenCodesSchema,
    ResetDoneSchema,
    ResetSchema,
    SchoolQuerySchema,
    SlipsSchema,
)
from daybook.settings import Settings

blueprint = Blueprint(
    "joining", __name__, url_prefix="/api", description="Codes, new passwords and phones"
)

PDF: Final = "application/pdf"
_BYTES: Final = {"type": "string", "format": "binary"}


@blueprint.route("/invitations", methods=["POST"])
@auth.for_people
@blueprint.arguments(InviteSchema)
@blueprint.response(200, CodesSchema)
@blueprint.alt_response(403, success=False, description="Not yours to let in")
@blueprint.alt_response(404, success=False, description="Somebody is not here or has left")
def invite(body: dict[str, Any]) -> dict[str, Sequence[Slip]]:
    """Make a fresh code for each of some people, shown this once; their older ones end."""
    session = db.session()
    who = auth.current(session)
    made = service.make_slips(session, who, set(body["people"]), body["purpose"], clock.now())
    session.commit()
    return {"codes": made}


@blueprint.route("/invitations/slips", methods=["POST"])
@auth.for_people
@blueprint.arguments(SlipsSchema)
@blueprint.response(200, _BYTES, content_type=PDF)
@blueprint.alt_response(403, success=False, description="Not yours to let in")
@blueprint.alt_response(404, success=False, description="Somebody is not here or has left")
def print_slips(body: dict[str, Any]) -> Response:
    """Make fresh codes as a sheet to print and cut, eight slips a page; older ones end."""
    session = db.session()
    who, now = auth.current(session), clock.now()
    people = (
        service.people_to_let_in(session, who, body["school"], now)
        if "school" in body
        else frozenset(body["people"])
    )
    if not people:
        raise Problem(ErrorCode.NOT_FOUND, "There is nobody here to make slips for.")
    made = service.make_slips(session, who, people, body["purpose"], now)
    schools = service.school_names(session, people, now)
    lang: Literal["zh", "en"] = body["lang"]
    sheet = slips.sheet(made, schools, body["purpose"], lang, _address(), _settings().time_zone)
    session.commit()
    response = Response(sheet, content_type=PDF)
    response.headers["Content-Disposition"] = 'attachment; filename="slips.pdf"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.route("/invitations")
@auth.for_people
@blueprint.arguments(SchoolQuerySchema, location="query")
@blueprint.response(200, OpenCodesSchema)
@blueprint.alt_response(403, success=False, description="Not your school")
def open_invitations(query: dict[str, Any]) -> dict[str, Sequence[OpenCode]]:
    """The codes of a school's people that are still good; the codes themselves are not known."""
    with reading() as session:
        who = auth.current(session)
        return {"items": service.open_codes(session, who, query["school"], clock.now())}


@blueprint.route("/invitations/<string(length=22):invitation>", methods=["DELETE"])
@blueprint.response(204)
@blueprint.alt_response(404, success=False, description="No such invitation of yours")
def end_invitation(invitation: str) -> None:
    """Make a code useless; a lost slip then lets nobody in."""
    session = db.session()
    service.end_code(session, auth.current(session), invitation, clock.now())
    session.commit()


@blueprint.route("/accounts/reset", methods=["POST"])
@limits.guessable
@blueprint.doc(security=[])
@blueprint.arguments(ResetSchema)
@blueprint.response(200, ResetDoneSchema)
@blueprint.alt_response(403, success=False, description="Unknown, used or expired")
@blueprint.alt_response(422, success=False, description="The password is too short")
@blueprint.alt_response(429, success=False, description="Too many failed tries")
def reset(body: dict[str, Any]) -> Reset:
    """Set a new password with a leader's code, which is then used up; phones stay signed in."""
    with reading() as snapshot:
        known = resets.whose(snapshot, body["code"], clock.now())
    if "password" not in body:
        return known
    # The slow hash is made before anything is written: it must not hold SQLite's write lock.
    hashed = resets.hashed(body["password"])
    session = db.session()
    done = resets.set_password(
        session, body["code"], hashed, clock.now(), sign_out=body["sign_out"]
    )
    session.commit()
    return done


@blueprint.route("/devices")
@auth.for_people
@blueprint.arguments(SchoolQuerySchema, location="query")
@blueprint.response(200, DevicesSchema)
@blueprint.alt_response(403, success=False, description="Not your school")
def devices(query: dict[str, Any]) -> dict[str, Sequence[Phone]]:
    """The phones of a school's people: when heard, how they keep, what waits on them."""
    with reading() as session:
        who = auth.current(session)
        return {"items": service.phones(session, who, query["school"], clock.now())}


@blueprint.route("/devices/<string(length=22):device>/disable", methods=["POST"])
@auth.for_people
@blueprint.response(200, DeviceSchema)
@blueprint.alt_response(404, success=False, description="No such phone of yours")
def disable_device(device: str) -> Phone:
    """Take a lost phone out of use; at its next contact it clears what came from here."""
    session = db.session()
    phone = service.disable_phone(session, auth.current(session), device, clock.now())
    session.commit()
    return phone


def _address() -> str:
    """Where phones reach this server: as it is set, else as the office reached it."""
    return _settings().address or request.host_url.rstrip("/")


def _settings() -> Settings:
    settings: Settings = current_app.extensions["daybook.settings"]
    return settings
