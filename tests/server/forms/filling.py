"""Fills any form without a screen: answers every question it asks, the same for the same seed."""

from collections.abc import Iterator
from random import Random
from typing import Any

from daybook.forms.compiled import CompiledForm, ExternalItem, Field, FieldState, FormContext
from daybook.forms.engine.plan import plan_of
from daybook.forms.engine.rules import evaluate_form, final_answers, start_answers
from daybook.forms.engine.values import is_empty

FILE = {"$f": "a" * 43, "n": 10, "t": "image/jpeg"}
MOST_PASSES = 40
ROWS = 2

_TEXTS = ("x", "abc", "Ada Lovelace", "12", "1234567890", "a@b.org", "2026-10-12", "yes", "ABC")
_NUMBERS = (5, 1, 0, 18, 30, 100, 45.5, 2026, 37.5, -1, 250, 1000, 13800000000)
_SILENT = ("note", "group", "repeat", "calculate", "hidden")


def items(source: str) -> list[ExternalItem]:
    """Three rows of any list that a school keeps."""
    return [
        {"value": f"{source}-{n}", "label": {"zh": str(n), "en": str(n)}, "columns": {}}
        for n in range(3)
    ]


CONTEXT = FormContext(today="2026-10-12", now=1_791_780_000_000, items=items)


def fill(form: CompiledForm, seed: int) -> tuple[dict[str, Any], set[str]]:
    """The finished record, and the questions that no answer was found for."""
    chance = Random(seed)
    answers = start_answers(form, CONTEXT)
    failed: set[str] = set()
    for _ in range(MOST_PASSES):
        state = evaluate_form(form, answers, CONTEXT)
        opened = [
            key
            for key, field in state.fields.items()
            if field.relevant and _is_open(form, answers, key, field) and key not in failed
        ]
        if not opened:
            break
        for key in opened:
            if not _answer(form, answers, key, chance):
                failed.add(key)
    return final_answers(form, answers, CONTEXT), failed


def _is_open(form: CompiledForm, answers: dict[str, Any], key: str, field: FieldState) -> bool:
    question = _field(form, key)
    if question["type"] == "repeat" and "count" not in question:
        return not answers.get(key)
    if question["type"] in _SILENT or field.readonly:
        return False
    return is_empty(_given(answers, key)) or field.error is not None


def _answer(form: CompiledForm, answers: dict[str, Any], key: str, chance: Random) -> bool:
    """Give the first answer that stands; whether there was one."""
    if _field(form, key)["type"] == "repeat":
        answers[key] = [{} for _ in range(ROWS)]
        return True
    state = evaluate_form(form, answers, CONTEXT).fields[key]
    for value in _candidates(_field(form, key), state, chance):
        _give(answers, key, value)
        found = evaluate_form(form, answers, CONTEXT).fields.get(key)
        if found is None or not found.relevant or found.error is None:
            return True
    _give(answers, key, None)
    return False


def _candidates(field: Field, state: FieldState, chance: Random) -> Iterator[Any]:
    kind = field["type"]
    choices = [choice["value"] for choice in state.choices]
    chance.shuffle(choices)
    if kind == "select_one":
        yield from choices
    elif kind in ("select_multiple", "rank"):
        yield from ([choice] for choice in choices)
        yield from (choices[:most] for most in range(2, len(choices) + 1))
    elif kind in ("integer", "decimal", "range"):
        yield from (field[key] for key in ("min", "max") if key in field)  # type: ignore[literal-required]
        numbers = (int(n) if kind == "integer" else n for n in _NUMBERS)
        yield from sorted(numbers, key=lambda _: chance.random())
    elif kind in ("image", "audio", "file"):
        yield [FILE]
    else:
        yield from _WRITTEN.get(kind, _TEXTS)


_WRITTEN: dict[str, tuple[str, ...]] = {
    "date": ("2026-10-12", "2026-10-13", "2026-10-11", "2001-01-01", "1990-05-05", "2030-01-01"),
    "time": ("12:30", "08:00", "23:00"),
    "dateTime": ("2026-10-12T12:30:00+08:00", "2026-10-13T12:30:00+08:00", "2001-01-01T08:00Z"),
    "geopoint": ("26.5 107.25 0 5",),
    "acknowledge": ("OK",),
}


def _field(form: CompiledForm, key: str) -> Field:
    return plan_of(form).places[key.rpartition(".")[2]].field


def _given(answers: dict[str, Any], key: str) -> Any:
    repeat, _, rest = key.partition(".")
    if not rest:
        return answers.get(key)
    row, _, name = rest.partition(".")
    rows = answers.get(repeat) or []
    return rows[int(row)].get(name) if int(row) < len(rows) else None


def _give(answers: dict[str, Any], key: str, value: Any) -> None:
    repeat, _, rest = key.partition(".")
    if not rest:
        answers[key] = value
        return
    row, _, name = rest.partition(".")
    rows = answers.setdefault(repeat, [])
    rows.extend({} for _ in range(int(row) + 1 - len(rows)))
    rows[int(row)][name] = value
