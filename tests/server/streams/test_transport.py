"""Hostile and broken requests get a clear code; nothing of them is a server's fault."""

import gzip
import json
import zlib

import pytest
from daybook_sync.ids import new_id

from daybook.streams import transport
from tests.server.streams.conftest import SCHOOL
from tests.server.streams.phone import Phone, packed

MEMBER = gzip.compress(b"{}", mtime=0)


def code(answer: object) -> tuple[int, str]:
    body = answer.get_json()  # type: ignore[attr-defined]
    return body["status"], body["code"]


def test_a_packed_request_is_read(phone: Phone) -> None:
    asked = phone.put(SCHOOL, {"text": "家访" * 200})
    body = packed(phone.request([asked]))

    answer = phone.post(body, headers={"Content-Encoding": "gzip"})

    assert answer.status_code == 200
    assert answer.get_json()["a"][0][1] == 0


@pytest.mark.parametrize("encoding", ["gzip", "br"])
def test_an_answer_is_packed_when_that_pays(phone: Phone, encoding: str) -> None:
    asked = phone.request([phone.put(SCHOOL, {"text": "家访" * 500})])

    long = phone.post(asked, headers={"Accept-Encoding": encoding})

    assert long.headers["Content-Encoding"] == encoding
    assert long.headers["Cache-Control"] == "no-store"
    assert len(long.get_data()) < 600


def test_a_short_answer_is_not_packed(phone: Phone) -> None:
    asked = phone.request([]) | {"c": [[9, 9, 9, 9]]}
    asked["c"] += phone.request([])["c"]

    short = phone.post(asked, headers={"Accept-Encoding": "gzip"})

    assert "Content-Encoding" not in short.headers
    assert short.get_json()["g"] == [[-9, 9]]


def test_only_a_sync_that_failed_says_its_id(phone: Phone) -> None:
    assert "X-Request-Id" not in phone.post(phone.request([])).headers
    assert "X-Request-Id" in phone.post(b"no request").headers


def test_nothing_to_say_is_204_and_kept_by_no_cache(phone: Phone) -> None:
    answer = phone.post(phone.request([]))

    assert answer.status_code == 204
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.get_data() == b""


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not json",
        b'{"p":1',
        b'{"p":NaN}',
        b'"\xff"',
        b"[" * 100_000,
        b'{"p":1,"q":1' + b"0" * 5000 + b"}",
        b'{"text":"\\u0000"',
        b"[]",
        b"null",
        b"{}",
        b'{"p":1,"q":1}',
    ],
)
def test_what_is_no_request_is_refused(phone: Phone, body: bytes) -> None:
    assert code(phone.post(body)) == (400, "bad-request")


@pytest.mark.parametrize(
    "spoil",
    [
        {"p": 0},
        {"p": "1"},
        {"q": -1},
        {"q": 1.5},
        {"q": None},
        {"q": 2**64},
        {"d": "x"},
        {"d": 5},
        {"app": "x" * 41},
        {"app": 1},
        {"now": "now"},
        {"c": {}},
        {"c": [[1, 2, 3]]},
        {"c": [[1, 2, 3, 4, 5, 6]]},
        {"c": [[1, 2, 3, -4]]},
        {"c": [[1, 2, 3, 2**70]]},
        {"c": [[1, 1, 1, 1], [1, 1, 1, 1]]},
        {"m": {}},
        {"n": 0},
        {"st": []},
    ],
)
def test_a_wrong_envelope_is_refused(phone: Phone, spoil: dict[str, object]) -> None:
    assert code(phone.post(phone.request([]) | spoil)) == (400, "bad-request")


@pytest.mark.parametrize("number", [2**53, 2**31])
def test_cursors_of_any_size_are_answered(phone: Phone, number: int) -> None:
    answer = phone.post(phone.request([]) | {"c": [[number] * 5, [1] + [number] * 4]})

    assert answer.status_code == 200


def test_a_wish_of_any_size_is_answered(phone: Phone) -> None:
    phone.sync(phone.put(SCHOOL, {"text": "a"}))

    answer = phone.post(phone.request([]) | {"c": [], "n": 2**53})

    assert answer.status_code == 200


def test_a_newer_protocol_is_told_what_is_spoken_here(phone: Phone) -> None:
    assert code(phone.post(phone.request([]) | {"p": 2})) == (426, "upgrade-needed")


def test_another_device_s_token_is_refused(phone: Phone) -> None:
    assert code(phone.post(phone.request([]) | {"d": new_id()})) == (403, "forbidden")


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", ""])
def test_another_type_is_refused(phone: Phone, kind: str) -> None:
    answer = phone.post(phone.request([]), content_type=kind)

    assert code(answer) == (415, "unsupported-type")


@pytest.mark.parametrize("encoding", ["br", "deflate", "gzip, gzip", "nonsense"])
def test_another_encoding_is_refused(phone: Phone, encoding: str) -> None:
    answer = phone.post(phone.request([]), headers={"Content-Encoding": encoding})

    assert code(answer) == (415, "unsupported-type")


def test_a_body_past_the_bound_is_refused(phone: Phone) -> None:
    assert code(phone.post(b" " * (transport.MOST_IN + 1))) == (413, "too-large")


@pytest.mark.parametrize("size", [200_000, 50_000_000])
def test_a_bomb_is_not_unpacked(phone: Phone, size: int) -> None:
    bomb = gzip.compress(b" " * size)

    answer = phone.post(bomb, headers={"Content-Encoding": "gzip"})

    assert code(answer) == (413, "too-large")


@pytest.mark.parametrize(
    "body",
    [
        b"not gzip",
        MEMBER[:-4],
        MEMBER + b"tail",
        MEMBER * 2,
        zlib.compress(b"{}"),
        b"",
    ],
)
def test_what_is_not_one_gzip_member_is_refused(phone: Phone, body: bytes) -> None:
    answer = phone.post(body, headers={"Content-Encoding": "gzip"})

    assert code(answer) == (400, "bad-request")


def test_the_largest_packed_request_is_read(phone: Phone) -> None:
    filler = "".join(map(str, range(200_000)))
    body = gzip.compress(json.dumps(phone.request([]) | {"zz": filler}).encode())

    assert phone.post(body, headers={"Content-Encoding": "gzip"}).status_code == 204


@pytest.mark.parametrize("method", ["get", "put", "delete", "patch"])
def test_other_methods_are_refused(phone: Phone, method: str) -> None:
    answer = getattr(phone.client, method)("/api/sync")

    assert code(answer) == (405, "method-not-allowed")
