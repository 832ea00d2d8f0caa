"""The choices sheet: lists of choices, and banks of phrases."""

import re
from collections.abc import Mapping

from daybook.forms.compiled import ICONS, Choice, Localized
from daybook.forms.xlsform.columns import FIRST_ROW, Row, split
from daybook.forms.xlsform.report import Report
from daybook.forms.xlsform.wording import Files, picture

_VALUE = re.compile(r"[^\s\0]{1,60}")
_OWN = {"list_name", "name", "label", "icon", "media::image"}


def compile_lists(report: Report, files: Files) -> dict[str, list[Choice]]:
    """The lists of the workbook by name, in its order."""
    lists: dict[str, list[Choice]] = {}
    seen: dict[tuple[str, str], Choice] = {}
    for number, row in enumerate(report.book.choices, FIRST_ROW):
        if "list_name" in row and "name" in row:
            choice = _choice(number, row, report, files)
            lists.setdefault(row["list_name"], []).append(choice)
            # pyxform has refused them where the settings do not allow them.
            twin = seen.setdefault((row["list_name"], row["name"]), choice)
            if twin["label"] != choice["label"]:
                sentence = f"Two choices are called “{row['name']}”; nobody could tell which."
                report.add("choices", number, "name", sentence)
        elif row:
            sentence = "A choice needs list_name and name; this row was left out."
            report.note("choices", number, None, sentence)
    return lists


def _choice(number: int, row: Row, report: Report, files: Files) -> Choice:
    value = row["name"]
    label = report.words("choices", number, row, "label")
    pictures = picture("choices", number, row, report, files)
    if label is None:
        word = "" if pictures else value
        label = Localized(zh=word, en=word)
        if not pictures:
            sentence = f"“{value}” has no label; its name stands for it."
            report.note("choices", number, "label", sentence)
    if "${" in label["zh"] + label["en"]:
        report.add("choices", number, "label", "The name of a choice cannot show an answer.")
    if not _VALUE.fullmatch(value):
        report.add("choices", number, "name", f"“{value}” must be one word of 1 to 60 signs.")
    choice: Choice = {"value": value, "label": label}
    if "icon" in row:
        choice["icon"] = row["icon"]
        if row["icon"] not in ICONS:
            report.add("choices", number, "icon", f"There is no picture “{row['icon']}”.")
    if pictures:
        choice["media"] = pictures
    columns = {key: text for key, text in row.items() if split(key)[0] not in _OWN}
    if columns:
        choice["columns"] = columns
    return choice


def phrases(lists: Mapping[str, list[Choice]], name: str) -> list[Localized]:
    """A list of choices as a bank of phrases."""
    return [choice["label"] for choice in lists[name]]
