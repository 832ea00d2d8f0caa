"""What a form asks and accepts; the twin of the page's `forms/rules.ts`."""

from typing import Any

from daybook.forms.compiled import Answers, CompiledForm, FormContext, FormState, Localized
from daybook.forms.evaluation import Evaluation, cast
from daybook.forms.shapes import NUL, has_nul
from daybook.forms.values import is_empty


def check(form: CompiledForm, answers: Answers, today: str) -> dict[str, Localized]:
    """What is wrong with a finished record, by question (`repeat.0.name` inside a repeat).

    Empty when it may be accepted. Questions the form does not have are left alone, and so are
    answers to questions it does not ask.
    """
    run = Evaluation(form, answers, FormContext(today=today, recalculate=False))
    found: dict[str, Localized] = {}
    for key, name, row in run.questions():
        fault = run.fault(name, row)
        if fault:
            found[key] = fault
    for name, value in answers.items():
        if name not in found and ("\0" in name or has_nul(value)):
            found[name.replace("\0", "")] = NUL
    return found


def evaluate_form(form: CompiledForm, answers: Answers, context: FormContext) -> FormState:
    """The state of every question for these answers."""
    run = Evaluation(form, answers, context)
    states, missing, invalid = {}, [], []
    for key, name, row in run.questions():
        states[key], is_missing = run.state(name, row)
        if is_missing:
            missing.append(key)
        if states[key].error:
            invalid.append(key)
    return FormState(states, _calculated(run), missing, invalid)


def _calculated(run: Evaluation) -> dict[str, Any]:
    answers = dict(run.answers)
    for key, name, row in run.questions():
        if "calculate" not in run.places[name].field:
            continue
        target = answers if row is None else _row(answers, key.partition(".")[0], row)
        value = run.value(name, row)
        if value is None:
            target.pop(name, None)
        else:
            target[name] = value
    return answers


def _row(answers: dict[str, Any], repeat: str, row: int) -> dict[str, Any]:
    """A copy of one row, put in its place so that the rows given stay as they are."""
    given = answers.get(repeat)
    rows: list[Any] = list(given) if isinstance(given, list) else []
    rows.extend({} for _ in range(row + 1 - len(rows)))
    copy: dict[str, Any] = dict(rows[row]) if isinstance(rows[row], dict) else {}
    rows[row] = copy
    answers[repeat] = rows
    return copy


def start_answers(form: CompiledForm, context: FormContext) -> dict[str, Any]:
    """The answers a new record starts with: the defaults, each seeing those before it."""
    answers: dict[str, Any] = {}
    for name, place in Evaluation(form, answers, context).places.items():
        if place.repeat is None and "default" in place.field:
            value = _default(form, answers, context, name)
            if value is not None:
                answers[name] = value
    return answers


def change_answer(
    form: CompiledForm, answers: Answers, name: str, value: Any, context: FormContext
) -> dict[str, Any]:
    """The answers after `name` was given `value`; defaults made of it follow until written over."""
    changed = {**answers, name: value}
    for other, place in Evaluation(form, answers, context).places.items():
        default = place.field.get("default")
        if other == name or place.repeat is not None or not isinstance(default, list):
            continue
        before = _default(form, answers, context, other)
        after = _default(form, changed, context, other)
        if before != after and _same(changed.get(other), before):
            changed[other] = after
    return changed


def _same(a: Any, b: Any) -> bool:
    return (is_empty(a) and is_empty(b)) or a == b


def _default(form: CompiledForm, answers: Answers, context: FormContext, name: str) -> Any:
    run = Evaluation(form, answers, context)
    field = run.places[name].field
    return cast(field, run.evaluate(field.get("default", ""), name, None))


def final_answers(form: CompiledForm, answers: Answers, context: FormContext) -> dict[str, Any]:
    """The answers worth keeping: without empty ones and those to questions no longer asked."""
    run = Evaluation(form, answers, context)
    kept = {name: value for name, value in answers.items() if name not in run.places}
    for name, place in run.places.items():
        if place.repeat is not None or place.field["type"] in ("group", "note"):
            continue
        value = _final_rows(run, name) if place.field["type"] == "repeat" else run.value(name, None)
        if not is_empty(value):
            kept[name] = value
    return kept


def _final_rows(run: Evaluation, repeat: str) -> list[dict[str, Any]]:
    if not run.relevant(repeat, None):
        return []
    inside = [
        name
        for name, place in run.places.items()
        if place.repeat == repeat and place.field["type"] not in ("group", "note")
    ]
    return [
        {name: value for name in inside if not is_empty(value := run.value(name, row))}
        for row in range(run.row_count(repeat))
    ]
