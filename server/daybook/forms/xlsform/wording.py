"""What a question says: its label, hint and messages in both languages, and its pictures."""

import re
from collections.abc import Mapping
from typing import Any, Final

from daybook.forms.compiled import Field, Localized
from daybook.forms.xlsform.columns import PICTURE, Row
from daybook.forms.xlsform.report import Report

Files = Mapping[str, Mapping[str, Any]]
"""The files given beside a workbook: their references by name."""

_SILENT: Final = ("calculate", "hidden", "group")
_MESSAGES: Final = {"requiredMessage": "required_message", "message": "constraint_message"}
_PREFIX: Final = re.compile(r"^(?:jr://images/)?")


def say(field: Field, row: Row, report: Report, files: Files) -> None:
    """Give a field the words and pictures of its row."""
    number = report.rows.get(field["name"])
    label = report.words("survey", number, row, "label")
    pictures = picture("survey", number, row, report, files)
    if label:
        field["label"] = label
    elif field["type"] in _SILENT or pictures:
        name = "" if field["type"] == "group" or pictures else field["name"]
        field["label"] = {"zh": name, "en": name}
    else:
        sentence = f"“{field['name']}” has no label; its name stands for it."
        report.remark(field["name"], "label", sentence)
    hint = _hint(number, row, report)
    if hint:
        field["hint"] = hint
    for key, column in _MESSAGES.items():
        words = report.words("survey", number, row, column)
        if words:
            field[key] = words  # type: ignore[literal-required]
    if pictures:
        field["media"] = pictures


def _hint(number: int | None, row: Row, report: Report) -> Localized | None:
    """The hint, and after it the guidance, which others show on paper only."""
    hint = report.words("survey", number, row, "hint")
    guidance = report.words("survey", number, row, "guidance_hint")
    if hint and guidance:
        return {"zh": f"{hint['zh']}\n{guidance['zh']}", "en": f"{hint['en']}\n{guidance['en']}"}
    return hint or guidance


def picture(
    sheet: str, number: int | None, row: Row, report: Report, files: Files
) -> dict[str, dict[str, Any]]:
    """The picture beside a label, by kind and language; empty where there is none."""
    names = report.words(sheet, number, row, PICTURE)
    if names is None:
        return {}
    found = {}
    for language, given in (("zh", names["zh"]), ("en", names["en"])):
        name = _PREFIX.sub("", given)
        if name in files:
            found[language] = dict(files[name])
        elif language == "zh" or names["zh"] != names["en"]:
            sentence = f"The picture “{name}” was not given with the workbook."
            report.add(sheet, number, _header(row, language), sentence)
    return {"image": found}


def _header(row: Row, language: str) -> str:
    own = f"{PICTURE}::{language}"
    return own if own in row else next(key for key in row if key.startswith(PICTURE))
