"""The kind `task`: what the head of a school asks of one person, and that it was done."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from daybook_sync.ids import is_id
from daybook_sync.merge import Held
from daybook_sync.mutation import Mutation
from daybook_sync.values import EXACT
from sqlalchemy.orm import Session

from daybook.access.service import Facts
from daybook.forms.compiled import Localized
from daybook.records import writing
from daybook.streams import kinds
from daybook.streams import service as streams
from daybook.streams.kinds import Author, Row

NAME: Final = "task"
LONGEST: Final = 200
"""Characters of what is asked."""

OF_DOER: Final = frozenset({"done", "done_at"})
"""What the one it is for writes."""

FIXED: Final = frozenset({"for", "by", "at"})
OWN_AND_LEADERS = 1

_UNREADABLE: Final[Localized] = {"zh": "无法识别", "en": "This cannot be read"}
_EMPTY: Final[Localized] = {"zh": "请写要做什么", "en": "Please write what is to be done"}
_FIXED: Final[Localized] = {"zh": "此项不能更改", "en": "This cannot be changed"}
NOT_HERE: Final[Localized] = {
    "zh": "这位老师现在不在本校，请另选一位",
    "en": "This person does not work at the school now; please choose another",
}


def check(session: Session, author: Author, mutation: Mutation, row: Row | None) -> Held | None:
    """None when somebody may give, change, do or take back the task, else why it is held."""
    if row is not None:
        return _change(session, author, mutation, row)
    if mutation.change != "put":
        return None
    key = writing.stream_of(session, author.user, mutation.slot)
    body = _written(mutation.fields)
    wrong = faults(body)
    if wrong:
        return Held("invalid", wrong)
    facts = Facts(school_of(key), owner=body["for"])
    if body["by"] != author.user or not writing.may(session, author, "create", "task", facts):
        return Held("forbidden")
    if body["for"] not in streams.holders(session, key):
        return Held("invalid", {"for": NOT_HERE})
    return None


def release(session: Session, mutation: Mutation, row: Row | None, key: str) -> Held | None:
    """None when somebody in charge may have it applied: well made, and in a school's stream."""
    if mutation.change == "del":
        return None
    body = _written({**(row.body if row is not None else {}), **mutation.fields})
    wrong = faults(body)
    if wrong:
        return Held("invalid", wrong)
    entry = streams.held_entry(session, mutation.id) if row is None else None
    if entry is not None and entry.user != body["by"]:
        return Held("forbidden")
    return None if school_of(key) else Held("not-member")


def owner(_session: Session, author: Author, mutation: Mutation) -> str | None:
    """A task belongs to the one it is for."""
    asked = mutation.fields.get("for")
    return asked if isinstance(asked, str) else author.user


def visibility(_session: Session, _mutation: Mutation) -> int:
    """A task is for the one it is for, and for who leads the school."""
    return OWN_AND_LEADERS


def school_of(key: str) -> str | None:
    """The school of a school's stream; None for another stream."""
    kind, _, rest = key.partition("/")
    return rest.partition("/")[0] if kind == "school" else None


def faults(body: Mapping[str, Any]) -> dict[str, Localized]:
    """What is wrong with a task, by field; empty when it can be kept."""
    found = dict(_wrong(body))
    if not found and not str(body["text"]).strip():
        found["text"] = _EMPTY
    return found


def _wrong(body: Mapping[str, Any]) -> Iterator[tuple[str, Localized]]:
    for name in ("for", "text", "by", "at"):
        if name not in body:
            yield name, _EMPTY if name == "text" else _UNREADABLE
    for name, value in body.items():
        holds = _SHAPES.get(name)
        if holds is None or not holds(value):
            yield name, _UNREADABLE


def _change(session: Session, author: Author, mutation: Mutation, row: Row) -> Held | None:
    """A head changes what is asked; whom it is for says that it is done."""
    facts = Facts(school_of(row.stream), owner=row.owner)
    if mutation.change == "del":
        may = writing.may(session, author, "withdraw", "task", facts)
        return None if may else Held("forbidden")
    if not writing.may(session, author, "correct", "task", facts):
        return Held("forbidden")
    asks = mutation.fields.keys() - OF_DOER
    if asks and not writing.may(session, author, "create", "task", facts):
        return Held("forbidden")
    body = _written({**row.body, **mutation.fields})
    wrong = faults(body)
    wrong |= {name: _FIXED for name in FIXED if body.get(name) != row.body.get(name)}
    return Held("invalid", wrong) if wrong else None


def _written(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_moment(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= EXACT


def _is_text(longest: int) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and len(value) <= longest and "\0" not in value


_SHAPES: Final[Mapping[str, Callable[[Any], bool]]] = {
    "for": is_id,
    "text": _is_text(LONGEST),
    "due": _is_day,
    "form": _is_text(100),
    "by": is_id,
    "at": _is_moment,
    "done": lambda value: value is True or is_id(value),
    "done_at": _is_moment,
}


def register() -> None:
    """Let the sync engine know what a task is."""
    kinds.register(kinds.Kind(NAME, check, visibility, release=release, owner=owner))
