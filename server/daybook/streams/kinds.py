"""The kinds of rows: each is registered once, with what the sync engine must ask about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from daybook_sync.merge import Held
from daybook_sync.mutation import Mutation
from daybook_sync.values import Value
from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Author:
    """Who pushes: a signed-in person on one of their devices."""

    user: str
    device: str


@dataclass(frozen=True, slots=True)
class Row:
    """A stored row; `stream` is the stream's key, times are ms, a tombstone keeps its body.

    `created_at` is the author's clock, corrected where it could be; `received_at` is when the
    server first heard of the row. `writer` is who made it, where that is not its owner.
    """

    stream: str
    rid: str
    kind: str
    owner: str | None
    vis: int
    seq: int
    deleted: bool
    form: str | None
    form_version: int | None
    body: Mapping[str, Value]
    created_at: int
    received_at: int
    writer: str | None = None


def refuse(_session: Session, _author: Author, _mutation: Mutation, _row: Row | None) -> Held:
    """The check of kinds that only the server writes."""
    return Held("forbidden")


def never(_session: Session, _mutation: Mutation, _row: Row | None, _key: str) -> Held:
    """The release of kinds that only the server writes."""
    return Held("forbidden")


def seen_by_all(_session: Session, _mutation: Mutation) -> int:
    """The visibility of rows that everyone with the grant sees."""
    return 0


def of_author(_session: Session, author: Author, _mutation: Mutation) -> str | None:
    """The owner of rows that belong to whoever writes them."""
    return author.user


def as_asked(_session: Session, mutation: Mutation, _row: Row | None) -> Mutation:
    """The amendment of kinds that take what is sent."""
    return mutation


def nothing(_session: Session, _row: Row) -> None:
    """The projection of kinds that have none."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What the engine asks about rows of one kind.

    `check` runs before the stream is locked, in a read snapshot, with the row as it stands (None
    for a new one; earlier mutations of the same request are already in it); it answers None to
    accept. `visibility` gives `vis` of a new row: 0 everyone with the grant, 1 owner, leaders and
    team, 2 owner and writer only. `owner` gives whose a new row is. `changed` keeps projections: it
    runs in the writing transaction once for every row that was written or removed, after the row is
    stored. `release` is asked when somebody in charge wants a held mutation applied after all, in
    the stream of that key: None unless the row would break a rule that nobody may set aside.
    `amend` is asked before either: it gives the mutation without what may not be kept, or the very
    same one. Of the fields in `quiet` the last to arrive stands, and nobody is told of another.
    """

    name: str
    check: Callable[[Session, Author, Mutation, Row | None], Held | None] = refuse
    visibility: Callable[[Session, Mutation], int] = seen_by_all
    changed: Callable[[Session, Row], None] = nothing
    release: Callable[[Session, Mutation, Row | None, str], Held | None] = never
    amend: Callable[[Session, Mutation, Row | None], Mutation] = as_asked
    owner: Callable[[Session, Author, Mutation], str | None] = of_author
    quiet: frozenset[str] = frozenset()


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Make `kind` known; a second registration of a name replaces the first."""
    _kinds[kind.name] = kind


def find(name: str | None) -> Kind | None:
    """The kind of that name; None when nobody registered it."""
    return _kinds.get(name) if name is not None else None


def amended(session: Session, mutation: Mutation, row: Row | None) -> Mutation:
    """The mutation without what may not be kept; the very same where all of it may."""
    kind = find(row.kind if row else mutation.kind)
    return kind.amend(session, mutation, row) if kind is not None else mutation


def quiet(name: str | None) -> frozenset[str]:
    """The fields of a kind of which a value that gave way is not told."""
    kind = find(name)
    return kind.quiet if kind is not None else frozenset()


def hindrance(session: Session, mutation: Mutation, row: Row | None, key: str) -> Held | None:
    """What stands in the way of applying a held mutation now, to `row` in the stream `key`."""
    if mutation.change == "act" or (row and mutation.kind not in {None, row.kind}):
        return Held("state")
    if row is None and mutation.change == "set":
        return Held("gone")
    if row is None and mutation.change == "del":
        return None
    kind = find(row.kind if row else mutation.kind)
    return kind.release(session, mutation, row, key) if kind else Held("forbidden")
