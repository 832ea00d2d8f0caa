"""What a plan asks of people, worked out before anybody adopts it."""

from typing import Any

import pytest

from daybook.forms import service as forms
from daybook.forms.burden import MINUTES
from daybook.plans import publishing, template
from daybook.plans.burden import CLASS_SIZE, KINDS, burden, by_target

FORMS = {form["id"]: form for form in forms.catalogue()}


def adopted(name: str, first: str, last: str) -> dict[str, Any]:
    """The body of a plan from a template as it stands."""
    return template.fill(template.load()[name], {}, first, last)


def plan(*targets: dict[str, Any], last: str = "2027-01-22") -> dict[str, Any]:
    """A plan of one measure with these targets."""
    measures = [{"id": "all", "targets": targets}]
    return {"from": "2026-09-01", "to": last, "groups": [{"id": "all", "measures": measures}]}


def target(each: str, **changed: Any) -> dict[str, Any]:
    """A target of one daily log a week for each of `each`, and what is different about it."""
    usual = {"id": "one", "count": {"form": "daylog"}, "each": each, "need": 1, "every": "week"}
    return {**usual, **changed}


def test_the_kindergarten_plan_asks_a_class_teacher_for_about_five_records_a_week() -> None:
    asked = burden(adopted("kindergarten-year", "2026-09-01", "2027-07-09"), FORMS)

    assert asked["class_teacher"].records_per_week == pytest.approx(5, abs=0.5)
    assert asked["class_teacher"].minutes_per_week < 5


@pytest.mark.parametrize("name", template.IDS)
def test_no_template_asks_anybody_for_more_minutes_than_all_forms_may_take(name: str) -> None:
    one = template.load()[name]
    last = "2026-09-03" if name == "three-day-visit" else "2027-07-09"

    asked = burden(adopted(one.id, "2026-09-01", last), FORMS)

    assert asked
    for kind, of in asked.items():
        assert of.minutes_per_week <= MINUTES["support" if kind == "support" else "leader"]


def test_once_a_week_is_one_record_and_its_seconds() -> None:
    asked = burden(plan(target("placement")), FORMS)["support"]

    assert asked.records_per_week == 1
    assert asked.minutes_per_week == pytest.approx(FORMS["daylog"]["budget"] / 60)


@pytest.mark.parametrize(
    ("every", "a_week"), [("week", 1), ("month", 1 / 4), ("term", 1 / 20), ("year", 1 / 40)]
)
def test_a_longer_period_asks_less_of_a_week(every: str, a_week: float) -> None:
    asked = burden(plan(target("class", every=every)), FORMS)

    assert asked["class_teacher"].records_per_week == pytest.approx(a_week)


def test_an_age_that_may_not_be_passed_asks_one_record_in_those_days() -> None:
    fresh = target("class", within_days=14)
    del fresh["every"]

    assert burden(plan(fresh), FORMS)["class_teacher"].records_per_week == 0.5


def test_a_short_visit_asks_everything_in_its_one_week() -> None:
    once = target("placement", every="placement", need={"three-day": 2, "term": 3, "year": 4})

    asked = [
        burden(plan(once, last=last), FORMS)["support"].records_per_week
        for last in ("2026-09-03", "2027-01-22", "2027-07-09")
    ]

    assert asked == [2, pytest.approx(3 / 20), pytest.approx(4 / 40)]


def test_a_number_by_role_is_asked_of_each_role_by_its_own_number() -> None:
    asked = burden(plan(target("person", need={"teacher": 12, "head": 14}, every="term")), FORMS)

    assert asked["teacher"].records_per_week == pytest.approx(12 / 20)
    assert asked["class_teacher"].records_per_week == pytest.approx(12 / 20)
    assert asked["head"].records_per_week == pytest.approx(14 / 20)


def test_a_number_by_tier_is_taken_at_its_highest() -> None:
    asked = burden(plan(target("person", need={"new": 2, "other": 1}, every="month")), FORMS)

    assert asked["teacher"].records_per_week == pytest.approx(2 / 4)


def test_a_share_of_a_class_follows_the_size_of_a_usual_class() -> None:
    share = {"under 30": 100, "to 50": 75, "over 50": 50}
    visits = target("class", share=share, every="term")
    del visits["need"]

    asked = burden(plan(visits), FORMS)["class_teacher"]

    assert asked.records_per_week == pytest.approx(CLASS_SIZE / 20)


def test_placements_ask_nobody_for_a_record() -> None:
    sent = target("school", count={"placements": ["village"]})

    assert burden(plan(sent), FORMS) == {}


def test_a_form_that_is_not_known_is_not_counted() -> None:
    assert burden(plan(target("class", count={"form": "gone"})), FORMS) == {}


def test_a_phone_can_add_up_what_is_left_of_a_template_by_itself() -> None:
    one = template.load()["kindergarten-year"]
    body = publishing.body(one)

    summed = {
        kind: sum(shares.get(kind, (0, 0))[0] for shares in body["burden"].values())
        for kind in KINDS
    }

    asked = burden({**template.words_of(one), "length": one.length}, FORMS)
    assert {kind: number for kind, number in summed.items() if number} == {
        kind: pytest.approx(of.records_per_week) for kind, of in asked.items()
    }


def test_what_a_target_asks_is_told_by_target_and_kind_of_person() -> None:
    assert by_target(plan(target("class")), FORMS) == {"one": {"class_teacher": (1.0, 20)}}


def test_a_template_asks_as_much_as_a_plan_of_its_usual_length() -> None:
    one = template.load()["three-day-visit"]

    asked = burden({**template.words_of(one), "length": one.length}, FORMS)

    assert asked == burden(adopted(one.id, "2026-11-03", "2026-11-05"), FORMS)
    assert asked["support"].records_per_week == 7
