"""Queries of placements, links between schools, support teams and pairs."""

from collections.abc import Collection, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import BindParameter, Select, String, bindparam, literal, or_, select, union
from sqlalchemy.orm import Session, aliased

from daybook.places.models import SchoolClass, TeamMember
from daybook.places.store import runs_on
from daybook.places.support_models import (
    Pair,
    Placement,
    SupportLink,
    SupportMember,
    SupportTeam,
)


class Derived(NamedTuple):
    """A role that somebody has at a place without being given it, and the days it follows from."""

    account: str
    role: str
    place: str
    since: str
    until: str | None


_Rows = Select[Any, Any, Any, Any, Any]
_ACCOUNTS: Final[BindParameter[Any]] = bindparam("accounts", expanding=True)
_DAY: Final = bindparam("day", type_=String)


def _leads() -> _Rows:
    return (
        select(
            TeamMember.account,
            literal("class_teacher").label("role"),
            SchoolClass.school.label("place"),
            TeamMember.since,
            TeamMember.until,
        )
        .join(SchoolClass, TeamMember.school_class == SchoolClass.id)
        .where(TeamMember.account.in_(_ACCOUNTS), TeamMember.lead.is_(True))
        .where(SchoolClass.closed.is_(None), runs_on(TeamMember.since, TeamMember.until, _DAY))
    )


def _sent() -> _Rows:
    return select(
        Placement.account, literal("support"), Placement.host, Placement.since, Placement.until
    ).where(Placement.account.in_(_ACCOUNTS), Placement.since <= _DAY, Placement.until >= _DAY)


def _leading() -> _Rows:
    captain, member = aliased(SupportMember), aliased(SupportMember)
    return (
        select(captain.account, literal("captain"), Placement.host, captain.since, captain.until)
        .join(member, member.team == captain.team)
        .join(Placement, member.account == Placement.account)
        .join(SupportTeam, SupportTeam.id == captain.team)
        .where(captain.account.in_(_ACCOUNTS), captain.captain.is_(True))
        .where(runs_on(captain.since, captain.until, _DAY))
        .where(runs_on(member.since, member.until, _DAY))
        .where(runs_on(SupportTeam.since, SupportTeam.until, _DAY))
        .where(Placement.since <= _DAY, Placement.until >= _DAY)
    )


# Every sync asks for the first: to build it takes ten times as long as to ask it.
_DERIVED: Final = union(_leads(), _sent(), _leading())
_LED: Final = _leading().with_only_columns(Placement.account)


def derived(session: Session, accounts: Collection[str], day: str) -> Sequence[Derived]:
    """The roles of some accounts on `day` that follow from classes, placements and teams."""
    asked = {"accounts": list(accounts), "day": day}
    return [Derived(*row) for row in session.execute(_DERIVED, asked).all()]


def supporting(session: Session, schools: Collection[str], day: str) -> Sequence[SupportLink]:
    """The links that run on `day` in which some schools support."""
    return session.scalars(
        select(SupportLink)
        .where(SupportLink.supporting.in_(schools))
        .where(runs_on(SupportLink.since, SupportLink.until, day))
        .order_by(SupportLink.id)
    ).all()


def led_by(session: Session, account: str, host: str, day: str) -> Sequence[str]:
    """Who is placed at a host on `day` and is in a support team that somebody leads."""
    asked = {"accounts": [account], "day": day}
    return session.scalars(_LED.where(Placement.host == host), asked).all()


def journey(session: Session, journey_id: str) -> Sequence[Placement]:
    """The placements of one journey, one for each host."""
    rows = select(Placement).where(Placement.journey == journey_id).order_by(Placement.id)
    return session.scalars(rows).all()


def journeys(session: Session, ids: Collection[str]) -> Sequence[Placement]:
    """The placements of some journeys, the newest journey first."""
    rows = select(Placement).where(Placement.journey.in_(ids))
    return session.scalars(rows.order_by(Placement.since.desc(), Placement.id)).all()


def placements_not_over(
    session: Session, accounts: Collection[str], day: str
) -> Sequence[Placement]:
    """The placements of some accounts that run on `day` or later, oldest first."""
    rows = select(Placement).where(Placement.account.in_(accounts), Placement.until >= day)
    rows = rows.where(Placement.until >= Placement.since)
    return session.scalars(rows.order_by(Placement.since, Placement.id)).all()


