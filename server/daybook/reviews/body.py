"""The body of a review: its verbs, and what is wrong with one that no phone would write."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from daybook_sync.ids import is_id
from daybook_sync.values import EXACT

from daybook.forms.compiled import Localized

SEEN: Final = "seen"
COMMENT: Final = "comment"
RETURN: Final = "return"
THANKS: Final = "thanks"
ANSWER: Final = "answer"

VERBS: Final = frozenset({SEEN, COMMENT, RETURN, THANKS, ANSWER})
OF_AUTHOR: Final = frozenset({COMMENT, ANSWER})
"""What the author of a record says of it."""

LONGEST: Final = 500
"""Characters of what is said."""

LONGEST_NAME: Final = 100
MOST_QUESTIONS: Final = 60

_UNREADABLE: Final[Localized] = {"zh": "无法识别", "en": "This cannot be read"}
_TOO_LONG: Final[Localized] = {"zh": "最多写 500 个字", "en": "At most 500 characters"}
_EMPTY: Final[Localized] = {"zh": "请写一句话", "en": "Please write a sentence"}
_WHAT: Final[Localized] = {
    "zh": "请选要补充哪几项，或写一句话",
    "en": "Please choose what is to be completed, or write a sentence",
}


def faults(body: Mapping[str, Any]) -> dict[str, Localized]:
    """What is wrong with a review, by field; empty when it can be kept."""
    found = dict(_wrong(body))
    if found:
        return found
    said = str(body.get("text") or "").strip()
    if body["do"] == COMMENT and not said:
        return {"text": _EMPTY}
    if body["do"] == RETURN and not said and not body.get("on"):
        return {"on": _WHAT}
    if body["do"] == ANSWER and "to" not in body:
        return {"to": _UNREADABLE}
    return {}


def _wrong(body: Mapping[str, Any]) -> Iterator[tuple[str, Localized]]:
    for name in ("record", "do", "by", "at"):
        if name not in body:
            yield name, _UNREADABLE
    for name, value in body.items():
        holds = _SHAPES.get(name)
        if holds is None or not holds(value):
            long = name == "text" and isinstance(value, str)
            yield name, _TOO_LONG if long else _UNREADABLE


def _is_moment(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= EXACT


def _is_text(longest: int) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and len(value) <= longest and "\0" not in value


def _are_questions(value: Any) -> bool:
    is_name = _is_text(128)
    return isinstance(value, list) and len(value) <= MOST_QUESTIONS and all(map(is_name, value))


_SHAPES: Final[Mapping[str, Callable[[Any], bool]]] = {
    "record": is_id,
    "do": lambda value: isinstance(value, str) and value in VERBS,
    "text": _is_text(LONGEST),
    "on": _are_questions,
    "to": is_id,
    "by": is_id,
    "name": _is_text(LONGEST_NAME),
    "at": _is_moment,
}
