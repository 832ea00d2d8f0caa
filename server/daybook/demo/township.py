"""Builds the demo township: places, a term, staff with phones, classes and their children."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from sqlalchemy.orm import Session

from daybook import clock
from daybook.access.roles import STORED
from daybook.accounts import passwords
from daybook.accounts import service as accounts
from daybook.children import service as children
from daybook.demo import bonds, names, people
from daybook.demo.ids import Ids
from daybook.demo.people import Group, Named, School
from daybook.forms import service as forms
from daybook.places import service as places
from daybook.places.calendar import Calendar, week_of
from daybook.places.usual import usual_terms

PASSWORD = "demo-2026"  # noqa: S105 (printed for everybody)
HISTORY_WEEKS = 6
_MODELS = ("红米", "华为畅享", "vivo Y", "OPPO A", "荣耀 Play")
_CONSENTS = {"paper": 80, "screen": 9, "refused": 4, "none": 7}


@dataclass(frozen=True)
class Room:
    """A class with the ids of the children whose families agreed to be named."""

    id: str
    group: Group
    children: tuple[str, ...]


@dataclass(frozen=True)
class Worker:
    """Somebody who logs: at which school, as what, for which classes, on which phone."""

    id: str
    name: str
    school: str
    plan: School
    role: str
    rooms: tuple[Room, ...]
    own: Room | None
    device: str


@dataclass(frozen=True)
class Township:
    """What was built; workers are in the order of their schools."""

    org: str
    zone: str
    today: date
    workers: tuple[Worker, ...]
    colleagues: dict[str, tuple[str, ...]]
    pairs: dict[str, str]
    """The pair in whose file somebody writes, by their login."""
    schools: dict[str, str]
    """Every place by its key."""


class Builder:
    """Builds the township into a session; ids and names come from one seed."""

    def __init__(self, session: Session, today: date, zone: str, now: int, choice: Random) -> None:
        self._session = session
        self._today = today
        self._zone = zone
        self._now = now
        self._choice = choice
        self._year = places.school_year(today)
        self.ids = Ids(now - 60 * clock.DAY)
        self._hash = passwords.hashed(PASSWORD)
        self._places: dict[str, str] = {}
        self._logins: set[str] = set()
        self._led: set[str] = set()

    def build(self) -> Township:
        """Everything but the records."""
        org = self._offices()
        self._terms(org)
        forms.publish_catalogue(self._session, org)
        central = self._school(people.SCHOOLS[0], org)
        for school in people.SCHOOLS[1:]:
            self._school(school, central)
        self._school(people.SUPPORTING, org)
        self._school(people.PARTNER, org)
        workers: list[Worker] = []
        for school in people.SCHOOLS:
            workers += self._staff(school)
        for named in people.NAMED:
            if not named.logs:
                self._account(named)
        pairs = bonds.tie(self._session, org, self._places, self._today, self._now, self.ids)
        colleagues: dict[str, tuple[str, ...]] = {}
        for worker in workers:
            colleagues[worker.school] = (*colleagues.get(worker.school, ()), worker.id)
        return Township(
            org, self._zone, self._today, tuple(workers), colleagues, pairs, dict(self._places)
        )

    def _offices(self) -> str:
        """The city, the county and its training school; the county's id."""
        session, ids = self._session, self.ids
        city = places.create_municipal(session, _both(people.CITY), place_id=ids.next("city")).id
        org = places.create_org(
            session,
            _both(people.ORG),
            self._zone,
            demo=True,
            org_id=ids.next("org"),
            parent=city,
        ).id
        training = places.create_place(
            session, org, "training", _both(people.TRAINERS), place_id=ids.next("training")
        ).id
        self._places |= {people.MUNICIPAL: city, "org": org, people.TRAINING: training}
        return org

    def _terms(self, org: str) -> None:
        for title, term in demo_terms(self._today):
            places.create_term(self._session, org, title, term, term_id=self.ids.next("term"))

    def _school(self, school: School, parent: str) -> str:
        name = {"zh": school.zh, "en": school.en}
        made = places.create_place(
            self._session, parent, school.type, name, place_id=self.ids.next(school.key)
        )
        self._places[school.key] = made.id
        return made.id

    def _staff(self, school: School) -> list[Worker]:
        rooms = [self._room(school, group) for group in school.classes]
        named = [person for person in people.NAMED if self._works_at(person) == school.key]
        teams = [room for room in rooms for _ in range(room.group.teachers)]
        for person in named:
            if person.group is not None:
                teams.remove(rooms[person.group])
        workers = [self._worker(school, rooms, person) for person in named]
        has_head = any(person.role == "head" for person in named) or school.staff == 1
        for _ in range(school.staff - len(named)):
            role = "teacher" if has_head else "head"
            # A kindergarten's head has no class of her own; at a point the head teaches too.
            free = role == "head" and school.type != "point"
            own = teams.pop(0) if teams and not free else None
            workers.append(self._colleague(school, rooms, role, own))
            has_head = True
        return workers

    def _works_at(self, person: Named) -> str:
        if not person.logs:
            return ""
        return people.KINDERGARTEN if person.place == people.HOME_KINDERGARTEN else person.place

    def _worker(self, school: School, rooms: Sequence[Room], person: Named) -> Worker:
        account = self._account(person)
        own = rooms[person.group] if person.group is not None else None
        return self._phone(school, rooms, account, person.zh, person.role, own)

    def _colleague(
        self, school: School, rooms: Sequence[Room], role: str, own: Room | None
    ) -> Worker:
        while True:
            woman = self._choice.random() < (0.95 if school.type == "kindergarten" else 0.6)
            zh, pinyin = names.staff_name(self._choice, woman=woman)
            login = names.login_of(pinyin)
            if login not in self._logins:
                break
        account = self._account(Named(login, zh, pinyin, role, school.key, "", ""))
        return self._phone(school, rooms, account, zh, role, own)

    def _account(self, person: Named) -> str:
        self._logins.add(person.login)
        account = accounts.create_account(
            self._session,
            person.login,
            person.zh,
            password_hash=self._hash,
            account_id=self.ids.next(person.login),
        ).id
        since = self._today - timedelta(300)
        for later, role in enumerate((person.role, *person.more)):
            if role in STORED:
                place, first = self._places[person.place], since + timedelta(later)
                accounts.give_role(self._session, account, role, place, first)
        if person.place == people.HOME_KINDERGARTEN and person.logs:
            host = self._places[people.KINDERGARTEN]
            ends = self._today + timedelta(290)
            first = self._today - timedelta(75)
            home = self._places[person.place]
            places.place_person(
                *(self._session, account, "year", host, first, ends),
                home=home,
                placement_id=self.ids.next(f"{person.login} placed"),
            )
        return account

    def _phone(
        self,
        school: School,
        rooms: Sequence[Room],
        account: str,
        name: str,
        role: str,
        own: Room | None,
    ) -> Worker:
        if own is not None:
            lead = own.id not in self._led
            self._led.add(own.id)
            first = self._today - timedelta(300)
            places.join_team(self._session, account, own.id, first, lead=lead)
        accounts.renew(self._session, account, self._today)
        device = self.add_phone(account, self._choice.choice(_MODELS))
        place = self._places[school.key]
        return Worker(account, name, place, school, role, tuple(rooms), own, device)

    def add_phone(self, account: str, model: str) -> str:
        """Give somebody a phone whose token nobody knows."""
        device = self.ids.next(f"device {account}")
        since = self._now - 7 * HISTORY_WEEKS * clock.DAY
        accounts.add_device(self._session, account, model, secrets.token_urlsafe(32), since, device)
        return device

    def _room(self, school: School, group: Group) -> Room:
        name = {"zh": group.zh, "en": group.en}
        made = places.create_class(
            self._session,
            self._places[school.key],
            name,
            self._year,
            stage=group.stage,
            grade=group.grade,
            size=group.size,
            class_id=self.ids.next(f"{school.key} {group.zh}"),
        )
        agreed = []
        for number in range(group.size):
            child, consent = self._child(made.id, group, number)
            if consent in {"paper", "screen"}:
                agreed.append(child)
        return Room(made.id, group, tuple(agreed))

    def _child(self, room: str, group: Group, number: int) -> tuple[str, str]:
        girl = self._choice.random() < 0.48
        age = group.grade + (2 if group.stage == "kindergarten" else 5)
        consent = self._choice.choices(list(_CONSENTS), list(_CONSENTS.values()))[0]
        child = children.create_child(
            self._session,
            room,
            self._year,
            name=names.child_name(self._choice, girl=girl),
            sex="f" if girl else "m",
            birth_year=int(self._year) - age - self._choice.randrange(2),
            consent=consent,
            child_id=self.ids.next(f"{room} {number}"),
        )
        return child.id, consent


def demo_terms(today: date) -> list[tuple[dict[str, str], Calendar]]:
    """The usual terms, where `today` is well inside one; else a term made around `today`.

    A demo must have weeks to show on any day of the year, also in the summer.
    """
    usual = usual_terms(places.school_year(today))
    start = today - timedelta(7 * HISTORY_WEEKS)
    if any(week_of(term, today) and week_of(term, start) for _, term in usual):
        return usual
    monday = start - timedelta(start.weekday() + 14)
    ends = monday + timedelta(20 * 7 - 3)
    return [({"zh": "演示学期", "en": "Demo term"}, Calendar(monday, ends, monday))]


def _both(name: tuple[str, str]) -> dict[str, str]:
    return {"zh": name[0], "en": name[1]}
