"""Server and page agree on thousands of random expressions and records, and neither ever raises."""

import json
import shutil
import subprocess
from pathlib import Path
from random import Random
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daybook.forms import service
from daybook.forms.compiled import CompiledForm, FormState
from daybook.forms.engine import rules
from daybook.forms.engine.evaluation import Evaluation
from daybook.forms.engine.values import to_string
from daybook.forms.xlsform.compiler import compile_form
from tests.judges.odk.generator import workbook
from tests.server.forms import chance
from tests.server.forms.test_rules import CONTEXT, FORMS, VECTORS

TWIN = Path(__file__).parent / "twin.mjs"
EVERY: dict[str, CompiledForm] = {
    **FORMS,
    **{form["id"]: form for form in service.catalogue()},
    # The forms that ODK's own engine judges the page's half by.
    **{f"random{seed}": compile_form(workbook(seed)) for seed in range(60)},
}
EXPRESSIONS, RECORDS = 6000, 3000


def cases() -> dict[str, Any]:
    random = Random(20261012)
    return {
        "context": VECTORS["context"],
        "form": chance.form_of_few(),
        "forms": EVERY,
        "expressions": [
            {
                "expr": chance.expression(random),
                "answers": chance.few_answers(random),
            }
            for _ in range(EXPRESSIONS)
        ],
        "records": [
            {
                "form": name,
                "answers": chance.answers(random, EVERY[name]),
                **chance.change(random, EVERY[name]),
            }
            for name in random.choices(list(EVERY), k=RECORDS)
        ],
    }


CASES = cases()


@pytest.fixture(scope="module")
def twin() -> dict[str, Any]:
    """What the page's half answers to the same cases."""
    node = shutil.which("node")
    assert node, "Node is needed to ask the page's half"
    asked = subprocess.run(
        [node, str(TWIN)], input=json.dumps(CASES), capture_output=True, text=True, check=False
    )
    assert asked.returncode == 0, asked.stderr
    return cast(dict[str, Any], json.loads(asked.stdout))


def kind_of(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    return {str: "string", int: "number", float: "number"}.get(type(value), "list")


def test_both_give_random_expressions_the_same_value(twin: dict[str, Any]) -> None:
    for case, theirs in zip(CASES["expressions"], twin["expressions"], strict=True):
        form = cast(CompiledForm, CASES["form"])

        value = Evaluation(form, case["answers"], CONTEXT).evaluate(case["expr"], "own", None)

        assert [kind_of(value), to_string(value)] == theirs, case


def said(state: FormState) -> list[list[Any]]:
    return [
        [
            key,
            field.relevant,
            field.required,
            field.readonly,
            [choice["value"] for choice in field.choices],
            field.error["en"] if field.error else None,
        ]
        for key, field in state.fields.items()
    ]


def test_both_say_the_same_of_random_records(twin: dict[str, Any]) -> None:
    for case, theirs in zip(CASES["records"], twin["records"], strict=True):
        form = EVERY[case["form"]]

        state = rules.evaluate_form(form, case["answers"], CONTEXT)

        ours = {
            "says": said(state),
            "missing": state.missing,
            "invalid": state.invalid,
            "answers": state.answers,
            "final": rules.final_answers(form, case["answers"], CONTEXT),
            "start": rules.start_answers(form, CONTEXT),
            "changed": rules.change_answer(
                form, case["answers"], case["name"], case["value"], CONTEXT
            ),
        }
        assert ours == theirs, case


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=70),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


@pytest.mark.parametrize("name", ["lesson", "parent", "env", "rows", "calc", "limits"])
def test_whatever_is_sent_is_judged_without_an_error(name: str) -> None:
    form = EVERY[name]
    names = st.sampled_from(list(Evaluation(form, {}, CONTEXT).places)) | st.text(max_size=8)

    @settings(max_examples=150, deadline=None)
    @given(st.dictionaries(names, anything, max_size=12))
    def judged(answers: dict[str, Any]) -> None:
        for words in rules.check(form, answers, "2026-10-12").values():
            assert words["zh"]
            assert words["en"]

    judged()


@pytest.mark.parametrize("name", ["lesson", "parent", "env", "rows", "calc"])
def test_what_is_kept_at_the_end_is_kept_again(name: str) -> None:
    form = EVERY[name]

    @settings(max_examples=100, deadline=None)
    @given(st.integers(0, 10_000))
    def settled(seed: int) -> None:
        once = rules.final_answers(form, chance.answers(Random(seed), form), CONTEXT)

        assert rules.final_answers(form, once, CONTEXT) == once

    settled()


def test_a_record_the_phone_finds_good_is_good_to_the_server() -> None:
    for case in CASES["records"]:
        form = EVERY[case["form"]]
        kept = rules.final_answers(form, case["answers"], CONTEXT)
        state = rules.evaluate_form(form, kept, CONTEXT)

        if not state.missing and not state.invalid and "elsewhere" not in kept:
            assert rules.check(form, kept, CONTEXT.today) == {}, case
