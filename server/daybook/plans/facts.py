"""The records that a plan counts, as its targets see them."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Any, Final, cast

from sqlalchemy.orm import Session

from daybook.plans.targets.shapes import Fact
from daybook.records import counting
from daybook.records.counting import Counted

FOCUS: Final = "focus"
PAIR: Final = "pair"
NOTE: Final = "note"
_REGISTERS: Final = (FOCUS, PAIR, NOTE)
"""Of whom is known from them, whenever they were written: children, pairs, new teachers."""

BESIDE: Final = timedelta(62)
"""Days around a plan's own in which a record may be written that speaks of a day within it."""


def of_plan(
    session: Session,
    schools: Collection[str],
    targets: Iterable[Mapping[str, Any]],
    days: tuple[str, str],
    writer: str | None = None,
) -> list[Fact]:
    """The records that some targets may count, of a plan of these days, in the order of their ids.

    Registers of children and pairs are among them: they say for whom is counted.
    """
    forms, registers = _forms(targets)
    first = date.fromisoformat(days[0]) - BESIDE
    last = date.fromisoformat(days[1]) + BESIDE
    found = counting.counted(
        session,
        schools,
        forms,
        (first.isoformat(), last.isoformat()),
        registers=sorted({*registers, *_REGISTERS}),
        writer=writer,
    )
    return [fact_of(one) for one in sorted(found, key=lambda one: one.rid)]


def _forms(targets: Iterable[Mapping[str, Any]]) -> tuple[set[str], set[str]]:
    """The forms that targets count, and those whose records hold until there are newer ones."""
    forms: set[str] = set()
    registers: set[str] = set()
    for target in targets:
        count, of = target["count"], target.get("of", {})
        named = [count.get("form"), of.get("form"), count.get("linked_by", {}).get("form")]
        forms |= {form for form in named if form is not None}
        if "planned" in count:
            registers.add(count["planned"]["form"])
    return forms, registers


def fact_of(one: Counted) -> Fact:
    """A record as targets see it; the page makes the same of it in `facts.ts`."""
    facts = one.facts
    classes = facts.get("classes", [])
    return cast(
        Fact,
        {
            "rid": one.rid,
            "form": one.form,
            "day": one.day,
            "person": one.person,
            "school": one.school,
            "class": one.school_class or next(iter(classes), None),
            "classes": classes,
            "pair": next(iter(facts.get("pairs", ())), None),
            "children": facts.get("children", []),
            "schools": facts.get("schools", []),
            "choices": facts.get("choices", {}),
            "refs": facts.get("refs", {}),
            "numbers": {name: values[0] for name, values in facts.get("numbers", {}).items()},
        },
    )
