"""The one question that everybody asks: may this person do this, and in which schools."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from daybook_sync.errors import ErrorCode
from sqlalchemy.orm import Session

from daybook.access import ground, policy, roles
from daybook.access.facts import Facts, Narrowed, Part, Standing, Who
from daybook.access.reach import ANYONE, Action, Grant, Reach, Subject
from daybook.errors import Problem
from daybook.places import service as places

__all__ = ["Facts", "Narrowed", "Part", "Standing", "Who"]


@dataclass(frozen=True)
class _Held:
    """A grant of the policy, with the standing that brings it; no role for what anyone may."""

    grant: Grant
    role: str
    place: str


def may(session: Session, who: Who, action: Action, subject: Subject, facts: Facts) -> bool:
    """Whether somebody may do this with a thing of which these facts are known.

    What one may only count, one may not read: `schools` with `counted` tells of that.
    """
    return next(_reaching(session, who, action, subject, facts), None) is not None


def standing(
    session: Session,
    who: Who,
    action: Action,
    subject: Subject,
    facts: Facts,
    *,
    counted: bool = False,
) -> tuple[str, str] | None:
    """The (role, place id) by which somebody may do this; None where no role lets them.

    With `counted`, by which they may count it.
    """
    found = _reaching(session, who, action, subject, facts, counted=counted)
    held = next((one for one in found if one.role != ANYONE), None)
    return (held.role, held.place) if held is not None else None


def require(session: Session, who: Who, action: Action, subject: Subject, facts: Facts) -> None:
    """Nothing where somebody may do this; raises FORBIDDEN."""
    if not may(session, who, action, subject, facts):
        raise Problem(ErrorCode.FORBIDDEN, "This is not for you to see or do.")


def schools(
    session: Session, who: Who, action: Action, subject: Subject, *, counted: bool = False
) -> frozenset[str]:
    """The schools in all of which somebody may do this, whoever wrote it and whatever the form.

    With `counted`, those of which they read chosen answers and numbers only.
    """
    found: set[str] = set()
    for held in _grants(who, action, subject):
        if held.grant.forms is None and held.grant.counted == counted:
            found |= _schools(session, held)
    return frozenset(found)


def parts(session: Session, who: Who, action: Action, subject: Subject) -> tuple[Part, ...]:
    """What somebody may do this with beyond own things and `schools`: parts of some schools."""
    return tuple(
        part
        for held in _grants(who, action, subject)
        if not held.grant.counted
        for part in _parts(session, who, held)
    )


def pairs(session: Session, who: Who, action: Action, subject: Subject) -> frozenset[str]:
    """The pairs with whose files somebody may do this, wherever the entries were written."""
    found: set[str] = set()
    for held in _grants(who, action, subject):
        if held.grant.reach == "pair":
            found |= ground.pairs_of(session, who.user, _roles(who), held.role, held.place)
    return frozenset(found)


def narrowed(who: Who, action: Action, subject: Subject) -> Narrowed:
    """The same person in those roles only that may do this with more than their own things."""
    kept = [
        held
        for held in who.roles
        if any(grant.reach != "own" for grant in policy.cell(subject, action, held.role))
    ]
    return Narrowed(who.user, tuple(kept))


def all_places(session: Session, who: Who, action: Action, subject: Subject) -> frozenset[str]:
    """The places, offices among them, in all of which somebody may do this."""
    found: set[str] = set()
    for held in _grants(who, action, subject):
        if held.grant.forms is None and not held.grant.counted:
            found |= _places(session, held)
    return frozenset(found)


def may_anywhere(who: Who, action: Action, subject: Subject) -> bool:
    """Whether a role of somebody's may do this in any place at all, beyond their own things."""
    return any(held.grant.reach not in {"own", "pair"} for held in _grants(who, action, subject))


def may_give(session: Session, who: Who, role: str, place: str) -> bool:
    """Whether somebody may give, change or end this role at this place."""
    facts = Facts(place=place)
    return any(
        role in roles.GIVES.get(held.role, ())
        and _REACHES[held.grant.reach](session, who, held, facts)
        for held in _grants(who, "manage", "person")
    )


def may_vouch(session: Session, who: Who, standings: Sequence[tuple[str, str]]) -> bool:
    """Whether somebody may let a person with these standings in: by a code or a new password.

    Only who could have given every stored role of that person: nobody comes by a slip to more
    than they have.
    """
    given = [(role, place) for role, place in standings if role in roles.STORED]
    return all(may_give(session, who, role, place) for role, place in given)


