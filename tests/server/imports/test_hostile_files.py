"""Whatever is sent as a list, the answer is a sentence, and nothing breaks."""

import io
import zipfile
from typing import Any

import pytest
from flask.testing import FlaskClient
from openpyxl import Workbook

from daybook.errors import Problem
from daybook.fields import is_storable
from daybook.imports import blank, columns, sheet
from daybook.imports.columns import UNKEPT_OF_CHILDREN, Column, Lines
from tests.server.imports.books import text, xlsx
from tests.server.imports.conftest import Look, said, states
from tests.server.records.county import TODAY, Person

TITLES = ["班级", "姓名", "性别", "出生年份"]
BORN = TODAY.year - 7
GOOD = [TITLES, ["一班", "李雷", "男", BORN]]
READ = (Column("name", ("姓名", "name")), Column("class", ("班级",)), Column("sex", ("性别",)))


def lines(data: bytes) -> Lines:
    return columns.lines(sheet.read(data), READ, UNKEPT_OF_CHILDREN)


def sentence(data: bytes) -> str:
    with pytest.raises(Problem) as refused:
        lines(data)
    assert refused.value.problems is not None
    return str(refused.value.problems[0]["words"]["zh"])


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    return out.getvalue()


def replaced(workbook: bytes, old: bytes, new: bytes) -> bytes:
    """The workbook with other bytes in its first sheet."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as given,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in given.namelist():
            archive.writestr(name, given.read(name).replace(old, new))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "这个文件是空的"),
        (b"  \n ", "这个文件是空的"),
        (b"PK\x03\x04 not a workbook", "这个文件读不出来"),
        (b"\xd0\xcf\x11\xe0 not a workbook", "这个文件读不出来"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe", "这个文件读不出来"),
        (b"a" * (2 * 1024 * 1024 + 1), "文件超过 2 MB"),
        (b"x,y\n1,2\n", "没有找到标题行"),
        (text([TITLES]), "标题下面没有内容"),
    ],
)
def test_what_is_no_list_is_refused_in_words(data: bytes, told: str) -> None:
    assert sentence(data).startswith(told)


def test_an_archive_that_unpacks_to_far_more_is_not_unpacked() -> None:
    assert sentence(bomb()).startswith("这张表超过")


def test_ten_thousand_lines_are_refused() -> None:
    rows = [["姓名"], *([f"孩子{n}"] for n in range(10_000))]

    assert sentence(xlsx(rows)) == sentence(text(rows))
    assert sentence(text(rows)).startswith("这张表超过 3000 行")


def test_a_cell_far_down_or_far_right_does_not_cost_a_sheet_full() -> None:
    def far(book: Any) -> None:
        book.active.cell(1_048_576, 16_384, "x")

    assert sentence(xlsx(GOOD, change=far)).startswith("这张表超过")


def test_more_columns_than_a_list_has_are_refused() -> None:
    assert sentence(xlsx([["姓名", *map(str, range(70))]])).startswith("这张表超过 60 列")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_is_read_in_the_encodings_that_spreadsheets_write(encoding: str) -> None:
    found = lines(text(GOOD, encoding, "\t" if encoding == "utf-16" else ","))

    assert found.entries[0].get("name") == "李雷"


def test_titles_may_stand_below_a_heading_with_stars_and_hints() -> None:
    rows = [["一年级花名册"], ["2026年9月"], ["序号", "姓 名*", "性别（必填）"], [1, "李雷", "男"]]

    found = lines(xlsx(rows))

    assert found.entries[0].n == 4
    assert found.entries[0].cells == {"name": "李雷", "sex": "男"}


def test_a_class_that_is_merged_over_its_lines_stands_in_each() -> None:
    def merge(book: Any) -> None:
        book.active.merge_cells("A2:A4")

    rows = [TITLES[:2], ["一班", "李雷"], [None, "韩梅"], [None, "王芳"]]

    found = lines(xlsx(rows, change=merge))

    assert [entry.get("class") for entry in found.entries] == ["一班"] * 3


@pytest.mark.parametrize("area", ["A2:A1048576", "A1:XFD1048576", "&#65;1:B2", "ZZZ1:ZZZ9"])
def test_a_merged_range_over_a_whole_sheet_costs_little(area: str) -> None:
    def merge(book: Any) -> None:
        book.active.merge_cells("A2:A4")

    rows = [TITLES[:2], ["一班", "李雷"], [None, "韩梅"]]
    honest = xlsx(rows, change=merge)

    found = lines(replaced(honest, b'ref="A2:A4"', f'ref="{area}"'.encode()))

    assert [entry.get("name") for entry in found.entries] == ["李雷", "韩梅"]


def test_a_hidden_sheet_is_not_read() -> None:
    def hide(book: Any) -> None:
        book.active.sheet_state = "hidden"
        book.create_sheet("看得见").append(["别的"])

    assert sentence(xlsx(GOOD, change=hide)).startswith("没有找到标题行")


def test_every_visible_sheet_with_titles_is_read() -> None:
    def more(book: Workbook) -> None:
        page = book.create_sheet("二班")
        page.append(["姓名"])
        page.append(["韩梅"])

    found = lines(xlsx(GOOD, "一班", more))

    assert [(entry.sheet, entry.get("name")) for entry in found.entries] == [
        ("一班", "李雷"),
        ("二班", "韩梅"),
    ]


def test_nothing_that_is_read_can_stop_a_database() -> None:
    rows = [["姓名"], ["a\ud83d"], ["\ufffe"], ["李\n雷"], ["﷽" * 9]]

    found = lines("\n".join(",".join(row) for row in rows).encode("utf-8", "replace"))

    assert all(is_storable(entry.get("name")) for entry in found.entries)


@pytest.mark.parametrize(
    ("title", "why"),
    [
        ("身份证号", "身份证件号码不收"),
        ("家庭住址", "家庭住址不收"),
        ("民族", "民族、籍贯"),
        ("宗教信仰", "民族、籍贯"),
        ("户籍所在地", "民族、籍贯"),
        ("疾病诊断", "健康和诊断"),
        ("残疾类型", "健康和诊断"),
        ("家长姓名", "家长姓名、工作"),
        ("是否留守", "家长姓名、工作"),
        ("家长电话", "学校没有开通"),
        ("学籍号", "学籍号、学号"),
        ("照片", "照片、指纹"),
        ("ID number", "身份证件号码不收"),
        ("Religion", "民族、籍贯"),
        ("Home address", "家庭住址不收"),
        ("序号", "序号不用导入"),
        ("爱好", "这里没有这一项"),
    ],
)
def test_columns_that_must_not_be_kept_are_dropped_and_said_one_by_one(
    title: str, why: str
) -> None:
    found = lines(xlsx([["姓名", title], ["李雷", "SECRET"]]))

    assert [(one.title, one.why["zh"].startswith(why)) for one in found.dropped] == [(title, True)]
    assert "SECRET" not in str(found.entries)


def test_a_column_without_a_title_and_one_that_stands_twice_are_said() -> None:
    found = lines(xlsx([["姓名", "", "姓名"], ["李雷", "x", "韩梅"]]))

    assert found.entries[0].get("name") == "李雷"
    assert [one.why["zh"][:4] for one in found.dropped] == ["这一列没", "这个标题"]


def test_a_hidden_line_is_read_and_said_to_be_hidden(look: Look) -> None:
    def hide(book: Any) -> None:
        book.active.row_dimensions[2].hidden = True

    answer = look("children", xlsx(GOOD, change=hide))

    assert states(answer) == ["new"]
    assert said(answer)[0].endswith("（这一行在表格里是隐藏的）")


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+86", "-1", "@x", "#REF!", "名" * 61])
def test_formulas_written_as_text_are_no_names(look: Look, name: str) -> None:
    def write(book: Any) -> None:
        cell = book.active["B2"]
        cell.value = name
        cell.data_type = "s"

    answer = look("children", xlsx(GOOD, change=write))

    assert states(answer) == ["wrong"]


def test_a_formula_that_was_never_worked_out_is_an_empty_cell(look: Look) -> None:
    answer = look("children", [TITLES, ["一班", "=1+1", "男", BORN]])

    assert said(answer) == ["B2：没有写姓名。"]


def test_a_refused_file_says_so_over_http(look: Look) -> None:
    answer = look("children", bomb())

    assert (answer.status_code, answer.get_json()["code"]) == (422, "invalid")
    assert answer.get_json()["problems"][0]["words"]["en"].startswith("This sheet has more")


def test_a_body_larger_than_any_list_is_refused_before_it_is_read(
    client: FlaskClient, head: Person
) -> None:
    answer = client.post(
        "/api/imports",
        data=b"a" * 3_000_000,
        content_type="multipart/form-data; boundary=x",
        headers={"Authorization": f"Bearer {head.token}"},
    )

    assert answer.status_code == 422
    assert answer.get_json()["problems"][0]["words"]["zh"].startswith("文件超过 2 MB")


@pytest.mark.parametrize("kind", ["children", "people", "classes"])
def test_a_blank_list_is_read_back_with_its_example(look: Look, kind: str) -> None:
    answer = look(kind, blank.workbook(kind))

    assert answer.status_code == 200
    assert len(answer.get_json()["lines"]) == 1
    assert answer.get_json()["columns"]["dropped"] == []
