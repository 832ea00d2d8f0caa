"""Children of the focus register are followed from their first entry on."""

from datetime import timedelta
from typing import Any

from tests.server.organisation.conftest import told
from tests.server.plans.conftest import plan_of, target
from tests.server.records.county import TODAY, County, Person

FOLLOWED = {"count": {"form": "child"}, "each": "child", "of": {"categories": ["leftbehind"]}}


def register(who: Person, county: County, days_ago: int) -> None:
    """Enter the county's child into the register, or enter it anew."""
    day = (TODAY - timedelta(days_ago)).isoformat()
    answers = {"child": county.child, "categories": ["leftbehind"], "responsible": who.user}
    envelope: dict[str, Any] = {"_school": county.central, "_class": county.school_class}
    (answer,) = who.sync(who.put(county.class_key, "focus", answers, _date=day, **envelope))["a"]
    assert answer[1] == 0


def test_a_newer_entry_of_the_register_takes_back_nothing_that_is_expected(
    county: County, teacher: Person, head: Person
) -> None:
    wanted = target("followed", **FOLLOWED, every="week")
    plan = told(head, "POST", "/api/plans", **plan_of("school", county.central, wanted))["id"]
    register(teacher, county, 14)
    (before,) = head.json(f"/api/plans/{plan}/progress")["lines"]

    register(teacher, county, 0)

    (after,) = head.json(f"/api/plans/{plan}/progress")["lines"]
    assert after["expected"] == before["expected"] > 0
    assert after["due"] == before["due"] > 0
