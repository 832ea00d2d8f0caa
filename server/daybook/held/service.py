"""Who may see what is held, and who may decide what becomes of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from daybook_sync.errors import ErrorCode
from daybook_sync.merge import Held
from sqlalchemy.orm import Session

from daybook.accounts import service as accounts
from daybook.audit import service as audit
from daybook.errors import Problem
from daybook.forms import service as forms
from daybook.forms.compiled import CompiledForm
from daybook.records import service as records
from daybook.records import visibility
from daybook.records.service import Scope
from daybook.streams import service as streams
from daybook.streams.entries import HeldEntry, Resolution
from daybook.streams.kinds import Row

ACCEPT: Final = "accept"
CORRECT: Final = "correct"
RETURN: Final = "return"

MOST_LISTED: Final = 200
"""Entries of a list; all of them stay in the database."""

_ACTS: dict[str, audit.Act] = {
    "accepted": "held-accepted",
    "corrected": "held-corrected",
    "returned": "held-returned",
    "replaced": "held-replaced",
    "withdrawn": "held-withdrawn",
}

Decide = Callable[..., HeldEntry]


@dataclass(frozen=True)
class Case:
    """Something held, with what one reader may know of it and do with it.

    `whole` says whether they may read the words about children, `hindrance` what stands in the
    way of accepting it, `can` the acts that are open to them.
    """

    entry: HeldEntry
    row: Row | None
    form: CompiledForm | None
    school: str | None
    private: bool
    whole: bool
    own: bool
    hindrance: Held | None
    can: tuple[str, ...]


def register() -> None:
    """Let people's phones name who decided, and write down every decision."""
    streams.on_name(_name)
    streams.on_settled(_noted)


def cases(session: Session, scope: Scope, state: str) -> tuple[list[Case], bool]:
    """What is `open`, `returned` or `settled`, newest first, and whether there is more of it."""
    found = _cases(session, scope, streams.held(session, state=state))
    return list(islice(found, MOST_LISTED)), next(found, None) is not None


def case(session: Session, scope: Scope, mid: str) -> Case:
    """One held entry; raises NOT_FOUND when it is not for them."""
    entry = streams.held_entry(session, mid)
    for found in _cases(session, scope, [entry] if entry is not None else []):
        return found
    raise Problem(ErrorCode.NOT_FOUND, "Nothing is held for you under this id.")


def decide(session: Session, scope: Scope, mid: str, act: str, by: Decide, *told: Any) -> Case:
    """Let `by` do `act` for this person; raises NOT_FOUND, FORBIDDEN, CONFLICT or INVALID."""
    found = case(session, scope, mid)
    if act not in _rights(scope, found.school, private=found.private):
        raise Problem(ErrorCode.FORBIDDEN, "This is for the head of the school to decide.")
    by(session, scope.user, mid, *told)
    return case(session, scope, mid)


def _cases(session: Session, scope: Scope, entries: Sequence[HeldEntry]) -> Iterator[Case]:
    lines = records.lines_of(session, {entry.rid for entry in entries})
    schools: dict[str | None, str | None] = {}
    for entry in entries:
        if entry.key is None or entry.key not in schools:
            schools[entry.key] = records.school_of(session, entry, lines.get(entry.rid))
        school = schools[entry.key]
        own, team = entry.user == scope.user, _class_of(entry) in scope.whole_classes
        if own or team or school in scope.schools:
            found = _case(session, scope, entry, school, own=own, team=team)
            if found.whole or found.form is None or not visibility.is_inside(found.form):
                yield found


def _case(
    session: Session, scope: Scope, entry: HeldEntry, school: str | None, *, own: bool, team: bool
) -> Case:
    row = streams.row(session, entry.rid, entry.key)
    form = _form_of(session, entry, row)
    private = _is_private(entry, form)
    whole = own or team or not private or school in scope.whole_schools
    why = None if _is_final(entry) else streams.hindrance(session, entry)
    rights = _rights(scope, school, private=private)
    can = tuple(act for act in _possible(entry, why) if act in rights)
    if row is not None and not (team or school in scope.schools or row.owner == scope.user):
        # Whoever wrote into somebody else's record learns nothing of it by that.
        row = None
    return Case(entry, row, form, school, private, whole, own, why, can)


def _rights(scope: Scope, school: str | None, *, private: bool) -> frozenset[str]:
    """What somebody may do: a head everything, an office above nothing that concerns children."""
    if school in scope.whole_schools:
        return frozenset({ACCEPT, CORRECT, RETURN})
    if school in scope.schools and not private:
        return frozenset({ACCEPT, RETURN})
    return frozenset()


def _possible(entry: HeldEntry, why: Held | None) -> Iterator[str]:
    """What anybody could do with it now."""
    if _is_final(entry):
        return
    if why is None:
        yield ACCEPT
    writes = entry.mutation.get("k") in {"put", "set"}
    if writes and (why is None or why.reason == "invalid"):
        yield CORRECT
    yield RETURN


def _is_final(entry: HeldEntry) -> bool:
    return entry.resolution is not None and entry.resolution.final


def _is_private(entry: HeldEntry, form: CompiledForm | None) -> bool:
    """Whether it may hold words about children; what nobody can tell counts as such."""
    to_class = (entry.key or "").startswith("class/")
    if to_class or form is None:
        return True
    return visibility.is_private(form) or visibility.names_children(form)


def _class_of(entry: HeldEntry) -> str | None:
    kind, _, rest = (entry.key or "").partition("/")
    return rest.partition("/")[0] if kind == "class" else None


def _form_of(session: Session, entry: HeldEntry, row: Row | None) -> CompiledForm | None:
    if row is not None:
        return forms.find(session, row.form or "", row.form_version or 0)
    named = entry.mutation.get("f")
    if isinstance(named, list) and len(named) == 2:
        return forms.find(session, str(named[0]), int(named[1]))
    return None


def _name(session: Session, user: str) -> str:
    return accounts.names(session, [user]).get(user, "")


def _noted(session: Session, entry: HeldEntry, settled: Resolution) -> None:
    audit.note(
        session,
        settled.by or entry.user,
        _ACTS[settled.state],
        entry.mid,
        record=entry.rid,
        reason=entry.reason,
        author=entry.user,
    )
