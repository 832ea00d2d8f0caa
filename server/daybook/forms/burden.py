"""How long a form takes: seconds of its first screen, minutes a week by kind of person."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from weakref import WeakKeyDictionary

from daybook.forms.compiled import (
    LONG_TEXT,
    ROLES,
    Answers,
    CompiledForm,
    Expr,
    Field,
    FormContext,
)
from daybook.forms.engine.evaluation import Evaluation
from daybook.forms.engine.plan import Plan, plan_of
from daybook.forms.engine.values import is_empty

SECONDS = {
    "select_one": 2,
    "range": 2,
    "acknowledge": 2,
    "select_multiple": 4,
    "rank": 4,
    "integer": 3,
    "decimal": 3,
    "date": 3,
    "time": 3,
    "dateTime": 3,
    "image": 8,
}
"""Seconds by type; texts and choices from outer lists have their own."""

OUTER_LIST, TEXT, LONG = 4, 12, 20

MINUTES: Final[Mapping[str, int]] = {**dict.fromkeys(ROLES, 5), "kindergarten": 8, "support": 10}
"""The most minutes a week that all forms together may take of a person, by role."""

_TODAY: Final = "2026-01-01"

_longest: WeakKeyDictionary[Plan, int] = WeakKeyDictionary()
"""What `longest_first_screen` found of the forms in use: the list of forms asks it of all."""


def first_screen_seconds(form: CompiledForm, answers: Answers) -> int:
    """Seconds for the required questions without a default that these answers leave asked."""
    run = Evaluation(form, answers, FormContext(today=_TODAY))
    return sum(
        seconds(field)
        for field in first_screen(form["fields"])
        if run.state(field["name"], None)[0].required and not _begun(run, field)
    )


def _begun(run: Evaluation, field: Field) -> bool:
    """Whether a default answers the question for a person who has filled in the form before."""
    if "default" not in field:
        return False
    return not is_empty(run.evaluate(_usual(field["default"]), field["name"], None))


def _usual(rule: Expr) -> Expr:
    """A default as it works out as a rule: earlier records and lists, once asked, have an answer.

    Not so the newest record of another form: many a person has none.
    """
    match rule:
        case ["last", *_]:
            return "known"
        case ["item", "latest", *_]:
            return ""
        case ["item", _, key, _]:
            return ["if", ["!=", _usual(key), ""], "known", ""]
        case [op, *arguments]:
            return [op, *map(_usual, arguments)]
        case _:
            return rule


def longest_first_screen(form: CompiledForm) -> int:
    """Seconds of the first screen for the choice that leaves the most to answer."""
    plan = plan_of(form)
    if plan not in _longest:
        _longest[plan] = _longest_of(form)
    return _longest[plan]


def _longest_of(form: CompiledForm) -> int:
    ways = [
        {field["name"]: choice["value"]}
        for field in first_screen(form["fields"])
        if field["type"] == "select_one" and isinstance(field.get("list"), str)
        for choice in form["choices"].get(str(field.get("list")), ())
    ]
    return max(first_screen_seconds(form, answers) for answers in ({}, *ways))


def first_screen(fields: Iterable[Field]) -> Iterator[Field]:
    """The questions in sight when a form opens; repeats are filled in row by row afterwards."""
    for field in fields:
        if field["type"] != "group":
            yield field
        elif "more" not in field.get("appearance", "").split():
            yield from first_screen(field.get("fields", ()))


def seconds(field: Field) -> int:
    """Seconds for one question."""
    if isinstance(field.get("list"), dict):
        return OUTER_LIST
    if field["type"] == "text":
        long = field.get("maxLength", 0) >= LONG_TEXT or "multiline" in field.get("appearance", "")
        return LONG if long else TEXT
    return SECONDS.get(field["type"], 0)


def minutes_per_week(form: CompiledForm) -> Mapping[str, float]:
    """Minutes a week that a form is expected to take of a person, by role."""
    once = longest_first_screen(form) / 60
    return {role: once * number for role, number in form.get("perWeek", {}).items()}


def minutes_of(forms: Iterable[CompiledForm]) -> Mapping[str, float]:
    """Minutes a week that some forms take together, for every role."""
    total: dict[str, float] = dict.fromkeys(ROLES, 0.0)
    for form in forms:
        for role, minutes in minutes_per_week(form).items():
            total[role] += minutes
    return total
