"""Answers put in their places: into a record, or into the rows of a repeat."""

from collections.abc import Iterable
from typing import Any

from daybook.forms.compiled import Answers
from daybook.forms.engine.evaluation import Evaluation
from daybook.forms.engine.plan import Place

Question = tuple[str, int | None]
"""A question by its name, and its row counted from 0 inside a repeat."""


def with_values(run: Evaluation, questions: Iterable[Question]) -> dict[str, Any]:
    """The answers with the values that some questions have; those given stay as they are."""
    answers = dict(run.answers)
    copied: set[str] = set()
    for name, row in questions:
        target = target_of(answers, copied, run.places[name], row)
        value = run.value(name, row)
        if value is None:
            target.pop(name, None)
        else:
            target[name] = value
    return answers


def target_of(
    answers: dict[str, Any], copied: set[str], place: Place, row: int | None
) -> dict[str, Any]:
    """Where an answer is put: all of `answers`, or a row; rows are copied once."""
    repeat = place.repeat
    if row is None or repeat is None:
        return answers
    if repeat not in copied:
        copied.add(repeat)
        answers[repeat] = [
            dict(each) if isinstance(each, dict) else each for each in rows_of(answers, repeat)
        ]
    rows: list[Any] = answers[repeat]
    rows.extend({} for _ in range(row + 1 - len(rows)))
    if not isinstance(rows[row], dict):
        rows[row] = {}
    found: dict[str, Any] = rows[row]
    return found


def rows_of(answers: Answers, repeat: str) -> list[Any]:
    """The rows given of a repeat."""
    rows = answers.get(repeat)
    return rows if isinstance(rows, list) else []
