"""Whatever is made to look like a workbook is refused with a sentence, before it costs much."""

import zipfile
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from openpyxl import Workbook

from daybook.forms.errors import FormProblem, InvalidFormError
from daybook.forms.xlsform.compiler import compile_workbook
from daybook.forms.xlsform.sheets import export_xlsx, sheets_of
from tests.server.forms import samples

HEADER = ["type", "name", "label"]
TEXT = ["text", "a", "A"]
SHEET = "xl/worksheets/sheet1.xml"
MEGABYTE = 1024 * 1024


def said(source: bytes | str | Mapping[str, list[list[str]]]) -> FormProblem:
    with pytest.raises(InvalidFormError) as caught:
        compile_workbook(source, name="tried")
    return caught.value.problems[0]


def book(*rows: list[str]) -> bytes:
    return export_xlsx({"survey": [HEADER, *rows]})


def altered(part: str, data: bytes) -> bytes:
    """A workbook in which one part is something else."""
    kept = BytesIO()
    whole = zipfile.ZipFile(BytesIO(book(TEXT)))
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as made:
        for name in whole.namelist():
            made.writestr(name, data if name == part else whole.read(name))
    return kept.getvalue()


def test_a_file_of_ten_megabytes_is_not_read() -> None:
    assert said(b"PK\x03\x04" + b"x" * 10 * MEGABYTE).sentence == (
        "A workbook has at most 2 MB; this one has more."
    )


def test_a_large_file_on_a_disk_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "form.xlsx"
    file.write_bytes(b"x" * 10 * MEGABYTE)

    with pytest.raises(InvalidFormError, match="at most 2 MB"):
        sheets_of(file)


def test_a_zip_bomb_is_known_by_its_directory() -> None:
    bomb = altered(SHEET, b" " * 60 * MEGABYTE)

    assert len(bomb) < MEGABYTE
    assert said(bomb).sentence == "The workbook unpacks to far more than a form holds."


def test_many_parts_are_a_bomb_too() -> None:
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w") as made:
        for number in range(2000):
            made.writestr(f"xl/{number}.xml", b"")

    assert said(kept.getvalue()).sentence == "The workbook unpacks to far more than a form holds."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_before_anything_reads_them(encoding: str) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'

    assert said(altered(SHEET, bomb.encode(encoding))).sentence == (
        "The workbook holds definitions that no spreadsheet writes."
    )


def test_a_sheet_that_says_it_is_large_is_read_for_what_it_holds() -> None:
    xml = zipfile.ZipFile(BytesIO(book(TEXT))).read(SHEET)
    large = xml.replace(b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>')

    assert sheets_of(altered(SHEET, large))["survey"] == [HEADER, TEXT]


def test_a_cell_far_to_the_right_is_refused() -> None:
    xml = zipfile.ZipFile(BytesIO(book(TEXT))).read(SHEET)
    wide = xml.replace(b"</row>", b'<c r="XFD1" t="inlineStr"><is><t>x</t></is></c></row>', 1)

    assert said(altered(SHEET, wide)).sentence == "A sheet has at most 200 columns."


def test_rows_of_nothing_do_not_count_for_ever() -> None:
    xml = zipfile.ZipFile(BytesIO(book(TEXT))).read(SHEET)
    tall = xml.replace(
        b"</sheetData>", b'<row r="2000000000"><c r="A2000000000"/></row></sheetData>'
    )

    assert said(altered(SHEET, tall)).sentence == "The sheet “survey” is too large for a form."


def test_a_hundred_thousand_rows_are_refused() -> None:
    assert said("| survey |\n" + "| | text |\n" * 100_000).sentence == (
        "A sheet has at most 5000 rows."
    )


def test_the_rows_of_excel_are_counted() -> None:
    assert said(book(*[TEXT] * 6000)).row == 5001


def test_three_hundred_columns_are_refused() -> None:
    problem = said(book(["x"] * 300))

    assert (problem.sheet, problem.row, problem.column) == ("survey", 2, "GS")


def test_a_cell_of_a_million_signs_is_refused() -> None:
    assert said(f"| survey |\n| | type |\n| | {'x' * 1_000_000} |").sentence == (
        "A cell holds at most 10000 characters."
    )


def test_one_text_in_every_cell_is_refused() -> None:
    whole, kept = Workbook(), BytesIO()
    chance = Random(20261012)
    for _ in range(400):
        whole.worksheets[0].append(["".join(chance.choices("0123456789abcdef", k=8000))])
    whole.save(kept)

    assert said(kept.getvalue()).sentence == (
        "A workbook holds at most 3000000 characters; this one has more."
    )


def test_many_sheets_are_refused() -> None:
    sheets = {f"sheet{number}": [["x"]] for number in range(40)}

    assert said(export_xlsx(sheets)).sentence == (
        "A workbook has at most 16 sheets; this one has more."
    )


def test_groups_in_groups_without_end_are_refused() -> None:
    rows = [["begin_group", f"g{number}", "G"] for number in range(1000)]

    problem = said({"survey": [HEADER, *rows, TEXT, *[["end_group"]] * 1000]})

    assert (problem.row, problem.column) == (12, "type")


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("label", "${" * 4900),
        ("hint", "${" + " " * 9000),
        ("relevant", "${" * 1990),
        ("relevant", "(" * 4000),
        ("constraint", f"regex(., '{'(' * 1900}')"),
        ("constraint", f"regex(., '{'(a' * 1900}')"),
        ("appearance", "x " * 4900),
        ("parameters", "a=b " * 2400),
        ("trigger", "${a}," * 1900),
        ("default", " 1 -" * 2400),
    ],
    ids=lambda value: value[:12],
)
def test_a_cell_made_to_take_for_ever_is_refused_in_every_row(column: str, text: str) -> None:
    header = ["type", "name", "label", *([column] if column != "label" else [])]
    cells = [text] if column == "label" else ["A", text]
    rows = [["text", f"a{number}", *cells] for number in range(60)]

    assert said({"survey": [header, *rows]}).sentence


