"""Joining, signing in and out."""

from typing import Any

import marshmallow as ma
from daybook_sync.errors import ErrorCode
from flask import current_app, request

from daybook import clock, limits
from daybook.accounts import auth, service, vaults
from daybook.accounts.schemas import (
    JoinSchema,
    MeSchema,
    SignedInSchema,
    SignInSchema,
    SignOutSchema,
    VaultKeySchema,
)
from daybook.api import Blueprint
from daybook.db import db, reading
from daybook.errors import Problem
from daybook.settings import Settings

SIGN_OUTS = "120 per minute"
"""From one address: a whole school may leave at once."""

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
@limits.limiter.limit(SIGN_OUTS, on_breach=limits.refuse)
@blueprint.doc(
    requestBody={"content": {"application/json": {"schema": SignOutSchema}}},
    security=[{"device": []}, {}],
)
@blueprint.response(204)
@blueprint.alt_response(401, success=False, description="Not signed in, and no digest sent")
@blueprint.alt_response(422, success=False, description="Not the digest of a token")
@blueprint.alt_response(429, success=False, description="Too many at once")
def sign_out() -> None:
    """End this device's token, or the one of a digest; an unknown one has ended already."""
    digest = _digest_sent()
    session = db.session()
    if digest is None:
        service.revoke_device(session, auth.identified(session).device, clock.now())
    else:
        service.revoke_token(session, digest, clock.now())
    session.commit()


@blueprint.route("/vaults/<string(length=22):vault>", methods=["PUT"])
@auth.for_people
@blueprint.doc(security=[{"device": []}])
@blueprint.arguments(VaultKeySchema)
@blueprint.response(204)
@blueprint.alt_response(401, success=False, description="Not signed in")
@blueprint.alt_response(409, success=False, description="Another key is kept for this vault")
def lay_down_key(body: dict[str, Any], vault: str) -> None:
    """Keep what opens this phone's vault when its PIN is lost."""
    session = db.session()
    vaults.lay_down(session, auth.identified(session), vault, body["key"], clock.now())
    session.commit()


@blueprint.route("/vaults/<string(length=22):vault>/key", methods=["POST"])
@limits.guessable
@blueprint.doc(security=[{"device": []}])
@blueprint.response(200, VaultKeySchema)
@blueprint.alt_response(401, success=False, description="Not signed in")
@blueprint.alt_response(403, success=False, description="Signed in too long ago")
@blueprint.alt_response(404, success=False, description="No key of this person's is kept for it")
@blueprint.alt_response(429, success=False, description="Too many failed tries")
def give_key_back(vault: str) -> dict[str, str]:
    """Give a vault's key back to its person, right after a sign-in."""
    session = db.session()
    key = vaults.give_back(session, auth.identified(session), vault, clock.now())
    session.commit()
    return {"key": key}


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


def _digest_sent() -> str | None:
    if not request.content_length:
        return None
    if not request.is_json:
        raise Problem(ErrorCode.UNSUPPORTED_TYPE, "Send application/json.")
    try:
        body: Any = SignOutSchema(unknown=ma.EXCLUDE).load(request.get_json())
    except ma.ValidationError as error:
        fields = {"json": error.messages}
        raise Problem(ErrorCode.INVALID, "Not the digest of a token.", fields=fields) from error
    digest: str | None = body.get("digest")
    return digest


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
