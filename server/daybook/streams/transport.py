"""Bytes in and out: bounded inflating, JSON that databases can store, packed answers."""

import gzip
import json
import zlib
from typing import Final

import brotli
import orjson
from daybook_sync.errors import ErrorCode
from daybook_sync.values import Value, clean
from flask import Request, Response

from daybook.errors import Problem

MOST_IN: Final = 1_048_576
"""Bytes of a request as it is sent."""

MOST_OUT: Final = 8_388_608
"""Bytes of a request after inflating."""

MOST_RATIO: Final = 100
WORTH_PACKING: Final = 256
FEW_BYTES: Final = 1024
_GZIP: Final = 31


def read_json(request: Request) -> Value:
    """The JSON of a request, inflated where it says so.

    Raises UNSUPPORTED_TYPE for another type or encoding, TOO_LARGE past the bounds, BAD_REQUEST
    for what is not JSON. Texts come cleaned (`daybook_sync.values.clean`).
    """
    if request.mimetype != "application/json":
        raise Problem(ErrorCode.UNSUPPORTED_TYPE, "Send application/json.")
    request.max_content_length = MOST_IN
    body = request.get_data(cache=False)
    encoding = request.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding == "gzip":
        body = inflate(body)
    elif encoding != "identity":
        raise Problem(ErrorCode.UNSUPPORTED_TYPE, "Send gzip or no content encoding.")
    return parse_json(body)


def inflate(packed: bytes) -> bytes:
    """The contents of one gzip member; never unpacks more than the bounds allow."""
    most = min(MOST_OUT, MOST_RATIO * len(packed))
    inflater = zlib.decompressobj(_GZIP)
    try:
        body = inflater.decompress(packed, most + 1)
    except zlib.error as error:
        raise Problem(ErrorCode.BAD_REQUEST, "The body is not gzip.") from error
    if len(body) > most:
        raise Problem(ErrorCode.TOO_LARGE, "The body unpacks to more than is allowed.")
    if not inflater.eof or inflater.unused_data:
        raise Problem(ErrorCode.BAD_REQUEST, "The body is not one whole gzip member.")
    return body


def parse_json(body: bytes) -> Value:
    """The value of a JSON text.

    The fast parser does not read lone surrogates and leaves NUL in texts; a text that has either
    goes the slow way, so that one odd character never costs a phone its whole request.
    """
    if b"\\u0000" not in body:
        try:
            return orjson.loads(body)
        except orjson.JSONDecodeError:
            pass
    try:
        return clean(json.loads(body.decode("utf-8"), parse_constant=_refuse_constant))
    except (ValueError, RecursionError) as error:
        raise Problem(ErrorCode.BAD_REQUEST, "The body is not JSON.") from error


def reply_json(value: Value, request: Request) -> Response:
    """A JSON answer that no cache keeps, packed when that is worth it and the phone can unpack."""
    body = orjson.dumps(value)
    response = Response(mimetype="application/json")
    response.headers["Cache-Control"] = "no-store"
    if len(body) > WORTH_PACKING:
        encoding = request.accept_encodings.best_match(["br", "gzip"])
        if encoding is not None:
            body = _pack(body, encoding)
            response.headers["Content-Encoding"] = encoding
    response.set_data(body)
    return response


def _pack(body: bytes, encoding: str) -> bytes:
    if encoding == "br":
        # One record echoed becomes a sixth smaller for a millisecond; many would take too long.
        quality = 11 if len(body) < FEW_BYTES else 5
        return bytes(brotli.compress(body, mode=brotli.MODE_TEXT, quality=quality))
    return gzip.compress(body, compresslevel=6, mtime=0)


def _refuse_constant(name: str) -> Value:
    raise ValueError(f"{name} is not JSON")
