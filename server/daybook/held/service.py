"""Who may see what is held, and who may decide what becomes of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from daybook_sync.errors import ErrorCode
from daybook_sync.merge import Held
from sqlalchemy.orm import Session

from daybook.access import service as access
from daybook.access.service import Facts, Who
from daybook.accounts import service as accounts
from daybook.audit import service as audit
from daybook.errors import Problem
from daybook.forms import service as forms
from daybook.forms.compiled import CompiledForm
from daybook.records import service as records
from daybook.records import visibility
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
class Desk:
    """Whose held entries somebody sees, and in which schools they settle which of them.

    What may concern children is settled in `whole_schools` only, and read there and by the team
    of the class.
    """

    user: str
    reads: frozenset[str]
    settles: frozenset[str]
    corrects: frozenset[str]
    whole_schools: frozenset[str]
    classes: frozenset[str]


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


def desk_of(session: Session, who: Who) -> Desk:
    """What the policy lets somebody see and settle of what is held."""
    scope = records.scope_of(session, who)
    taught = (part.classes for part in access.parts(session, who, "read", "held"))
    return Desk(
        who.user,
        reads=access.schools(session, who, "read", "held"),
        settles=access.schools(session, who, "manage", "held"),
        corrects=access.schools(session, who, "correct", "held"),
        whole_schools=scope.whole_schools,
        classes=frozenset().union(*(one for one in taught if one is not None)),
    )


def cases(session: Session, desk: Desk, state: str) -> tuple[list[Case], bool]:
    """What is `open`, `returned` or `settled`, newest first, and whether there is more of it."""
    found = _cases(session, desk, streams.held(session, state=state))
    return list(islice(found, MOST_LISTED)), next(found, None) is not None


def case(session: Session, desk: Desk, mid: str) -> Case:
    """One held entry; raises NOT_FOUND when it is not for them."""
    entry = streams.held_entry(session, mid)
    for found in _cases(session, desk, [entry] if entry is not None else []):
        return found
    raise Problem(ErrorCode.NOT_FOUND, "Nothing is held for you under this id.")


def reading_as(session: Session, who: Who, found: Case) -> tuple[str, str] | None:
    """The (role, place) by which somebody reads a held entry; None for their own."""
    if found.own:
        return None
    facts = Facts(found.school, _class_of(found.entry), found.entry.user)
    return access.standing(session, who, "read", "held", facts)


def decide(session: Session, desk: Desk, mid: str, act: str, by: Decide, *told: Any) -> Case:
    """Let `by` do `act` for this person; raises NOT_FOUND, FORBIDDEN, CONFLICT or INVALID."""
    found = case(session, desk, mid)
    if act not in _rights(desk, found.school, private=found.private):
        raise Problem(ErrorCode.FORBIDDEN, "This is for the head of the school to decide.")
    by(session, desk.user, mid, *told)
    return case(session, desk, mid)


def _cases(session: Session, desk: Desk, entries: Sequence[HeldEntry]) -> Iterator[Case]:
    lines = records.lines_of(session, {entry.rid for entry in entries})
    schools: dict[tuple[str | None, str], str | None] = {}
    for entry in entries:
        # Of a pair's file the school is the writer's, and there are two.
        sent = entry.key, entry.user
        if entry.key is None or sent not in schools:
            schools[sent] = records.school_of(session, entry, lines.get(entry.rid))
        school = schools[sent]
        own, team = entry.user == desk.user, _class_of(entry) in desk.classes
        if own or team or school in desk.reads:
            found = _case(session, desk, entry, school, own=own, team=team)
            if found.whole or found.form is None or not visibility.is_inside(found.form):
                yield found


def _case(
    session: Session, desk: Desk, entry: HeldEntry, school: str | None, *, own: bool, team: bool
) -> Case:
    row = streams.row(session, entry.rid, entry.key)
    form = _form_of(session, entry, row)
    private = _is_private(entry, form)
    whole = own or team or not private or school in desk.whole_schools
    why = None if _is_final(entry) else streams.hindrance(session, entry)
    rights = _rights(desk, school, private=private)
    can = tuple(act for act in _possible(entry, why) if act in rights)
    if row is not None and not (team or school in desk.reads or row.owner == desk.user):
        # Whoever wrote into somebody else's record learns nothing of it by that.
        row = None
    return Case(entry, row, form, school, private, whole, own, why, can)


def _rights(desk: Desk, school: str | None, *, private: bool) -> frozenset[str]:
    """What somebody may do: a head everything, an office above nothing that concerns children."""
    if school is None or (private and school not in desk.whole_schools):
        return frozenset()
    settles = {ACCEPT, RETURN} if school in desk.settles else set[str]()
    return frozenset(settles | ({CORRECT} if school in desk.corrects else set()))


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
