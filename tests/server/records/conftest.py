"""A county with a teacher, a head, a township and a supervisor."""

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from daybook import clock
from daybook.places import pairs
from tests.server.records.county import TODAY, County, Person, same_county
from tests.server.records.pair_file import File, proposed, renewed


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


@pytest.fixture
def helped(county: County) -> Person:
    """Teaches at the point."""
    return county.person("wuguilan", "teacher", county.point)


@pytest.fixture
def neighbour(county: County) -> Person:
    """Leads the point."""
    return county.person("lijun", "head", county.point)


@pytest.fixture
def file(
    county: County,
    session: Session,
    colleague: Person,
    helped: Person,
    head: Person,
    neighbour: Person,
) -> File:
    """A confirmed pair of a teacher of each school, on everybody's phone."""
    pair = proposed(county, session, colleague, helped)
    pairs.confirm(session, pair, helped.user, clock.now())
    everybody = (colleague, helped, head, neighbour)
    renewed(session, TODAY, *everybody)
    return File(county, pair.id, *everybody)
