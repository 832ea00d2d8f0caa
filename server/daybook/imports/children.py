"""Class lists: the children of a school, by class and name."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from daybook.children import service as register
from daybook.children import traces
from daybook.fields import is_storable
from daybook.guardians import withdrawal
from daybook.imports import columns
from daybook.imports.columns import Column, Entry
from daybook.imports.desk import Desk, same
from daybook.imports.lines import Line, against, new, wrong
from daybook.imports.sentences import Words, say
from daybook.places import service as places

_COLUMNS: Final = (
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
_PHONE: Final = Column(
    "phone",
    (
        *("家长电话", "监护人电话", "联系电话", "家长手机", "电话", "手机", "手机号"),
        *("guardian phone", "phone", "mobile"),
    ),
)
_LABELS: Final[Mapping[str, Words]] = {
    "class": Words(zh="班级", en="Class"),
    "sex": Words(zh="性别", en="Sex"),
    "birth_year": Words(zh="出生年份", en="Year of birth"),
    "guardian": Words(zh="与孩子的关系", en="Relation"),
    "phone": Words(zh="家长电话", en="Phone"),
}
_SEXES: Final = {
    **dict.fromkeys(("f", "女", "女孩", "female", "girl"), "f"),
    **dict.fromkeys(("m", "男", "男孩", "male", "boy"), "m"),
}
_SEX_WORDS: Final[Mapping[Any, Words]] = {
    "f": Words(zh="女", en="girl"),
    "m": Words(zh="男", en="boy"),
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
Child = Any
"""An entry of the register, whose shape is its own package's."""

_LONGEST_NAME: Final = 60
_LONGEST_RELATION: Final = 10
_OLDEST: Final = 25
_PHONE_SHAPE: Final = re.compile(r"\+?[0-9][0-9 -]{5,17}")
_YEAR: Final = re.compile(r"(?:19|20)\d\d(?=$|\D|\d{4}$)")
_SERIALS: Final = range(30_000, 60_000)
"""Days since 1899 that a spreadsheet shows when it forgot that a cell is a date."""


