"""Another method than the one that was sent, for networks that let only GET and POST through."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication

_METHODS = frozenset({"HEAD", "PATCH", "DELETE", "POST", "OPTIONS"})


class MethodOverride:
    """Heeds `X-HTTP-Method-Override` for uploads, as tus 1.0 asks of every server."""

    def __init__(self, app: WSGIApplication) -> None:
        self._app = app

    def __call__(self, environ: dict[str, Any], start: StartResponse) -> Iterable[bytes]:
        """Answer a WSGI request."""
        wanted = environ.get("HTTP_X_HTTP_METHOD_OVERRIDE", "").upper()
        if wanted in _METHODS and environ.get("PATH_INFO", "").startswith("/api/files"):
            environ["REQUEST_METHOD"] = wanted
        return self._app(environ, start)
