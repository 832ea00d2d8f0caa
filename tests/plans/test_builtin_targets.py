"""Every target of the built-in plans is moved by what it is for, and by nothing else."""

from typing import Any, cast

import pytest

from daybook.plans import template
from daybook.plans.targets.progress import progress
from daybook.plans.targets.shapes import Fact, Subject, Target, World
from tests.plans.examples import EXAMPLES

TARGETS = {
    target["id"]: target
    for plan in template.load().values()
    for group in plan.groups
    for measure in group.measures
    for target in measure.targets
}
SUBJECTS: dict[str, list[Subject]] = {
    "person": [{"id": "p1", "tier": "new", "role": "teacher"}],
    "class": [{"id": "c1", "school": "s1", "size": 20}],
    "child": [{"id": "k1", "class": "c1", "categories": ["hearing", "leftbehind"]}],
    "pair": [{"id": "x1"}],
    "school": [{"id": "s1"}],
    "link": [{"id": "l1", "schools": ["s2", "s1"]}],
}


def fitting(target: Target) -> list[Fact]:
    """A record that a target counts, with those that it needs beside it."""
    count = target["count"]
    where = {question: [chosen[0]] for question, chosen in count.get("where", {}).items()}
    needed = {"choices": where, "refs": {"ref": ["other"]}}
    if linked := count.get("linked"):
        needed["refs"] = {linked: ["other"]}
    of = target.get("of", {})
    other = {question: [chosen[0]] for question, chosen in of.get("where", {}).items()}
    facts = [
        record("one", count["form"], **needed),
        record("other", of.get("form", "none"), choices=other),
    ]
    if planned := count.get("planned"):
        listed = {planned["weekday"]: ["mon"], planned["since"]: ["2026-09-01"]}
        facts.append(record("listed", planned["form"], choices=listed))
    if by := count.get("linked_by"):
        facts.append(record("naming", by["form"], refs={by["question"]: ["one"]}))
    return facts


def record(rid: str, form: str, **more: Any) -> Fact:
    named = {"class": "c1", "pair": "x1", "children": ["k1"], "schools": ["s2"]}
    usual = {**EXAMPLES["usual"]["fact"], **named, "day": "2026-09-08"}
    return cast(Fact, {**usual, "rid": rid, "form": form, **more})


def world(target: Target, facts: list[Fact]) -> World:
    types = target["count"].get("placements", ["term"])
    placement: Subject = {"id": "a", "person": "p1", "school": "s1", "home": "s2", "type": types[0]}
    placement |= {"since": "2026-09-01", "until": "2027-01-22"}
    return {
        "today": "2026-09-10",
        "span": ["2026-09-01", "2027-01-22"],
        "terms": [EXAMPLES["terms"]["autumn"]],
        "subjects": {**SUBJECTS, "placement": [placement]},
        "facts": facts,
    }


def without(target: Target) -> World:
    """The same world without what a target counts."""
    if "placements" in target["count"]:
        there = world(target, [])
        return {**there, "subjects": {**there["subjects"], "placement": []}}
    kept = [fact for fact in fitting(target) if fact["rid"] != "one"]
    return world(target, kept)


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_is_moved_by_what_it_is_for(name: str) -> None:
    target = TARGETS[name]
    facts = [] if "placements" in target["count"] else fitting(target)

    (line,) = progress(target, world(target, facts))

    assert line["done"] == 1
    assert line["expected"] >= 1
    assert line["rids"] == ["a" if "placements" in target["count"] else "one"]


@pytest.mark.parametrize("name", TARGETS)
def test_without_it_a_target_is_not_moved(name: str) -> None:
    (line,) = progress(TARGETS[name], without(TARGETS[name]))

    assert line["done"] == 0
    assert line["rids"] == []


@pytest.mark.parametrize(
    "name", [name for name, each in TARGETS.items() if each["count"].get("where")]
)
def test_a_record_of_another_kind_does_not_move_a_target(name: str) -> None:
    target = TARGETS[name]
    facts = [{**fact, "choices": {}} if fact["rid"] == "one" else fact for fact in fitting(target)]

    (line,) = progress(target, world(target, cast(list[Fact], facts)))

    assert line["done"] == 0
