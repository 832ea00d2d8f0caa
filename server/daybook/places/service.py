"""What other parts may ask of the organisation: its tree, terms, classes, who belongs where."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from daybook.places import (
    audiences,
    calendar,
    classes,
    pairs,
    placements,
    store,
    support_store,
    tree,
)
from daybook.places import terms as terms_
from daybook.places.audiences import own_stream
from daybook.places.models import Place, SchoolClass, TeamMember, Term
from daybook.places.support_models import Pair, Placement, SupportLink, SupportMember, SupportTeam
from daybook.places.support_store import Derived
from daybook.streams import service as streams

__all__ = [
    "Pair",
    "Place",
    "Placement",
    "SchoolClass",
    "SupportLink",
    "SupportMember",
    "SupportTeam",
    "Term",
]

Names = tree.Names
SCHOOLS = tree.SCHOOLS

school_year = calendar.school_year
workplaces = audiences.workplaces
workplaces_when = audiences.workplaces_when
class_stream = audiences.class_stream
school_stream = audiences.school_stream
pair_stream = audiences.pair_stream
on_created = tree.on_created
create_org = tree.create_org
create_municipal = tree.create_municipal
create_place = tree.create_place
change_place = tree.change_place
create_class = classes.create_class
publish_class = classes.publish_class
join_team = classes.join_team
create_term = terms_.create_term
calendar_of = terms_.calendar_of
place_person = placements.place_person
leave_teams = classes.leave_teams
links_of = support_store.links_of
journeys = support_store.journeys
pair_school_of = pairs.school_of_side
pairs_at = support_store.pairs_at
pairs_of = support_store.pairs_of
placements_from_or_at = support_store.placements_from_or_at
support_members = support_store.members_of
support_teams_in = support_store.teams_in
terms = store.terms


def publish_person(
    session: Session, school: str, year: str, user: str, body: dict[str, Any]
) -> None:
    """Send somebody's `{name, role, left?}` to the phones of a school."""
    streams.publish(session, school_stream(school, year), "person", user, body)


def publish_side(session: Session, pair: str, user: str, name: str) -> None:
    """Send the name of one of its sides to the phones that have a pair's file."""
    key = pair_stream(pair)
    known = streams.row(session, user, key)
    # Whose name has not changed locks nobody's file.
    if known is None or known.body != {"name": name}:
        streams.publish(session, key, "partner", user, {"name": name})


def publish_profile(session: Session, user: str, body: dict[str, Any]) -> None:
    """Send somebody's own `{name, login, roles, home_school, year, placements}`."""
    streams.publish(session, own_stream(user), "profile", user, body)


def open_grants(session: Session, user: str, roles: Sequence[tuple[str, str]], day: date) -> None:
    """Make the grants of somebody those of `audiences.held_by`: open the new, close the rest."""
    wanted = {held.key: held.role for held in audiences.held_by(session, user, roles, day)}
    for key, role in wanted.items():
        streams.grant(session, user, key, role)
    for held in streams.granted(session, user):
        if held.key not in wanted:
            streams.close_grant(session, user, held.key)


def schools_held(session: Session, user: str, year: str) -> list[str]:
    """The schools whose stream of a school year somebody holds."""
    keys = [held.key.split("/") for held in streams.granted(session, user)]
    return [key[1] for key in keys if key[0] == "school" and key[2] == year]


def is_begun(session: Session, school: str, year: str) -> bool:
    """Whether anybody holds the stream of a school in a school year."""
    return bool(streams.holders(session, school_stream(school, year)))


def schools_under(session: Session, place: str) -> frozenset[str]:
    """The schools at and below a place; a bureau itself is none."""
    return frozenset(found.id for found in store.below(session, place) if found.type in SCHOOLS)


def places(session: Session, ids: Collection[str]) -> Sequence[Place]:
    """The places of these ids, oldest first."""
    return store.places(session, ids)


def in_order(found: Sequence[Place]) -> list[Place]:
    """Each place after the one it lies under, as the organisation is drawn."""
    ids = {place.id for place in found}
    below: dict[str | None, list[Place]] = {}
    for place in found:
        below.setdefault(place.parent if place.parent in ids else None, []).append(place)
    ordered: list[Place] = []
    waiting = list(reversed(below.get(None, [])))
    while waiting:
        place = waiting.pop()
        ordered.append(place)
        waiting += reversed(below.get(place.id, []))
    return ordered


def within(session: Session, place: str) -> frozenset[str]:
    """A place and everything below it, offices among them."""
    return frozenset(found.id for found in store.below(session, place))


def team_members(session: Session, classes: Collection[str], day: date) -> Sequence[TeamMember]:
    """Who teaches some classes on `day`, whose own class it is first."""
    return store.team_members(session, classes, day.isoformat())


def captains_of(session: Session, account: str, day: date) -> Sequence[str]:
    """Who leads the support teams that somebody is in on `day`."""
    return support_store.captains_of(session, account, day.isoformat())


