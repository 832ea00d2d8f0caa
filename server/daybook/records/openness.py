"""What a record leaves to be done: a child to be looked after, a problem, a correction."""

from dataclasses import dataclass
from typing import Final

from daybook_sync.ids import is_id

from daybook.forms.compiled import Answers, CompiledForm

URGENT: Final = "urgent"
PROBLEM: Final = "problem"
CORRECTION: Final = "correction"

_TICKED: Final = "OK"


@dataclass(frozen=True, slots=True)
class Left:
    """What is left to be done, "" for nothing: by which day, and by which other school."""

    what: str = ""
    due: str | None = None
    host: str | None = None


def of(form: CompiledForm, answers: Answers) -> Left:
    """What a record leaves open."""
    asked = form["id"]
    if asked == "child" and answers.get("urgent") == _TICKED:
        return Left(URGENT)
    if asked == "daylog" and answers.get("kind") == PROBLEM and answers.get("solved") != _TICKED:
        return Left(PROBLEM)
    due, host = answers.get("correct_by"), answers.get("to_school")
    if asked == "visit" and isinstance(due, str) and not answers.get(CORRECTION):
        return Left(CORRECTION, due, host if is_id(host) else None)
    return Left()
