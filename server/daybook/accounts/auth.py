"""Who is asking: the person and device of a request's Bearer token."""

from dataclasses import dataclass

from daybook_sync.errors import ErrorCode
from flask import current_app, request
from sqlalchemy.orm import Session

from daybook import clock
from daybook.accounts import service, store, tokens
from daybook.errors import Problem
from daybook.places import service as places
from daybook.settings import Settings

_CHALLENGE = {"WWW-Authenticate": 'Bearer realm="daybook"'}


@dataclass(frozen=True)
class RoleAt:
    """What somebody is (teacher, head, township, supervisor, admin), and at which place."""

    role: str
    place: str


@dataclass(frozen=True)
class SignedIn:
    """The person and device of a request. `last_heard` is as it stands in the database."""

    user: str
    device: str
    name: str
    roles: tuple[RoleAt, ...]
    last_heard: int = 0

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


def current(session: Session) -> SignedIn:
    """The person of this request's token.

    Raises NOT_SIGNED_IN, TOKEN_REVOKED, TOKEN_EXPIRED or ACCOUNT_DISABLED.
    """
    found = store.device_of_token(session, tokens.digest(_token()))
    if found is None:
        raise _unknown(ErrorCode.NOT_SIGNED_IN, "This token is not known here.")
    device, account = found
    now = clock.now()
    if device.revoked_at is not None:
        raise _unknown(ErrorCode.TOKEN_REVOKED, "This device was signed out.")
    if now - device.last_heard > service.TOKEN_LIFE:
        raise _unknown(ErrorCode.TOKEN_EXPIRED, "This device was not heard of for too long.")
    if account.disabled_at is not None:
        raise Problem(ErrorCode.ACCOUNT_DISABLED, "This account is closed.")
    settings: Settings = current_app.extensions["daybook.settings"]
    roles = service.roles_of(session, account.id, clock.day_of(now, settings.time_zone))
    return SignedIn(
        account.id,
        device.id,
        account.name,
        tuple(RoleAt(role, place) for role, place in roles),
        device.last_heard,
    )


def _token() -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise _unknown(ErrorCode.NOT_SIGNED_IN, "Send a device's token.")
    return token.strip()


def _unknown(code: ErrorCode, detail: str) -> Problem:
    return Problem(code, detail, headers=_CHALLENGE)
