"""A county with a teacher, a head, a township and a supervisor."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.server.records.county import County, Person, same_county


@pytest.fixture
def county(session: Session, client: FlaskClient) -> County:
    """The places, forms and term; people are added by the fixtures below."""
    return same_county(session, client)


@pytest.fixture
def teacher(county: County) -> Person:
    """Teaches the class of the central school."""
    return county.person("sunli", "teacher", county.central, taught=county.school_class)


@pytest.fixture
def colleague(county: County) -> Person:
    """Teaches at the central school, but not that class."""
    return county.person("hejing", "teacher", county.central)


@pytest.fixture
def head(county: County) -> Person:
    """Leads the central school."""
    return county.person("mawenbin", "head", county.central)


@pytest.fixture
def supervisor(county: County) -> Person:
    """Reads for the whole county."""
    return county.person("qianlan", "supervisor", county.org)
