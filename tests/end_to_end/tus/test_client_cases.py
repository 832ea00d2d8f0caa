"""What the official tus client tries on a real server, tried on ours with that very client.

The client's own cases send a text; ours takes pictures up to 8 MiB that are announced by their
SHA-256, so the cases here send such pictures, and say the same of them otherwise.
"""

import base64
import json
import random
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.server import Server
from tests.end_to_end.tus.speaker import Speaker, sha256_of

SCRIPT = Path(__file__).with_name("cases.mjs")
WORDS = {"nonlatin": "słońce", "number": "100", "filename": "hello.jpg", "filetype": "image/jpeg"}


@pytest.fixture
def speaker(server: Server, token: str) -> Speaker:
    return Speaker(server.port, token)


def played(server: Server, token: str, file: Path, **more: Any) -> dict[str, Any]:
    """What the client saw."""
    plan = {
        "endpoint": f"{server.url}/api/files",
        "token": token,
        "path": str(file),
        "metadata": {"sha256": sha256_of(file.read_bytes()), **WORDS},
        **more,
    }
    done = subprocess.run(
        ["node", str(SCRIPT), json.dumps(plan)], capture_output=True, text=True, check=False
    )
    assert done.stdout, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def check_whole(speaker: Speaker, file: Path, said: dict[str, Any]) -> None:
    """The file is there byte for byte, with all that was said of it."""
    data = file.read_bytes()
    told = dict(pair.split(" ") for pair in said["whole"]["upload-metadata"].split(","))
    assert said["whole"]["status"] == 200
    assert said["whole"]["tus-resumable"] == "1.0.0"
    assert said["whole"]["upload-offset"] == said["whole"]["upload-length"] == str(len(data))
    assert {name: base64.b64decode(told[name]).decode() for name in WORDS} == WORDS
    assert len(told) == len(WORDS) + 1
    assert speaker.ask("GET", f"/api/files/content/{sha256_of(data)}").body == data


def test_a_file_arrives_with_its_metadata_and_is_ended(
    server: Server, token: str, speaker: Speaker, file: Path
) -> None:
    said = played(server, token, file, terminate=True)

    check_whole(speaker, file, said)
    assert said["after"]["status"] == 404
    assert said["requests"] == [["POST", 201], ["PATCH", 204], ["DELETE", 204]]


def test_a_file_arrives_with_its_creation(
    server: Server, token: str, speaker: Speaker, file: Path
) -> None:
    said = played(server, token, file, options={"uploadDataDuringCreation": True})

    check_whole(speaker, file, said)
    assert said["requests"] == [["POST", 201]]


def test_the_largest_file_arrives_from_a_stream_in_parts(
    server: Server, token: str, speaker: Speaker, tmp_path: Path
) -> None:
    file = tmp_path / "large.jpg"
    size = 8 * 1024 * 1024
    file.write_bytes(b"\xff\xd8\xff" + random.Random(8).randbytes(size - 3))

    said = played(
        server,
        token,
        file,
        stream=True,
        terminate=True,
        options={"chunkSize": 3 * 1024 * 1024, "uploadSize": size},
    )

    check_whole(speaker, file, said)
    assert said["after"]["status"] == 404
    assert said["requests"] == [["POST", 201], *[["PATCH", 204]] * 3, ["DELETE", 204]]


def test_a_client_without_patch_names_it_in_a_header(
    server: Server, token: str, speaker: Speaker, file: Path
) -> None:
    said = played(server, token, file, options={"overridePatchMethod": True})

    check_whole(speaker, file, said)
    assert said["requests"] == [["POST", 201], ["POST", 204]]


def test_an_upload_begun_elsewhere_is_gone_on_with_by_its_address(
    server: Server, token: str, speaker: Speaker, file: Path
) -> None:
    begun = speaker.create(file)
    speaker.ask("PATCH", begun, file.read_bytes()[:100_000], Upload_Offset=0)

    said = played(server, token, file, resume=f"{server.url}{begun}")

    assert said["requests"] == [["HEAD", 200], ["PATCH", 204]]
    assert said["whole"]["upload-offset"] == str(len(file.read_bytes()))
