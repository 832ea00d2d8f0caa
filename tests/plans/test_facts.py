"""What counting needs of a record is the same on the server and on a phone: the shared examples."""

import json
from pathlib import Path
from typing import Any

import pytest

from daybook.plans import facts
from daybook.records import facts as told
from daybook.records.counting import Counted

EXAMPLES = json.loads((Path(__file__).parent / "facts.json").read_text("utf-8"))
NOTHING: dict[str, Any] = {
    **{"choices": {}, "refs": {}, "numbers": {}, "children": [], "schools": []},
    **{"class": None, "classes": [], "pair": None},
}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["rule"])
def test_a_record_tells_what_counting_needs(example: dict[str, Any]) -> None:
    known = json.loads(told.of(example["form"], example["answers"]))
    where = ("rid", "f", "2026-10-12", "person", "school", example.get("class"))

    fact = facts.fact_of(Counted(*where, known))

    assert {name: fact.get(name) for name in NOTHING} == {**NOTHING, **example["told"]}
