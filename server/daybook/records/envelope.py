"""What a phone writes beside the answers of a record: when, where, and why it was changed."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from daybook_sync.ids import is_id

from daybook.forms.compiled import Localized
from daybook.records import visibility
from daybook.streams.kinds import Row

WHY: Final = "_why"
LONGEST_WHY: Final = 100
"""Characters of why a record was changed."""

_FIXED: Final = ("_school", "_class")


def faults(body: Mapping[str, Any], row: Row | None) -> dict[str, Localized]:
    """What is wrong with the part that the phone fills in by itself."""
    wrong: dict[str, Localized] = {}
    if not _is_day(body.get("_date")):
        wrong["_date"] = {"zh": "日期无法识别", "en": "The date cannot be read"}
    if not is_id(body.get("_school")):
        wrong["_school"] = {"zh": "缺少学校", "en": "The school is missing"}
    if body.get("_class") is not None and not is_id(body["_class"]):
        wrong["_class"] = {"zh": "班级无法识别", "en": "The class cannot be read"}
    for name in ("_started", "_finished"):
        if not _is_moment(body.get(name)):
            wrong[name] = {"zh": "时间无法识别", "en": "The time cannot be read"}
    for name, holds in _SAID.items():
        if body.get(name) is not None and not holds(body[name]):
            wrong[name] = {"zh": "此项无法识别", "en": "This cannot be read"}
    for name in _fixed(row):
        if row is not None and body.get(name) != row.body.get(name):
            wrong[name] = {"zh": "此项不能更改", "en": "This cannot be changed"}
    return wrong


def _fixed(row: Row | None) -> tuple[str, ...]:
    """What stays as it is: it says in which stream the record lies."""
    if row is None:
        return ()
    return (*_FIXED, "pair") if visibility.pair_of(row.stream) else _FIXED


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_moment(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_reason(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_WHY and "\0" not in value


_SAID: Final[Mapping[str, Callable[[Any], bool]]] = {WHY: _is_reason, "_task": is_id}
"""What may stand there besides: why a record was changed, and the task that it does."""