def placements_not_over(
    session: Session, accounts: Collection[str], day: date
) -> Sequence[Placement]:
    """The placements of some people that run on `day` or later."""
    return support_store.placements_not_over(session, accounts, day.isoformat())


def classes_of(session: Session, schools: Collection[str]) -> Sequence[SchoolClass]:
    """The classes of some schools, oldest first."""
    return store.classes_of(session, schools)


def school_of_class(session: Session, school_class: str) -> str | None:
    """The school of a class; None when there is no such class."""
    found = store.school_class(session, school_class)
    return found.school if found is not None else None


def placements_of(session: Session, user: str) -> Sequence[Placement]:
    """Everywhere somebody was, is or will be placed, oldest first."""
    return support_store.placements_of(session, user)


def placements_at(session: Session, hosts: Collection[str]) -> Sequence[Placement]:
    """Every placement that was, is or will be at some schools."""
    return support_store.placements_at(session, hosts)


def running_on(session: Session, day: date) -> dict[str, list[Placement]]:
    """The placements that run on `day`, by who is placed."""
    running: dict[str, list[Placement]] = {}
    for held in support_store.placements_on(session, day.isoformat()):
        running.setdefault(held.account, []).append(held)
    return running


def organisation_of(session: Session, place: str) -> Place | None:
    """The organisation of a place, or None when there is no such place."""
    return store.root(session, place)


def organisations(session: Session) -> Sequence[Place]:
    """Every organisation on this server."""
    return store.organisations(session)


def term_on(session: Session, org: str, day: date) -> Term | None:
    """The term of `day`, in a holiday the one before it; None before the first."""
    return store.term_on(session, org, day.isoformat())


def week_of(term: Term, day: date) -> int | None:
    """The number of the school week of `day`; None outside the term."""
    return calendar.week_of(calendar_of(term), day)


def weeks(term: Term) -> list[calendar.Week]:
    """All school weeks of a term in order."""
    return calendar.weeks(calendar_of(term))


def derived_roles(
    session: Session, roles: Mapping[str, Sequence[tuple[str, str]]], day: date
) -> list[Derived]:
    """The roles that some people have on `day` without being given them.

    class_teacher of a class of their own; support at the host of a placement; captain where the
    support team is; partner where a school is supported that they lead by the `roles` given to
    them, `{account: [(role, place)]}`.
    """
    found = {
        (one.account, one.role, one.place): one
        for one in support_store.derived(session, roles.keys(), day.isoformat())
    }
    heads = [(who, at) for who, given in roles.items() for role, at in given if role == "head"]
    schools = {school for _, school in heads}
    links = support_store.supporting(session, schools, day.isoformat()) if schools else ()
    for link in links:
        for who in (who for who, at in heads if at == link.supporting):
            partner = Derived(who, "partner", link.aided, link.since, link.until)
            found[who, "partner", link.aided] = partner
    return [found[key] for key in sorted(found)]


def taught_by(
    session: Session, user: str, roles: Sequence[tuple[str, str]], day: date, *, lead: bool = False
) -> dict[str, str]:
    """The classes whose streams somebody holds on `day`, each with its school; `lead`: own ones."""
    at = audiences.workplaces(session, user, roles, day)
    found = {
        one.id: one.school
        for one in store.teams_of(session, user, day.isoformat())
        if one.school in at
    }
    if not lead:
        return found
    team = store.team_members(session, found, day.isoformat())
    own = {one.school_class for one in team if one.account == user and one.lead}
    return {one: school for one, school in found.items() if one in own}


def pair(session: Session, pair_id: str) -> Pair | None:
    """The pair of this id; None when there is none, or nobody has confirmed it yet."""
    found = support_store.pair(session, pair_id)
    return found if found is not None and found.confirmed_at is not None else None


def pairs_of_school(session: Session, school: str) -> frozenset[str]:
    """The ids of the confirmed pairs with a side at a school."""
    return frozenset(one.id for one in pairs_at(session, [school]) if one.confirmed_at is not None)


def pairs_of_side(session: Session, user: str, heads: Collection[str]) -> frozenset[str]:
    """The ids of the confirmed pairs in whose files somebody who leads `heads` writes."""
    found = [*pairs_of(session, user), *(pairs_at(session, heads) if heads else ())]
    return frozenset(
        one.id for one in found if one.confirmed_at is not None and pairs.is_side(one, user, heads)
    )


def pairs_running(session: Session, user: str, day: date) -> Sequence[Pair]:
    """The confirmed pairs of somebody that run on `day`."""
    return support_store.pairs_held(session, user, (), day.isoformat())


def led_by(session: Session, captain: str, host: str, day: date) -> frozenset[str]:
    """The members of somebody's support teams whose placement at a host runs on `day`."""
    return frozenset(support_store.led_by(session, captain, host, day.isoformat()))


def sent_by(session: Session, head: Collection[str], host: str) -> frozenset[str]:
    """Who was, is or will be sent to a host from one of some home schools."""
    placed = support_store.placements_at(session, [host])
    return frozenset(held.account for held in placed if held.home in head)
