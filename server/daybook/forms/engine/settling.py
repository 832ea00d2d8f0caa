"""What follows from a change in some forms: new rows, triggers, and values worked out once."""

from typing import Any

from daybook.forms.compiled import Answers, CompiledForm, FormContext
from daybook.forms.engine.evaluation import Evaluation, cast, start_value
from daybook.forms.engine.placing import rows_of, target_of, with_values
from daybook.forms.engine.plan import Place, plan_of
from daybook.forms.engine.standpoint import same
from daybook.forms.engine.values import is_empty


def settled(run: Evaluation, before: Evaluation | None = None) -> dict[str, Any]:
    """The answers of `run` brought up to date after those of `before`.

    Triggered calculations are done, new rows begin with their defaults, and what is worked out
    only once is kept.
    """
    form, context = run.form, run.context
    answers = _triggered(form, before, run.answers) if before else dict(run.answers)
    grown = _with_new_rows(form, answers, context, before.answers if before else {})
    if not any(place.keeps for place in plan_of(form).places.values()):
        return grown
    now = Evaluation(form, grown, context)
    first = [
        (name, row)
        for _, name, row in now.questions()
        if now.places[name].keeps and not is_empty(now.value(name, row))
    ]
    return with_values(now, first)


def _with_new_rows(
    form: CompiledForm, answers: dict[str, Any], context: FormContext, before: Answers
) -> dict[str, Any]:
    """The answers with the rows that are new since `before`, or asked for by a count, begun."""
    places = plan_of(form).places
    grown = answers
    for name, inside in plan_of(form).inside.items():
        if not any("default" in places[each].field for each in inside):
            continue
        count = len(rows_of(grown, name))
        if "count" in places[name].rules:
            count = max(count, Evaluation(form, grown, context).row_count(name))
        for row in range(len(rows_of(before, name)), count):
            grown = _with_row_begun(form, grown, name, row, context)
    return grown


def _with_row_begun(
    form: CompiledForm, answers: Answers, repeat: str, row: int, context: FormContext
) -> dict[str, Any]:
    """The answers with the defaults of one row where nothing is written yet."""
    rows = [*rows_of(answers, repeat)]
    rows.extend({} for _ in range(row + 1 - len(rows)))
    begun: dict[str, Any] = dict(rows[row]) if isinstance(rows[row], dict) else {}
    rows[row] = begun
    grown = {**answers, repeat: rows}
    for name in plan_of(form).inside[repeat]:
        if "default" in plan_of(form).places[name].field and name not in begun:
            value = start_value(Evaluation(form, grown, context), name, row)
            if value is not None:
                begun[name] = value
    return grown


def _triggered(form: CompiledForm, before: Evaluation, answers: Answers) -> dict[str, Any]:
    """The answers after the calculations whose triggers have another value than `before`."""
    changed = dict(answers)
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
            target_of(changed, copied, place, row)[name] = made
    return changed


def _is_triggered(place: Place, before: Evaluation, after: Evaluation, row: int | None) -> bool:
    def value(run: Evaluation, name: str) -> Any:
        known = run.places.get(name)
        return run.value(name, row if known.repeat else None) if known else None

    triggers = place.field.get("trigger", ())
    return any(not same(value(before, name), value(after, name)) for name in triggers)
