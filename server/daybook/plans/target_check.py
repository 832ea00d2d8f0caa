"""What is wrong with a target that somebody set: what it names must be there to be counted."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy.orm import Session

from daybook.forms import service as forms
from daybook.forms.compiled import CompiledForm, Field, Localized
from daybook.places.placements import TYPES
from daybook.plans.targets import shapes

Asked = tuple[CompiledForm, Field]

MOST_NEEDED: Final = 1000
LONGEST_AGE: Final = 400
LAST_WEEK: Final = 60
_ID: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.")
_SHORT: Final = 40
_PEOPLE_AND_CHILDREN: Final = frozenset({"child", "person"})

SHAPE: Final[Localized] = {
    "zh": "这个目标写得不完整，请重新选择",
    "en": "This target is not complete; please choose it again",
}
FORM: Final[Localized] = {
    "zh": "没有这样的表单或选项，请重新选择要计数的内容",
    "en": "There is no such form or choice; please choose again what is counted",
}
NUMBER: Final[Localized] = {
    "zh": "次数要在 1 到 1000 之间，比例要在 1 到 100 之间",
    "en": "A number is from 1 to 1000, a share from 1 to 100 percent",
}
WHEN: Final[Localized] = {
    "zh": "请选择多久一次，或最多隔多少天",
    "en": "Please choose how often, or after how many days at most",
}


def fault(session: Session, target: Any) -> Localized | None:
    """What is wrong with a target, in words; None where it can be counted."""
    if not isinstance(target, Mapping) or not target.keys() <= shapes.Target.__annotations__.keys():
        return SHAPE
    if not is_name(target.get("id")) or target.get("each") not in shapes.EACH:
        return SHAPE
    if "code" in target and not is_name(target["code"]):
        return SHAPE
    if not _is_number(target):
        return NUMBER
    if not _is_when(target):
        return WHEN
    count, of = target.get("count"), target.get("of", {})
    if not isinstance(count, Mapping) or not isinstance(of, Mapping):
        return SHAPE
    if not (_is_count(session, count) and _is_of(session, of)):
        return FORM
    return None


def is_name(value: Any) -> bool:
    """Whether a value is a short name of a part of a plan."""
    return isinstance(value, str) and 0 < len(value) <= _SHORT and set(value) <= _ID


def _is_number(target: Mapping[str, Any]) -> bool:
    if "need" in target and "share" in target:
        return False
    need, share = target.get("need", 1), target.get("share", 1)
    return _within(need, 0, MOST_NEEDED) and _within(share, 1, 100)


def _within(value: Any, least: int, most: int) -> bool:
    """Whether a number, or each of some by key, lies within bounds; one alone is never nought."""
    if isinstance(value, Mapping):
        each = value.values()
        return 0 < len(value) <= 20 and all(
            isinstance(key, str) and len(key) <= _SHORT and _is_whole(one, least, most)
            for key, one in zip(value, each, strict=True)
        )
    return _is_whole(value, 1, most)


def _is_whole(value: Any, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _is_when(target: Mapping[str, Any]) -> bool:
    weeks = target.get("weeks", [])
    if not isinstance(weeks, list) or len(weeks) > LAST_WEEK:
        return False
    if not all(_is_whole(week, 1, LAST_WEEK) for week in weeks):
        return False
    if "within_days" in target:
        return "every" not in target and _is_whole(target["within_days"], 1, LONGEST_AGE)
    return target.get("every") in shapes.EVERY


def _is_count(session: Session, count: Mapping[str, Any]) -> bool:
    if "placements" in count:
        return count.keys() == {"placements"} and _is_list(count["placements"], TYPES)
    if not count.keys() <= shapes.Count.__annotations__.keys():
        return False
    named = [count.get(key) for key in ("unnamed", "linked", "on") if key in count]
    without, different = count.get("without", []), count.get("different")
    if different is not None and different not in _PEOPLE_AND_CHILDREN:
        named.append(different)
    if not isinstance(without, list):
        return False
    if not _has(session, count.get("form"), count.get("where", {}), [*named, *without]):
        return False
    return all(
        _is_other(session, count[key], questions)
        for key, questions in (("linked_by", ("question",)), ("planned", ("weekday", "since")))
        if key in count
    )


def _is_other(session: Session, other: Any, questions: Sequence[str]) -> bool:
    if not isinstance(other, Mapping) or other.keys() != {"form", *questions}:
        return False
    return _has(session, other["form"], {}, [other[name] for name in questions])


def _is_of(session: Session, of: Mapping[str, Any]) -> bool:
    if not of.keys() <= shapes.Of.__annotations__.keys():
        return False
    for key in ("tier", "role", "type", "categories"):
        if key in of and not (isinstance(of[key], list) and all(map(is_name, of[key]))):
            return False
    if "form" not in of:
        return "where" not in of
    return _has(session, of["form"], of.get("where", {}), ())


def _has(session: Session, form: Any, where: Any, questions: Iterable[Any]) -> bool:
    """Whether a form is known with these questions, and with these choices of some."""
    named = list(questions)
    if not is_name(form) or not isinstance(where, Mapping):
        return False
    if not all(isinstance(name, str) for name in named):
        return False
    found = forms.ever_asked(session, form)
    if not found or {*named, *where} - found.keys():
        return False
    return all(_is_list(chosen, _choices(*found[name])) for name, chosen in where.items())


def _choices(form: CompiledForm, field: Field) -> Sequence[str]:
    if field["type"] == "acknowledge":
        return ("OK",)
    chosen = field.get("list")
    if not isinstance(chosen, str):
        return ()
    return [choice["value"] for choice in form["choices"].get(chosen, ())]


def _is_list(chosen: Any, allowed: Sequence[str]) -> bool:
    return isinstance(chosen, list) and bool(chosen) and all(one in allowed for one in chosen)
