"""Files over HTTP: resumable uploads by tus 1.0, and the finished pictures."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from daybook_sync.errors import ErrorCode
from flask import Response, request, send_file

from daybook.accounts import auth
from daybook.api import Blueprint
from daybook.audit import service as audit
from daybook.db import db, reading
from daybook.errors import Problem
from daybook.forms import service as forms
from daybook.photos import kinds, service, wire
from daybook.records import service as records

blueprint = Blueprint(
    "files", __name__, url_prefix="/api/files", description="Pictures: resumable uploads (tus 1.0)"
)

_FOREVER = "private, max-age=31536000, immutable"
_BYTES = {"type": "string", "format": "binary"}


def _header(name: str, *, required: bool = True, **schema: Any) -> dict[str, Any]:
    return {"in": "header", "name": name, "required": required, "schema": schema}


_VERSION = _header("Tus-Resumable", type="string", enum=[wire.VERSION])
_OFFSET = _header("Upload-Offset", type="integer", minimum=0, maximum=service.LARGEST)
_CHECKSUM = _header("Upload-Checksum", required=False, type="string")


def tell_version(response: Response) -> Response:
    """Every answer of tus names its version, refusals too."""
    if request.endpoint != "files.content":
        response.headers["Tus-Resumable"] = wire.VERSION
    return response


blueprint.after_request(tell_version)


@blueprint.route("", methods=["OPTIONS"], provide_automatic_options=False)
@blueprint.doc(security=[])
@blueprint.response(204)
def options() -> Response:
    """What this server can of tus."""
    return wire.answer(
        204,
        Tus_Version=wire.VERSION,
        Tus_Max_Size=str(service.LARGEST),
        Tus_Extension=wire.EXTENSIONS,
        Tus_Checksum_Algorithm=",".join(wire.ALGORITHMS),
    )


@blueprint.route("", methods=["POST"], provide_automatic_options=False)
@blueprint.doc(
    parameters=[
        _VERSION,
        _header("Upload-Length", type="integer", minimum=1, maximum=service.LARGEST),
        _header("Upload-Metadata", type="string", example="sha256 …,type aW1hZ2UvanBlZw=="),
        _CHECKSUM,
    ],
    requestBody={"content": {wire.CHUNK_TYPE: {"schema": _BYTES}}},
)
@blueprint.response(201)
def create() -> Response:
    """Begin a file, or find it begun: the same file always has the same address."""
    session = db.session()
    who = auth.current(session)
    wire.check_version(request)
    metadata = wire.metadata(request)
    length, sha256 = wire.length(request), wire.sha256(metadata)
    has_body = bool(request.content_length) or "Transfer-Encoding" in request.headers
    if has_body:
        wire.check_chunk(request)
    upload = service.begin(session, who.user, sha256, length, metadata)
    session.commit()
    if upload.arrived:
        _complete(upload)
    elif has_body and upload.offset < upload.length:
        # The body begins at the file's first byte, whatever arrived before a lost answer.
        upload = _receive(replace(upload, offset=0))
    return wire.answer(201, upload, Location=f"/api/files/{upload.id}")


@blueprint.route("/<string(length=22):upload>", methods=["HEAD"])
@blueprint.doc(parameters=[_VERSION])
@blueprint.response(200)
def head(upload: str) -> Response:
    """How much has arrived; an older request that still writes is stopped."""
    taken = _take(upload)
    length, metadata = str(taken.length), taken.metadata_text
    return wire.answer(200, taken, Upload_Length=length, Upload_Metadata=metadata)


@blueprint.route("/<string(length=22):upload>", methods=["PATCH"])
@blueprint.doc(
    parameters=[_VERSION, _OFFSET, _CHECKSUM],
    requestBody={"content": {wire.CHUNK_TYPE: {"schema": _BYTES}}},
)
@blueprint.response(204)
def append(upload: str) -> Response:
    """Add bytes at the offset that the server has."""
    taken = _take(upload)
    wire.check_chunk(request)
    offset = wire.number(request, "Upload-Offset")
    if offset != taken.offset:
        raise Problem(
            ErrorCode.OFFSET_MISMATCH,
            f"{taken.offset} bytes are here.",
            headers=wire.state(taken),
        )
    return wire.answer(204, _receive(taken))


@blueprint.route("/<string(length=22):upload>", methods=["DELETE"])
@blueprint.doc(parameters=[_VERSION])
@blueprint.response(204)
def end(upload: str) -> Response:
    """Give an upload up."""
    session = db.session()
    who = auth.current(session)
    wire.check_version(request)
    service.end(session, who.user, upload)
    session.commit()
    return wire.answer(204)


@blueprint.route("/content/<string(length=43):sha256>")
@blueprint.response(200, _BYTES, content_type="image/jpeg")
def content(sha256: str) -> Response:
    """A file, for its sender and whoever may read a record or has a form that shows it.

    One that only another's record shows, which stays inside the school, counts as reading that.
    """
    standing, entry = None, None
    with reading() as session:
        who = auth.current(session)
        found = service.content(session, sha256) if service.is_hash(sha256) else None
        of_a_form = found is not None and forms.may_see_picture(session, who.user, sha256)
        allowed = of_a_form or (found is not None and service.sent_by(session, who.user, sha256))
        shown = records.showing(session, who, sha256) if found and not allowed else []
        if shown and all(one.inside for one in shown):
            entry = shown[0]
            standing = records.reading_as(session, who, entry)
    # A hash that exists and one that does not look the same to whoever may not see it.
    if found is None or not (allowed or shown):
        raise Problem(ErrorCode.NOT_FOUND, "There is no such picture for you.")
    if standing is not None and entry is not None:
        at, rid = entry.school, entry.rid
        audit.note(db.session(), who.user, "read", rid, school=at, standing=standing, file=True)
        db.session.commit()
    response = send_file(
        found.path,
        mimetype=found.type,
        # A document is saved, never shown as a page of ours.
        as_attachment=found.type in kinds.DOCUMENTS,
        download_name=sha256,
        etag=sha256,
        conditional=True,
    )
    # What browsers keep of what they fetched lies on the disk unsealed: never what is of people.
    response.headers["Cache-Control"] = _FOREVER if of_a_form else "no-store"
    return response


def _take(upload: str) -> service.Arriving:
    """The upload, taken over; the transaction ends here, before any body is waited for.

    One that has wholly arrived is kept first: its last request may have been cut off before that.
    """
    session = db.session()
    who = auth.current(session)
    wire.check_version(request)
    taken = service.take(session, who.user, upload)
    session.commit()
    if taken.arrived:
        _complete(taken)
    return taken


def _receive(upload: service.Arriving) -> service.Arriving:
    """Write the body; what has arrived stays, however the request ends.

    With a checksum nothing is written before the whole body is known to be right.
    """
    checksum = wire.checksum(request)
    if upload.offset == upload.length:
        return upload
    pieces = wire.pieces(request, upload.length - upload.offset, checksum)
    if checksum is None:
        arrived = _write(upload, pieces)
    else:
        with wire.set_aside(pieces) as checked:
            if not checksum.holds:
                raise Problem(
                    ErrorCode.HASH_MISMATCH,
                    "The chunk is not the one that was announced.",
                    headers=wire.state(upload),
                )
            arrived = _write(upload, checked)
    if arrived == upload.length:
        _complete(upload)
    return replace(upload, offset=arrived)


def _write(upload: service.Arriving, pieces: Iterator[bytes]) -> int:
    folder = service.files()
    arrived = folder.write(upload.id, upload.offset, pieces, lambda: _mine(upload))
    with reading() as session:
        if service.is_gone(session, upload):
            folder.discard(upload.id)
    return arrived


def _complete(upload: service.Arriving) -> None:
    """Keep a wholly arrived file; also one whose last request was cut off before it could."""
    session = db.session()
    refusal = service.complete(session, upload)
    session.commit()
    if refusal is not None:
        raise refusal
    service.tidy(upload)


def _mine(upload: service.Arriving) -> bool:
    with reading() as session:
        return service.mine(session, upload)
