"""The numbers of a question: parameters, and the limits that a constraint begins with."""

import math
import re
from typing import Final

from daybook.forms.compiled import Expr, Field
from daybook.forms.xlsform.report import Report

_TAKEN: Final = {
    "range": ("tick_interval", "placeholder", "tick_labelset"),
    "text": ("rows",),
    "image": ("max-pixels",),
    "audio": ("quality",),
    "select_one": ("randomize", "seed"),
    "select_multiple": ("randomize", "seed"),
    "rank": ("randomize", "seed"),
    "geopoint": ("capture-accuracy", "warning-accuracy", "allow-mock-accuracy"),
}
"""Parameters that only suggest a layout, a size or a device."""

_NOTED: Final = {
    "randomize": "Choices keep their order, so that people find them again.",
    "max-pixels": "Every picture is made small enough for slow lines; max-pixels is not used.",
    "quality": "Sound is recorded as small as speech allows; quality is not used.",
    "allow-mock-accuracy": "Places come from the phone; allow-mock-accuracy is not used.",
}


def limit(field: Field, parameters: str, report: Report) -> None:
    """Read the parameters of a field, and take limits out of its constraint."""
    given = _read(parameters)
    if field["type"] == "range":
        _range(field, given, report)
    if field["type"] == "text" and "rows" in given and "multiline" not in _words(field):
        field["appearance"] = " ".join([*_words(field), "multiline"])
    for key in given:
        if key not in _TAKEN.get(field["type"], ()):
            report.question(field["name"], "parameters", f"“{key}” is not supported.")
        elif key in _NOTED:
            report.remark(field["name"], "parameters", _NOTED[key])
    limits = _limits(field.get("constraint"))
    if limits and field["type"] in ("integer", "decimal"):
        field["min"], field["max"], rest = limits
        del field["constraint"]
        if rest is not None:
            field["constraint"] = rest


def _words(field: Field) -> list[str]:
    return field.get("appearance", "").split()


def _read(cell: str) -> dict[str, str]:
    found = {}
    for pair in filter(None, re.split(r"[\s,;]+", re.sub(r"\s*=\s*", "=", cell))):
        key, _equals, value = pair.partition("=")
        found[key] = value
    return found


def _range(field: Field, given: dict[str, str], report: Report) -> None:
    start, end, step = (
        _number(given.pop(key, default))
        for key, default in (("start", "0"), ("end", "10"), ("step", "1"))
    )
    if step <= 0 or start >= end:
        sentence = "A range goes upwards from start to end, in steps greater than 0."
        report.question(field["name"], "parameters", sentence)
    field["min"], field["max"], field["step"] = start, end, step


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        return 0
    if not math.isfinite(number):
        return 0
    return int(number) if number.is_integer() else number


def _limits(constraint: Expr | None) -> tuple[float, float, Expr | None] | None:
    """`(least, most, rest)` of `. >= least and . <= most and rest`; the rest may be absent."""
    match constraint:
        case ["and", [">=", ["self"], int() | float() as least], ["<=", ["self"], most]] if (
            isinstance(most, int | float)
        ):
            return least, most, None
        case ["and", inner, rest]:
            found = _limits(inner)
            return found and (found[0], found[1], _both(found[2], rest))
    return None


def _both(first: Expr | None, second: Expr) -> Expr:
    return second if first is None else ["and", first, second]
