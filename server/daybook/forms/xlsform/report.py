"""Collects what is wrong with a workbook, and what its author should know, while it is read."""

import re
from typing import Final

from daybook.forms.compiled import LANGUAGES, Expr, Localized
from daybook.forms.errors import MOST_TOLD, ExpressionError, FormProblem
from daybook.forms.xlsform.columns import FIRST_ROW, Row, language_of, split
from daybook.forms.xlsform.workbook import Workbook
from daybook.forms.xlsform.xpath import parse

_LONG: Final = re.compile("“([^”]{80})[^”]+”")
_LONGEST: Final = 600
"""What somebody wrote stands in sentences; neither it nor they go on for ever."""

_SHEETS: Final = ("workbook", "settings", "survey", "choices")
_NAMES: Final = {"zh": "Chinese", "en": "English"}


class Report:
    """The problems and the notes of one workbook.

    `rows` are the rows of the questions by name. `fallback` is the language whose words stand for
    both of ours, in a workbook that has neither; else "".
    """

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.problems: list[FormProblem] = []
        self.notes: list[FormProblem] = []
        self.rows: dict[str, int] = {}
        spoken = [
            split(header)[1]
            for headers in book.headers.values()
            for header in headers
            if split(header)[0] == "label"
        ]
        ours = [name for name in spoken if name == "" or language_of(name)]
        self.fallback = "" if ours or not spoken else spoken[0]
        self._default = language_of(book.settings.get("default_language", ""))

    def add(self, sheet: str, row: int | None, column: str | None, sentence: str) -> None:
        """Note a problem: with it, the workbook is no form."""
        if len(self.problems) < MOST_TOLD:
            self.problems.append(FormProblem(sheet, row, column, _short(sentence)))

    def note(self, sheet: str, row: int | None, column: str | None, sentence: str) -> None:
        """Note what the author should know; the form works all the same."""
        found = FormProblem(sheet, row, column, _short(sentence))
        if len(self.notes) < MOST_TOLD and found not in self.notes:
            self.notes.append(found)

    def question(self, name: str, column: str, sentence: str) -> None:
        """Note a problem of a question."""
        self.add("survey", self.rows.get(name), column, sentence)

    def remark(self, name: str, column: str, sentence: str) -> None:
        """Note what the author should know of a question."""
        self.note("survey", self.rows.get(name), column, sentence)

    def sorted(self, found: list[FormProblem]) -> list[FormProblem]:
        """Problems or notes in the order of the workbook."""
        return sorted(found, key=lambda one: (_place(one.sheet), one.row or 0))

    def column(self, sheet: str, header: str) -> dict[int, str]:
        """What a column holds, by row."""
        rows = {"survey": self.book.survey, "choices": self.book.choices}
        found = enumerate(rows.get(sheet, self.book.settings_rows), FIRST_ROW)
        return {number: row[header] for number, row in found if header in row}

    def expression(self, name: str, column: str, source: object) -> Expr:
        """The parsed expression of a question's cell; "" where it is wrong."""
        if not isinstance(source, str):
            # A column such as relevant::zh, which is refused by its header.
            return ""
        try:
            return parse(source)
        except ExpressionError as error:
            self.question(name, column, str(error))
        except RecursionError:
            self.question(name, column, "The expression is nested too deep to be read.")
        return ""

    def words(self, sheet: str, number: int | None, row: Row, column: str) -> Localized | None:
        """The words of a cell in both languages; None where there are none.

        Words in one language stand for both; a workbook that has both is told where one is missing.
        """
        given = {language: row.get(f"{column}::{language}", "") for language in LANGUAGES}
        plain = row.get(column, "") or row.get(f"{column}::{self.fallback}", "")
        for language in [self._default] if self._default else LANGUAGES:
            given[language] = given[language] or plain
        either = given["zh"] or given["en"] or plain
        if not either:
            return None
        for language in LANGUAGES:
            if not given[language] and f"{column}::{language}" in self.book.headers[sheet]:
                sentence = f"There are no {_NAMES[language]} words; the others stand for them."
                self.note(sheet, number, f"{column}::{language}", sentence)
        return {"zh": given["zh"] or either, "en": given["en"] or either}


def _short(sentence: str) -> str:
    return _LONG.sub(r"“\1…”", sentence)[:_LONGEST]


def _place(sheet: str) -> int:
    return _SHEETS.index(sheet) if sheet in _SHEETS else len(_SHEETS)
