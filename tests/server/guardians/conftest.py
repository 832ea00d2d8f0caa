"""The county of the records' tests, with whose class it is."""

import pytest
from sqlalchemy.orm import Session

from daybook.accounts import service as accounts
from daybook.children import service as children
from daybook.children.service import Child
from daybook.places import classes
from tests.server.records.conftest import colleague, county, head, supervisor
from tests.server.records.county import SINCE, TODAY, County, Person

__all__ = ["colleague", "county", "head", "supervisor"]


@pytest.fixture
def teacher(county: County) -> Person:
    """Whose own class it is."""
    made = county.person("sunli", "teacher", county.central)
    classes.join_team(county.session, made.user, county.school_class, SINCE, lead=True)
    accounts.renew(county.session, made.user, TODAY)
    county.session.commit()
    made.sync()
    return made


@pytest.fixture
def child(county: County, session: Session) -> Child:
    """The child whose guardian agreed, called 小雨."""
    return children.find(session, county.child)
