"""Excel workbooks as a county office makes and changes them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

FORM = "duty"
TITLE = "护学岗"
SURVEY: Sequence[Sequence[str]] = (
    ("type", "name", "label::zh", "label::en", "required"),
    ("select_one gate", "gate", "在哪个门", "Which gate", "yes"),
    ("text", "seen", "看到什么", "What was seen", "yes"),
    ("text", "weather", "天气", "Weather", ""),
)
CHOICES: Sequence[Sequence[str]] = (
    ("list_name", "name", "label::zh", "label::en"),
    ("gate", "front", "前门", "Front"),
    ("gate", "back", "后门", "Back"),
)
SETTINGS: Sequence[Sequence[str]] = (
    (
        "form_id",
        "form_title::zh",
        "form_title::en",
        "version",
        "default_language",
        "audience",
        "per_week",
    ),
    (FORM, TITLE, "Gate duty", "1", "zh", "school", "kindergarten=2"),
)


def duty(path: Path) -> Path:
    """A small form of a county's own: who stood at which gate, and what was seen."""
    return written(path, survey=SURVEY, choices=CHOICES, settings=SETTINGS)


def written(path: Path, **sheets: Sequence[Sequence[str]]) -> Path:
    """A workbook with these sheets, saved as `path`; the first row of each is its head."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([cell or None for cell in row])
    book.save(path)
    return path


def changed(path: Path, to: Path, change: Callable[[Any], None]) -> Path:
    """The workbook at `path` after somebody changed its survey sheet, saved as `to`."""
    book = load_workbook(path)
    change(book["survey"])
    book.save(to)
    return to


def add_question(survey: Any, **cells: str) -> None:
    """A new last question; cells by the head of their column, `label_zh` for `label::zh`."""
    heads = [cell.value for cell in survey[1]]
    given = {name.replace("_zh", "::zh").replace("_en", "::en"): it for name, it in cells.items()}
    survey.append([given.get(head) for head in heads])


def remove_question(survey: Any, name: str) -> None:
    """Take a question out."""
    survey.delete_rows(_row(survey, name))


def rewrite(survey: Any, name: str, column: str, text: str | None) -> None:
    """Write another text into one cell of a question."""
    heads = [cell.value for cell in survey[1]]
    survey.cell(_row(survey, name), heads.index(column) + 1).value = text


def _row(survey: Any, name: str) -> int:
    heads = [cell.value for cell in survey[1]]
    at = heads.index("name")
    for number, row in enumerate(survey.iter_rows(values_only=True), 1):
        if row[at] == name:
            return number
    raise AssertionError(f"there is no question {name}")
