"""What can be wrong with a form that somebody uploads, as sentences with their place."""

from dataclasses import dataclass
from typing import Final

MOST_TOLD: Final = 300
"""Problems, and notes, that are told of one workbook."""


@dataclass(frozen=True)
class FormProblem:
    """One thing to mend: the sheet, the spreadsheet's row number, the column, a sentence."""

    sheet: str
    row: int | None
    column: str | None
    sentence: str

    def __str__(self) -> str:
        place = [self.sheet]
        if self.row is not None:
            place.append(f"row {self.row}")
        if self.column:
            place.append(f"column {self.column}")
        return f"{', '.join(place)}: {self.sentence}"


class InvalidFormError(Exception):
    """The workbook is not a form; `problems` says why, in the order of the workbook."""

    def __init__(self, problems: list[FormProblem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


class ExpressionError(Exception):
    """An expression that cannot be compiled; the message is a sentence."""


class VersionTakenError(Exception):
    """A published version of a form is never changed; a change needs the next version."""

    def __init__(self, form_id: str, version: int) -> None:
        super().__init__(f"Version {version} of “{form_id}” is published and asks something else.")
