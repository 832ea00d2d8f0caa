"""A request that hangs does not keep its upload: the next one takes it over."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.end_to_end.server import Server, eventually
from tests.end_to_end.tus.speaker import Speaker, sha256_of

SENT = 100_000
PIECE = 16 * 1024
"""What the server writes at a time; less than that is lost with its request."""


@pytest.fixture
def speaker(server: Server, token: str) -> Speaker:
    return Speaker(server.port, token)


@pytest.fixture
def hangs(server: Server) -> Callable[[str], int]:
    """Waits until a request for an upload has nothing more to write; gives the bytes on disk.

    To ask for the offset instead would take the upload from the request before it has begun.
    """

    def wait(place: str) -> int:
        arriving = server.folder / "photos" / "uploads" / place.rsplit("/", 1)[-1]
        whole = SENT // PIECE * PIECE
        eventually(lambda: arriving.exists() and arriving.stat().st_size >= whole)
        return whole

    return wait


def fetched(speaker: Speaker, data: bytes) -> bytes:
    return speaker.ask("GET", f"/api/files/content/{sha256_of(data)}").body


def test_what_a_hanging_request_brought_is_told_to_the_next(
    speaker: Speaker, file: Path, hangs: Callable[[str], int]
) -> None:
    data, place = file.read_bytes(), speaker.create(file)

    with speaker.half_open(place, len(data), data[:SENT]):
        brought = hangs(place)
        offset = speaker.ask("HEAD", place).offset

    assert offset == brought


def test_the_next_request_goes_on_while_the_old_one_hangs(
    speaker: Speaker, file: Path, hangs: Callable[[str], int]
) -> None:
    data, place = file.read_bytes(), speaker.create(file)

    with speaker.half_open(place, len(data), data[:SENT]):
        offset = hangs(place)
        done = speaker.ask("PATCH", place, data[offset:], Upload_Offset=offset)

    assert (done.status, done.offset) == (204, len(data))
    assert fetched(speaker, data) == data


def test_an_old_request_that_wakes_up_spoils_nothing(
    speaker: Speaker, file: Path, hangs: Callable[[str], int]
) -> None:
    data, place = file.read_bytes(), speaker.create(file)

    with speaker.half_open(place, len(data), data[:SENT]) as old:
        offset = hangs(place)
        part = speaker.ask("PATCH", place, data[offset : offset + 50_000], Upload_Offset=offset)
        old.sendall(bytes(len(data) - SENT))
        old.recv(65536)

        now = speaker.ask("HEAD", place).offset
        done = speaker.ask("PATCH", place, data[now:], Upload_Offset=now)

    assert part.status == 204
    assert now >= offset + 50_000
    assert done.status in {204, 409}
    assert fetched(speaker, data) == data


def test_two_requests_for_one_offset_leave_one_file(speaker: Speaker, file: Path) -> None:
    data, place = file.read_bytes(), speaker.create(file)

    with speaker.half_open(place, len(data), b"") as other:
        whole = speaker.ask("PATCH", place, data, Upload_Offset=0)
        other.sendall(data)
        answered = other.recv(65536)
    now = speaker.ask("HEAD", place).offset
    rest = speaker.ask("PATCH", place, data[now:], Upload_Offset=now)

    # Whichever of the two came first had to stop for the other.
    assert whole.status == 204
    assert answered.split()[1] in {b"204", b"404", b"409"}
    assert (rest.status, rest.offset) == (204, len(data))
    assert fetched(speaker, data) == data
