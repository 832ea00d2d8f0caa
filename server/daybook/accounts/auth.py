"""Who is asking: the person and device of a request's Bearer token."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial, wraps
from typing import Any, TypeVar, cast

from daybook_sync.errors import ErrorCode
from flask import Response, after_this_request, current_app, g, request
from sqlalchemy.orm import Session

from daybook import clock
from daybook.accounts import devices, service, store, tokens
from daybook.accounts.store import TokenHolder
from daybook.db import db, reading
from daybook.errors import Problem
from daybook.settings import Settings

__all__ = ["RoleAt", "SignedIn", "TokenHolder", "current", "for_people", "identified"]

View = TypeVar("View", bound=Callable[..., Any])

_CHALLENGE = {"WWW-Authenticate": 'Bearer realm="daybook"'}


@dataclass(frozen=True)
class RoleAt:
    """What somebody is, one of the roles of the policy, and at which place."""

    role: str
    place: str


@dataclass(frozen=True)
class SignedIn:
    """The person and device of a request, and what they are today; `access` says what they may."""

    user: str
    device: str
    name: str
    roles: tuple[RoleAt, ...]


def identified(session: Session) -> TokenHolder:
    """The person and device of this request's token, without their roles.

    At the first contact of a day it opens and closes what begins and ends with that day, before
    anything is read for them. Raises NOT_SIGNED_IN, DEVICE_DISABLED, TOKEN_REVOKED, TOKEN_EXPIRED
    or ACCOUNT_DISABLED.
    """
    found = store.holder_of_token(session, tokens.digest(_token()))
    if found is None:
        raise _unknown(ErrorCode.NOT_SIGNED_IN, "This token is not known here.")
    g.user_id = found.account
    if found.out_of_use is not None:
        after_this_request(partial(_noted, found.device))
        raise _unknown(ErrorCode.DEVICE_DISABLED, "This device was taken out of use.")
    if found.revoked_at is not None:
        raise _unknown(ErrorCode.TOKEN_REVOKED, "This device was signed out.")
    if clock.now() - found.last_heard > service.TOKEN_LIFE:
        raise _unknown(ErrorCode.TOKEN_EXPIRED, "This device was not heard of for too long.")
    if found.disabled_at is not None:
        raise Problem(ErrorCode.ACCOUNT_DISABLED, "This account is closed.")
    _begin_day(session, found)
    return found


def current(session: Session) -> SignedIn:
    """The person of this request's token with the roles of today; raises as `identified`."""
    found = identified(session)
    roles = service.roles_of(session, found.account, _today())
    return SignedIn(
        found.account, found.device, found.name, tuple(RoleAt(role, place) for role, place in roles)
    )


def for_people(view: View) -> View:
    """The view for those signed in; the body of a stranger is not even read."""

    @wraps(view)
    def asked(*args: Any, **kwargs: Any) -> Any:
        with reading() as session:
            identified(session)
        return view(*args, **kwargs)

    return cast(View, asked)


def _begin_day(session: Session, found: TokenHolder) -> None:
    today = _today()
    if (found.renewed_on or "") >= today.isoformat():
        return
    # What was read so far is let go: the rest of the request sees what is written here.
    session.rollback()
    writing = db.session()
    service.renew(writing, found.account, today)
    writing.commit()


def _today() -> date:
    settings: Settings = current_app.extensions["daybook.settings"]
    return clock.day_of(clock.now(), settings.time_zone)


def _noted(device: str, response: Response) -> Response:
    """Write down that a device out of use was told so, after the request let the database go."""
    db.session.rollback()
    devices.tell(db.session(), device, clock.now())
    db.session.commit()
    return response


def _token() -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise _unknown(ErrorCode.NOT_SIGNED_IN, "Send a device's token.")
    return token.strip()


def _unknown(code: ErrorCode, detail: str) -> Problem:
    return Problem(code, detail, headers=_CHALLENGE)
