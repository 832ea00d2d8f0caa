"""What is said of a workbook, in both languages."""

from typing import Any

from daybook.forms.compiled import Localized
from daybook.forms.errors import FormProblem


def told(problem: FormProblem) -> dict[str, Any]:
    """A problem or note with its place: `{sheet, row, column, sentence: {zh, en}}`."""
    return {
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "sentence": Localized(zh=problem.sentence, en=problem.sentence),
    }
