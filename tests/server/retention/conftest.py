"""The county of the records' tests, with an administrator."""

import pytest

from tests.server.guardians.conftest import child, colleague, county, head, supervisor, teacher
from tests.server.records.county import County, Person

__all__ = ["child", "colleague", "county", "head", "supervisor", "teacher"]


@pytest.fixture
def admin(county: County) -> Person:
    """Looks after the server."""
    return county.person("admin", "admin", county.org)
