"""Joining, signing in and out."""

from typing import Any

from flask import current_app

from daybook import clock, limits
from daybook.accounts import auth, service
from daybook.accounts.schemas import JoinSchema, MeSchema, SignedInSchema, SignInSchema
from daybook.api import Blueprint
from daybook.db import db, reading
from daybook.settings import Settings

blueprint = Blueprint(
    "accounts", __name__, url_prefix="/api/accounts", description="Joining, signing in and out"
)


@blueprint.route("/join", methods=["POST"])
@limits.guessable
@blueprint.doc(security=[])
@blueprint.arguments(JoinSchema)
@blueprint.response(200, SignedInSchema)
@blueprint.alt_response(403, success=False, description="Unknown, used or expired")
@blueprint.alt_response(429, success=False, description="Too many failed tries")
def join(body: dict[str, Any]) -> dict[str, Any]:
    """Join with a code, which is then used up."""
    session = db.session()
    signed_in = service.join(session, body["code"], body["device_name"], clock.now())
    session.commit()
    return _welcome(signed_in)


@blueprint.route("/sign-in", methods=["POST"])
@limits.guessable
@blueprint.doc(security=[])
@blueprint.arguments(SignInSchema)
@blueprint.response(200, SignedInSchema)
@blueprint.alt_response(401, success=False, description="Wrong login or password")
@blueprint.alt_response(403, success=False, description="The account is closed")
@blueprint.alt_response(429, success=False, description="Too many failed tries")
def sign_in(body: dict[str, Any]) -> dict[str, Any]:
    """Sign in with a login and password."""
    # The slow hash is made before anything is written: it must not hold SQLite's write lock.
    with reading() as snapshot:
        account = service.check_password(snapshot, body["login"], body["password"])
    session = db.session()
    signed_in = service.sign_in(session, account, body["device_name"], clock.now())
    session.commit()
    return _welcome(signed_in)


@blueprint.route("/sign-out", methods=["POST"])
@blueprint.doc(security=[{"device": []}])
@blueprint.response(204)
@blueprint.alt_response(401, success=False, description="Not signed in")
def sign_out() -> None:
    """End this device's token."""
    session = db.session()
    service.revoke_device(session, auth.current(session).device, clock.now())
    session.commit()


@blueprint.route("/me")
@blueprint.doc(security=[{"device": []}])
@blueprint.response(200, MeSchema)
@blueprint.alt_response(401, success=False, description="Not signed in")
def me() -> dict[str, Any]:
    """The person and device of this token."""
    with reading() as session:
        who = auth.current(session)
        return {
            "user": who.user,
            "device": who.device,
            "name": who.name,
            "login": service.login_of(session, who.user),
            "roles": who.roles,
            "server": _server(),
        }


def _welcome(signed_in: service.SignIn) -> dict[str, Any]:
    return {
        "token": signed_in.token,
        "user": signed_in.user,
        "device": signed_in.device,
        "name": signed_in.name,
        "server": _server(),
    }


def _server() -> dict[str, Any]:
    settings: Settings = current_app.extensions["daybook.settings"]
    return {"name": settings.server_name, "demo": settings.demo}
