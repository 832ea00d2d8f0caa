"""How far each role reaches over the places of a small county."""

from sqlalchemy.orm import Session

from daybook.access import service as access
from daybook.accounts.auth import RoleAt, SignedIn
from tests.server.records.conftest import county
from tests.server.records.county import County

__all__ = ["county"]


def test_each_role_counts_for_the_schools_of_its_scope(session: Session, county: County) -> None:
    def counts(role: str, place: str) -> frozenset[str]:
        person = SignedIn("u", "d", "n", (RoleAt(role, place),))
        return access.schools(session, person, "read", "counts")

    assert counts("teacher", county.central) == frozenset()
    assert counts("admin", county.org) == frozenset()
    assert counts("head", county.central) == {county.central}
    assert counts("township", county.central) == {county.central, county.point}
    assert counts("supervisor", county.org) == {county.central, county.point}
    assert counts("supervisor", county.point) == {county.point}


def test_a_role_is_given_at_ones_own_place_and_below_and_of_lower_rank(
    session: Session, county: County
) -> None:
    def may_give(giver: str, at: str, role: str, place: str) -> bool:
        person = SignedIn("u", "d", "n", (RoleAt(giver, at),))
        return access.may_give(session, person, role, place)

    assert may_give("head", county.central, "teacher", county.central)
    assert not may_give("head", county.central, "head", county.central)
    assert not may_give("head", county.central, "teacher", county.point)
    assert may_give("township", county.central, "head", county.point)
    assert not may_give("township", county.central, "supervisor", county.org)
    assert may_give("admin", county.org, "admin", county.org)
    assert not may_give("teacher", county.central, "teacher", county.central)


def test_nobody_lets_in_a_person_who_is_more_than_they_may_make(
    session: Session, county: County
) -> None:
    head = SignedIn("u", "d", "n", (RoleAt("head", county.central),))
    teacher, supervisor = ("teacher", county.central), ("supervisor", county.org)

    assert access.may_vouch(session, head, [teacher])
    assert not access.may_vouch(session, head, [teacher, supervisor])
    assert access.may_vouch(session, head, [teacher, ("support", county.point)])
