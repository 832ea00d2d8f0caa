"""The official tus client against the real server, over connections that break."""

import base64
import hashlib
import json
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.server import Server
from tests.end_to_end.tus.conftest import SIZE
from tests.end_to_end.tus.proxy import Proxy

SCRIPT = Path(__file__).with_name("upload.mjs")


@pytest.fixture
def proxied(server: Server) -> Iterator[Any]:
    made: list[Proxy] = []

    def through(*cuts: int) -> Proxy:
        made.append(Proxy(server.port, cuts))
        return made[-1]

    yield through
    for proxy in made:
        proxy.close()


def sha256_of(file: Path) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(file.read_bytes()).digest()).decode().rstrip("=")


def upload(port: int, token: str, file: Path, *options: str) -> dict[str, Any]:
    endpoint = f"http://127.0.0.1:{port}/api/files"
    command = ["node", str(SCRIPT), endpoint, token, str(file), sha256_of(file), "image/jpeg"]
    done = subprocess.run([*command, *options], capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    assert said["done"], said
    return said


def fetched(server: Server, token: str, file: Path) -> bytes:
    request = urllib.request.Request(
        f"{server.url}/api/files/content/{sha256_of(file)}",
        headers={"Authorization": f"Bearer {token}"},
    )
    with urllib.request.urlopen(request) as reply:
        return bytes(reply.read())


def test_a_picture_arrives_byte_for_byte(server: Server, token: str, file: Path) -> None:
    upload(server.port, token, file, "65536")

    assert fetched(server, token, file) == file.read_bytes()


def test_a_cut_upload_goes_on_where_it_broke(
    server: Server, token: str, file: Path, proxied: Any
) -> None:
    proxy = proxied(10_000_000, 150_000)

    said = upload(proxy.port, token, file, "whole")

    resumed = [one for one in said["requests"] if one["method"] == "PATCH" and one["status"] == 204]
    assert proxy.broken == 1
    assert int(resumed[-1]["sent"]) > 100_000
    assert proxy.sent < SIZE + 60_000
    assert fetched(server, token, file) == file.read_bytes()


def test_an_upload_survives_being_cut_again_and_again(
    server: Server, token: str, file: Path, proxied: Any
) -> None:
    proxy = proxied(10_000_000, 70_000, 500, 90_000, 120_000)

    upload(proxy.port, token, file, "whole")

    assert proxy.broken == 4
    assert fetched(server, token, file) == file.read_bytes()


def test_a_lost_creation_costs_nothing(
    server: Server, token: str, file: Path, proxied: Any
) -> None:
    proxy = proxied(200_000)

    upload(proxy.port, token, file, "whole", "with-creation")

    assert proxy.broken == 1
    assert proxy.sent < 2 * SIZE
    assert fetched(server, token, file) == file.read_bytes()


def test_a_picture_sent_before_is_not_sent_again(
    server: Server, token: str, file: Path, proxied: Any
) -> None:
    upload(server.port, token, file, "65536")
    proxy = proxied()

    said = upload(proxy.port, token, file, "65536", "with-creation")

    assert [one["method"] for one in said["requests"]] == ["POST"]
