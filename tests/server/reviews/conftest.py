"""The county of the records' tests, with somebody of each kind who reviews or may not."""

from typing import Any

import pytest

from daybook.accounts import service as accounts
from daybook.places import service as places
from tests.server.records.conftest import colleague, county, head, supervisor, teacher
from tests.server.records.county import SINCE, TODAY, County, Person
from tests.server.reviews.saying import OK, outcome

__all__ = ["colleague", "county", "head", "supervisor", "teacher"]


@pytest.fixture
def class_teacher(county: County) -> Person:
    """Leads the team of the class of the central school."""
    made = county.person("wangfang", "teacher", county.central)
    places.join_team(county.session, made.user, county.school_class, SINCE, lead=True)
    accounts.renew(county.session, made.user, TODAY)
    county.session.commit()
    made.sync()
    return made


@pytest.fixture
def neighbour(county: County) -> Person:
    """Leads the teaching point, another school."""
    return county.person("lijun", "head", county.point)


@pytest.fixture
def lesson(county: County, teacher: Person) -> dict[str, Any]:
    """A lesson that the teacher has sent."""
    made = county.lesson(teacher)
    assert outcome(teacher.sync(made)) == OK
    return made


@pytest.fixture
def talk(county: County, teacher: Person) -> dict[str, Any]:
    """A talk with a family that the teacher has sent."""
    made = county.talk(teacher)
    assert outcome(teacher.sync(made)) == OK
    return made
