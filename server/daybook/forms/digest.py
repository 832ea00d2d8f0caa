"""The fingerprint of a form: two forms with one digest ask the same."""

import hashlib
import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from typing import Any


def digest(form: Mapping[str, Any]) -> str:
    """SHA-256 of the form without its digest, as 43 characters of base64url."""
    rest = {key: value for key, value in form.items() if key != "digest"}
    hashed = hashlib.sha256(canonical(rest).encode()).digest()
    return urlsafe_b64encode(hashed).decode().rstrip("=")


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
