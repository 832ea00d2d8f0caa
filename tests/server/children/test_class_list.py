"""A class list keeps four columns and says what it dropped."""

import pytest

from daybook.children.class_list import Listed, read
from daybook.errors import Problem

LIST = "姓名,性别,出生年,家庭住址,家长同意\n小满,女,2019,三组,书面\n小石,男,2018,五组,不同意\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_list_is_read_in_the_encodings_of_spreadsheets(encoding: str) -> None:
    children, _ = read(LIST.encode(encoding))

    assert children == [Listed("小满", "f", 2019, "paper"), Listed("小石", "m", 2018, "refused")]


def test_columns_without_a_place_are_dropped_and_named() -> None:
    _, dropped = read(LIST.encode())

    assert dropped == ["家庭住址"]


def test_a_child_whose_family_was_not_asked_is_listed_so() -> None:
    children, _ = read(b"name,sex,birth_year\nAn,f,2020\n\n,,\n")

    assert children == [Listed("An", "f", 2020, "none")]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (",女,2019,", "name"),
        ("小满,x,2019,", "sex"),
        ("小满,女,19,", "year"),
        ("小满,女,二零一九,", "year"),
        ("小满,女,2019,perhaps", "consent"),
        ("小" * 61 + ",女,2019,", "name"),
    ],
)
def test_a_wrong_line_is_named(line: str, fault: str) -> None:
    with pytest.raises(Problem, match=f"Line 2: .*{fault}"):
        read(f"姓名,性别,出生年,家长同意\n{line}\n".encode())


def test_a_file_that_is_no_list_is_refused() -> None:
    with pytest.raises(Problem, match="no column"):
        read(b"a,b\n1,2\n")
    with pytest.raises(Problem, match="not text"):
        read(b"\xff\xfe\xff")
