"""What the headers of a workbook ask for that is not supported, or not shown."""

from typing import Final

from daybook.forms.columns import MEDIA, PICTURE, REMARKS, SETTINGS, SURVEY, language_of, split
from daybook.forms.report import Report

_REFUSED: Final = {
    "media::audio": "Sound beside a question is not supported.",
    "media::video": "Films beside a question are not supported.",
    "media::big-image": "Large pictures beside a question are not supported; please use image.",
    "public_key": "Records are kept safe by the server; no key of one's own is used.",
    "submission_url": "Records go to the server that the phone belongs to.",
    "auto_send": "Records are always sent as soon as there is a line.",
    "auto_delete": "How long records stay is the same for all forms.",
    "instance_name": "Records are titled by the form, its date and its class.",
    "attribute": "Attributes of the form's XML are not used.",
    "namespaces": "Namespaces of the form's XML are not used.",
    "save_to": "Lists of entities are not supported; registers are forms of their own here.",
    "intent": "Other apps are not opened.",
    "bind": "Attributes of the form's XML are not used.",
    "body": "Attributes of the form's XML are not used.",
    "control": "Attributes of the form's XML are not used.",
    "instance": "Attributes of the form's XML are not used.",
}
"""Columns that XLSForm knows and we do not, with the reason."""


def check_headers(report: Report) -> None:
    """Refuse unknown columns, and note languages that nobody will see."""
    known = {"survey": SURVEY | {PICTURE}, "settings": SETTINGS}
    for sheet in known:
        for header in filter(None, report.book.headers[sheet]):
            column, _language = split(header)
            if column not in known[sheet] and column.lower() not in REMARKS:
                _refuse(report, sheet, header)
    for header in filter(None, report.book.headers["choices"]):
        column, language = split(header)
        if column in MEDIA[1:] or ("::" in header and not language and column != PICTURE):
            _refuse(report, "choices", header)
    for sheet, headers in report.book.headers.items():
        foreign = {split(header)[1] for header in headers} - {""}
        for language in sorted(name for name in foreign if language_of(name) is None):
            _note(report, sheet, language)
    for name in report.book.others:
        report.note(name, None, None, f"The sheet “{name[:40]}” is no part of the form.")


def _refuse(report: Report, sheet: str, header: str) -> None:
    column, _language = split(header)
    stem = header.partition("::")[0]
    sentence = _REFUSED.get(column, _REFUSED.get(stem, f"The column “{header}” is not supported."))
    report.add(sheet, report.first_row(sheet, header), header, sentence)


def _note(report: Report, sheet: str, language: str) -> None:
    if language == report.fallback:
        sentence = f"The words in “{language}” stand for Chinese and English."
    else:
        sentence = f"The words in “{language}” are not shown."
    report.note(sheet, 1, None, sentence)
