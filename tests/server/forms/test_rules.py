"""Both halves answer the same about a form; these are the cases they share."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import pytest

from daybook.forms.compiled import CompiledForm, ExternalItem, FormContext, FormState
from daybook.forms.engine import rules
from daybook.forms.engine.evaluation import Evaluation
from daybook.forms.engine.values import is_empty, to_string
from daybook.forms.xlsform.xpath import parse

VECTORS = json.loads(
    (Path(__file__).parents[3] / "sync" / "vectors" / "rules.json").read_text("utf-8")
)
ITEMS: Mapping[str, Sequence[ExternalItem]] = VECTORS["context"]["items"]
CONTEXT = FormContext(
    today=VECTORS["context"]["today"],
    now=VECTORS["context"]["now"],
    language=VECTORS["context"]["language"],
    offset=VECTORS["context"]["offset"],
    random=lambda: float(VECTORS["context"]["random"]),
    meta=VECTORS["context"]["meta"],
    items=lambda source: ITEMS.get(source, ()),
    earlier=VECTORS["context"]["earlier"],
)
FORMS: Mapping[str, CompiledForm] = VECTORS["forms"]
Case = dict[str, Any]


def rule(case: Case) -> str:
    return str(case["rule"])


@pytest.mark.parametrize("case", VECTORS["expressions"], ids=rule)
def test_an_expression_is_parsed_into_its_tree(case: Case) -> None:
    assert parse(case["source"]) == case["expr"]


@pytest.mark.parametrize("case", VECTORS["expressions"], ids=rule)
def test_an_expression_has_its_value(case: Case) -> None:
    answers = {**case.get("answers", {}), "own": case.get("own")}
    fields = [{"name": name, "type": "hidden", "label": {}} for name in answers]
    form = cast(CompiledForm, {"choices": {}, "fields": fields})

    value = Evaluation(form, answers, CONTEXT).evaluate(case["expr"], "own", None)

    if "text" in case:
        assert to_string(value) == case["text"]
    else:
        assert value == case["value"]
        assert isinstance(value, bool) == isinstance(case["value"], bool)


def named(state: FormState, quality: str) -> list[str]:
    return [key for key, field in state.fields.items() if getattr(field, quality)]


@pytest.mark.parametrize("case", VECTORS["cases"], ids=rule)
def test_a_form_says_what_is_asked_missing_and_wrong(case: Case) -> None:
    state = rules.evaluate_form(FORMS[case["form"]], case["answers"], CONTEXT)

    if "missing" in case:
        assert state.missing == case["missing"]
    if "invalid" in case:
        assert state.invalid == case["invalid"]
    for quality in {"relevant", "required", "readonly"} & set(case):
        assert named(state, quality) == case[quality]
    for key, words in case.get("errors", {}).items():
        error = state.fields[key].error
        assert error is not None
        assert error["en"] == words
    for key, values in case.get("choices", {}).items():
        assert [choice["value"] for choice in state.fields[key].choices] == values
    for key, relevant in case.get("asked", {}).items():
        assert state.fields[key].relevant is relevant


@pytest.mark.parametrize("case", [c for c in VECTORS["cases"] if "calculated" in c], ids=rule)
def test_a_form_calculates(case: Case) -> None:
    form = FORMS[case["form"]]
    made = {
        name
        for name, place in Evaluation(form, {}, CONTEXT).places.items()
        if "calculate" in place.field or place.field["type"] == "repeat"
    }

    answers = rules.evaluate_form(form, case["answers"], CONTEXT).answers

    assert {name: answers[name] for name in answers if name in made} == case["calculated"]


@pytest.mark.parametrize("case", [c for c in VECTORS["cases"] if "final" in c], ids=rule)
def test_a_form_keeps_what_is_asked(case: Case) -> None:
    kept = rules.final_answers(FORMS[case["form"]], case["answers"], CONTEXT)

    assert kept == case["final"]


@pytest.mark.parametrize("case", [c for c in VECTORS["cases"] if "start" in c], ids=rule)
def test_a_form_starts_with_its_defaults(case: Case) -> None:
    assert rules.start_answers(FORMS[case["form"]], CONTEXT) == case["start"]


@pytest.mark.parametrize("case", [c for c in VECTORS["cases"] if "change" in c], ids=rule)
def test_defaults_follow_until_written_over(case: Case) -> None:
    name, value = case["change"]

    changed = rules.change_answer(FORMS[case["form"]], case["answers"], name, value, CONTEXT)

    expected = case["changed"]
    assert {key: changed.get(key) for key in expected} == expected
    if not case.get("loose"):
        assert {key for key, given in changed.items() if not is_empty(given)} <= set(expected)


def test_there_are_enough_cases() -> None:
    assert len(VECTORS["expressions"]) + len(VECTORS["cases"]) >= 150
