"""A workbook's cells are read as they stand, and give the same workbook back."""

from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from daybook.forms.errors import InvalidFormError
from daybook.forms.xlsform.compiler import compile_workbook
from daybook.forms.xlsform.sheets import export_xlsx, sheets_of

CATALOGUE = Path(__file__).parents[3] / "server" / "daybook" / "forms" / "catalogue"
TABLE = "| survey |\n| | type | name |\n| | text | a |\n\n| settings |\n| | version |\n| | 2 |\n"


@pytest.mark.parametrize("file", sorted(CATALOGUE.glob("*.md")), ids=lambda file: file.stem)
def test_excel_gives_back_every_cell_of_a_built_in_form(file: Path) -> None:
    sheets = sheets_of(file)

    assert sheets_of(export_xlsx(sheets)) == {"choices": [], **sheets}


@pytest.mark.parametrize("file", sorted(CATALOGUE.glob("*.md")), ids=lambda file: file.stem)
def test_the_excel_of_a_built_in_form_compiles_to_the_same(file: Path) -> None:
    found = compile_workbook(file)

    assert compile_workbook(export_xlsx(found.sheets)).form == found.form


def test_markdown_and_csv_say_the_same() -> None:
    csv = b"\xef\xbb\xbfsurvey\n,type,name\n,text,a\nsettings\n,version\n,2\n"

    assert sheets_of(csv) == sheets_of(TABLE)
    assert sheets_of(TABLE)["survey"] == [["type", "name"], ["text", "a"]]


def test_csv_as_excel_writes_it_in_china_is_read() -> None:
    csv = "survey,,\n,type,label\n,text,姓名\n".encode("gb18030")

    assert sheets_of(csv)["survey"][1] == ["text", "姓名"]


def test_a_workbook_with_one_sheet_of_any_name_has_a_survey() -> None:
    assert sheets_of("| Sheet1 |\n| | type |\n| | text |\n") == {"survey": [["type"], ["text"]]}


def excel(*cells: Any, sheet: str = "survey") -> bytes:
    book = Workbook()
    page = book.worksheets[0]
    page.title = sheet
    page.append(cells)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_numbers_dates_and_yes_are_written_as_they_would_be_typed() -> None:

    cells = (1.0, 2.5, True, date(2026, 10, 12), datetime(2026, 10, 12, 8, 30), time(8, 30), " x ")

    assert sheets_of(excel(*cells))["survey"] == [
        ["1", "2.5", "TRUE", "2026-10-12", "2026-10-12T08:30:00", "08:30:00", "x"]
    ]


def test_a_formula_that_was_never_worked_out_is_refused_with_its_cell() -> None:
    with pytest.raises(InvalidFormError) as caught:
        sheets_of(excel("text", "=A1", sheet="survey"))

    (problem,) = caught.value.problems
    assert (problem.sheet, problem.row, problem.column) == ("survey", 1, "B")


def test_a_text_that_begins_with_an_equals_sign_stays_a_text() -> None:
    sheets = {"survey": [["type", "label"], ["note", "=1+1"]], "choices": [], "settings": []}

    assert sheets_of(export_xlsx(sheets)) == sheets
