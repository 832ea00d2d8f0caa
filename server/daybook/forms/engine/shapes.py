"""What an answer of each question type looks like; the twin of the page's `forms/shapes.ts`."""

import math
import re
from collections.abc import Callable, Collection
from typing import Any

from daybook.forms.compiled import LONG_TEXT, PHOTOS, SHORT_TEXT, Field, Localized
from daybook.forms.engine.values import is_date, is_time, moment, number_text

_HASH = re.compile("[A-Za-z0-9_-]{43}")
_DEGREES = re.compile(r"-?[0-9]{1,7}(?:\.[0-9]{1,15})?")

REQUIRED: Localized = {"zh": "请填写这一项", "en": "Please answer this"}
NOT_RIGHT: Localized = {"zh": "请检查这一项", "en": "Please check this"}
NUL: Localized = {
    "zh": "文字里有不能保存的字符，请删掉重写",
    "en": "This text holds a sign that cannot be kept; please write it again",
}
_UNREADABLE: Localized = {
    "zh": "这一项无法读取，请重填",
    "en": "This answer cannot be read; please answer again",
}
_GONE: Localized = {
    "zh": "所选的一项已不在表中，请重选",
    "en": "This choice is no longer in the form; please choose again",
}
_WHOLE: Localized = {"zh": "请填整数", "en": "A whole number, please"}
_DATE: Localized = {"zh": "请重选日期", "en": "Please choose the date again"}
_PLACE: Localized = {"zh": "请重新定位", "en": "Please take the place again"}
_TIME: Localized = {"zh": "请重选时间", "en": "Please choose the time again"}


def wrong(field: Field, value: Any, known: Collection[str] | None) -> Localized | None:
    """What is wrong with the shape of a given answer; `known` are the values of its list."""
    check = _CHECKS.get(field["type"])
    if has_nul(value):
        return NUL
    return check(field, value, known) if check else None


def has_nul(value: Any) -> bool:
    """Whether a NUL, which no database keeps, hides anywhere in a value."""
    if isinstance(value, str):
        return "\0" in value
    if isinstance(value, list):
        return any(map(has_nul, value))
    if isinstance(value, dict):
        return any(has_nul(key) or has_nul(item) for key, item in value.items())
    return False


def _text(field: Field, value: Any, _known: Collection[str] | None) -> Localized | None:
    if not isinstance(value, str):
        return _UNREADABLE
    long = "multiline" in field.get("appearance", "").split()
    most = field.get("maxLength", LONG_TEXT if long else SHORT_TEXT)
    return _too_long(most) if len(value) > most else None


def _too_long(most: int) -> Localized:
    return {
        "zh": f"最多写 {most} 个字，请缩短一些",
        "en": f"At most {most} characters; please shorten it",
    }


def _integer(field: Field, value: Any, known: Collection[str] | None) -> Localized | None:
    if not _is_number(value):
        return _UNREADABLE
    if value != math.floor(value) or abs(value) >= 2**53:
        return _WHOLE
    return _decimal(field, value, known)


def _decimal(field: Field, value: Any, _known: Collection[str] | None) -> Localized | None:
    if not _is_number(value):
        return _UNREADABLE
    least, most = field.get("min"), field.get("max")
    if (least is None or value >= least) and (most is None or value <= most):
        return None
    return field.get("message") or _out_of_range(least, most)


def _is_number(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


def _out_of_range(least: float | None, most: float | None) -> Localized:
    if least is None or most is None:
        return NOT_RIGHT
    low, high = number_text(least), number_text(most)
    return {"zh": f"请填 {low} 到 {high} 之间的数", "en": f"A number from {low} to {high}, please"}


def _one(_field: Field, value: Any, known: Collection[str] | None) -> Localized | None:
    if not isinstance(value, str):
        return _UNREADABLE
    if known is not None:
        return None if value in known else _GONE
    return _too_long(SHORT_TEXT) if len(value) > SHORT_TEXT else None


def _many(field: Field, value: Any, known: Collection[str] | None) -> Localized | None:
    if not isinstance(value, list) or len(value) > 500:
        return _UNREADABLE
    return next((error for item in value if (error := _one(field, item, known))), None)


def _when(test: Callable[[str], bool], sentence: Localized) -> Callable[..., Localized | None]:
    return lambda _field, value, _known: (
        None if isinstance(value, str) and test(value) else sentence
    )


def _images(field: Field, value: Any, _known: Collection[str] | None) -> Localized | None:
    if not isinstance(value, list) or not all(map(_is_file, value)):
        return _UNREADABLE
    most = field.get("maxCount", PHOTOS)
    if len(value) <= most:
        return None
    return {"zh": f"最多放 {most} 张照片", "en": f"At most {most} photos"}


def _one_file(field: Field, value: Any, known: Collection[str] | None) -> Localized | None:
    """Sound and other files are a list of at most one."""
    if isinstance(value, list) and len(value) > 1:
        return _UNREADABLE
    return _images(field, value, known)


def is_place(text: str) -> bool:
    """Whether this is "latitude longitude", in degrees, with optional height and accuracy."""
    parts = text.split(" ")
    if not 2 <= len(parts) <= 4 or not all(map(_DEGREES.fullmatch, parts)):
        return False
    return abs(float(parts[0])) <= 90 and abs(float(parts[1])) <= 180


def _is_file(value: Any) -> bool:
    if not isinstance(value, dict):
        return False
    thumbnail = value.get("th")
    return (
        _is_hash(value.get("$f"))
        and _is_count(value.get("n"))
        and isinstance(value.get("t"), str)
        and all(value.get(side) is None or _is_count(value[side]) for side in ("w", "h"))
        and (thumbnail is None or _is_hash(thumbnail))
    )


def _is_hash(value: Any) -> bool:
    return isinstance(value, str) and _HASH.fullmatch(value) is not None


def _is_count(value: Any) -> bool:
    return _is_number(value) and value >= 0 and value == math.floor(value)


def _acknowledged(_field: Field, value: Any, _known: Collection[str] | None) -> Localized | None:
    return None if value == "OK" else _UNREADABLE


def _scalar(_field: Field, value: Any, _known: Collection[str] | None) -> Localized | None:
    if isinstance(value, str):
        return _too_long(LONG_TEXT) if len(value) > LONG_TEXT else None
    return None if isinstance(value, bool) or _is_number(value) else _UNREADABLE


def _table(_field: Field, value: Any, _known: Collection[str] | None) -> Localized | None:
    rows = isinstance(value, list) and all(isinstance(row, dict) for row in value)
    return None if rows else _UNREADABLE


_CHECKS: dict[str, Callable[[Field, Any, Collection[str] | None], Localized | None]] = {
    "text": _text,
    "integer": _integer,
    "decimal": _decimal,
    "range": _decimal,
    "select_one": _one,
    "select_multiple": _many,
    "rank": _many,
    "date": _when(is_date, _DATE),
    "time": _when(is_time, _TIME),
    "dateTime": _when(lambda text: moment(text) is not None, _TIME),
    "image": _images,
    "audio": _one_file,
    "file": _one_file,
    "geopoint": _when(is_place, _PLACE),
    "acknowledge": _acknowledged,
    "calculate": _scalar,
    "hidden": _scalar,
    "repeat": _table,
}
