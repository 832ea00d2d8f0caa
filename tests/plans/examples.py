"""The shared examples of counting: where they are, and each as a whole target and world."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from daybook.plans.targets.shapes import Fact, Target, World

EXAMPLES: dict[str, Any] = json.loads(Path(__file__).with_name("targets.json").read_text("utf-8"))
_OF_FACTS = {"rid", *Fact.__annotations__}


def target_of(case: Mapping[str, Any]) -> Target:
    """The target of a case."""
    return cast(Target, {"id": "t", "title": {"zh": "", "en": ""}, **case["target"]})


def world_of(case: Mapping[str, Any]) -> World:
    """The world of a case, the usual one where it does not say otherwise."""
    usual = EXAMPLES["usual"]
    made = {key: case.get(key, usual[key]) for key in ("today", "span", "subjects")}
    terms = [EXAMPLES["terms"][name] for name in case.get("terms", usual["terms"])]
    facts = [_fact(number, *each) for number, each in enumerate(case.get("facts", ()), 1)]
    return cast(World, {**made, "terms": terms, "facts": facts})


def _fact(number: int, form: str, day: str, more: Mapping[str, Any] | None = None) -> Fact:
    more = more or {}
    own = {key: value for key, value in more.items() if key in _OF_FACTS}
    choices = {
        question: value if isinstance(value, list) else [value]
        for question, value in more.items()
        if question not in _OF_FACTS
    }
    named = {"rid": f"r{number}", "form": form, "day": day}
    return cast(Fact, {**EXAMPLES["usual"]["fact"], **named, **own, "choices": choices})