class Children:
    """Lists of children."""

    reasons = columns.UNKEPT_OF_CHILDREN

    def columns(self, desk: Desk) -> Sequence[Column]:
        """Phone numbers only where the school lets teachers call."""
        calling = register.may_call(desk.session, desk.school)
        return (*_COLUMNS, _PHONE) if calling else _COLUMNS

    def plan(self, desk: Desk, entries: Sequence[Entry]) -> list[Line]:
        """Children are found by class and name; one who is in another class comes over."""
        return _Reading(desk).lines(entries)

    def make(self, desk: Desk, lines: Sequence[Line]) -> list[str]:
        """Enter children."""
        made = []
        for line in lines:
            said = dict(line.fields)
            more: dict[str, object] = {
                name: said.pop(name) for name in ("guardian", "phone") if name in said
            }
            child = register.create_child(desk.session, said.pop("class"), desk.year, **said)
            if more:
                register.correct(desk.session, child, more)
            made.append(child.id)
        return made

    def change(self, desk: Desk, target: str, fields: Mapping[str, Any]) -> None:
        """Correct a child's entry."""
        register.correct(desk.session, register.find(desk.session, target), fields)

    def states(self, desk: Desk, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
        """What the register says of some children."""
        wanted = set(ids)
        return {
            child.id: {**_state(child), "what": child.name}
            for child in _children(desk)
            if child.id in wanted
        }

    def in_use(self, desk: Desk, target: str) -> bool:
        """Whether a record names the child."""
        child = register.find(desk.session, target)
        return bool(withdrawal.found_in(desk.session, child, child.id))

    def remove(self, desk: Desk, target: str) -> None:
        """Take a child out of the register and off the phones."""
        register.forget(desk.session, register.find(desk.session, target))


class _Reading:
    """One list held against the register."""

    def __init__(self, desk: Desk) -> None:
        open_classes = [
            found
            for found in places.classes_of(desk.session, [desk.school])
            if found.closed is None
        ]
        self._classes = {
            same(name): found.id
            for found in open_classes
            for name in (found.name_zh, found.name_en)
        }
        self._class_names: dict[Any, Words] = {
            found.id: Words(zh=found.name_zh, en=found.name_en) for found in open_classes
        }
        self._only = open_classes[0].id if len(open_classes) == 1 else None
        self._there = [child for child in _children(desk) if child.left_on is None]
        self._names = Counter((child.school_class, same(child.name)) for child in self._there)
        self._removed = traces.of_school(desk.session, desk.school)
        self._day = desk.day
        self._seen: dict[tuple[str, str], int] = {}

    def lines(self, entries: Sequence[Entry]) -> list[Line]:
        """What each entry would do."""
        by_name: dict[str, list[Child]] = {}
        for child in self._there:
            by_name.setdefault(same(child.name), []).append(child)
        return [self._line(entry, by_name.get(same(entry.get("name")), [])) for entry in entries]

    def _line(self, entry: Entry, alike: Sequence[Child]) -> Line:
        name = entry.get("name")
        faults = [*_name_faults(entry)]
        school_class = self._class_of(entry, faults)
        said = _said(entry, self._day, faults)
        key = (school_class or "", same(name))
        if not faults and key in self._seen:
            faults.append(say("same-line", n=self._seen[key], value=name))
        if not faults and self._names[key] > 1:
            faults.append(say("two-alike", value=name))
        if faults or school_class is None:
            return wrong(entry, name, *faults)
        self._seen[key] = entry.n
        child = _match(alike, school_class, said)
        if child is None:
            return self._fresh(entry, {"name": name, "class": school_class, **said})
        consent = said.pop("consent", None)
        line = against(
            entry,
            name,
            child.id,
            _state(child),
            {"class": school_class, **said},
            _LABELS,
            {"sex": _SEX_WORDS, "class": self._class_names},
        )
        return _with_consent(line, child, consent)

    def _fresh(self, entry: Entry, fields: dict[str, Any]) -> Line:
        name = entry.get("name")
        if any(trace.is_name(name) for trace in self._removed):
            return wrong(entry, name, say("withdrawn"))
        missing = [
            say(f"bad-{short}", cell=entry.cell(field), value="")
            for field, short in (("sex", "sex"), ("birth_year", "year"))
            if field not in fields
        ]
        if missing:
            return wrong(entry, name, *missing)
        return new(entry, name, fields, self._class_names[fields["class"]])

    def _class_of(self, entry: Entry, faults: list[Words]) -> str | None:
        written = entry.get("class") or (entry.sheet if same(entry.sheet) in self._classes else "")
        if not written:
            if self._only is None:
                faults.append(say("no-class"))
            return self._only
        found = self._classes.get(same(written))
        if found is None:
            faults.append(say("which-class", value=written))
        return found


def _children(desk: Desk) -> Sequence[Child]:
    classes = [found.id for found in places.classes_of(desk.session, [desk.school])]
    return register.children_of(desk.session, classes)


def _state(child: Child) -> dict[str, Any]:
    return {
        "class": child.school_class,
        "sex": child.sex,
        "birth_year": child.birth_year,
        "guardian": child.guardian,
        "phone": child.phone,
        "consent": child.consent,
        "photo": child.photo,
        "left": child.left_on,
    }


def _match(alike: Sequence[Child], school_class: str, said: Mapping[str, Any]) -> Child | None:
    """The child of the same name in the class; else the only one at school who fits as well."""
    here = [child for child in alike if child.school_class == school_class]
    if here:
        return here[0]
    fitting = [
        child
        for child in alike
        if "birth_year" in said
        and said["birth_year"] == child.birth_year
        and said.get("sex", child.sex) == child.sex
    ]
    return fitting[0] if len(fitting) == 1 else None


def _with_consent(line: Line, child: Child, consent: str | None) -> Line:
    """What a list says of consent is never put in place of what a guardian told the school."""
    if consent in (None, "none", child.consent):
        return line
    stays = say("consent-stays")
    before = line.words or Words(zh="", en="")
    words = Words(zh=before["zh"] + stays["zh"], en=f"{before['en']} {stays['en']}".strip())
    return Line(**{**vars(line), "words": words})


def _name_faults(entry: Entry) -> list[Words]:
    name = entry.get("name")
    if not name:
        return [say("no-name", cell=entry.cell("name"))]
    if len(name) > _LONGEST_NAME or name[0] in "=+-@#" or not is_storable(name):
        return [say("bad-name", cell=entry.cell("name"), value=name[:_LONGEST_NAME])]
    return []


def _said(entry: Entry, day: date, faults: list[Words]) -> dict[str, Any]:
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
