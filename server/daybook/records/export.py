"""A list of records as a CSV file that a spreadsheet opens safely."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from sqlalchemy.orm import Session

from daybook.forms.compiled import CompiledForm, Localized
from daybook.records import service, store, view, visibility, words
from daybook.records.models import RecordEntry
from daybook.records.naming import Book
from daybook.records.service import Filter, Scope
from daybook.streams import service as streams

BOM = "\ufeff"
"""Without it spreadsheets read UTF-8 as something else."""

MOST = 20_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_COLUMNS: tuple[Localized, ...] = (
    {"zh": "日期", "en": "Date"},
    {"zh": "周次", "en": "Week"},
    {"zh": "学校", "en": "School"},
    {"zh": "班级", "en": "Class"},
    {"zh": "教师", "en": "Teacher"},
    {"zh": "表单", "en": "Form"},
    {"zh": "内容", "en": "Summary"},
    {"zh": "照片", "en": "Photos"},
    {"zh": "更改过", "en": "Edited"},
    {"zh": "审阅", "en": "Review"},
)
_REVIEW: Mapping[str, Localized] = {
    "": {"zh": "", "en": ""},
    "seen": {"zh": "已阅", "en": "seen"},
    "returned": {"zh": "请补充", "en": "to be completed"},
    "answered": {"zh": "已补充", "en": "completed"},
}
_YES: Localized = {"zh": "是", "en": "yes"}

Language = Literal["zh", "en"]


@dataclass(frozen=True)
class Header:
    """What stands above the table: why, by whom, when and with which filter it was made."""

    purpose: str
    exporter: str
    time: str
    filter: Mapping[str, str]


@dataclass(frozen=True)
class Export:
    """The file's text, how many records are in it, and those of others that concern children."""

    text: str
    records: int
    inside: tuple[RecordEntry, ...]


def make(session: Session, scope: Scope, wanted: Filter, header: Header, lang: Language) -> Export:
    """The file of the records that `wanted` gives, `MOST` at most.

    Answers have a column each when one form is asked for.
    """
    book = Book(session)
    total, entries = store.page(session, scope, wanted, 0, MOST)
    book.meet({entry.owner for entry in entries})
    form = _one_form(book, entries) if wanted.form else None
    out = io.StringIO()
    out.write(BOM)
    writer = csv.writer(out)
    personal = any(entry.private for entry in entries) or (
        form is not None and visibility.names_children(form)
    )
    for about in _head(header, lang, personal, len(entries), total):
        writer.writerow(map(safe, about))
    columns = [column[lang] for column in _COLUMNS]
    questions = list(words.questions(form)) if form else []
    writer.writerow(map(safe, [*columns, *(field["label"][lang] for field in questions)]))
    rows = streams.rows(session, [entry.rid for entry in entries])
    for entry in entries:
        body = rows[entry.rid].body
        few = not service.is_named(scope, entry)
        cells = _cells(view.line(scope, entry, body, book, few=few), lang)
        if form is not None:
            telling = replace(service.telling_of(scope, entry, book.listed), few=few)
            cells += [
                words.tell(form, field, body.get(field["name"]), telling)[lang]
                for field in questions
            ]
        writer.writerow(map(safe, cells))
    inside = tuple(one for one in entries if one.inside and one.owner != scope.user)
    return Export(out.getvalue(), len(entries), inside)


def safe(cell: object) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = str(cell)
    return f"'{text}" if text.lstrip(" \u3000").startswith(_FORMULA) else text


def _head(
    header: Header, lang: Language, personal: bool, shown: int, total: int
) -> Iterator[Iterable[str]]:
    zh = lang == "zh"
    yield ("用途" if zh else "Purpose", header.purpose)
    yield ("导出人" if zh else "Exported by", header.exporter)
    yield ("时间" if zh else "Time", header.time)
    chosen = "; ".join(f"{name}={value}" for name, value in header.filter.items())
    yield ("筛选" if zh else "Filter", chosen or ("全部" if zh else "all"))
    yield ("条数" if zh else "Records", str(shown) if shown == total else f"{shown} / {total}")
    yield (
        ("说明" if zh else "Note"),
        "记录不等于全部工作，不得作为考核的唯一依据"
        if zh
        else "Records are not all of the work and must not be the only basis of an appraisal",
    )
    if personal:
        yield ("含未成年人个人信息" if zh else "Contains personal information of minors",)
    yield ()


def _one_form(book: Book, entries: Iterable[Any]) -> CompiledForm | None:
    """The newest version among the records: its questions head the columns."""
    newest = max(entries, key=lambda entry: entry.version, default=None)
    return book.form(newest.form, newest.version) if newest is not None else None


def _cells(line: dict[str, Any], lang: Language) -> list[str]:
    return [
        line["date"],
        "" if line["week"] is None else str(line["week"]),
        line["school"]["name"][lang],
        line["class"]["name"][lang] if line["class"] else "",
        line["person"]["name"],
        line["title"][lang],
        line["summary"][lang],
        str(line["photos"]),
        _YES[lang] if line["edited"] else "",
        _REVIEW[line["review"]][lang],
    ]
