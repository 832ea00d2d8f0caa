"""Requests of tus 1.0.0 and the answers that its specification demands, each with the section.

Long: the table is read from top to bottom, beside the specification.

The specification is at https://tus.io/protocols/resumable-upload. A script is a series of calls
for one file of 5,000 bytes; `demand` says what the last answer must be.
"""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.server.photos.conftest import hash_of, metadata, picture

FILE = picture()
SAID = f"{metadata(hash_of(FILE))},filename c8WCb8WEY2U="
LATER = "application/offset+octet-stream"
MOST = 8 * 1024 * 1024

ANY = "any value"
ABSENT = "no such header"


@dataclass(frozen=True)
class Call:
    """One request: `to` is `files` or `upload`; None as a header's value leaves it out."""

    method: str
    to: str = "upload"
    headers: Mapping[str, str | None] = field(default_factory=dict)
    body: bytes | None = None


@dataclass(frozen=True)
class Script:
    """Calls, and the status and headers that the section demands of the last answer."""

    section: str
    rule: str
    calls: tuple[Call, ...]
    status: int
    demand: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        """The name of the test."""
        return f"{self.section}: {self.rule}"


def create(body: bytes | None = None, **headers: str | None) -> Call:
    """A creation of the file."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    said = {"Upload-Length": str(len(FILE)), "Upload-Metadata": SAID, **named}
    return Call("POST", "files", said, body)


def patch(start: int, end: int, **headers: str | None) -> Call:
    """A part of the file at its place."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Call("PATCH", "upload", {"Upload-Offset": str(start), **named}, FILE[start:end])


def checksum(data: bytes, algorithm: str = "sha1") -> str:
    """The header of a chunk's checksum."""
    return f"{algorithm} {base64.b64encode(hashlib.new(algorithm, data).digest()).decode()}"


HEAD = Call("HEAD")
DELETE = Call("DELETE")
WHOLE = patch(0, len(FILE))
OLD: dict[str, Any] = {"Tus_Resumable": "0.2.2"}
REFUSED = {"Tus-Resumable": "1.0.0", "Tus-Version": "1.0.0"}

