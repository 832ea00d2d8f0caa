"""Fields of the HTTP interface that accept exactly what their description says."""

import re
from datetime import date
from typing import Any, Final
from urllib.parse import unquote

import marshmallow as ma
from marshmallow import validate

LARGEST = 2**53 - 1
"""The largest whole number that JavaScript and both databases hold exactly."""

_DAY: Final = (
    r"^((19|20)[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])"
    r"|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
    r"|((19|20)(0[48]|[2468][048]|[13579][26])|2000)-02-29)$"
)
"""Every day of these two centuries, and nothing else."""


class WholeNumber(ma.fields.Integer):
    """A JSON integer in the range that every part holds exactly: 3 and 3.0, not 3.5 or "3"."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.validators.insert(0, validate.Range(-LARGEST, LARGEST))

    def _validated(self, value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.make_error("invalid")
        if isinstance(value, float) and not value.is_integer():
            raise self.make_error("invalid")
        return int(value)


class Count(ma.fields.Integer):
    """A whole number of a query string: digits only, never below nought."""

    def __init__(self, *, largest: int = 1_000_000, least: int = 0, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.validators.insert(0, validate.Range(least, largest))

    def _validated(self, value: Any) -> int:
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if not isinstance(value, str) or not value.isascii() or not value.isdigit():
            raise self.make_error("invalid")
        if len(value) > len(str(LARGEST)):
            raise self.make_error("too_large", input=value[:20])
        return int(value)


class Text(ma.fields.String):
    """Text that both databases store: no NUL, no half of a surrogate pair."""

    def __init__(self, *, longest: int = 200, least: int = 0, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.validators[:0] = [validate.Length(least, longest), storable]


class Said(Text):
    """Somebody's own words in a header, percent-encoded: addresses are logged, headers are not."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        words: str = super()._deserialize(value, attr, data, **kwargs)
        return unquote(words)


class Day(ma.fields.Date):
    """A day as "YYYY-MM-DD", in the years that a school's register can mean."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%d", metadata={"pattern": _DAY}, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> date:
        if not isinstance(value, str) or not re.match(_DAY + r"\Z", value):
            raise self.make_error("invalid", input=str(value)[:20], obj_type="day")
        day: date = super()._deserialize(value, attr, data, **kwargs)
        return day


class WordsSchema(ma.Schema):
    """Words in both languages."""

    zh = ma.fields.String(required=True)
    en = ma.fields.String(required=True)


def storable(value: str) -> None:
    """Raise `ValidationError` when a database would refuse `value`."""
    if not is_storable(value):
        raise ma.ValidationError("Neither NUL nor half of a surrogate pair, please.")


def is_storable(value: str) -> bool:
    """Whether both databases take a text: no NUL, no half of a surrogate pair."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return "\x00" not in value
