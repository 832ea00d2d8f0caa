"""How often somebody may try: the limits of guessing passwords and codes."""

import hashlib
import time
import unicodedata
from collections.abc import Callable
from typing import Any, TypeVar, cast

from daybook_sync.errors import ErrorCode
from flask import Flask, Response, current_app, request
from flask_limiter import Limiter, RequestLimit
from flask_limiter.util import get_remote_address

from daybook.errors import Problem
from daybook.settings import Settings

limiter = Limiter(get_remote_address)
View = TypeVar("View", bound=Callable[..., Any])


def register(app: Flask, settings: Settings) -> None:
    """Count in `settings.limits_storage`; memory counts for each worker on its own."""
    app.config["RATELIMIT_STORAGE_URI"] = settings.limits_storage
    limiter.init_app(app)


@limiter.request_filter
def _syncs() -> bool:
    """Sync has no limit, and is asked too often to look for one each time."""
    return request.path == "/api/sync"


def guessable(view: View) -> View:
    """Limit the failed tries at `view`, by address and by the login or code that was tried."""
    for key in (get_remote_address, name_guessed):
        limit = limiter.limit(
            guesses, key_func=key, scope=key.__name__, deduct_when=failed, on_breach=refuse
        )
        view = cast(View, limit(view))
    return view


def guesses() -> str:
    """The limits of this deployment for each address and each login or code."""
    settings: Settings = current_app.extensions["daybook.settings"]
    return settings.sign_in_limit


def name_guessed() -> str:
    """A key for the login or code in the body, else for the path; not the thing itself."""
    body = request.get_json(silent=True)
    named = body.get("login", body.get("code")) if isinstance(body, dict) else request.path
    text = unicodedata.normalize("NFKC", named).strip().lower() if isinstance(named, str) else ""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def failed(response: Response) -> bool:
    """Only failures count: a whole school may join from one address in one minute."""
    return response.status_code in {401, 403, 422}


def refuse(limit: RequestLimit, detail: str = "Too many failed tries; wait a little.") -> None:
    """Raise TOO_MANY_REQUESTS with the seconds to wait."""
    wait = max(1, int(limit.reset_at - time.time()))
    raise Problem(
        ErrorCode.TOO_MANY_REQUESTS,
        detail,
        headers={"Retry-After": str(wait)},
    )
