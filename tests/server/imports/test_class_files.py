"""The command that makes a class reads the same lists as the office does."""

import pytest

from daybook.children.class_list import Listed
from daybook.errors import Problem
from daybook.imports.class_file import read
from tests.server.imports.books import xlsx
from tests.server.records.county import TODAY

BORN = TODAY.year - 7
TITLES = ["姓名", "性别", "出生年", "家庭住址", "家长同意"]
LIST = f"{','.join(TITLES)}\n小满,女,{BORN},三组,书面\n小石,男,{BORN - 1},五组,不同意\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_list_is_read_in_the_encodings_of_spreadsheets(encoding: str) -> None:
    children, _ = read(LIST.encode(encoding), TODAY)

    assert children == [
        Listed("小满", "f", BORN, "paper"),
        Listed("小石", "m", BORN - 1, "refused"),
    ]


def test_a_workbook_is_read_as_well() -> None:
    children, _ = read(xlsx([TITLES, ["小满", "女", BORN, "三组", None]]), TODAY)

    assert children == [Listed("小满", "f", BORN, "none")]


def test_columns_without_a_place_are_dropped_and_named() -> None:
    _, dropped = read(LIST.encode(), TODAY)

    assert [one.title for one in dropped] == ["家庭住址"]


def test_a_child_whose_family_was_not_asked_is_listed_so() -> None:
    children, _ = read(f"name,sex,birth_year\nAn,f,{BORN}\n\n,,\n".encode(), TODAY)

    assert children == [Listed("An", "f", BORN, "none")]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (f",女,{BORN},", "A2: the name"),
        (f"小满,x,{BORN},", "B2: sex"),
        ("小满,女,19,", "C2: .*year"),
        ("小满,女,二零一九,", "C2: .*year"),
        (f"小满,女,{BORN},perhaps", "D2: consent"),
        ("小" * 61 + f",女,{BORN},", "A2: .*name"),
    ],
)
def test_a_wrong_line_is_named_with_its_cell(line: str, fault: str) -> None:
    with pytest.raises(Problem, match=fault):
        read(f"姓名,性别,出生年,家长同意\n{line}\n".encode(), TODAY)


def test_a_name_that_stands_twice_is_told() -> None:
    line = f"小满,女,{BORN}\n"

    with pytest.raises(Problem, match="Line 2 has"):
        read(f"姓名,性别,出生年\n{line}{line}".encode(), TODAY)


def test_a_file_that_is_no_list_is_refused() -> None:
    with pytest.raises(Problem, match="no row of titles"):
        read(b"a,b\n1,2\n", TODAY)
    with pytest.raises(Problem, match="cannot be read"):
        read(b"\xff\xfe\xff", TODAY)
