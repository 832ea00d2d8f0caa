"""Support teams: people sent out together, and who leads them."""

from collections.abc import Collection
from datetime import date, timedelta

from daybook_sync.ids import new_id
from sqlalchemy.orm import Session

from daybook.places import faults, support_store
from daybook.places.support_models import SupportMember, SupportTeam


def create_team(
    session: Session, org: str, name: str, captain: str, members: Collection[str], since: date
) -> SupportTeam:
    """A new support team of an organisation, from a day on."""
    made = SupportTeam(id=new_id(), org=org, name=name, since=since.isoformat())
    session.add(made)
    session.flush()
    set_members(session, made.id, captain, members, since)
    return made


def known_team(session: Session, team_id: str) -> SupportTeam:
    """The support team of this id; raises NOT_FOUND."""
    found = support_store.team(session, team_id)
    if found is None:
        raise faults.missing("找不到这支支教队", "There is no such support team.")
    return found


def set_members(
    session: Session, team: str, captain: str, members: Collection[str], day: date
) -> set[str]:
    """Make these the members from `day` on, one of them captain; whom that changes."""
    wanted = {(account, account == captain) for account in {captain, *members}}
    standing = {(one.account, one.captain): one for one in running(session, team, day)}
    for key, one in standing.items():
        if key not in wanted:
            _end(one, day)
    for account, leads in sorted(wanted - {*standing}):
        session.add(
            SupportMember(
                id=new_id(), team=team, account=account, captain=leads, since=day.isoformat()
            )
        )
    session.flush()
    return {account for account, _ in wanted ^ {*standing}}


def end_team(session: Session, team: SupportTeam, until: date) -> set[str]:
    """Set the last day of a team; its members on that day."""
    team.until = until.isoformat()
    session.flush()
    return {one.account for one in running(session, team.id, until)}


def running(session: Session, team: str, day: date) -> list[SupportMember]:
    """Who is in a team on `day`, the captain first."""
    return [
        one
        for one in support_store.members_of(session, [team])
        if one.since <= day.isoformat() and (one.until is None or one.until >= day.isoformat())
    ]


def _end(member: SupportMember, day: date) -> None:
    """End a membership on the day before `day`; one that was to begin later never runs."""
    member.until = (day - timedelta(1)).isoformat()
