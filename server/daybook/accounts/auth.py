"""Who is asking: the person and device of a request's Bearer token."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar, cast

from daybook_sync.errors import ErrorCode
from flask import current_app, g, request
from sqlalchemy.orm import Session

from daybook import clock
from daybook.accounts import service, store, tokens
from daybook.accounts.store import TokenHolder
from daybook.db import reading
from daybook.errors import Problem
from daybook.places import service as places
from daybook.settings import Settings

__all__ = ["RoleAt", "SignedIn", "TokenHolder", "current", "for_people", "identified"]

View = TypeVar("View", bound=Callable[..., Any])

_CHALLENGE = {"WWW-Authenticate": 'Bearer realm="daybook"'}


@dataclass(frozen=True)
class RoleAt:
    """What somebody is (teacher, head, township, supervisor, admin), and at which place."""

    role: str
    place: str


@dataclass(frozen=True)
class SignedIn:
    """The person and device of a request, and what they may look at."""

    user: str
    device: str
    name: str
    roles: tuple[RoleAt, ...]

    def sees_schools(self, session: Session) -> frozenset[str]:
        """The schools whose records this person reads online; none for a teacher.

        A head reads his school; township and county supervisors read all below their place.
        """
        seen: set[str] = set()
        for held in self.roles:
            if held.role == "head":
                seen.add(held.place)
            elif held.role in {"township", "supervisor"}:
                seen |= places.schools_under(session, held.place)
        return frozenset(seen)


def identified(session: Session) -> TokenHolder:
    """The person and device of this request's token, without their roles.

    Raises NOT_SIGNED_IN, DEVICE_DISABLED, TOKEN_REVOKED, TOKEN_EXPIRED or ACCOUNT_DISABLED.
    """
    found = store.holder_of_token(session, tokens.digest(_token()))
    if found is None:
        raise _unknown(ErrorCode.NOT_SIGNED_IN, "This token is not known here.")
    g.user_id = found.account
    if found.out_of_use is not None:
        raise _unknown(ErrorCode.DEVICE_DISABLED, "This device was taken out of use.")
    if found.revoked_at is not None:
        raise _unknown(ErrorCode.TOKEN_REVOKED, "This device was signed out.")
    if clock.now() - found.last_heard > service.TOKEN_LIFE:
        raise _unknown(ErrorCode.TOKEN_EXPIRED, "This device was not heard of for too long.")
    if found.disabled_at is not None:
        raise Problem(ErrorCode.ACCOUNT_DISABLED, "This account is closed.")
    return found


def current(session: Session) -> SignedIn:
    """The person of this request's token with the roles of today; raises as `identified`."""
    found = identified(session)
    settings: Settings = current_app.extensions["daybook.settings"]
    today = clock.day_of(clock.now(), settings.time_zone)
    roles = service.roles_of(session, found.account, today)
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


def _token() -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise _unknown(ErrorCode.NOT_SIGNED_IN, "Send a device's token.")
    return token.strip()


def _unknown(code: ErrorCode, detail: str) -> Problem:
    return Problem(code, detail, headers=_CHALLENGE)
