"""The settings that say whom a form is for, who reads it, how often and how fast it is filled."""

import re
from typing import Any, cast

from daybook.forms.compiled import LAYERS, ROLES, VISIBILITIES, CompiledForm
from daybook.forms.xlsform.columns import FIRST_ROW
from daybook.forms.xlsform.report import Report

_WHOLE = re.compile("[1-9][0-9]{0,3}")
_RATE = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})?")


def use(form: CompiledForm, report: Report) -> None:
    """Read visibility, layer, home, per_week, budget, batch and off_reason into the form's head."""
    head = cast(dict[str, Any], form)
    settings = report.book.settings
    for column, words in (("visibility", VISIBILITIES), ("layer", LAYERS)):
        if column in settings:
            head[column] = settings[column]
            if settings[column] not in words:
                _refuse(report, column, f"{column} is one of {', '.join(words)}.")
    if "home" in settings:
        places = _by_role(report, "home", _WHOLE)
        head["home"] = {role: int(place) for role, place in places.items()}
    if "per_week" in settings:
        rates = _by_role(report, "per_week", _RATE)
        head["perWeek"] = {role: _number(rate) for role, rate in rates.items()}
    if "budget" in settings:
        if _WHOLE.fullmatch(settings["budget"]):
            head["budget"] = int(settings["budget"])
        else:
            _refuse(report, "budget", "budget is a whole number of seconds from 1.")
    if "batch" in settings:
        head["batch"] = settings["batch"]
    _off(head, report)


def _off(head: dict[str, Any], report: Report) -> None:
    reason = report.words("settings", FIRST_ROW, report.book.settings, "off_reason")
    if reason:
        head["off"] = reason


def _by_role(report: Report, column: str, pattern: re.Pattern[str]) -> dict[str, str]:
    """The numbers of a cell like "primary=1 leader=4"."""
    found = {}
    for pair in report.book.settings[column].split():
        role, _equals, number = pair.partition("=")
        if role in ROLES and pattern.fullmatch(number):
            found[role] = number
        else:
            roles = ", ".join(ROLES)
            _refuse(report, column, f"“{pair}” is not a role and a number; the roles are {roles}.")
    return found


def _number(text: str) -> float:
    number = float(text)
    return int(number) if number.is_integer() else number


def _refuse(report: Report, column: str, sentence: str) -> None:
    report.add("settings", FIRST_ROW, column, sentence)
