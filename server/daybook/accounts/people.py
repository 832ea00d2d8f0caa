"""The register of people: who is at a place, as what and since when, and what is true of them."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy.orm import Session

from daybook.access.roles import AT_SCHOOLS
from daybook.accounts import people_store, service, store
from daybook.accounts.models import Account, StaffRole
from daybook.places import faults
from daybook.places import service as places

FACTS: Final = ("tier", "senior", "subject", "birth_decade")
TIERS: Final = ("none", "school", "county", "city", "province")
"""How far somebody is known as a backbone teacher."""


def known(session: Session, account_id: str) -> Account:
    """The account of this id; raises NOT_FOUND."""
    found = store.account(session, account_id)
    if found is None:
        raise faults.missing("名册里没有这个人", "There is no such person.")
    return found


def create(session: Session, name: str, login: str | None, place: str) -> Account:
    """A new account; without a login one is made from the place's English initials."""
    return service.create_account(session, login or _free_login(session, place), name)


def home_of(session: Session, account: str, day: date) -> str | None:
    """The school that somebody belongs to on `day`; None for who belongs to none."""
    held = store.roles_on(session, account, day.isoformat())
    return next((one.place for one in held if one.role in AT_SCHOOLS), None)


def heads_of(session: Session, schools: Collection[str], day: date) -> set[str]:
    """Who leads one of some schools on `day`."""
    return people_store.holding(session, schools, ["head"], day.isoformat())


def schools_led(
    session: Session, accounts: Collection[str], day: date
) -> dict[str, frozenset[str]]:
    """The schools that each of some people leads on `day`; all of them named."""
    today = day.isoformat()
    led: dict[str, set[str]] = {account: set() for account in accounts}
    for held in people_store.roles_of(session, accounts):
        if held.role == "head" and held.since <= today and not _is_over(held, day):
            led[held.account].add(held.place)
    return {account: frozenset(schools) for account, schools in led.items()}


def working_at(session: Session, school: str, day: date) -> set[str]:
    """Who works at a school on `day`: its own people that are not away, and who is placed there."""
    return set(service.staff_at(session, [school], day)[school])


def belonging_to(session: Session, school: str, day: date) -> set[str]:
    """Who works at a school on `day` or is only away from it."""
    own = people_store.holding(session, [school], sorted(AT_SCHOOLS), day.isoformat())
    return own | working_at(session, school, day)


def role_of(session: Session, account: str, role_id: str) -> StaffRole:
    """A role of somebody by its id; raises NOT_FOUND."""
    found = people_store.role(session, role_id)
    if found is None or found.account != account:
        raise faults.missing("找不到这项任职", "There is no such role.")
    return found


def roles_given(session: Session, account: str, day: date) -> list[StaffRole]:
    """The roles given to somebody that run on `day` or begin later."""
    given = people_store.roles_of(session, [account])
    return [one for one in given if not _is_over(one, day)]


def end_roles(roles: Iterable[StaffRole], day: date) -> None:
    """End some roles on the day before `day`; one that was to begin later never runs."""
    for held in roles:
        held.until = (day - timedelta(1)).isoformat()


def move(session: Session, account: str, source: str, target: str, day: date) -> None:
    """Take somebody from one school to another from `day` on: one act, nothing overwritten.

    They come as a teacher; what else they were at the old school stays there. Raises INVALID when
    they do not belong to the school they would leave.
    """
    leaving = [
        held
        for held in roles_given(session, account, day)
        if held.place == source and held.role in AT_SCHOOLS
    ]
    if not leaving:
        raise faults.wrong(
            "from", "这位老师不在原来那所学校", "This person does not work at the school to leave"
        )
    end_roles(leaving, day)
    places.leave_teams(session, account, source, day)
    service.give_role(session, account, "teacher", target, day)


