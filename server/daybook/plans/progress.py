"""How far a plan has come: its targets counted, with names, and what the numbers leave out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, cast
from zoneinfo import ZoneInfo

from flask import current_app
from sqlalchemy.orm import Session

from daybook import clock
from daybook.access import service as access
from daybook.access.service import Who
from daybook.accounts import service as accounts
from daybook.places import service as places
from daybook.plans import body, facts, keeping, naming, subjects
from daybook.plans.models import Plan
from daybook.plans.sight import Sight
from daybook.plans.subjects import Ground
from daybook.plans.targets.progress import progress_of
from daybook.plans.targets.shapes import Fact, Line, Target, Term, World
from daybook.plans.targets.summary import summary
from daybook.settings import Settings

MOST_RIDS: Final = 200
SILENT_AFTER: Final = 14
"""Days without a sign of any phone after which records of a school may be waiting on one."""

Item = dict[str, Any]


@dataclass(frozen=True)
class Counting:
    """A plan with the world it is counted in."""

    plan: Plan
    measures: Sequence[tuple[str, Target]]
    world: World
    schools: tuple[str, ...]


def of(
    session: Session, who: Who, plan: Plan, schools: frozenset[str], seen: Sight, on: date
) -> Item:
    """How far a plan has come as of a day, as one reader sees it.

    Of a township's plan a reader has the lines of the schools whose plans they read. Who only
    counts has one line for each target, without names and records.
    """
    counting = counted(session, plan, _shown(session, plan, schools, seen), on)
    targets = [target for _, target in counting.measures]
    lines = progress_of(targets, counting.world)
    if seen.sees(plan, schools):
        told = _lines(session, who, counting, lines)
    else:
        told = [_together(measure, target, lines) for measure, target in counting.measures]
    return {
        "plan": plan.id,
        "on": on.isoformat(),
        "missing": missing(session, counting.schools, on),
        "lines": told,
    }


def counted(session: Session, plan: Plan, schools: Sequence[str], on: date) -> Counting:
    """The targets of a plan and the world in which they are counted, at some of its schools."""
    measures = list(body.targets(keeping.body_of(plan)))
    days = (plan.since, plan.until)
    person = plan.owner if plan.kind == "person" else None
    link = plan.owner if plan.kind == "link" else None
    ground = Ground(tuple(schools), days, on, person, link)
    near = subjects.around(session, ground)
    targets = [target for _, target in measures]
    known = facts.of_plan(session, {*schools, *near.schools}, targets, days, person)
    world: World = {
        "today": on.isoformat(),
        "span": list(days),
        "terms": _terms(session, schools),
        "subjects": subjects.of(session, ground, near, known),
        "facts": _until(known, on),
    }
    pairs = [(measure, cast(Target, target)) for measure, target in measures]
    return Counting(plan, pairs, world, tuple(schools))


def missing(session: Session, schools: Sequence[str], on: date) -> Item:
    """How many schools the numbers speak of, and which of them were not heard lately."""
    staff = accounts.staff_at(session, schools, on)
    heard = accounts.last_heard(session, {user for at in staff.values() for user in at})
    settings: Settings = current_app.extensions["daybook.settings"]
    ended = datetime(on.year, on.month, on.day, tzinfo=ZoneInfo(settings.time_zone))
    since = round(ended.timestamp() * clock.SECOND) - SILENT_AFTER * clock.DAY
    last = {
        school: max((heard[user] for user in at if user in heard), default=None)
        for school, at in staff.items()
        if at
    }
    late = [moment for moment in last.values() if moment is not None and moment < since]
    return {
        "schools": len(last),
        "unheard": sum(moment is None for moment in last.values()),
        "unsynced": len(late),
        "earliest": min(late, default=None),
    }


def _until(known: Sequence[Fact], on: date) -> list[Fact]:
    """The records of a day and before: of a day to come nothing has been done."""
    return [fact for fact in known if fact["day"] <= on.isoformat()]


def _shown(session: Session, plan: Plan, schools: frozenset[str], seen: Sight) -> tuple[str, ...]:
    if plan.kind == "township":
        schools = schools & (seen.schools or seen.counted)
    ordered = places.in_order(places.places(session, schools))
    return tuple(place.id for place in ordered)


def _terms(session: Session, schools: Sequence[str]) -> list[Term]:
    org = places.organisation_of(session, schools[0]) if schools else None
    return [
        {
            "from": term.first_day,
            "to": term.last_day,
            "week1": term.week1,
            "holidays": [[first, last] for first, last, _ in term.holidays],
        }
        for term in (places.terms(session, org.id) if org is not None else ())
    ]


def _lines(session: Session, who: Who, counting: Counting, lines: Sequence[Line]) -> list[Item]:
    """Every line with its name; children whom the reader may not name are counted together."""
    named = access.schools(session, who, "read", "child")
    taught = [part.classes for part in access.parts(session, who, "read", "child")]
    classes = frozenset().union(*(one for one in taught if one is not None))
    open_children = {
        one["id"]
        for one in counting.world["subjects"]["child"]
        if one.get("class") in classes or one.get("school") in named
    }
    names = naming.of(session, counting.world, lines, open_children)
    told: list[Item] = []
    for measure, target in counting.measures:
        own = [line for line in lines if line["target"] == target["id"]]
        hidden = [line for line in own if _is_hidden(line, open_children)]
        told += [
            _line(measure, target, line, names)
            for line in own
            if not _is_hidden(line, open_children)
        ]
        if hidden:
            told.append({**_together(measure, target, hidden), "children": len(hidden)})
    return told


def _is_hidden(line: Line, open_children: set[str]) -> bool:
    subject = line["subject"]
    return subject["kind"] == "child" and subject["id"] not in open_children


def _line(measure: str, target: Target, line: Line, names: Mapping[str, Any]) -> Item:
    subject = line["subject"]
    return {
        **line,
        "measure": measure,
        "title": target["title"],
        "subject": {**subject, "name": names.get(subject["id"], naming.UNKNOWN)},
        "rids": line["rids"][:MOST_RIDS],
        "more": max(0, len(line["rids"]) - MOST_RIDS),
        "children": None,
    }


def _together(measure: str, target: Target, lines: Sequence[Line]) -> Item:
    """All lines of a target as one, which names nobody and no record."""
    own = [line for line in lines if line["target"] == target["id"]]
    whole = summary([target], own)
    return {
        "measure": measure,
        "target": target["id"],
        "title": target["title"],
        "subject": {"kind": target["each"], "id": None, "name": None},
        "done": whole["done"],
        "expected": whole["expected"],
        "due": whole["due"],
        "extra": sum(line["extra"] for line in own),
        "next": min((line["next"] for line in own if line["next"] is not None), default=None),
        "age": None,
        "period": None,
        "state": whole["state"],
        "rids": [],
        "more": 0,
        "children": None,
    }