def _reaching(
    session: Session,
    who: Who,
    action: Action,
    subject: Subject,
    facts: Facts,
    *,
    counted: bool = False,
) -> Iterator[_Held]:
    return (
        held
        for held in _grants(who, action, subject)
        if held.grant.counted == counted
        and _holds(held.grant, facts)
        and _REACHES[held.grant.reach](session, who, held, facts)
    )


def _grants(who: Who, action: Action, subject: Subject) -> Iterator[_Held]:
    for grant in policy.cell(subject, action, ANYONE):
        yield _Held(grant, ANYONE, "")
    for held in who.roles:
        for grant in policy.cell(subject, action, held.role):
            yield _Held(grant, held.role, held.place)


def _schools(session: Session, held: _Held) -> frozenset[str]:
    reach = held.grant.reach
    if reach == "school":
        return frozenset({held.place})
    if reach == "below":
        return places.schools_under(session, held.place)
    if reach == "county":
        return ground.county_schools(session, held.place)
    if reach == "all":
        every = (places.schools_under(session, org.id) for org in places.organisations(session))
        return frozenset().union(*every)
    return frozenset()


def _roles(who: Who) -> list[tuple[str, str]]:
    return [(held.role, held.place) for held in who.roles]


def _parts(session: Session, who: Who, held: _Held) -> Iterator[Part]:
    grant = held.grant
    if grant.reach == "class":
        taught = ground.classes_of(
            session, who.user, _roles(who), lead=held.role == "class_teacher"
        )
        if taught:
            yield Part(frozenset(taught.values()), classes=frozenset(taught), forms=grant.forms)
    elif grant.reach in {"linked", "team"}:
        people = ground.people_of(session, who.user, _roles(who), held.role, held.place)
        if people:
            yield Part(frozenset({held.place}), owners=people, forms=grant.forms)
    elif grant.forms is not None and (found := _schools(session, held)):
        yield Part(found, forms=grant.forms, unscored=grant.unscored)


def _places(session: Session, held: _Held) -> frozenset[str]:
    reach = held.grant.reach
    if reach == "school":
        return frozenset({held.place})
    if reach == "below":
        return places.within(session, held.place)
    org = places.organisation_of(session, held.place) if reach == "county" else None
    return places.within(session, org.id) if org is not None else frozenset()


def _holds(grant: Grant, facts: Facts) -> bool:
    """Whether a grant is about such a thing, however far it reaches."""
    if grant.apart and facts.school_class is not None:
        return False
    return grant.forms is None or facts.form in grant.forms


def _own(_session: Session, who: Who, _held: _Held, facts: Facts) -> bool:
    return facts.owner == who.user


def _pair(session: Session, who: Who, held: _Held, facts: Facts) -> bool:
    if facts.pair is None:
        return False
    known = ground.pairs_of(session, who.user, _roles(who), held.role, held.place)
    return facts.pair in known


def _class(session: Session, who: Who, held: _Held, facts: Facts) -> bool:
    if facts.school_class is None:
        return False
    lead = held.role == "class_teacher"
    return facts.school_class in ground.classes_of(session, who.user, _roles(who), lead=lead)


def _school(_session: Session, _who: Who, held: _Held, facts: Facts) -> bool:
    return facts.place == held.place


def _below(session: Session, _who: Who, held: _Held, facts: Facts) -> bool:
    return facts.place is not None and ground.lies_below(session, facts.place, held.place)


def _people(session: Session, who: Who, held: _Held, facts: Facts) -> bool:
    if facts.place != held.place or facts.owner is None:
        return False
    return facts.owner in ground.people_of(session, who.user, _roles(who), held.role, held.place)


def _county(session: Session, _who: Who, held: _Held, facts: Facts) -> bool:
    return facts.place is not None and ground.same_county(session, facts.place, held.place)


def _all(_session: Session, _who: Who, _held: _Held, _facts: Facts) -> bool:
    return True


_REACHES: Final[Mapping[Reach, Callable[[Session, Who, _Held, Facts], bool]]] = {
    "own": _own,
    "pair": _pair,
    "class": _class,
    "school": _school,
    "below": _below,
    "linked": _people,
    "team": _people,
    "county": _county,
    "all": _all,
}
