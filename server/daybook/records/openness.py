"""What a record leaves to be done: a child to be looked after, a problem, a correction."""

from typing import Final

from daybook.forms.compiled import Answers, CompiledForm

URGENT: Final = "urgent"
PROBLEM: Final = "problem"
CORRECTION: Final = "correction"
NOTHING: Final = ""

_TICKED: Final = "OK"


def of(form: CompiledForm, answers: Answers) -> tuple[str, str | None]:
    """What a record leaves open, and by which day; ("", None) for nothing."""
    asked = form["id"]
    if asked == "child" and answers.get("urgent") == _TICKED:
        return URGENT, None
    if asked == "daylog" and answers.get("kind") == PROBLEM and answers.get("solved") != _TICKED:
        return PROBLEM, None
    due = answers.get("correct_by")
    if asked == "visit" and isinstance(due, str) and not answers.get(CORRECTION):
        return CORRECTION, due
    return NOTHING, None
