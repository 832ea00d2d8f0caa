"""What a form asks and accepts; the twin of the page's `forms/rules.ts`."""

from typing import Any

from daybook.forms.compiled import Answers, CompiledForm, FormContext, FormState, Localized
from daybook.forms.engine.evaluation import Evaluation, calculates, start_value
from daybook.forms.engine.placing import with_values
from daybook.forms.engine.plan import plan_of
from daybook.forms.engine.settling import settled
from daybook.forms.engine.shapes import NUL, has_nul
from daybook.forms.engine.standpoint import same
from daybook.forms.engine.values import is_empty


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
    made = [(name, row) for _, name, row in run.questions() if calculates(run.places[name])]
    return with_values(run, made)


def start_answers(form: CompiledForm, context: FormContext) -> dict[str, Any]:
    """The answers a new record starts with: the defaults, each seeing those before it."""
    answers: dict[str, Any] = {}
    for name, place in plan_of(form).places.items():
        if place.repeat is None and "default" in place.field:
            value = start_value(Evaluation(form, answers, context), name, None)
            if value is not None:
                answers[name] = value
    return settled(Evaluation(form, answers, context))


def change_answer(
    form: CompiledForm, answers: Answers, name: str, value: Any, context: FormContext
) -> dict[str, Any]:
    """The answers after `name` was given `value`.

    Defaults made of it follow until written over, and what it triggers is worked out.
    """
    changed = {**answers, name: value}
    before = Evaluation(form, answers, context)
    for other, place in plan_of(form).places.items():
        default = place.field.get("default")
        if other == name or place.repeat is not None or not isinstance(default, list):
            continue
        was = start_value(before, other, None)
        now = start_value(Evaluation(form, changed, context), other, None)
        if not same(was, now) and same(changed.get(other), was):
            changed[other] = now
    return settled(Evaluation(form, changed, context), before)


def final_answers(form: CompiledForm, answers: Answers, context: FormContext) -> dict[str, Any]:
    """The answers worth keeping: without empty ones and those to questions no longer asked."""
    run = Evaluation(form, answers, context)
    kept = {name: value for name, value in answers.items() if name not in run.places}
    for name, place in run.places.items():
        if place.repeat is not None or place.field["type"] in ("group", "note"):
            continue
        if "by" in place.field:
            # Another's part is not the author's to clear.
            value = answers.get(name)
        else:
            repeat = place.field["type"] == "repeat"
            value = _final_rows(run, name) if repeat else run.value(name, None)
        if not is_empty(value):
            kept[name] = value
    return kept


def _final_rows(run: Evaluation, repeat: str) -> list[dict[str, Any]]:
    inside = [
        name
        for name in run.inside(repeat)
        if run.places[name].field["type"] not in ("group", "note")
    ]
    return [
        {name: value for name in inside if not is_empty(value := run.value(name, row))}
        for row in range(run.asked_rows(repeat))
    ]
