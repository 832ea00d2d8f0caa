"""How long a form takes: seconds of its first screen, minutes a week by kind of person."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from daybook.forms.compiled import LONG_TEXT, ROLES, Answers, CompiledForm, Field, FormContext
from daybook.forms.evaluation import Evaluation

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


def first_screen_seconds(form: CompiledForm, answers: Answers) -> int:
    """Seconds for the required questions without a default that these answers leave asked."""
    run = Evaluation(form, answers, FormContext(today=_TODAY))
    return sum(
        seconds(field)
        for field in first_screen(form["fields"])
        if "default" not in field and run.state(field["name"], None)[0].required
    )


def longest_first_screen(form: CompiledForm) -> int:
    """Seconds of the first screen for the choice that leaves the most to answer."""
    ways = [
        {field["name"]: choice["value"]}
        for field in first_screen(form["fields"])
        if field["type"] == "select_one" and isinstance(field.get("list"), str)
        for choice in form["choices"].get(str(field["list"]), ())
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
    total = dict.fromkeys(ROLES, 0.0)
    for form in forms:
        for role, minutes in minutes_per_week(form).items():
            total[role] += minutes
    return total
