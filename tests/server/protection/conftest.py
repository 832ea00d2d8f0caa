"""The county of the records' tests, and lists as the imports' tests send them."""

from tests.server.imports.conftest import look
from tests.server.records.conftest import colleague, county, head, supervisor, teacher

__all__ = ["colleague", "county", "head", "look", "supervisor", "teacher"]
