"""From a workbook to the compiled form; the same workbook always gives the same bytes."""

import re
from pathlib import Path

from daybook.forms.compiled import ICONS, LANGUAGES, CompiledForm, Localized
from daybook.forms.digest import digest
from daybook.forms.errors import InvalidFormError
from daybook.forms.lists import compile_lists
from daybook.forms.questions import QuestionCompiler
from daybook.forms.references import RULES, References
from daybook.forms.report import Report, localized
from daybook.forms.resolution import lists_in
from daybook.forms.uses import use
from daybook.forms.workbook import FIRST_ROW, read

MAX_QUESTIONS = 500
_FORM_ID = re.compile(r"[a-z][a-z0-9_]{0,31}")
_VERSION = re.compile("[1-9][0-9]{0,8}")


def compile_form(source: Path | str) -> CompiledForm:
    """Compile a file, or Markdown given as text; raises `InvalidFormError` with every problem."""
    report = Report(read(source))
    lists = compile_lists(report)
    questions = QuestionCompiler(lists, report)
    form = _head(report)
    form["fields"] = questions.fields(report.book.tree["children"])
    if len(questions.names) > MAX_QUESTIONS:
        report.add("survey", None, "name", f"A form has at most {MAX_QUESTIONS} questions.")
    used = {*questions.used_lists, *lists_in(form["fields"], RULES)}
    form["choices"] = {name: lists[name] for name in lists if name in used}
    References(form, report).resolve()
    if report.problems:
        raise InvalidFormError(report.sorted())
    form["digest"] = digest(form)
    return form


def _head(report: Report) -> CompiledForm:
    settings = report.book.settings
    form: CompiledForm = {
        "id": settings.get("form_id", ""),
        "version": 0,
        "title": _title(report),
        "audience": settings.get("audience", ""),
        "digest": "",
        "choices": {},
        "fields": [],
    }
    if not _FORM_ID.fullmatch(form["id"]):
        _refuse(report, "form_id", "form_id is 1 to 32 small letters, digits and underscores.")
    if form["audience"] not in ("class", "school"):
        _refuse(report, "audience", "audience is “class” or “school”.")
    if _VERSION.fullmatch(settings.get("version", "")):
        form["version"] = int(settings["version"])
    else:
        _refuse(report, "version", "version is a whole number from 1.")
    if "icon" in settings:
        form["icon"] = settings["icon"]
        if form["icon"] not in ICONS:
            _refuse(report, "icon", f"There is no picture “{form['icon']}”.")
    use(form, report)
    return form


def _title(report: Report) -> Localized:
    words = {
        language: text
        for header, text in report.book.settings.items()
        for column, _mark, language in [header.partition("::")]
        if column in ("form_title", "title")
    }
    title, missing = localized(words)
    for language in LANGUAGES:
        if language in missing:
            _refuse(report, f"form_title::{language}", f"The form has no {language} title.")
    return title


def _refuse(report: Report, column: str, sentence: str) -> None:
    report.add("settings", FIRST_ROW, column, sentence)
