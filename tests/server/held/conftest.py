"""The county of the records' tests, with somebody of the township and a second school's head."""

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from daybook.audit.models import AuditEntry
from tests.server.records.conftest import colleague, county, head, supervisor, teacher
from tests.server.records.county import County, Person

__all__ = ["colleague", "county", "head", "supervisor", "teacher"]


@pytest.fixture
def neighbour(county: County) -> Person:
    """Leads the teaching point, another school."""
    return county.person("lijun", "head", county.point)


@pytest.fixture
def acts(session: Session) -> Callable[[], list[tuple[str, str, str]]]:
    """What was written down, oldest first: (act, who, of what)."""

    def read() -> list[tuple[str, str, str]]:
        found = session.scalars(select(AuditEntry).order_by(AuditEntry.at, AuditEntry.id))
        return [(entry.act, entry.user, entry.subject) for entry in found]

    return read
