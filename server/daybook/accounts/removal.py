"""Taking out an account that was made by mistake and that nobody has used."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from daybook.accounts import people_store
from daybook.places import audiences
from daybook.places import service as places
from daybook.streams import service as streams


def in_use(session: Session, accounts: Collection[str]) -> set[str]:
    """Those who have joined with an account, or whom anything but their own roles names."""
    return people_store.named_among(session, accounts)


def remove(session: Session, account: str, school: str, year: str) -> None:
    """Take an account of a school out as if it had never been made; only for one not in use."""
    held = streams.granted(session, account)
    streams.withdraw(session, places.school_stream(school, year), account)
    if held:
        streams.withdraw(session, audiences.own_stream(account), account)
    for grant in held:
        streams.close_grant(session, account, grant.key)
    people_store.remove(session, account)


def logins_among(session: Session, logins: Collection[str]) -> set[str]:
    """Those of some logins, as they are stored, that somebody has."""
    return people_store.logins_among(session, logins)
