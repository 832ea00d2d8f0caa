"""From a workbook to the compiled form; the same workbook always gives the same bytes."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from daybook.forms.compiled import CompiledForm
from daybook.forms.digest import digest
from daybook.forms.errors import FormProblem, InvalidFormError
from daybook.forms.xlsform import kinds
from daybook.forms.xlsform.batches import check_batch
from daybook.forms.xlsform.columns import FIRST_ROW
from daybook.forms.xlsform.head import head
from daybook.forms.xlsform.headers import check_headers
from daybook.forms.xlsform.lists import compile_lists
from daybook.forms.xlsform.questions import QuestionCompiler
from daybook.forms.xlsform.references import RULES, References
from daybook.forms.xlsform.report import Report
from daybook.forms.xlsform.resolution import lists_in
from daybook.forms.xlsform.sheets import Sheets, sheets_of
from daybook.forms.xlsform.wording import Files
from daybook.forms.xlsform.workbook import read

MAX_QUESTIONS = 500


@dataclass(frozen=True)
class Compilation:
    """A form, what its author should know of it, and the cells it was made from."""

    form: CompiledForm
    notes: list[FormProblem]
    sheets: Sheets


def compile_form(source: Path | str) -> CompiledForm:
    """Compile a file, or Markdown given as text; raises `InvalidFormError` with every problem."""
    return compile_workbook(source).form


def compile_workbook(
    source: Path | str | bytes | Sheets, files: Files | None = None, name: str = ""
) -> Compilation:
    """Compile a file, its bytes, Markdown as text, or cells; raises `InvalidFormError`.

    `files` are the references of the pictures that were given with it, by their names. `name`, by
    default that of the file without its ending, stands where the workbook names no form.
    """
    if isinstance(source, Path):
        name = name or source.stem
    sheets = source if isinstance(source, Mapping) else sheets_of(source)
    report = Report(read(sheets))
    form = _compiled(report, {} if files is None else files, name)
    if report.problems:
        raise InvalidFormError(report.sorted(report.problems))
    form["digest"] = digest(form)
    return Compilation(form, report.sorted(report.notes), sheets)


def _compiled(report: Report, files: Files, name: str) -> CompiledForm:
    check_headers(report)
    lists = compile_lists(report, files)
    questions = QuestionCompiler(lists, report, files)
    form = head(report, name)
    form["fields"] = questions.fields(report.book.tree["children"])
    _check_rows(report, questions.rows)
    if not questions.names:
        report.add("survey", None, None, "The form has no questions.")
    if len(questions.names) > MAX_QUESTIONS:
        report.add("survey", None, "name", f"A form has at most {MAX_QUESTIONS} questions.")
    used = {*questions.used_lists, *lists_in(form["fields"], RULES)}
    form["choices"] = {key: lists[key] for key in lists if key in used}
    check_batch(form, report)
    References(form, report).resolve()
    return form


def _check_rows(report: Report, asked: set[int]) -> None:
    """Every row became a question, ended a group, or is told."""
    for number, row in enumerate(report.book.survey, FIRST_ROW):
        if not row or number in asked:
            continue
        written = row.get("type", "")
        if row.get("disabled", "").lower() in ("yes", "true"):
            report.note("survey", number, None, "The row is disabled and was left out.")
        elif not written:
            report.note("survey", number, None, "The row has no type and was left out.")
        elif not written.lower().startswith("end"):
            report.add("survey", number, "type", kinds.refusal(written))
