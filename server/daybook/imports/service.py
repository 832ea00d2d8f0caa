"""Rules of lists: nothing is written on looking, all or nothing on taking over and on undoing."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from daybook_sync.errors import ErrorCode
from daybook_sync.ids import new_id
from flask import current_app
from sqlalchemy.orm import Session

from daybook import clock
from daybook.access import service as access
from daybook.access.reach import Action, Subject
from daybook.access.service import Facts
from daybook.accounts.auth import SignedIn
from daybook.audit import service as audit
from daybook.errors import Problem
from daybook.imports import columns, lines, sheet, store
from daybook.imports.children import Children
from daybook.imports.classes import Classes
from daybook.imports.columns import Dropped, Entry
from daybook.imports.desk import Desk, Kind, mark
from daybook.imports.lines import Line, State
from daybook.imports.models import Batch
from daybook.imports.people import People
from daybook.imports.refusal import told
from daybook.imports.sentences import Words, say
from daybook.settings import Settings

KINDS: Final[Mapping[str, Kind]] = {
    "children": Children(),
    "people": People(),
    "classes": Classes(),
}
_SUBJECTS: Final[Mapping[str, Subject]] = {
    "children": "child",
    "people": "person",
    "classes": "class",
}

LOOK_LIFE: Final = clock.DAY
"""A look holds names; it is forgotten after a day."""

UNDO_DAYS: Final = 30
MOST_LISTED: Final = 100
_MOST_SAID: Final = 20


@dataclass(frozen=True)
class Looked:
    """What a list would do: its lines, the titles that were read, and those that were not."""

    id: str
    kind: str
    school: str
    expires: int
    used: Sequence[str]
    dropped: Sequence[Dropped]
    lines: Sequence[Line]

    @property
    def counts(self) -> Mapping[State, int]:
        """How many lines there are of each state."""
        return lines.counts(self.lines)


def require(session: Session, who: SignedIn, kind: str, school: str, action: Action) -> None:
    """Nothing where somebody may take lists of this kind over for a school; raises FORBIDDEN."""
    facts = Facts(place=school)
    access.require(session, who, action, "import", facts)
    access.require(session, who, "create", _SUBJECTS[kind], facts)


def look(session: Session, who: SignedIn, kind: str, school: str, data: bytes, now: int) -> Looked:
    """What the list in a file would do; nothing of the register changes.

    Raises FORBIDDEN, or INVALID for a file that is no list.
    """
    require(session, who, kind, school, "create")
    store.forget_before(session, now - LOOK_LIFE, now - UNDO_DAYS * clock.DAY)
    desk = Desk(session, who, school, _day(now))
    read = columns.lines(sheet.read(data), KINDS[kind].columns(desk), KINDS[kind].reasons)
    planned = KINDS[kind].plan(desk, read.entries)
    batch = Batch(
        id=new_id(),
        school=school,
        kind=kind,
        state="preview",
        user=who.user,
        at=now,
        counts=dict(lines.counts(planned)),
        plan={
            "entries": [asdict(entry) for entry in read.entries],
            "lines": [line.kept() for line in planned],
        },
    )
    session.add(batch)
    session.flush()
    return Looked(batch.id, kind, school, now + LOOK_LIFE, read.used, read.dropped, planned)


def apply(session: Session, who: SignedIn, batch_id: str, now: int) -> Batch:
    """Take a list over as it was shown; wrong lines are left out.

    Raises NOT_FOUND, FORBIDDEN, or CONFLICT when the register was changed since it was shown.
    """
    batch = _known(session, batch_id)
    if batch.plan is None or batch.user != who.user or now - batch.at > LOOK_LIFE:
        raise Problem(ErrorCode.NOT_FOUND, "There is no such list to take over.")
    require(session, who, batch.kind, batch.school, "create")
    kind, desk = KINDS[batch.kind], Desk(session, who, batch.school, _day(now))
    planned = kind.plan(desk, [Entry(**entry) for entry in batch.plan["entries"]])
    stale = lines.differing(batch.plan["lines"], planned)
    if stale:
        raise told(ErrorCode.CONFLICT, stale[:_MOST_SAID])
    fresh = [line for line in planned if line.state == "new"]
    made = kind.make(desk, fresh)
    changed = [line for line in planned if line.state == "changed" and line.target]
    for line in changed:
        kind.change(desk, str(line.target), line.fields)
    session.flush()
    befores: dict[str, Any] = {str(line.target): line.before for line in changed}
    states = kind.states(desk, [*made, *befores])
    items = [
        {
            "id": one,
            "made": one not in befores,
            "before": befores.get(one, {}),
            "mark": mark(state),
        }
        for one, state in states.items()
    ]
    batch.state, batch.at, batch.plan, batch.done = "applied", now, None, {"items": items}
    _note(session, who, "imported", batch)
    return batch


def undo(session: Session, who: SignedIn, batch_id: str, now: int) -> Batch:
    """Give back what was there before a list was taken over.

    Raises NOT_FOUND, FORBIDDEN, or CONFLICT with what was changed or used since.
    """
    batch = _known(session, batch_id)
    if batch.state != "applied":
        raise Problem(ErrorCode.NOT_FOUND, "There is no such list to undo.")
    require(session, who, batch.kind, batch.school, "withdraw")
    if batch.done is None or now - batch.at > UNDO_DAYS * clock.DAY:
        raise told(ErrorCode.CONFLICT, [say("too-late", n=UNDO_DAYS)])
    kind, desk = KINDS[batch.kind], Desk(session, who, batch.school, _day(now))
    items = batch.done["items"]
    states = kind.states(desk, [item["id"] for item in items])
    used = kind.used(desk, _made(items), batch.at)
    in_the_way = _in_the_way(items, states, used)
    if in_the_way:
        raise told(ErrorCode.CONFLICT, in_the_way[:_MOST_SAID])
    kind.remove(desk, _made(items))
    for item in items:
        if not item["made"]:
            kind.change(desk, item["id"], item["before"])
    batch.state, batch.at, batch.done = "undone", now, None
    _note(session, who, "import-undone", batch)
    return batch


def taken_over(session: Session, who: SignedIn, school: str) -> Sequence[Batch]:
    """The lists of a school, the latest first; raises FORBIDDEN."""
    access.require(session, who, "read", "import", Facts(place=school))
    return store.batches(session, school, MOST_LISTED)


def can_be_undone(batch: Batch, now: int) -> bool:
    """Whether what a list did can still be given back as a whole."""
    return batch.done is not None and now - batch.at <= UNDO_DAYS * clock.DAY


def _known(session: Session, batch_id: str) -> Batch:
    found = store.batch(session, batch_id)
    if found is None:
        raise Problem(ErrorCode.NOT_FOUND, "There is no such list.")
    return found


def _made(items: Sequence[Mapping[str, Any]]) -> set[str]:
    return {item["id"] for item in items if item["made"]}


def _in_the_way(
    items: Sequence[Mapping[str, Any]], states: Mapping[str, Any], used: Collection[str]
) -> list[Words]:
    found = []
    for item in items:
        state = states.get(item["id"])
        if state is None:
            found.append(say("gone-since"))
        elif mark(state) != item["mark"]:
            found.append(say("changed-since", what=state["what"]))
        elif item["id"] in used:
            found.append(say("in-use", what=state["what"]))
    return found


def _note(session: Session, who: SignedIn, act: audit.Act, batch: Batch) -> None:
    audit.note(
        session,
        who.user,
        act,
        batch.id,
        kind=batch.kind,
        school=batch.school,
        counts=batch.counts,
    )


def _day(now: int) -> date:
    settings: Settings = current_app.extensions["daybook.settings"]
    return clock.day_of(now, settings.time_zone)
