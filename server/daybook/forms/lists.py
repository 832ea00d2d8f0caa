"""The choices sheet: lists of choices, and banks of phrases."""

import re
from collections.abc import Mapping
from typing import Any

from daybook.forms.compiled import ICONS, Choice, Localized
from daybook.forms.report import Report, localized
from daybook.forms.workbook import FIRST_ROW

_VALUE = re.compile(r"[^\s\0]{1,60}")
_OWN = {"name", "label", "icon"}


def compile_lists(report: Report) -> dict[str, list[Choice]]:
    """The lists of the workbook by name, in its order."""
    lists: Mapping[str, Any] = report.book.tree.get("choices", {})
    return {name: [_choice(name, row, report) for row in rows] for name, rows in lists.items()}


def _choice(list_name: str, row: Mapping[str, Any], report: Report) -> Choice:
    value = str(row["name"])
    number = _row(list_name, value, report)
    label, missing = localized(row.get("label"))
    for language in missing:
        report.add("choices", number, f"label::{language}", f"“{value}” has no {language} label.")
    if not _VALUE.fullmatch(value):
        report.add("choices", number, "name", f"“{value}” must be one word of 1 to 60 signs.")
    choice: Choice = {"value": value, "label": label}
    if "icon" in row:
        choice["icon"] = row["icon"]
        if row["icon"] not in ICONS:
            report.add("choices", number, "icon", f"There is no picture “{row['icon']}”.")
    columns = {key: str(cell) for key, cell in row.items() if key not in _OWN}
    if columns:
        choice["columns"] = columns
    return choice


def _row(list_name: str, value: str, report: Report) -> int | None:
    for number, row in enumerate(report.book.choices, FIRST_ROW):
        named = row.get("list_name", row.get("list name"))
        if row.get("name") == value and named == list_name:
            return number
    return None


def phrases(lists: Mapping[str, list[Choice]], name: str) -> list[Localized]:
    """A list of choices as a bank of phrases."""
    return [choice["label"] for choice in lists[name]]
