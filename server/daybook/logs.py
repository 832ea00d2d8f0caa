"""One JSON line and one figure per request; an id ties a reply to its line."""

import logging
import re
import secrets
import sys
import time
from http import HTTPStatus

import structlog
from flask import Flask, Response, g, request

from daybook import metrics

REQUEST_ID = "X-Request-Id"
SYNC = "/api/sync"
_SAFE_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
_LEVELS = logging.getLevelNamesMapping()
log = structlog.get_logger()


def register(app: Flask, level: str) -> None:
    """Write logs as JSON lines on standard output, and one line after each request."""
    configure(level)
    app.before_request(_begin)
    app.after_request(_end)


def configure(level: str) -> None:
    """JSON lines from `level` up; an unknown level means INFO."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            # Without local variables: they may hold passwords, tokens or what is known of a child.
            structlog.processors.ExceptionRenderer(
                structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
            ),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(
            _LEVELS.get(level.upper(), logging.INFO)
        ),
        logger_factory=_Output,
        cache_logger_on_first_use=False,
    )


def _Output(*_arguments: object) -> structlog.PrintLogger:  # noqa: N802 (stands for a class)
    """A logger on the standard output of this moment, which a test may have replaced."""
    return structlog.PrintLogger(sys.stdout)


def _begin() -> None:
    given = request.headers.get(REQUEST_ID, "")
    g.request_id = given if _SAFE_ID.fullmatch(given) else secrets.token_urlsafe(12)
    g.started = time.perf_counter()
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request_id=g.request_id)


def _end(response: Response) -> Response:
    # Every byte of a sync is paid for, and one that went well is asked about by nobody.
    if request.path != SYNC or response.status_code >= HTTPStatus.BAD_REQUEST:
        response.headers[REQUEST_ID] = g.get("request_id", "")
    seconds = time.perf_counter() - g.get("started", time.perf_counter())
    route = request.url_rule.rule if request.url_rule else "unmatched"
    metrics.observe(request.method, route, response.status_code, seconds)
    log.info(
        "request",
        method=request.method,
        route=route,
        status=response.status_code,
        ms=round(seconds * 1000, 1),
        bytes=response.content_length,
        user=g.get("user_id"),
    )
    return response
