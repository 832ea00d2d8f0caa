"""For whom a record or a placement counts."""

from collections.abc import Callable, Iterable, Sequence
from typing import cast

from daybook.plans.targets.calendar import Days
from daybook.plans.targets.days import number
from daybook.plans.targets.shapes import Each, Fact, Subject, Target, World

FOREVER = 10**6
"""A day, as a number, that no plan reaches."""

Finder = Callable[[Fact, int], Iterable[str]]
"""The ids of those for whom a record of a day counts, whether or not a target is for them."""


def own_days(subject: Subject) -> Days:
    """The first and the last day of somebody, as numbers."""
    since, until = subject.get("since"), subject.get("until")
    return number(since) if since else -FOREVER, number(until) if until else FOREVER


def finder(target: Target, world: World) -> Finder:
    """Tells for whom records count."""
    each = target["each"]
    if each == "link":
        return _links(world["subjects"].get("link", ()))
    if each == "placement":
        return _placements(world["subjects"].get("placement", ()))
    if each == "lesson":
        linked = target["count"].get("linked", "")
        return lambda fact, _: set(fact["refs"].get(linked, ()))
    return _PLAIN[each]


def _one(key: str) -> Finder:
    def found(fact: Fact, _: int) -> Iterable[str]:
        named = cast(str | None, fact.get(key))
        return (named,) if named else ()

    return found


def _classes(fact: Fact, _: int) -> Iterable[str]:
    named = fact.get("class")
    return {*fact.get("classes", ()), *((named,) if named else ())}


def _children(fact: Fact, _: int) -> Iterable[str]:
    return set(fact["children"])


_PLAIN: dict[Each, Finder] = {
    "person": _one("person"),
    "class": _classes,
    "child": _children,
    "pair": _one("pair"),
    "school": _one("school"),
}


def _links(links: Sequence[Subject]) -> Finder:
    """Who names other schools counts for their links with its own, who names none for all."""
    at: dict[str, list[Subject]] = {}
    for link in links:
        for school in link.get("schools", ()):
            at.setdefault(school, []).append(link)

    def found(fact: Fact, _: int) -> Iterable[str]:
        places = {fact["school"], *fact["schools"]}
        near = {link["id"]: link for place in places for link in at.get(place, ())}
        return [
            rid
            for rid, link in near.items()
            if len(places) == 1 or places.issuperset(link.get("schools", ()))
        ]

    return found


def _placements(placements: Sequence[Subject]) -> Finder:
    """Who is placed at a school counts there while it lasts, unless the record says which it is."""
    at: dict[tuple[str, str], list[tuple[str, Days]]] = {}
    for placement in placements:
        key = placement.get("person", ""), placement.get("school", "")
        at.setdefault(key, []).append((placement["id"], own_days(placement)))

    def found(fact: Fact, day: int) -> Iterable[str]:
        if named := fact.get("placement"):
            return (named,)
        there = at.get((fact["person"], fact["school"]), ())
        return [rid for rid, (first, last) in there if first <= day <= last]

    return found


def placed(placement: Subject, each: Each, links: Sequence[Subject]) -> Iterable[str]:
    """For whom a placement itself counts: its link, its host, its person or the placement alone."""
    host, home = placement.get("school", ""), placement.get("home")
    if each == "link":
        ends = ((link["id"], link.get("schools", ())) for link in links)
        return [rid for rid, schools in ends if host in schools and (not home or home in schools)]
    by = {"school": host, "person": placement.get("person", ""), "placement": placement["id"]}
    return (by[each],) if each in by else ()
