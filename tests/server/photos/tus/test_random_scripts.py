"""Whatever is asked in whatever order, the server answers as the reference does."""

import base64
import hashlib
import itertools
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from daybook.photos.service import LARGEST
from tests.server.photos.conftest import Sender, hash_of, metadata, picture
from tests.server.photos.tus.reference import CHUNK, VERSION, Reference, Request

_numbers = itertools.count()

SIZES = (600, 900)


@st.composite
def wish(draw: st.DrawFn) -> dict[str, Any]:
    """What somebody wants to do next; mostly what makes sense."""
    often = st.integers(0, 9).map(lambda chance: chance > 0)
    return {
        "method": draw(st.sampled_from(["POST", "PATCH", "PATCH", "PATCH", "HEAD", "DELETE"])),
        "file": draw(st.integers(0, 1)),
        "version": VERSION if draw(often) else "0.2.2",
        "content_type": CHUNK if draw(often) else "image/jpeg",
        "there": draw(often),
        "size": draw(st.sampled_from([0, 1, 100, 300, 900])),
        "with_body": draw(st.booleans()),
        "true": draw(often),
        "algorithm": draw(st.sampled_from([None, None, "sha1", "sha256", "md5"])),
        "proved": draw(often),
        "length": draw(st.sampled_from(["right"] * 8 + ["none", "large"])),
    }


def request_of(wanted: dict[str, Any], files: list[bytes], reference: Reference) -> Request:
    """The request that the wish comes to, with what the reference knows."""
    file = files[wanted["file"]]
    method = wanted["method"]
    number = next((n for n, upload in reference.uploads.items() if upload.file == file), None)
    common = {"method": method, "version": wanted["version"], "file": file}
    if method == "POST":
        length = {"right": len(file), "none": None, "large": LARGEST + 1}[wanted["length"]]
        body = _bytes(file, 0, wanted) if wanted["with_body"] else None
        return Request(**common, length=length, body=body or None, **_proof(body, wanted))
    target = 999 if number is None else number
    if method != "PATCH":
        return Request(**common, target=target)
    known = reference.uploads.get(target)
    offset = known.offset if known else 0
    body = _bytes(file, offset, wanted)
    told = offset if wanted["there"] else offset + 1
    return Request(**common, target=target, offset=told, body=body, **_proof(body, wanted))


def _bytes(file: bytes, offset: int, wanted: dict[str, Any]) -> bytes:
    body = file[offset : offset + wanted["size"]]
    return body if wanted["true"] else bytes(255 - byte for byte in body)


def _proof(body: bytes | None, wanted: dict[str, Any]) -> dict[str, Any]:
    typed = {"content_type": wanted["content_type"]}
    algorithm = wanted["algorithm"] if body else None
    if algorithm is None:
        return typed
    digest = hashlib.new(algorithm, body if wanted["proved"] else b"another").digest()
    return {**typed, "algorithm": algorithm, "digest": digest}


def ask(sender: Sender, request: Request, places: dict[int, str]) -> TestResponse:
    """Our server's answer."""
    path = "/api/files"
    if request.target is not None:
        path = places.get(request.target, "/api/files/" + "A" * 22)
    headers: dict[str, Any] = {"Tus_Resumable": request.version}
    if request.method == "POST":
        headers["Upload_Metadata"] = metadata(hash_of(request.file))
    if request.length is not None:
        headers["Upload_Length"] = request.length
    if request.offset is not None:
        headers["Upload_Offset"] = request.offset
    if request.algorithm is not None:
        proof = base64.b64encode(request.digest).decode()
        headers["Upload_Checksum"] = f"{request.algorithm} {proof}"
    if request.body is not None:
        headers |= {"data": request.body, "content_type": request.content_type}
    return sender.call(request.method, path, **headers)


@settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(wishes=st.lists(wish(), min_size=4, max_size=20))
def test_any_script_is_answered_as_the_reference_answers_it(
    sign_in: Callable[[str], Sender], wishes: list[dict[str, Any]]
) -> None:
    number = next(_numbers)
    sender, reference = sign_in(f"sender{number}"), Reference(LARGEST)
    files = [picture(size, b"\xff\xd8\xff" + number.to_bytes(4, "big")) for size in SIZES]
    places: dict[int, str] = {}

    for wanted in wishes:
        request = request_of(wanted, files, reference)
        demanded = reference.answer(request)
        answer = ask(sender, request, places)

        assert answer.status_code in demanded.statuses, (request, demanded)
        assert answer.headers["Tus-Resumable"] == VERSION
        if demanded.offset is not None:
            assert int(answer.headers["Upload-Offset"]) == demanded.offset, request
        if "Location" in answer.headers and demanded.upload is not None:
            # The same upload always has the same address, and no other has it.
            assert (
                places.setdefault(demanded.upload, answer.headers["Location"])
                == (answer.headers["Location"])
            )
    assert len(set(places.values())) == len(places)
