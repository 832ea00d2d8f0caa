"""What became of a record over time, in words: who changed what, from what, to what."""

from collections.abc import Iterable, Mapping
from typing import Any

from daybook_sync.merge import REMOVAL, Outcome

from daybook.forms.compiled import CompiledForm, Field, Localized
from daybook.records import words
from daybook.records.envelope import WHY
from daybook.records.naming import Book
from daybook.records.words import Telling
from daybook.streams.entries import JournalEntry, Resolution

_SHOWN = frozenset({"_date"})
_WITHDRAWAL: Localized = {"zh": "撤回", "en": "Withdrawal"}
_WITHDRAWN: Localized = {"zh": "撤回这条记录", "en": "withdraw this record"}
_STAYS: Localized = {"zh": "留着这条记录", "en": "keep this record"}


def steps(
    entries: Iterable[JournalEntry],
    decided: Mapping[str, Resolution],
    form: CompiledForm,
    book: Book,
    telling: Telling,
) -> list[dict[str, Any]]:
    """The steps of a record in the order they were applied; `decided` names those held at first.

    `merged` are the values that gave way to a change made at the same time: `before` is the one
    that gave way, `after` the one that stands.
    """
    labels = {field["name"]: field for field in words.questions(form)}
    told = _Told(form, labels, telling)
    applied = [(entry.seq, entry) for entry in entries if entry.seq is not None]
    return [
        _step(entry, decided.get(entry.mid), told, book)
        for _, entry in sorted(applied, key=lambda numbered: numbered[0])
    ]


class _Told:
    """Turns a field's values into a change in words."""

    def __init__(self, form: CompiledForm, fields: Mapping[str, Field], telling: Telling) -> None:
        self._form = form
        self._fields = fields
        self._telling = telling

    def change(self, name: str, before: Any, after: Any) -> dict[str, Any] | None:
        """`{label, before, after}`; None for what nobody needs to read."""
        if name == REMOVAL:
            return {"label": _WITHDRAWAL, "before": _WITHDRAWN, "after": _STAYS}
        if name in _SHOWN:
            return {
                "label": words.ENVELOPE[name],
                "before": _day(before),
                "after": _day(after),
            }
        field = self._fields.get(name)
        if field is None or field["type"] in {"calculate", "hidden"}:
            return None
        return {
            "label": field["label"],
            "before": self._words(field, before),
            "after": self._words(field, after),
        }

    def why(self, asked: Mapping[str, Any]) -> str | None:
        """Why somebody changed it, in their own words; None where those are not read."""
        said = asked.get(WHY)
        return said if isinstance(said, str) and self._telling.full else None

    def part(self, asked: Mapping[str, Any]) -> str | None:
        """Whose part it was that was written; None for what its author wrote."""
        fields = [self._fields.get(name) for name in asked if name[:1] != "_"]
        roles = {field.get("by") if field is not None else None for field in fields}
        return next(iter(roles)) if len(roles) == 1 else None

    def _words(self, field: Field, value: Any) -> Localized | None:
        if words.is_empty(value):
            return None
        return words.tell(self._form, field, value, self._telling)


def _step(
    entry: JournalEntry, decided: Resolution | None, told: _Told, book: Book
) -> dict[str, Any]:
    first = entry.change == "put"
    changes = [
        told.change(name, entry.before.get(name), value) for name, value in entry.asked.items()
    ]
    merged = [
        told.change(name, entry.before.get(name), entry.asked.get(name))
        for name in (entry.detail if entry.outcome == Outcome.MERGED else ())
    ]
    return {
        "at": entry.at,
        "received": entry.received_at,
        "by": book.person(entry.user),
        "kind": entry.change,
        "why": told.why(entry.asked),
        "part": told.part(entry.asked) if entry.change == "set" else None,
        "changes": [] if first else [change for change in changes if change is not None],
        "merged": [change for change in merged if change is not None],
        "decided": _decision(decided, book) if decided else None,
    }


def _decision(decided: Resolution, book: Book) -> dict[str, Any]:
    by = book.person(decided.by) if decided.by else None
    return {"state": decided.state, "at": decided.at, "by": by}


def _day(value: Any) -> Localized | None:
    return None if value is None else words.day(value)