def close(session: Session, account: str, day: date, now: int) -> None:
    """Close an account from now on: its roles, classes and phones end; what it wrote stays."""
    given = roles_given(session, account, day)
    end_roles(given, day)
    for school in {held.place for held in given}:
        places.leave_teams(session, account, school, day)
    service.disable(session, account, now)


def set_fact(session: Session, account: str, fact: str, value: str | None, day: date) -> None:
    """Note what is true of somebody from `day` on; None is no longer known."""
    standing = people_store.facts_of(session, [account], day.isoformat())
    before = next((one for one in standing if one.fact == fact), None)
    if before is not None:
        if before.value == value:
            return
        before.until = (day - timedelta(1)).isoformat()
    if value is not None:
        people_store.add_fact(session, account, fact, value, day.isoformat())


def at_place(session: Session, place: str, day: date) -> set[str]:
    """Whose register a place keeps: who has a role there on `day` or later, or is placed there."""
    given = people_store.roles_at(session, place)
    placed = places.placements_at(session, [place])
    return {one.account for one in given if not _is_over(one, day)} | {
        one.account for one in placed if one.since <= one.until and one.until >= day.isoformat()
    }


def lines(session: Session, people: Collection[str], day: date) -> list[dict[str, Any]]:
    """What the register says of some people, by name; placements are left to the caller."""
    given: dict[str, list[StaffRole]] = {account: [] for account in people}
    for held in people_store.roles_of(session, people):
        given[held.account].append(held)
    derived = _derived(session, given, day)
    facts: dict[str, dict[str, str]] = {account: {} for account in people}
    for fact in people_store.facts_of(session, people, day.isoformat()):
        facts[fact.account][fact.fact] = fact.value
    phones = people_store.phones_of(session, people)
    return [
        {
            "id": account.id,
            "name": account.name,
            "login": account.login,
            "roles": [_given(held) for held in given[account.id] if not _is_over(held, day)]
            + derived[account.id],
            **_facts(facts[account.id]),
            "disabled": account.disabled_at is not None,
            **phones.get(account.id, {"devices": 0, "last_heard": None, "joined": None}),
        }
        for account in people_store.accounts(session, people)
    ]


def _derived(
    session: Session, given: Mapping[str, Sequence[StaffRole]], day: date
) -> dict[str, list[dict[str, Any]]]:
    today = day.isoformat()
    roles = {
        account: [
            (held.role, held.place)
            for held in held_roles
            if held.since <= today and (held.until is None or held.until >= today)
        ]
        for account, held_roles in given.items()
    }
    found: dict[str, list[dict[str, Any]]] = {account: [] for account in given}
    for one in places.derived_roles(session, roles, day):
        found[one.account].append(
            {
                "id": None,
                "role": one.role,
                "place": one.place,
                "since": one.since,
                "until": one.until,
                "derived": True,
            }
        )
    return found


def _given(held: StaffRole) -> dict[str, Any]:
    return {
        "id": held.id,
        "role": held.role,
        "place": held.place,
        "since": held.since,
        "until": held.until,
        "derived": False,
    }


def _facts(known: Mapping[str, str]) -> dict[str, Any]:
    decade = known.get("birth_decade")
    senior = known.get("senior")
    return {
        "tier": known.get("tier"),
        "senior": None if senior is None else senior == "yes",
        "subject": known.get("subject"),
        "birth_decade": int(decade) if decade is not None else None,
    }


def _is_over(held: StaffRole, day: date) -> bool:
    return held.until is not None and held.until < max(day.isoformat(), held.since)


def _free_login(session: Session, place: str) -> str:
    """`<initials>-<nn>`, the next number that nobody has."""
    (found,) = places.places(session, [place])
    initials = "".join(word[0] for word in re.findall(r"[A-Za-z]+", found.name_en)).lower()
    stem = initials[:6] or "staff"
    taken = people_store.logins_like(session, f"{stem}-")
    number = 1
    while f"{stem}-{number:02}" in taken:
        number += 1
    return f"{stem}-{number:02}"
