"""What a class list says of a child, read cell by cell."""

import re
from datetime import date, timedelta
from typing import Any, Final

from daybook.fields import is_storable
from daybook.imports.columns import Column, Entry
from daybook.imports.sentences import Words, say

COLUMNS: Final = (
    Column(
        "name",
        ("姓名", "学生姓名", "幼儿姓名", "孩子姓名", "名字", "学生", "name", "full name", "child"),
    ),
    Column("class", ("班级", "班", "所在班级", "班别", "班级名称", "class", "class name")),
    Column("sex", ("性别", "sex", "gender")),
    Column(
        "birth_year",
        (
            *("出生年份", "出生年", "出生年月", "出生日期", "出生年月日", "出生", "生日"),
            *("birth year", "year of birth", "date of birth", "born", "birthday"),
        ),
    ),
    Column("consent", ("家长同意", "监护人同意", "是否同意", "同意", "consent")),
    Column(
        "guardian",
        ("与孩子的关系", "与孩子关系", "与学生关系", "监护人关系", "关系", "guardian", "relation"),
    ),
)
PHONE: Final = Column(
    "phone",
    (
        *("家长电话", "监护人电话", "联系电话", "家长手机", "电话", "手机", "手机号"),
        *("guardian phone", "phone", "mobile"),
    ),
)
_SEXES: Final = {
    **dict.fromkeys(("f", "女", "女孩", "female", "girl"), "f"),
    **dict.fromkeys(("m", "男", "男孩", "male", "boy"), "m"),
}
_CONSENTS: Final = {
    "": "none",
    "none": "none",
    "未问": "none",
    "没问": "none",
    "paper": "paper",
    "书面": "paper",
    "同意": "paper",
    "screen": "screen",
    "当面": "screen",
    "refused": "refused",
    "不同意": "refused",
}
_LONGEST_NAME: Final = 60
_LONGEST_RELATION: Final = 10
_OLDEST: Final = 25
_PHONE_SHAPE: Final = re.compile(r"\+?[0-9][0-9 -]{5,17}")
_YEAR: Final = re.compile(r"(?:19|20)\d\d(?=$|\D|\d{4}$)")
_SERIALS: Final = range(30_000, 60_000)
"""Days since 1899 that a spreadsheet shows when it forgot that a cell is a date."""


def name_faults(entry: Entry) -> list[Words]:
    """What is wrong with the name of a line; nothing where it is a name."""
    name = entry.get("name")
    if not name:
        return [say("no-name", cell=entry.cell("name"))]
    if len(name) > _LONGEST_NAME or name[0] in "=+-@#" or not is_storable(name):
        return [say("bad-name", cell=entry.cell("name"), value=name[:_LONGEST_NAME])]
    return []


def answers(entry: Entry, day: date, faults: list[Words]) -> dict[str, Any]:
    """The answers of a line that can be read; each other one is a fault."""
    said: dict[str, Any] = {"consent": _CONSENTS.get(entry.get("consent").lower())}
    if said["consent"] is None:
        faults.append(say("bad-consent", cell=entry.cell("consent")))
    if sex := entry.get("sex"):
        said["sex"] = _SEXES.get(sex.lower())
        if said["sex"] is None:
            faults.append(say("bad-sex", cell=entry.cell("sex")))
    if born := entry.get("birth_year"):
        said["birth_year"] = year_of(born, day)
        if said["birth_year"] is None:
            faults.append(say("bad-year", cell=entry.cell("birth_year"), value=born[:20]))
    if relation := entry.get("guardian"):
        said["guardian"] = relation
        if len(relation) > _LONGEST_RELATION:
            cell = entry.cell("guardian")
            faults.append(say("cell-too-long", cell=cell, n=_LONGEST_RELATION))
    if phone := entry.get("phone"):
        said["phone"] = phone
        if not _PHONE_SHAPE.fullmatch(phone):
            faults.append(say("bad-phone", cell=entry.cell("phone"), value=phone[:20]))
    return said


def year_of(text: str, day: date) -> int | None:
    """The year of a date however it is written; None when it is none, or nobody's at school."""
    if text.isascii() and text.isdigit() and int(text) in _SERIALS:
        year = (date(1899, 12, 30) + timedelta(int(text))).year
    else:
        found = _YEAR.match(text)
        if found is None:
            return None
        year = int(found[0])
    return year if day.year - _OLDEST <= year <= day.year else None
