"""What protects teachers from their own records, each promise by its number.

TP-05 (everything one wrote, any time, offline), TP-06 (the sentence on every view) and TP-08
(quiet hours) are kept by the page: see `tests/end_to_end/test_teacher_protection.py` and
`tests/pwa/plans/quiet-hours.test.ts`.
"""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from daybook.access.roles import ROLES
from daybook.imports import service as imports
from tests.server.forms.builtin import FORMS, QUESTIONS, every, wrong
from tests.server.imports.conftest import Look, states
from tests.server.records.county import LESSON, TODAY, YEAR, County, Person

ROOT = Path(__file__).parents[3]
SERVER = ROOT / "server" / "daybook"
PAGE = ROOT / "pwa" / "src"
OFFICE = PAGE / "screens" / "supervisor"

RANKING = re.compile(
    r"排名|排行|名次|榜|第一名|末位|倒数|积分|得分最|记录最多|记录最少|leaderboard|top ten"
)
CHECKING_IN = re.compile(r"签到|打卡|考勤|check-in|clock(ed)? in\b", re.IGNORECASE)
LATE = re.compile(r"迟交|迟报|补录|逾期|超期|\boverdue\b|\blate entr", re.IGNORECASE)
PROMISE = "按记录多少排名"
"""The privacy page says that nobody is ranked."""


def words_of_the_page() -> dict[str, list[str]]:
    """The lines of every file of words, by file, without the promise itself."""
    files = sorted((PAGE / "i18n").glob("*.ts"))
    lines = {file.name: file.read_text("utf-8").splitlines() for file in files}
    return {name: [line for line in said if PROMISE not in line] for name, said in lines.items()}


def found_in_words(pattern: re.Pattern[str]) -> list[str]:
    said = words_of_the_page().items()
    return [f"{name}: {line}" for name, lines in said for line in lines if pattern.search(line)]


def log(county: County, who: Person, count: int, **envelope: Any) -> None:
    for _ in range(count):
        made = county.lesson(who)
        made["x"] |= envelope
        assert who.sync(made)["a"][0][1] == 0


def at_the_point(county: County, count: int) -> Person:
    """A teacher of the second school who logged so often."""
    other = county.person("wuguilan", "teacher", county.point)
    for _ in range(count):
        key = f"school/{county.point}/{YEAR}"
        made = other.put(key, "lesson", LESSON, _school=county.point, _class=None)
        assert other.sync(made)["a"][0][1] == 0
    return other


def test_tp_01_schools_stand_in_the_organisations_order_whatever_they_logged(
    county: County, teacher: Person, supervisor: Person
) -> None:
    log(county, teacher, 1)
    at_the_point(county, 5)

    items = supervisor.json("/api/views/overview")["items"]

    assert [(item["id"], item["records"]) for item in items] == [
        (county.central, 1),
        (county.point, 5),
    ]


def test_tp_01_people_and_schools_to_choose_from_do_not_follow_their_numbers(
    county: County, teacher: Person, supervisor: Person
) -> None:
    log(county, teacher, 1)
    at_the_point(county, 2)
    before = supervisor.json("/api/views/filters")
    log(county, teacher, 5)

    after = supervisor.json("/api/views/filters")

    for name in ("schools", "people"):
        assert len(before[name]) > 1
        assert [one["id"] for one in after[name]] == [one["id"] for one in before[name]]


def test_tp_01_records_stand_by_their_day(
    county: County, teacher: Person, supervisor: Person
) -> None:
    for days in (3, 0, 9):
        log(county, teacher, 1, _date=(TODAY - timedelta(days)).isoformat())

    dates = [item["date"] for item in supervisor.json("/api/views/records")["items"]]

    assert dates == sorted(dates, reverse=True)


@pytest.mark.parametrize("package", ["insight", "plans", "records", "reviews", "organisation"])
def test_tp_01_no_question_to_the_database_orders_by_a_count(package: str) -> None:
    by_count = re.compile(r"order_by\([^)]*(count|sum\(|func\.)")
    texts = {path: path.read_text("utf-8") for path in (SERVER / package).rglob("*.py")}

    assert not [path.name for path, text in texts.items() if by_count.search(text)]


