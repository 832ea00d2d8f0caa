"""How a wall is judged: by the rubric of its area, in stars, with advice where it is weak."""

from collections.abc import Sequence
from typing import Any

import pytest

from daybook.forms.compiled import ExternalItem, FormContext
from daybook.forms.engine.rules import evaluate_form, start_answers
from tests.server.forms.builtin import FORMS, QUESTIONS, TODAY, wrong

RUBRICS = {
    **dict.fromkeys(("theme", "hall", "outdoor", "classroom"), "theme"),
    **{"nation": "nation", "corner": "corner", "nature": "corner", "column": "column"},
}
FORM = FORMS["enveval"]


def lines(rubric: str) -> list[str]:
    group = next(f for f in FORM["fields"] if f["name"] == f"{rubric}_scores")
    return [field["name"] for field in group.get("fields", ())]


def walls(source: str) -> Sequence[ExternalItem]:
    label = {"zh": "大班主题墙", "en": "Theme wall"}
    wall: Any = {"value": "w1", "label": label, "columns": {"kind": "nation", "class_ref": "c1"}}
    return [wall] if source == "walls" else ()


PHONE = FormContext(today=TODAY, items=walls)


def judged(area: str, *stars: int) -> dict[str, Any]:
    scores = dict(zip(lines(RUBRICS[area]), stars, strict=True))
    return {"class_ref": "c1", "area": area, "by": "leader", **scores}


def told(answers: dict[str, Any]) -> dict[str, Any]:
    return dict(evaluate_form(FORM, answers, PHONE).answers)


@pytest.mark.parametrize(("area", "rubric"), RUBRICS.items())
def test_each_area_has_its_rubric(area: str, rubric: str) -> None:
    answers = told({"class_ref": "c1", "area": area, "by": "leader"})

    assert wrong("enveval", answers) == set(lines(rubric))


def test_the_rubrics_have_six_lines_and_that_of_the_column_four() -> None:
    found = {rubric: len(lines(rubric)) for rubric in RUBRICS.values()}

    assert found == {"theme": 6, "nation": 6, "corner": 6, "column": 4}


def test_a_wall_on_the_phone_needs_no_class_or_area() -> None:
    answers = told({"env_ref": "w1", "by": "self"})

    assert answers["area_kind"] == "nation"
    assert wrong("enveval", answers) == set(lines("nation"))


def test_a_wall_that_the_phone_no_longer_has_is_asked_its_area() -> None:
    assert "area" in evaluate_form(FORM, {"env_ref": "gone", "by": "self"}, PHONE).missing


def test_the_mean_has_one_decimal() -> None:
    assert told(judged("theme", 3, 2, 3, 3, 2, 3))["mean"] == 2.7
    assert told(judged("theme", 4, 4, 4, 4, 4, 4))["mean"] == 4


def test_half_a_rubric_has_no_mean() -> None:
    answers = judged("theme", 5, 5, 5, 5, 5, 5)
    del answers["theme_tidy"]

    assert "mean" not in told(answers)


def test_a_mean_below_three_is_flagged_and_needs_advice() -> None:
    weak, fair = told(judged("corner", 3, 3, 3, 3, 3, 2)), told(judged("corner", 3, 3, 3, 3, 3, 3))

    assert wrong("enveval", weak) == {"advice"}
    assert wrong("enveval", weak, advice="补上规则图") == set()
    assert wrong("enveval", fair) == set()
    assert "需改进" in QUESTIONS["enveval", "mean_low"][0]["label"]["zh"]


@pytest.mark.parametrize(
    ("stars", "note"),
    [
        ((5, 5, 5, 4), "mean_great"),
        ((4, 4, 4, 4), "mean_good"),
        ((3, 3, 3, 4), "mean_fair"),
        ((2, 3, 3, 3), "mean_low"),
    ],
)
def test_the_mean_is_told_in_words(stars: tuple[int, ...], note: str) -> None:
    state = evaluate_form(FORM, judged("column", *stars), PHONE)

    shown = {name for name, field in state.fields.items() if name.startswith("mean_")}
    assert {name for name in shown if state.fields[name].relevant} == {note}


def test_the_rows_of_a_walk_round_are_the_walls() -> None:
    asked = {name for (form, name), (field, _) in QUESTIONS.items() if field.get("batch")}

    assert FORM.get("batch") == "env_ref"
    assert set(lines("theme")) | {"good", "advice"} <= asked
    assert not {"class_ref", "area"} & asked


def test_one_judges_as_the_last_time() -> None:
    before = FormContext(today=TODAY, earlier=[{"by": "team"}])

    assert start_answers(FORM, before)["by"] == "team"
    assert start_answers(FORM, PHONE)["by"] == "leader"
