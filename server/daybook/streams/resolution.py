"""What became of a held mutation: written down, and told to its author's phones."""

from collections.abc import Callable

from daybook_sync.ids import stable_id
from daybook_sync.mutation import Mutation
from daybook_sync.values import Value
from sqlalchemy.orm import Session

from daybook.streams import publishing, quarantine, store
from daybook.streams.entries import RETURNED, HeldEntry, Member, Resolution
from daybook.streams.kinds import Row

Settled = Callable[[Session, HeldEntry, Resolution], None]
Naming = Callable[[Session, str], str]

KIND = "held"
AMENDED = "amended"
OWN = "me/"
"""Streams of one person each: they are locked after all others, so that nobody waits in a ring."""

_hooks: list[Settled] = []
_names: list[Naming] = []


def on_settled(hook: Settled) -> None:
    """Call `hook(session, entry, resolution)` in the transaction that settles or returns one."""
    if hook not in _hooks:
        _hooks.append(hook)


def on_name(naming: Naming) -> None:
    """Ask `naming(session, user)` for the name that a person's phone shows."""
    if naming not in _names:
        _names.append(naming)


def settle(session: Session, entry: HeldEntry, settled: Resolution, seq: int | None) -> None:
    """Write down what became of `entry`, and send it to its author; `seq` is the record's now.

    To be called last in a transaction: it locks the author's own stream.
    """
    quarantine.settle(session, entry.mid, settled)
    for hook in _hooks:
        hook(session, entry, settled)
    publishing.publish(session, _row(session, entry, settled, seq))


def tell(session: Session, user: str, mutation: Mutation, now: int) -> None:
    """Send the author the fact that not all of an applied mutation was kept.

    To be called last in a transaction, as `settle` is.
    """
    row = Row(
        stream=f"{OWN}{user}",
        rid=stable_id(f"amended {mutation.id}"),
        kind=AMENDED,
        owner=user,
        vis=0,
        seq=0,
        deleted=False,
        form=None,
        form_version=None,
        body={"record": mutation.rid, "at": now},
        created_at=now,
        received_at=now,
    )
    publishing.publish(session, row)


def withhold(session: Session, user: str, key: str) -> None:
    """Take back the answers that were given back to somebody who lost the stream."""
    for entry in quarantine.held(session, state=RETURNED, user=user, keys=[key]):
        if entry.resolution is not None:
            publishing.publish(session, _row(session, entry, entry.resolution, None))


def _row(session: Session, entry: HeldEntry, settled: Resolution, seq: int | None) -> Row:
    asked = entry.mutation
    member = _member(session, entry)
    body: dict[str, Value] = {
        "record": entry.rid,
        "change": asked.get("k"),
        "form": _form(session, entry),
        "reason": entry.reason,
        "state": settled.state,
        "note": settled.note,
        "by": _name(session, settled.by),
        "at": settled.at,
        "slot": member.grant.slot if member else None,
        "seq": seq,
    }
    if settled.state == RETURNED and member and member.open:
        body["answers"] = asked.get("x", {})
    return Row(
        stream=f"{OWN}{entry.user}",
        rid=entry.mid,
        kind=KIND,
        owner=entry.user,
        vis=0,
        seq=0,
        deleted=False,
        form=None,
        form_version=None,
        body=body,
        created_at=settled.at,
        received_at=settled.at,
    )


def _member(session: Session, entry: HeldEntry) -> Member | None:
    """The author's grant of the stream it was meant for, open or not."""
    for member in store.members(session, entry.user):
        if member.grant.stream_id == entry.stream:
            return member
    return None


def _form(session: Session, entry: HeldEntry) -> Value:
    """The form it was written with: a change of a record names none, the record does."""
    named = entry.mutation.get("f")
    if named is not None:
        return named
    for stream, row in store.rows(session, [entry.rid]):
        if stream == entry.stream and row.form is not None:
            return [row.form, row.form_version]
    return None


def _name(session: Session, user: str | None) -> str | None:
    for naming in _names if user is not None else ():
        return naming(session, user or "")
    return None
