"""Fixtures of the parcels' tests: a teacher without a network, a colleague who has one."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.server.records.county import County, Person, same_county


@pytest.fixture
def county(session: Session, client: FlaskClient) -> County:
    return same_county(session, client)


@pytest.fixture
def teacher(county: County) -> Person:
    return county.person("linxiaomei", "teacher", county.central, taught=county.school_class)


@pytest.fixture
def colleague(county: County) -> Person:
    return county.person("sunli", "teacher", county.central)


@pytest.fixture
def supervisor(county: County) -> Person:
    return county.person("qianlan", "supervisor", county.org)
