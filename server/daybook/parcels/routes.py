"""Files of unsent work over HTTP: anybody who is signed in may bring anybody's."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, Final

from daybook_sync.errors import ErrorCode
from flask import Request, request
from werkzeug.exceptions import ClientDisconnected

from daybook import limits
from daybook.accounts import auth
from daybook.api import Blueprint
from daybook.db import reading
from daybook.errors import Problem
from daybook.parcels import service
from daybook.parcels.schemas import ArrivalSchema, PieceSchema
from daybook.parcels.service import Arrival, Came

TYPE: Final = "application/octet-stream"
OFTEN: Final = "120 per minute;2000 per hour"
"""An office takes the files of a whole district, each in pieces; nobody needs more."""

PATIENCE: Final = 60.0
"""Seconds without a byte after which a connection is given up: it holds a thread."""

blueprint = Blueprint(
    "parcels", __name__, url_prefix="/api/parcels", description="Files of unsent work"
)


def _token() -> str:
    """A key for the token of the request; not the token itself."""
    header = request.headers.get("Authorization", "")
    return hashlib.sha256(header.encode("utf-8", "replace")).hexdigest()[:16]


_slow_down = partial(limits.refuse, detail="Too many files at once; wait a little.")


class _Body:
    """The body of a request; a broken or silent connection is its end."""

    def __init__(self, request: Request) -> None:
        self._stream = request.stream

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes."""
        try:
            return self._stream.read(size)
        except (ClientDisconnected, OSError):
            return b""


@blueprint.route("", methods=["POST"])
@limits.limiter.limit(OFTEN, key_func=_token, on_breach=_slow_down)
@blueprint.doc(
    requestBody={
        "required": True,
        "content": {TYPE: {"schema": {"type": "string", "format": "binary"}}},
    },
    security=[{"device": []}],
)
@blueprint.arguments(PieceSchema, location="query")
@blueprint.response(200, ArrivalSchema, description="What came of it")
@blueprint.alt_response(401, success=False, description="Not signed in")
@blueprint.alt_response(404, success=False, description="Made by somebody this server never knew")
@blueprint.alt_response(412, success=False, description="Sealed for another server")
@blueprint.alt_response(413, success=False, description="Too large")
@blueprint.alt_response(415, success=False, description="Not a file of unsent work")
@blueprint.alt_response(426, success=False, description="Made by a newer page")
@blueprint.alt_response(429, success=False, description="Too many files at once")
@blueprint.alt_response(460, success=False, description="Damaged before anything could be read")
@blueprint.alt_response(503, success=False, description="The database is busy; bring it again")
def bring(piece: dict[str, Any]) -> dict[str, Any]:
    """Take a file of unsent work or a piece of it: each record counts once."""
    with reading() as snapshot:
        carrier = auth.identified(snapshot).account
    if request.mimetype != TYPE:
        raise Problem(ErrorCode.UNSUPPORTED_TYPE, f"Send {TYPE}.")
    request.max_content_length = service.MOST
    with _impatient(request.environ):
        arrival = service.receive(_Body(request), carrier, piece["part"], more=bool(piece["more"]))
    return _told(arrival)


def _told(arrival: Arrival) -> dict[str, Any]:
    writer = arrival.writer
    return {
        "person": {"id": writer.user, "name": writer.name} if writer else None,
        "made": arrival.made,
        **{came.name.lower(): arrival.count(came) for came in Came},
        "photos": arrival.photos,
        "fault": arrival.fault.value if arrival.fault else None,
    }


@contextmanager
def _impatient(environ: dict[str, Any]) -> Iterator[None]:
    """Give a silent connection up, and only for as long as the body is read."""
    socket = environ.get("gunicorn.socket")
    if socket is None:
        yield
        return
    before = socket.gettimeout()
    socket.settimeout(PATIENCE)
    try:
        yield
    finally:
        socket.settimeout(before)
