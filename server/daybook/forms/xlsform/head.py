"""The settings sheet: what a form is called, and for whom it is."""

import re
from typing import Final

from daybook.forms.compiled import AUDIENCES, ICONS, CompiledForm, Localized
from daybook.forms.xlsform.columns import FIRST_ROW
from daybook.forms.xlsform.report import Report
from daybook.forms.xlsform.uses import use

MAX_VERSION: Final = 2**31 - 1

_FORM_ID = re.compile(r"[a-z][a-z0-9_]{0,31}")
_VERSION = re.compile("[1-9][0-9]{0,9}")
_STEM = re.compile(r"[^a-z0-9]+")


def head(report: Report, name: str) -> CompiledForm:
    """The form without questions; `name`, that of the file, stands where none is given."""
    settings = report.book.settings
    form: CompiledForm = {
        "id": _form_id(report, name),
        "version": _version(report),
        "title": {"zh": "", "en": ""},
        "audience": settings.get("audience", "school"),
        "digest": "",
        "choices": {},
        "fields": [],
    }
    form["title"] = _title(report, name or form["id"])
    if form["audience"] not in AUDIENCES:
        _refuse(report, "audience", "audience is “class”, “school” or “pair”.")
    if "icon" in settings:
        form["icon"] = settings["icon"]
        if form["icon"] not in ICONS:
            _refuse(report, "icon", f"There is no picture “{form['icon']}”.")
    use(form, report)
    if "visibility" not in form:
        form["visibility"] = "V2" if form["audience"] == "class" else "V1"
    if form["audience"] == "pair" and form["visibility"] != "V1":
        _refuse(report, "visibility", "What is of a pair is V1: both schools read it.")
    _check_rows(report)
    return form


def _form_id(report: Report, name: str) -> str:
    """A name that may stand in addresses; capital letters, dots and hyphens are made to fit."""
    given = report.book.settings.get("form_id", "")
    if given:
        form_id = re.sub("[-.]", "_", given.lower())
        if not _FORM_ID.fullmatch(form_id):
            _refuse(report, "form_id", "form_id is 1 to 32 letters, digits and underscores.")
        elif form_id != given:
            _note(report, "form_id", f"The form is kept as “{form_id}”.")
        return form_id
    form_id = _STEM.sub("_", name.lower()).strip("_")[:30]
    if not _FORM_ID.fullmatch(form_id):
        form_id = f"f_{form_id}".rstrip("_")
    if not name:
        _refuse(report, "form_id", "The form has no form_id.")
    else:
        _note(report, "form_id", f"The form has no form_id; it is kept as “{form_id}”.")
    return form_id


def _version(report: Report) -> int:
    given = report.book.settings.get("version", "1")
    if _VERSION.fullmatch(given) and int(given) <= MAX_VERSION:
        return int(given)
    _refuse(report, "version", f"version is a whole number from 1 to {MAX_VERSION}.")
    return 1


def _title(report: Report, name: str) -> Localized:
    title = report.words("settings", FIRST_ROW, report.book.settings, "form_title")
    if title is None:
        _note(report, "form_title", f"The form has no title; it is called “{name}”.")
    return title or {"zh": name, "en": name}


def _check_rows(report: Report) -> None:
    for number, row in enumerate(report.book.settings_rows[1:], FIRST_ROW + 1):
        if row:
            report.add("settings", number, None, "The settings stand in one row.")


def _note(report: Report, column: str, sentence: str) -> None:
    report.note("settings", FIRST_ROW, column, sentence)


def _refuse(report: Report, column: str, sentence: str) -> None:
    report.add("settings", FIRST_ROW, column, sentence)
