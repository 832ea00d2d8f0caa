"""Somebody signed in with a picture to send."""

import json
import random
import urllib.request
from pathlib import Path

import pytest

from tests.end_to_end.server import Server

SIZE = 400_000


@pytest.fixture(scope="module")
def token(server: Server) -> str:
    """The token of a phone that has just joined."""
    code = server.invite("linxiaomei")
    request = urllib.request.Request(
        f"{server.url}/api/accounts/join",
        json.dumps({"code": code}).encode(),
        {"Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request) as reply:
        return str(json.load(reply)["token"])


@pytest.fixture
def file(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A picture of its own for each test."""
    path = tmp_path / "picture.jpg"
    made = random.Random(request.node.name)
    path.write_bytes(b"\xff\xd8\xff\xe0" + made.randbytes(SIZE - 4))
    return path
