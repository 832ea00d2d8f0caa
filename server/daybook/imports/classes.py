"""Lists of the classes of a school, by name."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from daybook.imports import columns, store
from daybook.imports.columns import Column, Entry, Reasons
from daybook.imports.desk import Desk, same
from daybook.imports.lines import Line, against, new, wrong
from daybook.imports.sentences import Words, say
from daybook.places import classes
from daybook.places import service as places
from daybook.streams import service as streams

_COLUMNS: Final = (
    Column("name", ("班级", "班级名称", "班名", "班", "class", "class name", "name")),
    Column("stage", ("学段", "类别", "stage")),
    Column("grade", ("年级", "grade")),
    Column("size", ("人数", "学生数", "幼儿数", "班额", "size", "children", "pupils")),
)
_LABELS: Final[Mapping[str, Words]] = {
    "stage": Words(zh="学段", en="Stage"),
    "grade": Words(zh="年级", en="Grade"),
    "size": Words(zh="人数", en="Children"),
}
_STAGES: Final = {
    **dict.fromkeys(("kindergarten", "幼儿园", "学前", "幼儿"), "kindergarten"),
    **dict.fromkeys(("primary", "小学"), "primary"),
    **dict.fromkeys(("junior", "初中", "中学"), "junior"),
}
_STAGE_WORDS: Final[Mapping[Any, Words]] = {
    "kindergarten": Words(zh="幼儿园", en="kindergarten"),
    "primary": Words(zh="小学", en="primary"),
    "junior": Words(zh="初中", en="junior"),
}
_YOUNG: Final = {"小": 1, "中": 2, "大": 3}
_NUMERALS: Final = {sign: at for at, sign in enumerate("一二三四五六七八九", 1)}
_SMALL_CLASS: Final = re.compile(r"([小中大]) [一二三四五六七八九十1-9]? 班", re.VERBOSE)
_GRADE: Final = re.compile(r"(?:grade)? ([1-9一二三四五六七八九]) (?: 年级|班|$|\D)", re.VERBOSE)
_JUNIOR: Final = 7
_LONGEST_NAME: Final = 40
_LARGEST: Final = 200


class Classes:
    """Lists of classes."""

    reasons: Reasons = (
        ("why-lead", re.compile(r"班主任|主班|教师|老师|teacher|lead")),
        *columns.UNKEPT_OF_STAFF,
    )

    def columns(self, desk: Desk) -> Sequence[Column]:  # noqa: ARG002
        """The same at every school."""
        return _COLUMNS

    def plan(self, desk: Desk, entries: Sequence[Entry]) -> list[Line]:
        """Classes are found by either of their names."""
        there = {
            same(name): found
            for found in places.classes_of(desk.session, [desk.school])
            for name in (found.name_zh, found.name_en)
            if found.closed is None
        }
        seen: dict[str, int] = {}
        lines = []
        for entry in entries:
            key = same(entry.get("name"))
            faults = _faults_of_name(entry, seen)
            said = _said(entry, faults)
            if faults:
                lines.append(wrong(entry, entry.get("name"), *faults))
                continue
            seen[key] = entry.n
            found = there.get(key)
            lines.append(_line(entry, said, found))
        return lines

    def make(self, desk: Desk, lines: Sequence[Line]) -> list[str]:
        """Make classes."""
        return [
            classes.create_class(desk.session, desk.school, year=desk.year, **line.fields).id
            for line in lines
        ]

    def change(self, desk: Desk, target: str, fields: Mapping[str, Any]) -> None:
        """Change a class."""
        found = classes.known_class(desk.session, target)
        classes.change_class(desk.session, found, desk.year, **fields)

    def states(self, desk: Desk, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
        """What is known of some classes."""
        return {
            found.id: {**_state(found), "closed": found.closed, "what": found.name_zh}
            for found in places.classes_of(desk.session, [desk.school])
            if found.id in set(ids)
        }

    def used(self, desk: Desk, ids: Collection[str], since: int) -> set[str]:
        """Those that have children, teachers or records."""
        keys = [f"school/{desk.school}/", *(f"class/{found}/" for found in ids)]
        written = streams.named(desk.session, keys, ids, since)
        return written | store.referred(desk.session, "school_class", ids)

    def remove(self, desk: Desk, ids: Collection[str]) -> None:
        """Take classes out."""
        for found in ids:
            classes.remove_class(desk.session, classes.known_class(desk.session, found), desk.year)


def _line(entry: Entry, said: dict[str, Any], found: Any) -> Line:
    name = entry.get("name")
    if found is not None:
        stands = _state(found)
        asked = {key: value for key, value in said.items() if entry.get(key)}
        return against(entry, name, found.id, stands, asked, _LABELS, {"stage": _STAGE_WORDS})
    fields = {"name": {"zh": name, "en": name}, "size": 0, **said}
    words = say("change-class", stage=_STAGE_WORDS[said["stage"]], grade=said["grade"])
    return new(entry, name, fields, words)


def _state(found: Any) -> dict[str, Any]:
    return {"stage": found.stage, "grade": found.grade, "size": found.size}


def _faults_of_name(entry: Entry, seen: Mapping[str, int]) -> list[Words]:
    name = entry.get("name")
    if not name:
        return [say("no-class-name", cell=entry.cell("name"))]
    if len(name) > _LONGEST_NAME or name[0] in "=+-@#":
        return [say("bad-class-name", cell=entry.cell("name"), value=name[:_LONGEST_NAME])]
    if same(name) in seen:
        return [say("same-line", n=seen[same(name)], value=name)]
    return []


def _said(entry: Entry, faults: list[Words]) -> dict[str, Any]:
    stage, grade = _stage_and_grade(entry.get("grade") or entry.get("name"))
    written = entry.get("stage")
    if written:
        stage = _STAGES.get(written.lower(), "")
    if not stage:
        faults.append(say("bad-stage", cell=entry.cell("stage")))
    if grade is None:
        value = entry.get("grade") or entry.get("name")
        faults.append(say("bad-grade", cell=entry.cell("grade"), value=value[:20]))
    said: dict[str, Any] = {"stage": stage, "grade": grade}
    if size := entry.get("size"):
        said["size"] = int(size) if size.isascii() and size.isdigit() and len(size) < 4 else -1
        if not 0 <= said["size"] <= _LARGEST:
            faults.append(say("bad-size", cell=entry.cell("size"), value=size[:20], n=_LARGEST))
    return said


def _stage_and_grade(text: str) -> tuple[str, int | None]:
    """The stage and the grade that a name or a number tells of; ("", None) when it tells none."""
    plain = same(text)
    young = _SMALL_CLASS.search(plain)
    if young:
        return "kindergarten", _YOUNG[young[1]]
    found = _GRADE.search(plain)
    if found is None:
        return "", None
    grade = _NUMERALS.get(found[1]) or int(found[1])
    return ("junior" if grade >= _JUNIOR else "primary"), grade
