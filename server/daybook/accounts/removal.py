"""Taking out an account that was made by mistake and that nobody has used."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from daybook.accounts import people_store
from daybook.places import audiences
from daybook.places import service as places
from daybook.streams import service as streams


def is_in_use(session: Session, account: str) -> bool:
    """Whether somebody has joined with an account, or anything but its own roles names it."""
    return people_store.is_named(session, account)


def remove(session: Session, account: str, year: str) -> None:
    """Take an account out as if it had never been made; only for one that is not in use."""
    for school in places.schools_held(session, account, year):
        streams.withdraw(session, places.school_stream(school, year), account)
    own = audiences.own_stream(account)
    streams.withdraw(session, own, account)
    for held in streams.granted(session, account):
        streams.close_grant(session, account, held.key)
    people_store.remove(session, account)


def logins_among(session: Session, logins: Collection[str]) -> set[str]:
    """Those of some logins, as they are stored, that somebody has."""
    return people_store.logins_among(session, logins)
