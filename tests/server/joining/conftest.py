"""A county with somebody of each office, for the tests of letting people in."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session, scoped_session

from tests.server.records.county import County, Person, found_county


@pytest.fixture
def county(session: scoped_session[Session], client: FlaskClient) -> County:
    return found_county(session(), client)


@pytest.fixture
def teacher(county: County) -> Person:
    return county.person("sunli", "teacher", county.central, taught=county.school_class)


@pytest.fixture
def head(county: County) -> Person:
    return county.person("zhouxiaozhang", "head", county.central)


@pytest.fixture
def other_head(county: County) -> Person:
    return county.person("wuxiaozhang", "head", county.point)


@pytest.fixture
def township(county: County) -> Person:
    return county.person("zhengzhuren", "township", county.central)


@pytest.fixture
def supervisor(county: County) -> Person:
    return county.person("qianlan", "supervisor", county.org)


@pytest.fixture
def everybody(
    teacher: Person, head: Person, other_head: Person, township: Person, supervisor: Person
) -> dict[str, Person]:
    return {
        "teacher": teacher,
        "head": head,
        "other_head": other_head,
        "township": township,
        "supervisor": supervisor,
    }