SCRIPTS = (
    Script(
        "Core, Headers, Tus-Resumable",
        "every answer names the version",
        (create(), HEAD),
        200,
        {"Tus-Resumable": "1.0.0"},
    ),
    Script(
        "Core, Headers, Tus-Resumable",
        "a refusal names it too",
        (create(), patch(7, 9)),
        409,
        {"Tus-Resumable": "1.0.0"},
    ),
    Script(
        "Core, Headers, Tus-Version",
        "another version is refused at the creation",
        (create(**OLD),),
        412,
        REFUSED,
    ),
    Script(
        "Core, Headers, Tus-Version",
        "another version is refused at an upload",
        (create(), patch(0, 10, **OLD)),
        412,
        REFUSED,
    ),
    Script(
        "Core, Headers, Tus-Version",
        "a refused request is not processed",
        (create(), patch(0, 10, **OLD), HEAD),
        200,
        {"Upload-Offset": "0"},
    ),
    Script(
        "Core, Headers, Tus-Version",
        "a request without a version is refused",
        (create(Tus_Resumable=None),),
        412,
        REFUSED,
    ),
    Script(
        "Core, Headers, X-HTTP-Method-Override",
        "the method is the one that the header names",
        (
            create(),
            Call(
                "POST", "upload", {**patch(0, 0).headers, "X-HTTP-Method-Override": "PATCH"}, FILE
            ),
        ),
        204,
        {"Upload-Offset": "5000"},
    ),
    Script(
        "Core, Requests, HEAD",
        "the offset is told, also when it is 0",
        (create(), HEAD),
        200,
        {"Upload-Offset": "0", "Upload-Length": "5000"},
    ),
    Script(
        "Core, Requests, HEAD",
        "the offset is told when the upload is complete",
        (create(), WHOLE, HEAD),
        200,
        {"Upload-Offset": "5000", "Upload-Length": "5000"},
    ),
    Script(
        "Core, Requests, HEAD",
        "caches may not keep the answer",
        (create(), HEAD),
        200,
        {"Cache-Control": "no-store"},
    ),
    Script(
        "Core, Requests, HEAD",
        "an unknown upload has no offset",
        (Call("HEAD", "/api/files/" + "A" * 22),),
        404,
        {"Upload-Offset": ABSENT},
    ),
    Script(
        "Core, Requests, PATCH",
        "the new offset is told",
        (create(), patch(0, 2000)),
        204,
        {"Upload-Offset": "2000"},
    ),
    Script(
        "Core, Requests, PATCH",
        "the next part goes on from there",
        (create(), patch(0, 2000), patch(2000, 5000)),
        204,
        {"Upload-Offset": "5000"},
    ),
    Script(
        "Core, Requests, PATCH",
        "an empty part changes nothing",
        (create(), patch(0, 2000), patch(2000, 2000)),
        204,
        {"Upload-Offset": "2000"},
    ),
    Script(
        "Core, Requests, PATCH",
        "an offset too large is a conflict",
        (create(), patch(1, 2000)),
        409,
    ),
    Script(
        "Core, Requests, PATCH",
        "an offset too small is a conflict",
        (create(), patch(0, 2000), patch(0, 2000)),
        409,
    ),
    Script(
        "Core, Requests, PATCH",
        "a conflict changes nothing",
        (create(), patch(0, 2000), patch(9, 3000), HEAD),
        200,
        {"Upload-Offset": "2000"},
    ),
    Script(
        "Core, Requests, PATCH",
        "another content type is refused",
        (create(), patch(0, 10, Content_Type="application/octet-stream")),
        415,
    ),
    Script(
        "Core, Requests, PATCH",
        "what was refused for its type changes nothing",
        (create(), patch(0, 10, Content_Type="application/octet-stream"), HEAD),
        200,
        {"Upload-Offset": "0"},
    ),
    Script(
        "Core, Requests, PATCH",
        "an unknown upload takes nothing",
        (Call("PATCH", "/api/files/" + "A" * 22, {"Upload-Offset": "0"}, b"x"),),
        404,
    ),
    Script(
        "Core, Headers, Upload-Offset",
        "it is a whole number that is not negative",
        (create(), Call("PATCH", "upload", {"Upload-Offset": "-1"}, b"x")),
        400,
    ),
    Script(
        "Core, Requests, OPTIONS",
        "versions, extensions, the largest size and the checksums are told",
        (Call("OPTIONS", "files", {"Tus-Resumable": None}),),
        204,
        {
            "Tus-Version": "1.0.0",
            "Tus-Max-Size": str(MOST),
            "Tus-Extension": "creation,creation-with-upload,checksum,expiration,termination",
            "Tus-Checksum-Algorithm": "sha1,sha256",
        },
    ),
    Script(
        "Core, Requests, OPTIONS",
        "whatever version is named there is ignored",
        (Call("OPTIONS", "files", {"Tus-Resumable": "0.2.2"}),),
        204,
        {"Tus-Version": "1.0.0"},
    ),
    Script(
        "Creation, Requests, POST",
        "the address of the new upload is told",
        (create(),),
        201,
        {"Location": ANY, "Tus-Resumable": "1.0.0"},
    ),
    Script(
        "Creation, Requests, POST",
        "without a length nothing is created",
        (create(Upload_Length=None),),
        400,
        {"Location": ABSENT},
    ),
    Script(
        "Creation, Requests, POST",
        "without the extension a length cannot follow later",
        (create(Upload_Length=None, Upload_Defer_Length="1"),),
        400,
    ),
    Script(
        "Creation, Requests, POST",
        "more than the largest size is too much",
        (create(Upload_Length=str(MOST + 1)),),
        413,
    ),
    Script(
        "Creation, Headers, Upload-Length",
        "it is a whole number that is not negative",
        (create(Upload_Length="-1"),),
        400,
    ),
    Script(
        "Creation, Headers, Upload-Metadata",
        "what was said is told again",
        (create(), patch(0, 10), HEAD),
        200,
        {"Upload-Metadata": SAID},
    ),
    Script(
        "Creation, Headers, Upload-Metadata",
        "a key may stand once only",
        (create(Upload_Metadata=f"{SAID},filename AA=="),),
        400,
    ),
    Script(
        "Creation, Headers, Upload-Metadata",
        "a value may be left out",
        (create(Upload_Metadata=f"{SAID},is_confidential"),),
        201,
    ),
    Script(
        "Creation With Upload",
        "the offset after the body is told",
        (create(FILE[:2000]),),
        201,
        {"Location": ANY, "Upload-Offset": "2000"},
    ),
    Script(
        "Creation With Upload",
        "the whole file may come at once",
        (create(FILE), HEAD),
        200,
        {"Upload-Offset": "5000"},
    ),
    Script(
        "Creation With Upload",
        "the body has the type of a part",
        (create(FILE, Content_Type="image/jpeg"),),
        415,
    ),
    Script(
        "Expiration, Headers, Upload-Expires",
        "it is told at the creation",
        (create(),),
        201,
        {"Upload-Expires": ANY},
    ),
    Script(
        "Expiration, Headers, Upload-Expires",
        "it is told with every part",
        (create(), patch(0, 10)),
        204,
        {"Upload-Expires": ANY},
    ),
    Script(
        "Expiration, Headers, Upload-Expires",
        "it is told with a part that is refused",
        (create(), patch(7, 10)),
        409,
        {"Upload-Expires": ANY},
    ),
    Script(
        "Checksum, Headers, Upload-Checksum",
        "a right one changes nothing",
        (create(), patch(0, 2000, Upload_Checksum=checksum(FILE[:2000]))),
        204,
        {"Upload-Offset": "2000"},
    ),
    Script(
        "Checksum, Headers, Upload-Checksum",
        "a wrong one is a mismatch",
        (create(), patch(0, 2000, Upload_Checksum=checksum(b"x"))),
        460,
        {"Upload-Expires": ANY},
    ),
    Script(
        "Checksum, Headers, Upload-Checksum",
        "the part of a wrong one is discarded",
        (create(), patch(0, 1000), patch(1000, 2000, Upload_Checksum=checksum(b"x")), HEAD),
        200,
        {"Upload-Offset": "1000"},
    ),
    Script(
        "Checksum, Headers, Upload-Checksum",
        "it also covers a body at the creation",
        (create(FILE, Upload_Checksum=checksum(b"x")),),
        460,
    ),
    Script(
        "Checksum, Headers, Upload-Checksum",
        "an algorithm that was not offered is refused",
        (create(), patch(0, 2000, Upload_Checksum=checksum(FILE[:2000], "md5"))),
        400,
    ),
    Script(
        "Checksum, Headers, Upload-Checksum",
        "what was refused for its algorithm changes nothing",
        (create(), patch(0, 2000, Upload_Checksum=checksum(FILE[:2000], "md5")), HEAD),
        200,
        {"Upload-Offset": "0"},
    ),
    Script(
        "Termination, Requests, DELETE",
        "an upload under way ends",
        (create(), patch(0, 2000), DELETE),
        204,
        {"Tus-Resumable": "1.0.0"},
    ),
    Script(
        "Termination, Requests, DELETE",
        "a complete one ends as well",
        (create(), WHOLE, DELETE),
        204,
    ),
    Script(
        "Termination, Requests, DELETE",
        "later requests find nothing",
        (create(), DELETE, HEAD),
        404,
        {"Upload-Offset": ABSENT},
    ),
    Script(
        "Termination, Requests, DELETE",
        "nothing more can be added",
        (create(), DELETE, patch(0, 10)),
        404,
    ),
)
