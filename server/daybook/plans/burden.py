"""What a plan asks of each kind of person: records a week and the minutes that they take."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from daybook.forms.burden import first_screen_seconds, longest_first_screen
from daybook.forms.compiled import CompiledForm

KINDS: Final = ("teacher", "class_teacher", "support", "head")
"""Kinds of people whose work differs; somebody may be several at once."""

_WRITERS: Final[Mapping[str, Sequence[str]]] = {
    "person": ("teacher", "class_teacher", "support"),
    "class": ("class_teacher",),
    "child": ("class_teacher",),
    "pair": ("teacher", "class_teacher"),
    "placement": ("support",),
    "lesson": ("teacher", "class_teacher"),
    "school": ("head",),
    "link": ("head",),
}
"""Who writes the records of a target with one line for each of these; a head may ask others."""

CLASS_SIZE: Final = 28
FOCUS_CHILDREN: Final = 2
LISTED_LESSONS: Final = 8
SENT_LESSONS: Final = 0.25
"""What is taken for granted of those not known yet: children in a class, focus children of one
teacher, lessons a week on a roving timetable, lessons a week taken to another school."""

_SUBJECTS: Final[Mapping[str, float]] = {"child": FOCUS_CHILDREN, "lesson": SENT_LESSONS}

WEEKS: Final[Mapping[str, float]] = {"placement": 20, "term": 20, "month": 4, "week": 1, "year": 40}
"""School weeks of each."""

_THREE_DAYS: Final = 7
_HALF_YEAR: Final = 190
_DAYS_OF_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of one person in a week of term; for shorter plans, in the plan's days."""

    records_per_week: float
    minutes_per_week: float


Burden = dict[str, Asked]


def burden(plan: Mapping[str, Any], forms: Mapping[str, CompiledForm]) -> Burden:
    """What a plan's body, or a template's words with its `length`, asks of each of `KINDS`.

    It says the most that anybody is asked, such as of a new teacher with a class; who has nothing
    to write is left out. `forms` are by id; a target on another form is not counted.
    """
    total: dict[str, list[float]] = {}
    for shares in by_target(plan, forms).values():
        for kind, (records, seconds) in shares.items():
            sums = total.setdefault(kind, [0.0, 0.0])
            sums[0] += records
            sums[1] += records * seconds / 60
    return {kind: Asked(*total[kind]) for kind in KINDS if kind in total}


def by_target(
    plan: Mapping[str, Any], forms: Mapping[str, CompiledForm]
) -> dict[str, dict[str, tuple[float, float]]]:
    """Records a week and seconds of one record, by target and kind of person."""
    length = _length(plan)
    return {
        target["id"]: shares
        for group in plan["groups"]
        for measure in group["measures"]
        for target in measure["targets"]
        if (shares := _shares(target, forms, length))
    }


def _shares(
    target: Mapping[str, Any], forms: Mapping[str, CompiledForm], length: str
) -> dict[str, tuple[float, float]]:
    form = forms.get(target["count"].get("form", ""))
    if form is None:
        return {}
    seconds = _seconds(form, target["count"])
    kinds = ("support",) if _is_listed(target) else _writers(target)
    return {
        kind: (round(_number(target, kind, length) * _a_week(target, length), 3), seconds)
        for kind in kinds
    }


def _writers(target: Mapping[str, Any]) -> Sequence[str]:
    need = target.get("need")
    also = ("head",) if isinstance(need, Mapping) and "head" in need else ()
    return (*_WRITERS[target["each"]], *also)


def _number(target: Mapping[str, Any], kind: str, length: str) -> float:
    """How many records one person writes for a target in one of its periods."""
    share, need = target.get("share"), target.get("need", 1)
    if isinstance(share, Mapping):
        return _most(share, CLASS_SIZE) / 100 * CLASS_SIZE
    if _is_listed(target):
        return (share or 100) / 100 * LISTED_LESSONS * WEEKS[target["every"]]
    if isinstance(need, Mapping):
        keys = [key for key in (kind, "teacher", length) if key in need]
        need = need[keys[0]] if keys else max(need.values())
    return float(need * _SUBJECTS.get(target["each"], 1))


def _is_listed(target: Mapping[str, Any]) -> bool:
    """Whether a target asks for a share of the lessons on somebody's timetable."""
    return "planned" in target["count"]


def _most(share: Mapping[str, float], size: int) -> float:
    """The percent that a class of this size is asked for."""
    for name, percent in share.items():
        word, _, number = name.partition(" ")
        if (word == "under" and size < int(number)) or (word == "to" and size <= int(number)):
            return percent
    return min(share.values())


def _a_week(target: Mapping[str, Any], length: str) -> float:
    """How much of a target's period is one week."""
    if "within_days" in target:
        return float(_DAYS_OF_WEEK / target["within_days"])
    every = target["every"]
    if every == "once" and target["each"] == "lesson":
        return 1.0
    if every in {"once", "placement"}:
        return {"three-day": 1.0, "term": 1 / WEEKS["term"], "year": 1 / WEEKS["year"]}[length]
    return 1 / WEEKS[every]


def _length(plan: Mapping[str, Any]) -> str:
    """How long a plan runs, in the words of placements; a template says it itself."""
    if "length" in plan:
        return str(plan["length"])
    days = (date.fromisoformat(plan["to"]) - date.fromisoformat(plan["from"])).days + 1
    if days <= _THREE_DAYS:
        return "three-day"
    return "term" if days <= _HALF_YEAR else "year"


def _seconds(form: CompiledForm, count: Mapping[str, Any]) -> int:
    """Seconds of one record: what the form allows, or what such a record asks where it is more."""
    answers = {name: values[0] for name, values in count.get("where", {}).items() if values}
    asked = first_screen_seconds(form, answers)
    return max(form.get("budget") or longest_first_screen(form), asked)
