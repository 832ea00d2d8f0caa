"""Support links: a school that supports another, from one day to another."""

from datetime import date

from daybook_sync.ids import new_id
from sqlalchemy.orm import Session

from daybook.places import faults, support_store
from daybook.places.support_models import SupportLink


def create_link(
    session: Session,
    supporting: str,
    aided: str,
    since: date,
    until: date | None,
    *,
    link_id: str | None = None,
) -> SupportLink:
    """A new link; raises INVALID for a school with itself, or for one that runs already."""
    faults.ordered(since.isoformat(), until.isoformat() if until is not None else None)
    if supporting == aided:
        raise faults.wrong(
            "aided", "支援校和受援校不能是同一所", "A school does not support itself"
        )
    for other in support_store.links_of(session, [aided]):
        same = (other.supporting, other.aided) == (supporting, aided)
        if same and (other.until is None or other.until >= since.isoformat()):
            raise faults.in_the_way(
                "aided", "这两所学校已经在结对支援", "These two schools are linked already"
            )
    made = SupportLink(
        id=link_id or new_id(),
        supporting=supporting,
        aided=aided,
        since=since.isoformat(),
        until=until.isoformat() if until is not None else None,
    )
    session.add(made)
    session.flush()
    return made


def end_link(session: Session, link_id: str, until: date) -> SupportLink:
    """Set the last day of a link; raises NOT_FOUND."""
    found = known_link(session, link_id)
    found.until = until.isoformat()
    session.flush()
    return found


def known_link(session: Session, link_id: str) -> SupportLink:
    """The link of this id; raises NOT_FOUND."""
    found = support_store.link(session, link_id)
    if found is None:
        raise faults.missing("找不到这条支援关系", "There is no such link.")
    return found
