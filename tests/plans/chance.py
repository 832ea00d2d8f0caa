"""Random plans, calendars and histories, the same for the same seed."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, cast

from daybook.plans.targets.shapes import EACH, EVERY, Count, Fact, Target, Term, World

PEOPLE = ("p1", "p2", "p3", "p4")
SCHOOLS = ("s1", "s2", "s3")
CLASSES = ("c1", "c2", "c3")
CHILDREN = ("k1", "k2", "k3", "k4")
PAIRS = ("x1", "x2")
KINDS = ("demo", "open", "sent", "roving")
FORMS = ("lesson", "lesson", "observe", "research", "parent", "env", "enveval", "timetable")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
TYPES = ("three-day", "term", "year", "roving", "study")
_BEGINS = date(2026, 8, 24)
_DAYS = 330
_SPANS = (("2026-09-01", "2027-01-22"), ("2026-09-01", "2027-07-09"), ("2026-10-12", "2026-12-18"))
_RECORDS = 400


def day(chance: Random, first: int = -20, last: int = _DAYS) -> str:
    """A day of a school year, or somewhat before or after it."""
    return (_BEGINS + timedelta(chance.randint(first, last))).isoformat()


def days(chance: Random) -> tuple[str, str]:
    """A first and a last day."""
    first, last = sorted((day(chance), day(chance)))
    return first, last


def world(chance: Random) -> World:
    """A world with up to two terms, some of every kind of subject, and their records."""
    return {
        "today": day(chance, -5, _DAYS + 10),
        "span": days(chance) if chance.random() < 0.4 else chance.choice(_SPANS),
        "terms": chance.sample(_terms(chance), chance.choice((1, 2, 2, 2, 0))),
        "subjects": _subjects(chance),
        "facts": [fact(chance, f"r{number}") for number in range(chance.randrange(_RECORDS))],
    }


def _terms(chance: Random) -> list[Term]:
    found: list[Term] = []
    for first, last, week1 in (
        ("2026-09-01", "2027-01-22", "2026-08-31"),
        ("2027-02-22", "2027-07-09", "2027-02-22"),
    ):
        free = [days(chance) if chance.random() < 0.1 else _week(chance) for _ in range(3)]
        found.append({"from": first, "to": last, "week1": week1, "holidays": free})
    return found


def _week(chance: Random) -> tuple[str, str]:
    first = date.fromisoformat(day(chance))
    return first.isoformat(), (first + timedelta(chance.randrange(9))).isoformat()


def _subjects(chance: Random) -> dict[str, list[dict[str, Any]]]:
    placements = [
        {
            "person": chance.choice(PEOPLE),
            "school": chance.choice(SCHOOLS),
            "home": chance.choice((*SCHOOLS, None)),
            "type": chance.choice(TYPES),
            **dict(zip(("since", "until"), days(chance), strict=True)),
        }
        for _ in range(4)
    ]
    every: Mapping[str, Callable[[int], dict[str, Any]]] = {
        "person": lambda _: {
            "tier": chance.choice(("new", "old", None)),
            "role": chance.choice(("teacher", "head")),
        },
        "class": lambda _: {"school": chance.choice(SCHOOLS), "size": chance.randrange(70)},
        "child": lambda _: {"categories": chance.sample(("hearing", "leftbehind"), 1)},
        "pair": lambda _: {},
        "school": lambda _: {},
        "link": lambda _: {"schools": chance.sample(SCHOOLS, 2)},
        "placement": lambda number: placements[number],
    }
    ids = {"person": PEOPLE, "class": CLASSES, "child": CHILDREN, "pair": PAIRS, "school": SCHOOLS}
    found: dict[str, list[dict[str, Any]]] = {}
    for kind, make in every.items():
        named = ids.get(kind, [f"{kind}{number}" for number in range(4)])
        some = chance.sample(range(len(named)), chance.randint(0, len(named)))
        found[kind] = [{"id": named[at], **_own_days(chance), **make(at)} for at in some]
    return found


def _own_days(chance: Random) -> dict[str, str | None]:
    if chance.random() < 0.6:
        return {}
    since, until = days(chance)
    return {"since": since, "until": until if chance.random() < 0.6 else None}


def fact(chance: Random, rid: str) -> Fact:
    """A record of somebody."""
    form = chance.choice(FORMS)
    choices: dict[str, Sequence[str]] = {"kind": [chance.choice(KINDS)]}
    if chance.random() < 0.3:
        choices["on"] = [chance.choice((day(chance), "soon", "2027-02-30"))]
    if chance.random() < 0.2:
        choices["not_given"] = ["weather"]
    if form == "timetable":
        choices = {
            "weekday": chance.choices(WEEKDAYS, k=chance.randrange(7)),
            "since": [day(chance)],
        }
    made: dict[str, Any] = {
        "rid": rid,
        "form": form,
        "day": day(chance),
        "person": chance.choice(PEOPLE),
        "school": chance.choice(SCHOOLS),
        "class": chance.choice((*CLASSES, None)),
        "pair": chance.choice((*PAIRS, None)),
        "children": chance.sample(CHILDREN, chance.randrange(3)),
        "schools": chance.sample(SCHOOLS, chance.choice((0, 0, 1, 2, 3))),
        "choices": choices,
        "refs": {"ref": [f"r{chance.randrange(_RECORDS)}"]} if chance.random() < 0.6 else {},
        "numbers": {"unnamed": chance.randrange(4)} if chance.random() < 0.3 else {},
    }
    if chance.random() < 0.2:
        made["classes"] = chance.sample(CLASSES, 2)
    if chance.random() < 0.2:
        made["placement"] = f"placement{chance.randrange(4)}"
    return cast(Fact, made)


def target(chance: Random, name: str) -> Target:
    """Any target, also such as nobody would set."""
    each = chance.choice(EACH)
    made: dict[str, Any] = {
        "id": name,
        "title": {"zh": "", "en": ""},
        "count": _count(chance, each),
        "each": each,
        **_amount(chance),
    }
    if each == "lesson":
        made["of"] = {"form": "lesson", "where": {"kind": ["sent", "demo"]}}
    elif chance.random() < 0.2:
        made["of"] = _of(chance, each)
    made |= {"within_days": chance.randrange(40)} if chance.random() < 0.15 else {}
    made |= {"every": chance.choice(EVERY)} if chance.random() < 0.9 else {}
    made |= {"weeks": chance.sample(range(1, 22), 2)} if chance.random() < 0.15 else {}
    return cast(Target, made)


def _count(chance: Random, each: str) -> Count:
    if chance.random() < 0.12:
        return {"placements": chance.sample(TYPES, 3)}
    count: Count = {"form": "observe" if each == "lesson" else chance.choice(FORMS[:6])}
    if each == "lesson":
        count["linked"] = "ref"
    if chance.random() < 0.4:
        count["where"] = {"kind": chance.sample(KINDS, 2)}
    if chance.random() < 0.2:
        count["different"] = chance.choice(("kind", "child", "person", "ref"))
        count["unnamed"] = "unnamed"
    if chance.random() < 0.15:
        count["on"] = "on"
    if chance.random() < 0.1:
        count["without"] = ["not_given"]
    if chance.random() < 0.1:
        count["linked_by"] = {"form": "enveval", "question": "ref"}
    if chance.random() < 0.15:
        count["planned"] = {"form": "timetable", "weekday": "weekday", "since": "since"}
    return count


def _amount(chance: Random) -> dict[str, Any]:
    return chance.choice(
        (
            {},
            {"need": chance.randrange(5)},
            {"need": chance.randrange(20)},
            {"need": {"new": 3, "teacher": 2, "term": 4, "other": chance.randrange(3)}},
            {"need": {"three-day": 1, "year": 5, "head": 7}},
            {"share": chance.choice((50, 75, 95, 100))},
            {"share": {"under 30": 100, "to 50": 75, "over 50": 50}},
        )
    )


def _of(chance: Random, each: str) -> dict[str, Any]:
    by = {"person": ("tier", ["new"]), "placement": ("type", ["term", "year"])}
    key, wanted = by.get(each, ("categories", ["hearing"]))
    return {key: wanted} if chance.random() < 0.8 else {"role": ["teacher"]}
