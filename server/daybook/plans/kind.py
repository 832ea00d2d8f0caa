"""The kind `plan`: a person's plan is put by their own phone, every other one by the server."""

from collections.abc import Mapping
from typing import Any

from daybook_sync.merge import Held
from daybook_sync.mutation import Mutation
from sqlalchemy.orm import Session

from daybook.places import service as places
from daybook.plans import body, keeping
from daybook.streams import kinds
from daybook.streams import service as streams
from daybook.streams.kinds import Author, Row

NAME = keeping.KIND
EVERYBODY, OWN_AND_LEADERS = 0, 1


def check(session: Session, author: Author, mutation: Mutation, row: Row | None) -> Held | None:
    """None where somebody's own plan may be written as asked, else why it is held."""
    if row is not None and row.owner != author.user:
        return Held("forbidden")
    if mutation.change == "del" or (row is None and mutation.change != "put"):
        return None
    said = _merged(mutation, row)
    if row is None:
        if said.get("owner") != {"kind": "person", "id": author.user}:
            return Held("forbidden")
        if not _is_of_school(_key(session, author, mutation)):
            return Held("not-member")
    return _faults(session, said, row)


def release(session: Session, mutation: Mutation, row: Row | None, key: str) -> Held | None:
    """None where somebody in charge may have it applied: a whole plan of a person, at a school."""
    if mutation.change == "del":
        return None
    said = _merged(mutation, row)
    owner = said.get("owner")
    if row is None and not (_is_of_school(key) and body.is_owner(owner)):
        return Held("not-member")
    if isinstance(owner, Mapping) and owner.get("kind") != "person":
        return Held("forbidden")
    return _faults(session, said, row)


def visibility(_session: Session, mutation: Mutation) -> int:
    """A person's plan is for that person and who leads the school, all others for everybody."""
    owner = mutation.fields.get("owner")
    personal = isinstance(owner, Mapping) and owner.get("kind") == "person"
    return OWN_AND_LEADERS if personal else EVERYBODY


def changed(session: Session, row: Row) -> None:
    """Keep a person's plan as its row is; of the others the row follows what is kept."""
    if row.owner is None:
        return
    if row.deleted:
        keeping.forget(session, row.rid)
        return
    _, school, year = row.stream.split("/")
    keeping.keep(session, row.rid, row.body, (school,), year, seq=row.seq, by=row.owner)


def _faults(session: Session, said: Mapping[str, Any], row: Row | None) -> Held | None:
    wrong = body.faults(session, said)
    if row is not None and said.get("owner") != row.body.get("owner"):
        wrong["owner"] = body.PART
    return Held("invalid", wrong) if wrong else None


def _merged(mutation: Mutation, row: Row | None) -> dict[str, Any]:
    said = {**(row.body if row else {}), **mutation.fields}
    return {name: value for name, value in said.items() if value is not None}


def _key(session: Session, author: Author, mutation: Mutation) -> str:
    held = {grant.slot: grant.key for grant in streams.granted(session, author.user)}
    return held.get(mutation.slot, "")


def _is_of_school(key: str) -> bool:
    kind, _, rest = key.partition("/")
    return kind == "school" and key == places.school_stream(*rest.split("/", 1))


def register() -> None:
    """Let the sync engine know what a plan is."""
    kinds.register(
        kinds.Kind(NAME, check=check, visibility=visibility, changed=changed, release=release)
    )