def test_no_more_is_told_than_anybody_reads() -> None:
    rows = [["text", f"_{number}", "A"] for number in range(450)]

    with pytest.raises(InvalidFormError) as caught:
        compile_workbook({"survey": [HEADER, *rows]}, name="tried")

    assert len(caught.value.problems) == 300


def test_what_somebody_wrote_does_not_fill_the_sentence() -> None:
    problem = said({"survey": [HEADER, ["text", "a" * 5000, "A"]]})

    assert problem.sentence.startswith(f"“{'a' * 80}…”: a name is")


@pytest.mark.parametrize("sign", ["\0", "\x07", "\ufffe"])
def test_signs_that_cannot_be_kept_are_refused_with_their_cell(sign: str) -> None:
    problem = said(f"| survey |\n| | type | name | label |\n| | text | a | A{sign}B |\n")

    assert (problem.row, problem.column) == (2, "C")
    assert problem.sentence == "The cell holds a sign that cannot be kept."


def test_half_a_sign_is_read_as_a_question_mark() -> None:
    source = "| survey |\n| | type | name | label |\n| | text | a | A\ud800 |\n"

    assert sheets_of(source)["survey"][1][2] == "A?"


@pytest.mark.parametrize("name", ["example_xls/widgets.xls", "example_xls/or_other.xlsx"])
def test_a_workbook_cut_or_damaged_anywhere_never_breaks_the_server(name: str) -> None:
    whole = samples.workbooks()[name]
    for step in range(0, len(whole), max(1, len(whole) // 40)):
        for broken in (whole[:step], whole[:step] + b"\xff\x00\xff" + whole[step + 3 :]):
            with suppress(InvalidFormError):
                compile_workbook(broken, name="tried")


def test_a_locked_workbook_is_known() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")

    assert "locked with a password" in said(data).sentence


@pytest.mark.parametrize(
    "source",
    [b"", b"\x00", b"PK", b"PK\x05\x06" + b"\0" * 18, b"\xd0\xcf\x11\xe0", b"\xff\xfe|", b"a,b,c"],
)
def test_a_few_bytes_are_no_workbook(source: bytes) -> None:
    assert said(source).sentence


def test_a_sheet_without_types_is_told() -> None:
    assert said({"survey": [["name", "label"], ["a", "A"]]}).sentence == (
        "The sheet “survey” has no column “type”."
    )


def test_two_sheets_of_one_name_are_told() -> None:
    assert "same name" in said("| survey |\n| | a |\n| Survey |\n| | b |\n").sentence
