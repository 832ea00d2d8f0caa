"""Every error reply has one shape and a code of the closed list."""

import json
import sqlite3
from pathlib import Path

import pytest
from daybook_sync.errors import ErrorCode
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError

from daybook.errors import is_passing

VECTORS = Path(__file__).parents[2] / "sync" / "vectors" / "errors.json"


def test_an_unknown_address_is_a_problem_with_a_code(client: FlaskClient) -> None:
    reply = client.get("/api/nothing-here")

    assert reply.status_code == 404
    assert reply.mimetype == "application/problem+json"
    assert reply.get_json()["code"] == "not-found"


def test_the_error_codes_are_those_of_the_vectors() -> None:
    listed = json.loads(VECTORS.read_text("utf-8"))["codes"]

    ours = [{"code": c.value, "status": c.status, "retry": c.retry} for c in ErrorCode]

    assert ours == listed


@pytest.mark.parametrize(
    ("fault", "passing"), [("database is locked", True), ("no such column: labels", False)]
)
def test_a_locked_database_passes_but_a_missing_column_does_not(
    fault: str, passing: bool, tmp_path: Path
) -> None:
    with sqlite3.connect(tmp_path / "one", timeout=0) as one:
        other = sqlite3.connect(tmp_path / "one", timeout=0)
        one.execute("CREATE TABLE kept (id)")
        one.commit()
        one.execute("BEGIN EXCLUSIVE")
        statement = "SELECT id FROM kept" if passing else "SELECT labels FROM (SELECT 1)"
        with pytest.raises(sqlite3.OperationalError, match=fault) as raised:
            other.execute(statement)
        other.close()

    assert is_passing(OperationalError(statement, {}, raised.value)) is passing
