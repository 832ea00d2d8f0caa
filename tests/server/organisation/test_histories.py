"""Whatever happens in whichever order: grants are those that the dated facts bring, no others."""

import os
from typing import Any

import pytest
from daybook_sync.ids import new_id
from flask import Flask
from hypothesis import HealthCheck, example, given
from hypothesis import settings as examples
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from daybook.accounts import service as accounts
from daybook.accounts.models import StaffRole
from daybook.db import db
from daybook.places import classes, pairs, placements, tree
from daybook.places import service as places
from daybook.places.models import TeamMember
from daybook.streams import service as streams
from tests.server.organisation.histories import (
    CLASSES,
    DAYS,
    PEOPLE,
    SCHOOLS,
    History,
    Paired,
    Role,
    Sent,
    Teaches,
    day_of,
    held,
)

MANY = int(os.environ.get("DAYBOOK_HISTORIES", "20"))
"""Histories that every run lives through; a release run asks for more."""

TYPES = st.sampled_from(placements.TYPES)
PERSON = st.integers(0, PEOPLE - 1)
SCHOOL = st.integers(0, SCHOOLS - 1)
SPAN = st.tuples(st.integers(0, DAYS), st.integers(0, DAYS)).map(sorted)

ROLE = st.builds(
    lambda who, role, school, span: Role(who, role, school, *span),
    PERSON,
    st.sampled_from(["teacher", "head", "group_leader", "counsellor"]),
    SCHOOL,
    SPAN,
)


def sent(who: int, kind: str, schools: list[int], from_one: bool, span: list[int]) -> Sent:
    """A placement that may be: to another school, a short visit for a week at most."""
    home, host, *_ = schools
    since, until = span
    if kind == "three-day":
        until = min(until, since + placements.LONGEST_VISIT - 1)
    return Sent(who, kind, home if from_one else None, host, since, until)


SENT = st.builds(sent, PERSON, TYPES, st.permutations(range(SCHOOLS)), st.booleans(), SPAN)
TEACHES = st.builds(
    lambda who, room, span: Teaches(who, room, *span), PERSON, st.integers(0, CLASSES - 1), SPAN
)
PAIRED = st.builds(
    lambda two, schools, confirmed, span: Paired(two[0], two[1], schools, confirmed, *span),
    st.permutations(range(PEOPLE)),
    st.tuples(SCHOOL, SCHOOL),
    st.booleans(),
    SPAN,
)
HISTORY = st.builds(
    History,
    st.lists(ROLE, max_size=8),
    st.lists(SENT, max_size=4),
    st.lists(TEACHES, max_size=5),
    st.lists(PAIRED, max_size=3),
    st.sets(st.integers(0, CLASSES - 1), max_size=1),
)


class Lived:
    """A county in which a history happened, with the numbers' ids."""

    def __init__(self, session: Session, history: History) -> None:
        self.session = session
        self.org = places.create_org(session, named("县"), "Asia/Shanghai").id
        self.schools = [
            tree.create_place(session, self.org, "school", named(str(n))).id for n in range(SCHOOLS)
        ]
        self.people = [accounts.create_account(session, new_id(), "人").id for _ in range(PEOPLE)]
        self.rooms = [
            classes.create_class(
                session, self.schools[n], named("班"), "2026", stage="primary", grade=1, size=0
            )
            for n in range(CLASSES)
        ]
        self.pairs = [self._pair(one) for one in history.pairs]
        for one in history.roles:
            self._role(one)
        for going in history.sent:
            self._send(going)
        for member in history.taught:
            self._teach(member)
        for room in history.closed:
            classes.close_class(session, self.rooms[room], "2026", day_of(0).isoformat())

    def _role(self, one: Role) -> None:
        span = day_of(one.since).isoformat(), day_of(one.until).isoformat()
        self.session.add(
            StaffRole(
                id=new_id(),
                account=self.people[one.who],
                role=one.role,
                place=self.schools[one.school],
                since=span[0],
                until=span[1],
            )
        )
        self.session.flush()

    def _send(self, one: Sent) -> None:
        placements.send(
            self.session,
            self.people[one.who],
            one.type,
            [self.schools[one.host]],
            day_of(one.since),
            day_of(one.until),
            home=self.schools[one.home] if one.home is not None else None,
        )

    def _teach(self, one: Teaches) -> None:
        self.session.add(
            TeamMember(
                id=new_id(),
                school_class=self.rooms[one.room].id,
                account=self.people[one.who],
                lead=False,
                since=day_of(one.since).isoformat(),
                until=day_of(one.until).isoformat(),
            )
        )
        self.session.flush()

    def _pair(self, one: Paired) -> str:
        asked: dict[str, Any] = {
            "type": "teacher",
            "supporter": self.people[one.supporter],
            "supported": self.people[one.supported],
            "supporter_school": self.schools[one.schools[0]],
            "supported_school": self.schools[one.schools[1]],
            "goals": [],
            "frequency": "weekly",
            "since": day_of(one.since),
            "until": day_of(one.until),
        }
        made = pairs.propose(self.session, self.people[one.supporter], asked)
        if one.confirmed:
            pairs.confirm(self.session, made, self.people[one.supported], 1)
        return made.id

    def grants(self, who: int, day: int) -> set[tuple[str, int, str]]:
        """What somebody holds once renewed on a day, in the words of the reckoning."""
        accounts.renew(self.session, self.people[who], day_of(day))
        numbers = {
            **{f"school/{one}/2026": ("school", n) for n, one in enumerate(self.schools)},
            **{f"class/{one.id}/2026": ("class", n) for n, one in enumerate(self.rooms)},
            **{f"pair/{one}": ("pair", n) for n, one in enumerate(self.pairs)},
            **{f"me/{one}": ("me", n) for n, one in enumerate(self.people)},
            f"org/{self.org}": ("org", 0),
        }
        granted = streams.granted(self.session, self.people[who])
        return {(*numbers[grant.key], grant.role) for grant in granted}


def named(word: str) -> dict[str, str]:
    return {"zh": word, "en": word}


@pytest.fixture
def quiet(app: Flask) -> Flask:
    """The application; each example undoes what it wrote."""
    return app


@given(HISTORY, st.lists(st.integers(0, DAYS), min_size=1, max_size=3, unique=True).map(sorted))
@examples(
    max_examples=MANY,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@example(History(roles=[Role(0, "teacher", 0, 0, 40)], sent=[Sent(0, "term", 0, 1, 5, 9)]), [4, 5])
def test_grants_are_those_that_the_facts_of_the_day_bring(
    quiet: Flask, history: History, days: list[int]
) -> None:
    session = db.session()
    lived = Lived(session, history)

    for day in days:
        for who in range(PEOPLE):
            assert lived.grants(who, day) == held(history, who, day), (who, day)

    session.rollback()
