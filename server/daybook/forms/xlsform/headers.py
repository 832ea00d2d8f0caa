"""What the columns of a workbook ask for that is not supported, or not shown."""

import re
from collections.abc import Mapping
from typing import Final

from daybook.forms.xlsform.columns import (
    MEDIA,
    PICTURE,
    REMARKS,
    SETTINGS,
    SURVEY,
    language_of,
    split,
)
from daybook.forms.xlsform.report import Report

_XML: Final = "Attributes of the form's XML are not used."
_ENTITIES: Final = "Lists of entities are not supported; registers are forms of their own here."

_REFUSED: Final[Mapping[str, str]] = {
    "media::audio": "Sound beside a question is not supported.",
    "media::video": "Films beside a question are not supported.",
    "media::big-image": "Large pictures beside a question are not supported; please use image.",
    "public_key": "Records are kept safe by the server; no key of one's own is used.",
    "submission_url": "Records go to the server that the phone belongs to.",
    "auto_delete": "How long records stay is the same for all forms.",
    "save_to": _ENTITIES,
    "intent": "Other apps are not opened.",
    "bind": _XML,
    "add_none_option": "A choice “none” is written in the list itself.",
    "flat": "Groups stand as they are written.",
}
"""Columns that XLSForm knows and that would change a form, with the reason."""

_NOTED: Final[Mapping[str, str]] = {
    "instance_name": "Records are titled by the form, its date and its class.",
    "auto_send": "Records are always sent as soon as there is a line.",
    "style": "Forms look alike here; style is not used.",
    "attribute": _XML,
    "namespaces": _XML,
    "instance_xmlns": _XML,
    "xml_root": _XML,
    "body": _XML,
    "instance": _XML,
    "control": _XML,
    "compact_tag": "Records are not sent as text messages.",
    "prefix": "Records are not sent as text messages.",
    "delimiter": "Records are not sent as text messages.",
    "sms_": "Records are not sent as text messages.",
    "rows": "A long answer grows as it is written; rows is not used.",
    "autoplay": "Nothing plays by itself.",
    "omit_instanceid": "Every record has its own number; omit_instanceID is not used.",
    "instance_id": "Every record has its own number; instance_id is not used.",
    "client_editable": "Who may change a record is the same for all forms.",
}
"""Columns that change nothing of what is asked, with what is so instead."""

_UNLESS: Final = frozenset(("no", "false", "false()"))
_OF_REMARKS: Final = re.compile(r"[_#].*|.*[ _](?:notes?|comments?|remarks?)")


def check_headers(report: Report) -> None:
    """Refuse columns that are not supported, and note those that nobody will see."""
    known = {"survey": SURVEY | {PICTURE}, "settings": SETTINGS}
    for sheet in known:
        for header in report.book.headers[sheet]:
            if header and split(header)[0] not in known[sheet]:
                _tell(report, sheet, header)
    for header in report.book.headers["choices"]:
        column, language = split(header)
        if column in MEDIA[1:] or ("::" in header and not language and column != PICTURE):
            _tell(report, "choices", header)
    for sheet, headers in report.book.headers.items():
        foreign = {split(header)[1] for header in headers} - {""}
        for language in sorted(name for name in foreign if language_of(name) is None):
            _note_language(report, sheet, language)
    for name in report.book.others:
        report.note(name, None, None, f"The sheet “{name[:40]}” is no part of the form.")


def _tell(report: Report, sheet: str, header: str) -> None:
    """A column with nothing in it, or with no in it, asks for nothing."""
    cells = report.column(sheet, header)
    if not cells or {text.lower() for text in cells.values()} <= _UNLESS:
        return
    row = next(iter(cells))
    names = (split(header)[0], header.partition("::")[0].lower(), header[:4].lower())
    refusal = next((_REFUSED[name] for name in names if name in _REFUSED), None)
    note = next((_NOTED[name] for name in names if name in _NOTED), None)
    if refusal:
        report.add(sheet, row, header, refusal)
    elif note:
        report.note(sheet, row, header, note)
    elif header.lower() not in REMARKS and not _OF_REMARKS.fullmatch(header.lower()):
        report.add(sheet, row, header, f"The column “{header}” is not supported.")


def _note_language(report: Report, sheet: str, language: str) -> None:
    if language == report.fallback:
        sentence = f"The words in “{language}” stand for Chinese and English."
    else:
        sentence = f"The words in “{language}” are not shown."
    report.note(sheet, 1, None, sentence)