@pytest.mark.parametrize("page", ["overview", "plans", "inbox"])
def test_tp_01_no_page_of_the_office_puts_rows_in_an_order_of_its_own(page: str) -> None:
    texts = {path: path.read_text("utf-8") for path in (OFFICE / page).glob("*.tsx")}

    assert texts
    assert not [path.name for path, text in texts.items() if re.search(r"\.(toS|s)ort", text)]


def test_tp_01_no_word_of_the_page_speaks_of_ranks() -> None:
    assert found_in_words(RANKING) == []


def test_tp_02_no_built_in_form_requires_a_photo_a_signature_or_a_file() -> None:
    files = [
        (form, field) for form, field, _ in every() if field["type"] in {"image", "audio", "file"}
    ]

    assert len(files) > len(FORMS) / 2
    assert [(form, field["name"]) for form, field in files if "required" in field] == [SKIPPED]


SKIPPED = ("env", "after")
"""The photo of a finished wall: asked for, unless a reason is tapped why there is none."""


def test_tp_02_the_one_photo_that_is_asked_for_gives_way_to_a_reason() -> None:
    wall = {"kind": "theme", "class_ref": "c", "theme": "秋天", "stage": "done"}

    assert wrong("env", wall) == {"after"}
    assert wrong("env", wall, after_skip="no_camera") == set()


def test_tp_03_there_is_nothing_by_which_anybody_checks_in() -> None:
    named = [*FORMS, *ROLES, *(name for _, name in QUESTIONS)]

    assert not [name for name in named if CHECKING_IN.search(name) or "location" in name]
    assert found_in_words(CHECKING_IN) == []


def test_tp_03_no_question_takes_a_place_or_the_time_of_day() -> None:
    watching = {"geopoint", "geotrace", "geoshape", "time", "dateTime"}

    assert not [(form, field["name"]) for form, field, _ in every() if field["type"] in watching]


def test_tp_04_an_entry_of_thirty_days_ago_is_taken_and_looks_like_any_other(
    county: County, teacher: Person, supervisor: Person
) -> None:
    log(county, teacher, 1, _date=(TODAY - timedelta(30)).isoformat())
    log(county, teacher, 1)

    today, earlier = supervisor.json("/api/views/records")["items"]

    assert earlier["date"] == (TODAY - timedelta(30)).isoformat()
    assert earlier["edited"] is False
    apart = {"rid", "date", "week", "received"}
    assert {name: earlier[name] for name in earlier.keys() - apart} == {
        name: today[name] for name in today.keys() - apart
    }


def test_tp_04_a_week_filled_in_later_counts_as_logged(
    county: County, teacher: Person, supervisor: Person
) -> None:
    log(county, teacher, 1, _date=(TODAY - timedelta(14)).isoformat())

    (item,) = [
        one
        for one in supervisor.json("/api/views/overview")["items"]
        if one["id"] == county.central
    ]

    assert item["weeks"][-3]["state"] == "logged"


def test_tp_04_no_word_of_the_page_calls_an_entry_late() -> None:
    assert found_in_words(LATE) == []


LISTS: dict[str, list[list[object]]] = {
    "children": [["班级", "姓名", "性别", "出生年份"], ["一班", "李雷", "男", TODAY.year - 7]],
    "classes": [["班级", "学段", "年级"], ["二班", "小学", 2]],
    "people": [["姓名"], ["周敏"]],
}


@pytest.mark.parametrize("kind", LISTS)
def test_tp_07_lists_of_a_school_come_from_excel_so_that_nobody_types_them_again(
    look: Look, kind: str
) -> None:
    assert set(imports.KINDS) == set(LISTS)
    assert states(look(kind, LISTS[kind])) == ["new"]


def test_tp_07_a_term_is_entered_once_and_reaches_every_phone(teacher: Person) -> None:
    terms = [row for row in teacher.rows() if row[2] == "term"]

    assert len(terms) == 1
