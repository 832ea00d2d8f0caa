"""Class lists: the children of a school, by class and name."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from daybook.children import service as register
from daybook.children import traces
from daybook.imports import columns
from daybook.imports.child_answers import COLUMNS, PHONE, answers, name_faults
from daybook.imports.columns import Column, Entry
from daybook.imports.desk import Desk, same
from daybook.imports.lines import Line, against, new, wrong
from daybook.imports.sentences import Words, say
from daybook.places import service as places
from daybook.streams import service as streams

_LABELS: Final[Mapping[str, Words]] = {
    "class": Words(zh="班级", en="Class"),
    "sex": Words(zh="性别", en="Sex"),
    "birth_year": Words(zh="出生年份", en="Year of birth"),
    "guardian": Words(zh="与孩子的关系", en="Relation"),
    "phone": Words(zh="家长电话", en="Phone"),
}
_SEX_WORDS: Final[Mapping[Any, Words]] = {
    "f": Words(zh="女", en="girl"),
    "m": Words(zh="男", en="boy"),
}
Child = Any
"""An entry of the register, whose shape is its own package's."""


class Children:
    """Lists of children."""

    reasons = columns.UNKEPT_OF_CHILDREN

    def columns(self, desk: Desk) -> Sequence[Column]:
        """Phone numbers only where the school lets teachers call."""
        calling = register.may_call(desk.session, desk.school)
        return (*COLUMNS, PHONE) if calling else COLUMNS

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

    def used(self, desk: Desk, ids: Collection[str], since: int) -> set[str]:
        """Those whom a record names."""
        classes = {child.school_class for child in _children(desk) if child.id in ids}
        keys = [f"school/{desk.school}/", *(f"class/{found}/" for found in classes)]
        return streams.named(desk.session, keys, ids, since)

    def remove(self, desk: Desk, ids: Collection[str]) -> None:
        """Take children out of the register and off the phones, and their names out of the rows."""
        for found in ids:
            register.forget(desk.session, register.find(desk.session, found))
        streams.rewrite(desk.session, ids, lambda _fields: {})


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
        faults = [*name_faults(entry)]
        school_class = self._class_of(entry, faults)
        said = answers(entry, self._day, faults)
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