def placements_of(session: Session, account: str) -> Sequence[Placement]:
    """Everywhere somebody was, is or will be placed, oldest first."""
    return session.scalars(
        select(Placement)
        .where(Placement.account == account)
        .order_by(Placement.since, Placement.id)
    ).all()


def placements_on(session: Session, day: str) -> Sequence[Placement]:
    """Every placement that runs on `day`."""
    rows = select(Placement).where(Placement.since <= day, Placement.until >= day)
    return session.scalars(rows.order_by(Placement.since, Placement.id)).all()


def placements_at(session: Session, hosts: Collection[str]) -> Sequence[Placement]:
    """Every placement that ever was or will be at some hosts."""
    return session.scalars(select(Placement).where(Placement.host.in_(hosts))).all()


def placements_from_or_at(session: Session, schools: Collection[str]) -> Sequence[Placement]:
    """Every placement that some schools send or receive, newest first."""
    rows = select(Placement).where(or_(Placement.host.in_(schools), Placement.home.in_(schools)))
    return session.scalars(rows.order_by(Placement.since.desc(), Placement.id)).all()


def link(session: Session, link_id: str) -> SupportLink | None:
    """The link of this id, or None."""
    return session.get(SupportLink, link_id)


def links_of(session: Session, schools: Collection[str]) -> Sequence[SupportLink]:
    """Every link in which some schools support or are aided, oldest first."""
    rows = select(SupportLink).where(
        or_(SupportLink.supporting.in_(schools), SupportLink.aided.in_(schools))
    )
    return session.scalars(rows.order_by(SupportLink.since, SupportLink.id)).all()


def team(session: Session, team_id: str) -> SupportTeam | None:
    """The support team of this id, or None."""
    return session.get(SupportTeam, team_id)


def teams_in(session: Session, orgs: Collection[str]) -> Sequence[SupportTeam]:
    """The support teams of some organisations, oldest first."""
    rows = select(SupportTeam).where(SupportTeam.org.in_(orgs))
    return session.scalars(rows.order_by(SupportTeam.since, SupportTeam.id)).all()


def members_of(session: Session, teams: Collection[str]) -> Sequence[SupportMember]:
    """Who is or was in some support teams, captains first."""
    rows = select(SupportMember).where(SupportMember.team.in_(teams))
    return session.scalars(
        rows.order_by(SupportMember.captain.desc(), SupportMember.since, SupportMember.id)
    ).all()


def captains_of(session: Session, account: str, day: str) -> Sequence[str]:
    """Who leads the support teams that somebody is in on `day`."""
    captain, member = aliased(SupportMember), aliased(SupportMember)
    return session.scalars(
        select(captain.account)
        .join(member, member.team == captain.team)
        .where(member.account == account, captain.captain.is_(True))
        .where(runs_on(captain.since, captain.until, day))
        .where(runs_on(member.since, member.until, day))
    ).all()


def pair(session: Session, pair_id: str) -> Pair | None:
    """The pair of this id, or None."""
    return session.get(Pair, pair_id)


def pairs_at(session: Session, schools: Collection[str]) -> Sequence[Pair]:
    """Every pair with a side at one of some schools, newest first."""
    rows = select(Pair).where(
        or_(Pair.supporter_school.in_(schools), Pair.supported_school.in_(schools))
    )
    return session.scalars(rows.order_by(Pair.since.desc(), Pair.id)).all()


def pairs_of(session: Session, account: str) -> Sequence[Pair]:
    """Every pair of which somebody is a side, newest first."""
    rows = select(Pair).where(or_(Pair.supporter == account, Pair.supported == account))
    return session.scalars(rows.order_by(Pair.since.desc(), Pair.id)).all()


def pairs_held(session: Session, account: str, heads: Collection[str], day: str) -> Sequence[Pair]:
    """The confirmed pairs that run on `day` and are theirs, or of schools they lead."""
    return session.scalars(
        select(Pair)
        .where(
            or_(
                Pair.supporter == account,
                Pair.supported == account,
                Pair.supporter_school.in_(heads),
                Pair.supported_school.in_(heads),
            )
        )
        .where(Pair.confirmed_at.is_not(None), runs_on(Pair.since, Pair.until, day))
        .order_by(Pair.id)
    ).all()
