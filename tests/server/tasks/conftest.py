"""The county of the records' tests."""

from tests.server.records.conftest import colleague, county, head, supervisor, teacher

__all__ = ["colleague", "county", "head", "supervisor", "teacher"]
