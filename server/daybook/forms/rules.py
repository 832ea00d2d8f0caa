"""What a form asks and accepts; the twin of the page's `forms/rules.ts`."""

from collections.abc import Iterable
from typing import Any

from daybook.forms.compiled import Answers, CompiledForm, FormContext, FormState, Localized
from daybook.forms.evaluation import Evaluation, calculates, cast
from daybook.forms.plan import Place, plan_of
from daybook.forms.shapes import NUL, has_nul
from daybook.forms.standpoint import same
from daybook.forms.values import is_empty

Question = tuple[str, int | None]
"""A question by its name, and its row counted from 0 inside a repeat."""


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
    return _with_values(run, made)


def _with_values(run: Evaluation, questions: Iterable[Question]) -> dict[str, Any]:
    """The answers with the values that some questions have; those given stay as they are."""
    answers = dict(run.answers)
    copied: set[str] = set()
    for name, row in questions:
        target = _target(answers, copied, run.places[name], row)
        value = run.value(name, row)
        if value is None:
            target.pop(name, None)
        else:
            target[name] = value
    return answers


def _target(
    answers: dict[str, Any], copied: set[str], place: Place, row: int | None
) -> dict[str, Any]:
    """Where an answer is put: all of `answers`, or a row; rows are copied once."""
    repeat = place.repeat
    if row is None or repeat is None:
        return answers
    if repeat not in copied:
        copied.add(repeat)
        answers[repeat] = [
            dict(each) if isinstance(each, dict) else each for each in _rows(answers, repeat)
        ]
    rows: list[Any] = answers[repeat]
    rows.extend({} for _ in range(row + 1 - len(rows)))
    if not isinstance(rows[row], dict):
        rows[row] = {}
    found: dict[str, Any] = rows[row]
    return found


def _rows(answers: Answers, repeat: str) -> list[Any]:
    rows = answers.get(repeat)
    return rows if isinstance(rows, list) else []


def start_answers(form: CompiledForm, context: FormContext) -> dict[str, Any]:
    """The answers a new record starts with: the defaults, each seeing those before it."""
    answers: dict[str, Any] = {}
    for name, place in plan_of(form).places.items():
        if place.repeat is None and "default" in place.field:
            value = _default(Evaluation(form, answers, context), name, None)
            if value is not None:
                answers[name] = value
    return _settled(form, answers, context)


def add_row(
    form: CompiledForm, answers: Answers, repeat: str, context: FormContext
) -> dict[str, Any]:
    """The answers with one more row of a repeat, which starts with its defaults."""
    rows = _rows(answers, repeat)
    added: dict[str, Any] = {}
    grown = {**answers, repeat: [*rows, added]}
    for name in plan_of(form).inside[repeat]:
        if "default" in plan_of(form).places[name].field:
            value = _default(Evaluation(form, grown, context), name, len(rows))
            if value is not None:
                added[name] = value
    return grown


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
        was = _default(before, other, None)
        now = _default(Evaluation(form, changed, context), other, None)
        if not same(was, now) and same(changed.get(other), was):
            changed[other] = now
    return _settled(form, _triggered(form, before, changed), context)


def _default(run: Evaluation, name: str, row: int | None) -> Any:
    field = run.places[name].field
    return cast(field, run.evaluate(field.get("default", ""), name, row))


def _triggered(form: CompiledForm, before: Evaluation, answers: dict[str, Any]) -> dict[str, Any]:
    """The answers after the calculations whose triggers have another value than `before`."""
    changed = answers
    for name, place in plan_of(form).places.items():
        if "trigger" not in place.field:
            continue
        after = Evaluation(form, changed, before.context)
        rows: list[int | None] = [None]
        if place.repeat is not None:
            repeat = place.repeat
            rows = list(range(min(run.row_count(repeat) for run in (before, after))))
        due = [row for row in rows if _is_triggered(place, before, after, row)]
        changed = dict(changed)
        copied: set[str] = set()
        for row in due:
            made = cast(place.field, after.evaluate(place.field.get("calculate", ""), name, row))
            _target(changed, copied, place, row)[name] = made
    return changed


def _is_triggered(place: Place, before: Evaluation, after: Evaluation, row: int | None) -> bool:
    def value(run: Evaluation, name: str) -> Any:
        known = run.places.get(name)
        return run.value(name, row if known.repeat else None) if known else None

    triggers = place.field.get("trigger", ())
    return any(not same(value(before, name), value(after, name)) for name in triggers)


def _settled(form: CompiledForm, answers: dict[str, Any], context: FormContext) -> dict[str, Any]:
    """The answers with the rows that a count asks for begun, and what is worked out only once."""
    plan = plan_of(form)
    grown = answers
    for name, place in plan.places.items():
        inside = plan.inside.get(name, ())
        if "count" in place.rules and any("default" in plan.places[i].field for i in inside):
            count = Evaluation(form, grown, context).row_count(name)
            for _ in range(count - len(_rows(grown, name))):
                grown = add_row(form, grown, name, context)
    if not any(place.keeps for place in plan.places.values()):
        return grown
    run = Evaluation(form, grown, context)
    first = [
        (name, row)
        for _, name, row in run.questions()
        if run.places[name].keeps and not is_empty(run.value(name, row))
    ]
    return _with_values(run, first)


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
    inside = [
        name
        for name in run.inside(repeat)
        if run.places[name].field["type"] not in ("group", "note")
    ]
    return [
        {name: value for name in inside if not is_empty(value := run.value(name, row))}
        for row in range(run.asked_rows(repeat))
    ]
