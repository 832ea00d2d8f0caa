"""A correction: fields that somebody in charge lays over what a teacher wrote."""

from collections.abc import Mapping
from math import isfinite
from typing import Any, Final

import orjson
from daybook_sync.errors import ErrorCode
from daybook_sync.mutation import MAX_BYTES
from daybook_sync.values import EXACT, Value
from sqlalchemy.orm import Session

from daybook.errors import Problem
from daybook.fields import is_storable
from daybook.streams import service as streams
from daybook.streams.entries import HeldEntry

MOST_FIELDS: Final = 200
_DEEPEST: Final = 8


def apply(session: Session, leader: str, mid: str, fields: Mapping[str, Value]) -> HeldEntry:
    """Apply what is held with `fields` instead of its own; raises INVALID, CONFLICT, NOT_FOUND."""
    if not _is_plain(dict(fields)) or len(orjson.dumps(fields)) > MAX_BYTES:
        raise Problem(ErrorCode.INVALID, "No phone could have written this.")
    return streams.correct(session, leader, mid, fields)


def _is_plain(value: Any, depth: int = 0) -> bool:
    """Whether a phone could have sent it: storable texts, exact numbers, not too deep."""
    if depth > _DEEPEST:
        return False
    if isinstance(value, str):
        return is_storable(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return isfinite(value) and abs(value) <= EXACT
    if isinstance(value, list):
        return all(_is_plain(one, depth + 1) for one in value)
    if isinstance(value, dict):
        return all(is_storable(name) and _is_plain(value[name], depth + 1) for name in value)
    return True
