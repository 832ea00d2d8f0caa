"""Records as a file for spreadsheets."""

import csv
import io
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from daybook.audit.models import AuditEntry
from daybook.records.export import safe
from tests.server.records.county import County, Person


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", "  =1", "＝1", "\n=1", "\r=1"])
def test_a_cell_never_becomes_a_formula(cell: str) -> None:
    assert safe(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "示范课", "2026-10-12", "a=1", "3"])
def test_other_cells_are_left_alone(cell: str) -> None:
    assert safe(cell) == cell


def test_the_file_says_why_by_whom_and_with_which_filter(
    county: County, teacher: Person, head: Person
) -> None:
    teacher.sync(county.lesson(teacher))

    answer = head.get("/api/views/records.csv", form="lesson", purpose="期末小结")

    text = answer.get_data(as_text=True)
    table = rows(text)
    assert text.startswith("\ufeff")
    assert answer.mimetype == "text/csv"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert table[0] == ["用途", "期末小结"]
    assert table[1] == ["导出人", "mawenbin 老师"]
    assert table[3] == ["筛选", "form=lesson"]
    assert not any("未成年" in cell for row in table for cell in row)


def test_a_file_about_children_is_marked(county: County, teacher: Person, head: Person) -> None:
    teacher.sync(county.talk(teacher))

    text = head.get("/api/views/records.csv").get_data(as_text=True)

    assert ["含未成年人个人信息"] in rows(text)


def test_answers_have_columns_when_one_form_is_asked_for(
    county: County, teacher: Person, head: Person
) -> None:
    teacher.sync(county.lesson(teacher, topic="=cmd|' /C calc'!A0"))

    text = head.get("/api/views/records.csv", form="lesson", lang="en").get_data(as_text=True)

    heads, cells = rows(text)[-2:]
    assert cells[heads.index("Topic")] == "'=cmd|' /C calc'!A0"
    assert cells[heads.index("Pupils")] == "21"


def test_that_a_file_was_made_is_written_down(
    county: County, session: Session, teacher: Person, head: Person
) -> None:
    teacher.sync(county.lesson(teacher))
    head.get("/api/views/records.csv", form="lesson", purpose="期末小结", words="秋天")

    (entry,) = session.scalars(select(AuditEntry))
    expected: dict[str, Any] = {"form": "lesson", "purpose": "期末小结", "count": 1}
    assert (entry.user, entry.act) == (head.user, "export")
    assert entry.detail == expected
