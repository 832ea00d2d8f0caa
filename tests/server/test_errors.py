"""Every error reply has one shape and a code of the closed list."""

import json
from pathlib import Path

from daybook_sync.errors import ErrorCode
from flask.testing import FlaskClient

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
