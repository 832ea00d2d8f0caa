"""What is held, as its readers see it: who, what, why in words, and what it would change."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy.orm import Session

from daybook.forms.compiled import CompiledForm, Field, Localized
from daybook.held.service import Case
from daybook.records import words
from daybook.records.naming import UNKNOWN, Book


def listed(session: Session, cases: list[Case], *, more: bool) -> dict[str, Any]:
    """The entries of a list."""
    book = Book(session)
    book.meet({case.entry.user for case in cases})
    return {"items": [_item(case, book) for case in cases], "more": more}


def opened(session: Session, case: Case) -> dict[str, Any]:
    """One entry with every answer, what is wrong with each, and its raw fields."""
    asked = case.entry.mutation.get("x") or {}
    book = Book(session)
    form = case.form
    return {
        **_item(case, book),
        "form": [form["id"], form["version"]] if form is not None else None,
        "fields": asked if case.whole else {},
        "body": _body(case, asked) if case.whole else {},
        "faults": _faults(case),
        "answers": _answers(case, asked, book),
    }


def _item(case: Case, book: Book) -> dict[str, Any]:
    entry, settled = case.entry, case.entry.resolution
    asked = entry.mutation.get("x") or {}
    date = asked.get("_date") or (case.row.body.get("_date") if case.row else None)
    return {
        "mid": entry.mid,
        "rid": entry.rid,
        "record": entry.rid if case.row is not None and case.row.kind == "record" else None,
        "change": entry.mutation.get("k"),
        "state": settled.state if settled else "open",
        # What is said to the author may name a child as well.
        "note": settled.note if settled and case.whole else None,
        "by": book.person(settled.by) if settled and settled.by else None,
        "at": settled.at if settled else None,
        "can": list(case.can),
        "reason": entry.reason,
        "words": _joined(case.form, _faults(case)),
        "title": case.form["title"] if case.form else None,
        "date": date if isinstance(date, str) else None,
        "school": book.place(case.school) if case.school is not None else None,
        "person": book.person(entry.user),
        "own": case.own,
        "received": entry.received_at,
        "written": list(_changes(case, asked, book)),
        "corrected": list(_corrections(case, asked, book)),
    }


def _body(case: Case, asked: Mapping[str, Any]) -> dict[str, Any]:
    """The record as it would be."""
    there = case.row.body if case.row is not None else {}
    return {name: value for name, value in {**there, **asked}.items() if value is not None}


def _faults(case: Case) -> Mapping[str, Any]:
    """What is wrong by question: as the rules are today, else as they were when it arrived."""
    if case.hindrance is not None and case.hindrance.fields:
        return case.hindrance.fields
    return case.entry.fields


def _changes(case: Case, asked: Mapping[str, Any], book: Book) -> Iterator[dict[str, Any]]:
    """What it would write; `before` is what the record says now, null where there is none.

    Of what is settled nothing stands beside it: the record has gone on.
    """
    if case.form is None:
        return
    pending = case.entry.resolution is None or not case.entry.resolution.final
    there = case.row.body if pending and case.row is not None and not case.row.deleted else {}
    telling = words.Telling(book.listed, full=case.whole, named=case.whole)
    if there and "_date" in asked and asked["_date"] != there.get("_date"):
        yield {
            "name": "_date",
            "label": words.ENVELOPE["_date"],
            "display": words.day(asked["_date"]),
            "before": words.day(there.get("_date")),
        }
    for field in words.questions(case.form):
        name, value = field["name"], asked.get(field["name"])
        new, old = not words.is_empty(value), not words.is_empty(there.get(name))
        if name not in asked or _untold(field) or not (new or old):
            continue
        yield {
            "name": name,
            "label": field["label"],
            "display": words.tell(case.form, field, value, telling),
            "before": words.tell(case.form, field, there[name], telling) if old else None,
        }


def _corrections(case: Case, asked: Mapping[str, Any], book: Book) -> Iterator[dict[str, Any]]:
    """What somebody laid over it before it was applied."""
    settled = case.entry.resolution
    if settled is None or not settled.corrected or case.form is None:
        return
    telling = words.Telling(book.listed, full=case.whole, named=case.whole)
    for field in words.questions(case.form):
        name = field["name"]
        if name not in settled.corrected:
            continue
        before = asked.get(name)
        yield {
            "name": name,
            "label": field["label"],
            "display": words.tell(case.form, field, settled.corrected[name], telling),
            "before": None
            if words.is_empty(before)
            else words.tell(case.form, field, before, telling),
        }


def _answers(case: Case, asked: Mapping[str, Any], book: Book) -> list[dict[str, Any]]:
    """Its answers as the view of a record has them; of pictures only how many there are."""
    if case.form is None:
        return []
    telling = words.Telling(book.listed, full=case.whole, named=case.whole)
    answers = []
    for field in words.questions(case.form):
        value = asked.get(field["name"])
        if words.is_empty(value) or _untold(field):
            continue
        hidden = telling.hides(field, value)
        answers.append(
            {
                "name": field["name"],
                "label": field["label"],
                "type": field["type"],
                "value": None if hidden else value,
                "display": words.tell(case.form, field, value, telling),
                "hidden": hidden,
            }
        )
    return answers


def _untold(field: Field) -> bool:
    return field["type"] in {"hidden", "calculate", "note"}


def _joined(form: CompiledForm | None, faults: Mapping[str, Any]) -> Localized | None:
    """The words of every fault, each with its question."""
    labels = {field["name"]: field["label"] for field in words.questions(form)} if form else {}
    parts: list[tuple[Localized, Localized]] = [
        (
            labels.get(name, words.ENVELOPE.get(name, UNKNOWN)),
            {"zh": fault["zh"], "en": fault["en"]},
        )
        for name, fault in faults.items()
        if isinstance(fault, dict) and {"zh", "en"} <= fault.keys()
    ]
    if not parts:
        return None
    return {
        "zh": "；".join(f"{label['zh']}：{fault['zh']}" for label, fault in parts),
        "en": "; ".join(f"{label['en']}: {fault['en']}" for label, fault in parts),
    }
