"""What is true of counting, whatever the plan and its history."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from random import Random
from typing import Any, cast

from daybook.plans.targets.progress import progress, progress_of
from daybook.plans.targets.shapes import Fact, Line, Target, World
from daybook.plans.targets.summary import summary
from tests.plans import chance

WORLDS, TARGETS = 80, 7


def cases() -> Iterator[tuple[Random, Target, World]]:
    """Random targets in random worlds, and the chance that they were drawn with."""
    for seed in range(WORLDS):
        random = Random(seed)
        world = chance.world(random)
        for number in range(TARGETS):
            yield random, chance.target(random, f"t{number}"), world


def by_subject(lines: list[Line]) -> dict[str, Line]:
    return {line["subject"]["id"]: line for line in lines}


def record(random: Random, target: Target, day: str | None = None) -> Fact:
    """One more record of the form that a target counts."""
    made = cast(dict[str, Any], chance.fact(random, "new"))
    form = target["count"].get("form", "lesson")
    return cast(Fact, {**made, "form": form, "day": day or made["day"]})


def with_more(world: World, fact: Fact) -> World:
    return {**world, "facts": [*world["facts"], fact]}


def test_one_more_record_never_lowers_what_is_done() -> None:
    for random, target, world in cases():
        before = by_subject(progress(target, world))

        after = by_subject(progress(target, with_more(world, record(random, target))))

        for subject, line in before.items():
            assert after[subject]["done"] >= line["done"], (target, subject)


def test_one_more_record_changes_neither_what_is_expected_nor_what_is_due() -> None:
    for random, target, world in cases():
        before = by_subject(progress(target, world))

        after = by_subject(progress(target, with_more(world, record(random, target))))

        for subject, line in before.items():
            assert after[subject]["expected"] == line["expected"]
            assert after[subject]["due"] == line["due"]


def test_every_record_is_named_once_and_is_either_done_or_extra() -> None:
    for _, target, world in cases():
        for line in progress(target, world):
            assert len(line["rids"]) == len(set(line["rids"]))
            if "different" not in target["count"] and "placements" not in target["count"]:
                assert line["done"] + line["extra"] == len(line["rids"])


def test_neither_done_nor_due_is_more_than_expected() -> None:
    for _, target, world in cases():
        for line in progress(target, world):
            assert 0 <= line["done"] <= line["expected"]
            assert 0 <= line["due"] <= line["expected"]
            assert line["extra"] >= 0


def test_what_is_due_never_falls_as_days_go_by() -> None:
    for _, target, world in islice(cases(), 0, None, 6):
        today = date(2026, 8, 20)
        lines = progress(target, {**world, "today": today.isoformat()})
        while today < date(2027, 7, 20):
            today += timedelta(5)
            later = progress(target, {**world, "today": today.isoformat()})
            for before, after in zip(lines, later, strict=True):
                assert before["due"] <= after["due"]
                assert before["expected"] == after["expected"]
            lines = later


def test_after_the_plan_all_that_is_expected_is_due() -> None:
    for _, target, world in cases():
        if "within_days" not in target:
            for line in progress(target, {**world, "today": "2028-01-01"}):
                assert line["due"] == line["expected"]
                assert line["next"] is None


def test_the_order_of_records_changes_nothing() -> None:
    for random, target, world in cases():
        facts = random.sample(list(world["facts"]), len(world["facts"]))

        assert progress(target, {**world, "facts": facts}) == progress(target, world)


def test_a_record_outside_the_plan_changes_nothing() -> None:
    for random, target, world in cases():
        first, last = (date.fromisoformat(day) for day in world["span"])
        before = record(random, target, (first - timedelta(1)).isoformat())
        after = {**record(random, target, (last + timedelta(1)).isoformat()), "rid": "newer"}
        for fact in (before, cast(Fact, after)):
            fact["choices"] = {**fact["choices"], "on": [fact["day"]]}
            if fact["form"] not in {"timetable", "enveval"}:
                assert progress(target, with_more(world, fact)) == progress(target, world)


def test_a_record_of_another_form_changes_nothing() -> None:
    for random, target, world in cases():
        fact = cast(Fact, {**chance.fact(random, "new"), "form": "other"})

        assert progress(target, with_more(world, fact)) == progress(target, world)


def test_several_targets_together_say_what_each_says_alone() -> None:
    for seed in range(WORLDS):
        random = Random(seed)
        world = chance.world(random)
        targets = [chance.target(random, f"t{number}") for number in range(TARGETS)]

        together = progress_of(targets, world)

        assert together == [line for target in targets for line in progress(target, world)]


def test_an_empty_world_has_no_lines() -> None:
    for _, target, world in cases():
        assert progress(target, {**world, "subjects": {}, "facts": []}) == []


def test_a_sum_is_done_no_more_than_expected_and_its_pace_is_a_part() -> None:
    for _, target, world in cases():
        total = summary([target], progress(target, world))

        assert 0 <= total["done"] <= total["expected"]
        assert 0 <= total["pace"] <= 1
