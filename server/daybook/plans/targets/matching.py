"""Which records and placements count for a target, and for whom there are lines."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from daybook.plans.targets.belonging import finder, own_days, placed
from daybook.plans.targets.calendar import Days
from daybook.plans.targets.days import is_day, number, weekday, written
from daybook.plans.targets.periods import common
from daybook.plans.targets.shapes import Count, Fact, Of, Subject, Target, World


@dataclass(frozen=True, slots=True)
class Item:
    """Something that counts: a record on its day, or a placement over its days.

    Of `values` each different one counts, where a target asks for that, and `unnamed` more.
    """

    days: Days
    rid: str
    values: Sequence[str]
    unnamed: int


@dataclass(frozen=True)
class Index:
    """A world made ready for many targets: its days as numbers, each record once, by form."""

    world: World
    span: Days
    today: int
    by_form: Mapping[str, Sequence[Fact]]


def index_of(world: World) -> Index:
    """A world made ready."""
    first, last = world["span"]
    by_form: dict[str, list[Fact]] = {}
    for fact in {fact["rid"]: fact for fact in world["facts"]}.values():
        by_form.setdefault(fact["form"], []).append(fact)
    return Index(world, (number(first), number(last)), number(world["today"]), by_form)


def subjects_of(index: Index, target: Target) -> Sequence[Subject]:
    """Those for whom a target is counted, in the order of the world; lessons by their days."""
    of = target.get("of", Of())
    if target["each"] == "lesson":
        found = _facts(index, of.get("form", ""), of.get("where", {}))
        return [_lesson(day, rid) for day, rid in sorted((day, fact["rid"]) for day, fact in found)]
    known = index.world["subjects"].get(target["each"], ())
    return [subject for subject in known if _is_meant(subject, of)]


def items_of(index: Index, target: Target) -> dict[str, list[Item]]:
    """What counts for a target, by the id of the subject."""
    found: dict[str, list[Item]] = {}
    count = target["count"]
    if "placements" in count:
        links = index.world["subjects"].get("link", ())
        for placement, item in _placements(index, count["placements"]):
            for subject in placed(placement, target["each"], links):
                found.setdefault(subject, []).append(item)
        return found
    subjects = finder(target, index.world)
    for day, fact in _counted(index, count):
        item = _item(day, fact, count)
        for subject in subjects(fact, day):
            found.setdefault(subject, []).append(item)
    return found


def _counted(index: Index, count: Count) -> Iterator[tuple[int, Fact]]:
    without, linked = count.get("without", ()), count.get("linked")
    named: set[str] | None = None
    if by := count.get("linked_by"):
        others = _facts(index, by["form"], {})
        named = {rid for _, fact in others for rid in fact["refs"].get(by["question"], ())}
    for day, fact in _facts(index, count.get("form", ""), count.get("where", {}), count.get("on")):
        if any(fact["choices"].get(question) for question in without):
            continue
        if linked and not fact["refs"].get(linked):
            continue
        if named is None or fact["rid"] in named:
            yield day, fact


def _facts(
    index: Index, form: str, where: Mapping[str, Sequence[str]], on: str | None = None
) -> Iterator[tuple[int, Fact]]:
    """The records of a form within the span that hold one of the choices, with their days."""
    first, last = index.span
    for fact in index.by_form.get(form, ()):
        day = number(day_of(fact, on))
        if first <= day <= last and _holds(fact["choices"], where):
            yield day, fact


def _placements(index: Index, types: Sequence[str]) -> Iterator[tuple[Subject, Item]]:
    """Placements that have begun, and were there within the span."""
    for placement in index.world["subjects"].get("placement", ()):
        days = own_days(placement)
        first, last = common(days, index.span)
        if placement.get("type") in types and first <= min(last, index.today):
            yield placement, Item(days, placement["id"], (placement.get("person", ""),), 0)


def day_of(fact: Fact, on: str | None) -> str:
    """The day for which a record counts: that of the question `on`, or its own."""
    named = fact["choices"].get(on, ()) if on else ()
    return named[0] if named and is_day(named[0]) else fact["day"]


def _holds(choices: Mapping[str, Sequence[str]], where: Mapping[str, Sequence[str]]) -> bool:
    return all(
        any(choice in wanted for choice in choices.get(question, ()))
        for question, wanted in where.items()
    )


def _item(day: int, fact: Fact, count: Count) -> Item:
    different = count.get("different")
    if not different:
        return Item((day, day), fact["rid"], (), 0)
    unnamed = fact.get("numbers", {}).get(count.get("unnamed", ""), 0)
    values = _values(fact, different, count)
    return Item((day, day), fact["rid"], values, max(0, int(unnamed)))


def _values(fact: Fact, different: str, count: Count) -> Sequence[str]:
    if different == "child":
        return fact["children"]
    if different == "person":
        return (fact["person"],)
    chosen = fact["choices"].get(different, fact["refs"].get(different, ()))
    wanted = count.get("where", {}).get(different)
    return chosen if wanted is None else [choice for choice in chosen if choice in wanted]


def _is_meant(subject: Subject, of: Of) -> bool:
    return (
        ("tier" not in of or subject.get("tier") in of["tier"])
        and ("role" not in of or subject.get("role") in of["role"])
        and ("type" not in of or subject.get("type") in of["type"])
        and (
            "categories" not in of
            or any(each in of["categories"] for each in subject.get("categories", ()))
        )
    )


def _lesson(day: int, rid: str) -> Subject:
    """A lesson that was given: what belongs to it is expected in the same week."""
    return {"id": rid, "since": written(day), "until": written(day + 6 - weekday(day))}
