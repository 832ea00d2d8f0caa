"""Headers that answers carry, so that a browser shows nothing of ours as something else."""

from typing import Final

from flask import Flask, Response, request

PAGE_POLICY: Final = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob: data:",
        "media-src blob:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ]
)
"""What the page may do: run and ask only what comes from here, and nothing written into it."""

DOCUMENT_POLICY: Final = (
    "default-src 'none'; style-src 'self'; form-action 'none'; frame-ancestors 'none'; "
    "base-uri 'none'"
)
"""For the page that describes the interface: it has a style and no script."""

DATA_POLICY: Final = "default-src 'none'; frame-ancestors 'none'; sandbox"
"""For all else: what is opened by its address runs nothing and belongs to nobody."""

ASKED: Final = ("geolocation", "microphone")
"""What a question of a form may ask of a phone; the browser asks the person when it does."""

_CLOSED: Final = (
    "accelerometer",
    "bluetooth",
    "camera",
    "display-capture",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "midi",
    "payment",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
"""Pictures come through the file chooser, which needs no right to the camera."""

PAGE_PERMISSIONS: Final = ", ".join(
    [f"{name}=()" for name in _CLOSED] + [f"{name}=(self)" for name in ASKED]
)
DATA_PERMISSIONS: Final = "camera=(), geolocation=(), microphone=()"

_ALWAYS: Final = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
PAGE: Final = {
    **_ALWAYS,
    "Content-Security-Policy": PAGE_POLICY,
    "Permissions-Policy": PAGE_PERMISSIONS,
}
_DATA: Final = {
    **_ALWAYS,
    "Cache-Control": "no-store",
    "Content-Security-Policy": DATA_POLICY,
    "Permissions-Policy": DATA_PERMISSIONS,
}

_HTTPS_ONLY: Final = "max-age=31536000"
"""A year; not for the names below ours, which may be somebody else's."""

_DOCUMENTS: Final = frozenset({"docs", "docs_style"})


def register(app: Flask) -> None:
    """Add to every answer but those to syncs what it does not say itself."""
    app.after_request(_protected)


def _protected(response: Response) -> Response:
    if request.path == "/api/sync":
        # Its bytes are counted, it is only posted to, and it says itself that nobody keeps it.
        return response
    for name, value in _DATA.items():
        response.headers.setdefault(name, value)
    if request.endpoint in _DOCUMENTS:
        response.headers["Content-Security-Policy"] = DOCUMENT_POLICY
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = _HTTPS_ONLY
    return response
