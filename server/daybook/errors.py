"""One shape for every error reply: `application/problem+json` (RFC 9457) with a closed code."""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

import structlog
from daybook_sync.errors import ErrorCode
from flask import Flask, Response, g, jsonify
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

log = structlog.get_logger()

_CODE_OF_STATUS = {
    400: ErrorCode.BAD_REQUEST,
    401: ErrorCode.NOT_SIGNED_IN,
    403: ErrorCode.FORBIDDEN,
    404: ErrorCode.NOT_FOUND,
    405: ErrorCode.METHOD_NOT_ALLOWED,
    406: ErrorCode.NOT_ACCEPTABLE,
    409: ErrorCode.CONFLICT,
    410: ErrorCode.GONE,
    412: ErrorCode.WRONG_VERSION,
    413: ErrorCode.TOO_LARGE,
    415: ErrorCode.UNSUPPORTED_TYPE,
    422: ErrorCode.INVALID,
    426: ErrorCode.UPGRADE_NEEDED,
    429: ErrorCode.TOO_MANY_REQUESTS,
    503: ErrorCode.BUSY,
}


class Problem(Exception):  # noqa: N818 (the word of RFC 9457)
    """An error that a client is told about.

    `detail` is a sentence in English for whoever reads the log; the page shows its own sentence
    for `code` in the person's language. `fields` maps a field's path to its sentences, `problems`
    are what is to be mended in a document, each with its place.
    """

    def __init__(
        self,
        code: ErrorCode,
        detail: str,
        *,
        fields: Mapping[str, Any] | None = None,
        problems: Sequence[Mapping[str, Any]] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.fields = dict(fields) if fields else None
        self.problems = list(problems) if problems else None
        self.headers = dict(headers) if headers else {}


def register(app: Flask) -> None:
    """Send every exception that leaves a view through `reply`."""
    app.register_error_handler(Problem, _problem)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(OperationalError, _database)
    app.register_error_handler(Exception, _unexpected)


def reply(
    code: ErrorCode,
    detail: str,
    *,
    fields: Mapping[str, Any] | None = None,
    problems: Sequence[Mapping[str, Any]] | None = None,
    headers: Mapping[str, str] | None = None,
    status: int | None = None,
) -> Response:
    """The error body: `{code, status, title, detail, request_id, fields?, problems?}`."""
    body: dict[str, Any] = {
        "code": code.value,
        "status": status or code.status,
        "title": code.value.replace("-", " "),
        "detail": detail,
        "request_id": g.get("request_id", ""),
    }
    if fields:
        body["fields"] = dict(fields)
    if problems:
        body["problems"] = list(problems)
    response = jsonify(body)
    response.status_code = body["status"]
    response.mimetype = "application/problem+json"
    response.headers["Cache-Control"] = "no-store"
    for name, value in (headers or {}).items():
        response.headers[name] = value
    return response


def _problem(error: Problem) -> Response:
    return reply(
        error.code,
        error.detail,
        fields=error.fields,
        problems=error.problems,
        headers=error.headers,
    )


def _http(error: HTTPException) -> Response:
    status = error.code or 500
    fallback = ErrorCode.BAD_REQUEST if status < 500 else ErrorCode.SERVER_ERROR
    headers = {
        name: value
        for name, value in error.get_headers()
        if name.lower() not in {"content-type", "content-length"}
    }
    fields = getattr(error, "data", {}).get("messages")
    return reply(
        _CODE_OF_STATUS.get(status, fallback),
        error.description or error.name,
        fields=fields if isinstance(fields, Mapping) else None,
        headers=headers,
        status=status,
    )


def _database(error: OperationalError) -> Response:
    if not is_passing(error):
        return _unexpected(error)
    log.warning("database busy", error=str(error.orig))
    return reply(
        ErrorCode.BUSY, "The database did not answer in time.", headers={"Retry-After": "5"}
    )


def is_passing(error: OperationalError) -> bool:
    """Whether the database may well answer later: locked, full, gone for a moment.

    SQLite calls a missing table or column an operational error too, and that does not pass.
    """
    return getattr(error.orig, "sqlite_errorcode", None) != sqlite3.SQLITE_ERROR


def _unexpected(error: Exception) -> Response:
    log.error("unexpected error", exc_info=error)
    return reply(ErrorCode.SERVER_ERROR, "An unexpected error; nothing of this request was kept.")
