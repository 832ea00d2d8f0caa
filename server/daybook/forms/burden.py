"""How long the first screen of a form takes, from the kinds of its required questions."""

from daybook.forms.compiled import LONG_TEXT, Answers, CompiledForm, Field, FormContext
from daybook.forms.evaluation import Evaluation

SECONDS = {
    "select_one": 2,
    "range": 2,
    "acknowledge": 2,
    "select_multiple": 4,
    "rank": 4,
    "integer": 3,
    "decimal": 3,
    "date": 3,
    "time": 3,
    "dateTime": 3,
    "image": 8,
}
"""Seconds by type; texts and choices from outer lists have their own."""

OUTER_LIST, TEXT, LONG = 4, 12, 20


def first_screen_seconds(form: CompiledForm, answers: Answers) -> int:
    """Seconds for the required questions without a default that these answers leave asked."""
    run = Evaluation(form, answers, FormContext(today="2026-01-01"))
    asked = [field for field in form["fields"] if field["type"] != "group"]
    return sum(
        seconds(field)
        for field in asked
        if "default" not in field and run.state(field["name"], None)[0].required
    )


def seconds(field: Field) -> int:
    """Seconds for one question."""
    if isinstance(field.get("list"), dict):
        return OUTER_LIST
    if field["type"] == "text":
        long = field.get("maxLength", 0) >= LONG_TEXT or "multiline" in field.get("appearance", "")
        return LONG if long else TEXT
    return SECONDS.get(field["type"], 0)
