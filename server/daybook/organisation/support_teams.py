"""Support teams, as an office sees and changes them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from daybook.access import service as access
from daybook.access.service import Facts, Who
from daybook.accounts import people
from daybook.accounts import service as accounts
from daybook.organisation import desk
from daybook.organisation.desk import Item
from daybook.places import faults, support_teams
from daybook.places import service as places
from daybook.places.service import SupportMember, SupportTeam


def listed(session: Session, who: Who) -> list[Item]:
    """The support teams of the counties that somebody looks after, and those they are in."""
    found = _seen(session, who)
    members = places.support_members(session, [team.id for team in found])
    own = {one.team for one in members if one.account == who.user}
    wide = _orgs(session, who)
    return _items(session, [team for team in found if team.org in wide or team.id in own])


def create(session: Session, who: Who, asked: Mapping[str, Any]) -> Item:
    """A new support team; raises FORBIDDEN, NOT_FOUND or INVALID."""
    everybody = _known(session, asked["captain"], asked["members"])
    org = _org_of(session, asked["captain"])
    desk.need(session, who, "create", "team", org)
    made = support_teams.create_team(
        session,
        org,
        asked["name"],
        asked["captain"],
        asked["members"],
        asked.get("since") or desk.today(),
    )
    desk.settle(session, who, "support-team-made", made.id, everybody)
    return _items(session, [made])[0]


def change(session: Session, who: Who, team_id: str, asked: Mapping[str, Any]) -> Item:
    """Rename a team, change who is in it, or end it; raises FORBIDDEN, NOT_FOUND or INVALID."""
    team = support_teams.known_team(session, team_id)
    desk.need(session, who, "manage", "team", team.org)
    day = max(desk.today(), date.fromisoformat(team.since))
    running = support_teams.running(session, team_id, day)
    leads = next((one.account for one in running if one.captain), "")
    concerned: set[str] = set()
    if "name" in asked:
        team.name = asked["name"]
    if "captain" in asked or "members" in asked:
        captain = asked.get("captain", leads)
        members = asked.get("members", [one.account for one in running])
        _known(session, captain, members)
        concerned = support_teams.set_members(session, team_id, captain, members, day)
        concerned |= {captain, leads} - {""}
    if asked.get("until") is not None:
        concerned |= support_teams.end_team(session, team, asked["until"])
    desk.settle(session, who, "support-team-changed", team_id, concerned, until=team.until)
    return _items(session, [team])[0]


def _known(session: Session, captain: str, members: Sequence[str]) -> set[str]:
    everybody = {captain, *members}
    if accounts.names(session, everybody).keys() != everybody:
        raise faults.missing("有老师不在名册里，请重新选择", "Somebody is not known here.")
    return everybody


def _org_of(session: Session, captain: str) -> str:
    home = people.home_of(session, captain, desk.today())
    org = places.organisation_of(session, home) if home is not None else None
    if org is None:
        raise faults.wrong(
            "captain", "队长还没有所在学校", "The captain does not work at any school yet"
        )
    return org.id


def _seen(session: Session, who: Who) -> Sequence[SupportTeam]:
    orgs = {
        org.id
        for held in who.roles
        if (org := places.organisation_of(session, held.place)) is not None
    }
    return places.support_teams_in(session, orgs)


def _orgs(session: Session, who: Who) -> set[str]:
    return {
        team.org
        for team in _seen(session, who)
        if access.may(session, who, "read", "team", Facts(place=team.org))
    }


def _items(session: Session, found: Sequence[SupportTeam]) -> list[Item]:
    teams: dict[str, list[SupportMember]] = {team.id: [] for team in found}
    for one in places.support_members(session, list(teams)):
        if one.until is None or one.until >= max(one.since, desk.today().isoformat()):
            teams[one.team].append(one)
    names = accounts.names(session, {one.account for ones in teams.values() for one in ones})
    return [_item(team, teams[team.id], names) for team in found]


def _item(team: SupportTeam, members: Sequence[SupportMember], names: Mapping[str, str]) -> Item:
    captain = next((one.account for one in members if one.captain), None)
    return {
        "id": team.id,
        "name": team.name,
        "captain": captain,
        "members": [one.account for one in members if not one.captain],
        "people": [{"id": one.account, "name": names.get(one.account, "")} for one in members],
        "since": team.since,
        "until": team.until,
    }
