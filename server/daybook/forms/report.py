"""Collects what is wrong with a workbook while all of it is read."""

import re
from collections.abc import Mapping

from daybook.forms.compiled import LANGUAGES, Expr, Localized
from daybook.forms.errors import ExpressionError, FormProblem
from daybook.forms.workbook import Workbook
from daybook.forms.xpath import parse

_LANGUAGE = re.compile(r"(?:.*\()?(zh|en)(?:-[\w-]+)?\)?", re.IGNORECASE)
_SHEETS = ("workbook", "settings", "survey", "choices")


class Report:
    """The problems of one workbook."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.problems: list[FormProblem] = []

    def add(self, sheet: str, row: int | None, column: str | None, sentence: str) -> None:
        """Note a problem."""
        self.problems.append(FormProblem(sheet, row, column, sentence))

    def question(self, name: str, column: str, sentence: str) -> None:
        """Note a problem of a question."""
        self.add("survey", self.book.row(name), column, sentence)

    def sorted(self) -> list[FormProblem]:
        """The problems in the order of the workbook."""
        return sorted(self.problems, key=lambda found: (_SHEETS.index(found.sheet), found.row or 0))

    def expression(self, name: str, column: str, source: str) -> Expr:
        """The parsed expression of a question's cell; "" where it is wrong."""
        try:
            return parse(source)
        except ExpressionError as error:
            self.question(name, column, str(error))
            return ""


def localized(words: object) -> tuple[Localized, list[str]]:
    """Words in both languages from pyxform's, and the languages that are missing."""
    found: dict[str, str] = {}
    if isinstance(words, Mapping):
        for header, text in words.items():
            language = _LANGUAGE.fullmatch(str(header).strip())
            if language:
                found[language[1].lower()] = str(text).strip()
    missing = [language for language in LANGUAGES if not found.get(language)]
    return {"zh": found.get("zh", ""), "en": found.get("en", "")}, missing
