"""The built-in plans to begin from: kept as data, read once, filled in for whoever adopts one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final, cast

import yaml

from daybook.forms.compiled import Localized
from daybook.plans.targets.shapes import Target

IDS: Final = (
    "supporting-school",
    "three-day-visit",
    "kindergarten-year",
    "township-year",
    "personal-placement",
)
"""The built-in templates, in the order in which they are offered."""

OWNERS: Final = ("person", "school", "link", "township")
PERIODS: Final = ("placement", "term", "year")
LENGTHS: Final = ("three-day", "term", "year")

BLANKS: Final = ("name", "school", "host", "supporting", "aided", "township", "year")
"""What stands as `{name}` in the words of a template."""

_BLANK: Final = re.compile(r"\{(" + "|".join(BLANKS) + r")\}")

EMPTY: Final = "____"
"""What stays of a blank that nobody could fill, as on paper."""


@dataclass(frozen=True, slots=True)
class Card:
    """A few lines to read once, before the work begins."""

    id: str
    title: Localized
    lines: Sequence[Localized]


@dataclass(frozen=True, slots=True)
class Measure:
    """What is to be done, in words, and the targets by which it is seen."""

    id: str
    words: Localized
    targets: Sequence[Target]


@dataclass(frozen=True, slots=True)
class Group:
    """Measures under one heading."""

    id: str
    title: Localized
    measures: Sequence[Measure]


@dataclass(frozen=True, slots=True)
class Template:
    """A plan to begin from; its words may hold blanks.

    `owner` is the kind of owner; such a plan runs as long as the placement, the term or the school
    year (`period`), which is usually as long as a placement of the type `length`.
    """

    id: str
    owner: str
    period: str
    length: str
    title: Localized
    idea: Localized
    basis: Sequence[Localized]
    goals: Sequence[Localized]
    groups: Sequence[Group]
    effects: Sequence[Localized]
    closing: Localized
    cards: Sequence[Card]

    @property
    def measures(self) -> Iterator[Measure]:
        """Every measure, in order."""
        for group in self.groups:
            yield from group.measures

    @property
    def targets(self) -> Iterator[Target]:
        """Every target, in the order of the measures."""
        for measure in self.measures:
            yield from measure.targets


@cache
def load() -> Mapping[str, Template]:
    """The built-in templates by id; raises `ValueError` where one names what there is not."""
    targets = {code: _target(code, found) for code, found in _read("targets").items()}
    cards = {name: _card(name, found) for name, found in _read("cards").items()}
    effects = [_words(each, "effects") for each in _read("effects")]
    return {name: _template(name, _read(name), targets, cards, effects) for name in IDS}


def fill(
    template: Template, blanks: Mapping[str, Localized], first: str, last: str
) -> dict[str, Any]:
    """The body of a plan from `first` to `last` ("YYYY-MM-DD"), without its `owner`.

    `blanks` has what is known of `BLANKS`; the others stay open, to be written in.
    """
    return {
        "template": template.id,
        "from": first,
        "to": last,
        **_filled(words_of(template), blanks),
        "copied": None,
        "closed": False,
    }


def words_of(template: Template) -> dict[str, Any]:
    """What a plan takes over of a template: title, texts, groups and targets, blanks still open."""
    return {
        "title": template.title,
        "idea": template.idea,
        "basis": template.basis,
        "goals": template.goals,
        "groups": [
            {
                "id": group.id,
                "title": group.title,
                "measures": [
                    {
                        "id": measure.id,
                        "words": measure.words,
                        "need": None,
                        "targets": measure.targets,
                    }
                    for measure in group.measures
                ],
            }
            for group in template.groups
        ],
        "effects": template.effects,
        "closing": template.closing,
    }


def year(first: str, last: str) -> Localized:
    """The blank `year` of a plan from `first` to `last`: a school year, or the one year."""
    begun, ended = first[:4], last[:4]
    if begun == ended:
        return {"zh": f"{begun}年", "en": begun}
    return {"zh": f"{begun}—{ended}学年", "en": f"{begun}–{ended}"}


def _filled(value: Any, blanks: Mapping[str, Localized]) -> Any:
    """`value` with every blank filled, deep inside; it shares nothing with the template."""
    if isinstance(value, Mapping):
        if value.keys() == {"zh", "en"}:
            return {
                "zh": _in(value["zh"], {name: known["zh"] for name, known in blanks.items()}),
                "en": _in(value["en"], {name: known["en"] for name, known in blanks.items()}),
            }
        return {key: _filled(each, blanks) for key, each in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_filled(each, blanks) for each in value]
    return value


def _in(text: str, words: Mapping[str, str]) -> str:
    return _BLANK.sub(lambda found: words.get(found[1]) or EMPTY, text)


def _read(name: str) -> Any:
    source = resources.files("daybook.plans") / "templates" / f"{name}.yaml"
    return yaml.safe_load(source.read_text(encoding="utf-8"))


def _template(
    name: str,
    found: Mapping[str, Any],
    targets: Mapping[str, Target],
    cards: Mapping[str, Card],
    effects: Sequence[Localized],
) -> Template:
    for key, allowed in {
        "id": (name,),
        "owner": OWNERS,
        "period": PERIODS,
        "length": LENGTHS,
    }.items():
        if found[key] not in allowed:
            raise ValueError(f"{name}: no such {key}")
    template = Template(
        id=name,
        owner=found["owner"],
        period=found["period"],
        length=found["length"],
        title=_words(found["title"], name),
        idea=_words(found["idea"], name),
        basis=[_words(each, name) for each in found["basis"]],
        goals=[_words(each, name) for each in found["goals"]],
        groups=[_group(each, targets) for each in found["groups"]],
        effects=effects,
        closing=_words(found["closing"], name),
        cards=[cards[each] for each in found["cards"]],
    )
    for kind, ids in {
        "group": [group.id for group in template.groups],
        "measure": [measure.id for measure in template.measures],
        "target": [target["id"] for target in template.targets],
    }.items():
        if len(ids) != len(set(ids)):
            raise ValueError(f"{name}: a {kind} stands twice")
    return template


def _group(found: Mapping[str, Any], targets: Mapping[str, Target]) -> Group:
    measures = [
        Measure(
            id=each["id"],
            words=_words(each, each["id"]),
            targets=[_named(name, targets) for name in each.get("targets", ())],
        )
        for each in found["measures"]
    ]
    return Group(found["id"], _words(found["title"], found["id"]), measures)


def _named(name: str | Mapping[str, Any], targets: Mapping[str, Target]) -> Target:
    """A target by its code, or by a code with what is different about it here."""
    if isinstance(name, str):
        return targets[name]
    [(code, other)] = name.items()
    return cast(Target, {**targets[code], **other})


def _target(name: str, found: Mapping[str, Any]) -> Target:
    return cast(Target, {"id": name, "code": name.partition("-")[0], **found})


def _card(name: str, found: Mapping[str, Any]) -> Card:
    return Card(name, _words(found["title"], name), [_words(each, name) for each in found["lines"]])


def _words(found: Mapping[str, Any], where: str) -> Localized:
    zh, en = found["zh"], found["en"]
    if not (isinstance(zh, str) and isinstance(en, str) and zh.strip() and en.strip()):
        raise ValueError(f"{where}: words are missing")
    return {"zh": zh, "en": en}
