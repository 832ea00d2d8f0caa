"""What other parts may ask of streams: publish rows, give access, read rows and their history."""

from collections.abc import Callable, Sequence

from daybook_sync.messages import Answer, SyncRequest, wire_answer
from daybook_sync.values import Value
from daybook_sync.version import OLDEST
from sqlalchemy.orm import Session

from daybook import __version__, clock
from daybook.streams import acting, publishing, quarantine, redaction, resolution, resolving, store
from daybook.streams import conflicts as conflicts_
from daybook.streams import pull as pull_
from daybook.streams import push as push_
from daybook.streams.entries import ConflictEntry, Grant, HeldEntry, JournalEntry, Resolution
from daybook.streams.kinds import Author, Row

CONFLICT = conflicts_.NAME
HELD = resolution.KIND
"""Kinds of the rows that the engine itself sends to phones."""

on_settled = resolution.on_settled
on_name = resolution.on_name
accept = resolving.accept
act = acting.act
correct = resolving.correct
give_back = resolving.give_back
hindrance = resolving.hindrance
holding = redaction.holding
named = redaction.named
rewrite = redaction.rewrite

Heard = Callable[..., None]
Needs = Callable[[Session, str], Sequence[str]]

_heard: list[Heard] = []
_needs: list[Needs] = []


def on_heard(hook: Heard) -> None:
    """Call `hook(session, device, now, app_version=…, storage=…)` when a device was in touch.

    It runs in a writing transaction that is committed afterwards.
    """
    if hook not in _heard:
        _heard.append(hook)


def on_need(hook: Needs) -> None:
    """Ask `hook(session, user)` for the SHA-256 of files the phone should send.

    It is asked with every push and otherwise about once a minute for a device.
    """
    if hook not in _needs:
        _needs.append(hook)


def heard(session: Session, device: str, now: int, request: SyncRequest) -> None:
    """Tell whoever registered that a device was in touch."""
    for hook in _heard:
        hook(session, device, now, app_version=request.app, storage=request.storage)


def prepare(session: Session, author: Author, request: SyncRequest, now: int) -> push_.Batch:
    """Check a request's mutations in a read snapshot, before anything is locked."""
    return push_.prepare(session, author, request, now)


def push(session: Session, author: Author, batch: push_.Batch, now: int) -> list[Answer]:
    """Store what was prepared, in several transactions that are committed here.

    It is the one function that commits: each chunk must be durable before the next is locked.
    """
    return push_.write(session, author, batch, now)


def pull(
    session: Session,
    author: Author,
    request: SyncRequest,
    now: int,
    answers: Sequence[Answer] = (),
    *,
    needs: bool = True,
) -> dict[str, Value]:
    """The wire object of the answer, from one snapshot; empty when there is nothing to say.

    Files are asked for only with `needs`: finding out what is missing is dear beside the rest.
    """
    parts = pull_.read(session, author.user, request)
    said = parts.wire()
    if answers:
        said["a"] = [wire_answer(answer) for answer in answers]
    missing = [digest for hook in _needs if needs for digest in hook(session, author.user)]
    if missing:
        said["need"] = list(dict.fromkeys(missing))
    if not said:
        return {}
    if parts.more:
        said["more"] = 1
    if parts.backed_up:
        said["bk"] = parts.backed_up
    # A page of this very version learns nothing from being told.
    if request.app != __version__:
        said["v"] = {"min": OLDEST, "app": __version__}
    return {"q": request.nonce, "now": now, **said}


def publish(
    session: Session,
    key: str,
    kind: str,
    rid: str,
    body: dict[str, Value],
    *,
    owner: str | None = None,
    vis: int = 0,
    form: tuple[str, int] | None = None,
    writer: str | None = None,
) -> None:
    """Write a row on the server's own authority; nothing happens when nothing differs.

    The stream is made when it is new, and stays locked until the caller commits. `owner`, `vis`,
    `form` and `writer` of an existing row do not change.
    """
    now = clock.now()
    form_id, version = form or (None, None)
    row = Row(key, rid, kind, owner, vis, 0, False, form_id, version, body, now, now, writer)
    publishing.publish(session, row)


def withdraw(session: Session, key: str, rid: str) -> None:
    """Remove a row on the server's own authority: phones get a tombstone."""
    publishing.withdraw(session, key, rid)


def erase(session: Session, key: str, rid: str) -> None:
    """Remove a row from phones without its kind following: what counts it goes on doing so."""
    publishing.withdraw(session, key, rid, follow=False)


def grant(session: Session, user: str, key: str, role: str) -> int:
    """Let a person hold a stream as `teacher`, `team` or `leader`; gives the grant's id.

    The same role again changes nothing; another role closes the grant and opens a new one.
    """
    for held in granted(session, user):
        if held.key == key and held.role == role:
            return held.gid
    stream = store.lock_key(session, key)
    return store.open_grant(session, user, stream.id, role, clock.now())


def close_grant(session: Session, user: str, key: str) -> None:
    """Take a stream from a person; nothing happens when they do not hold it.

    What was given back to them of it leaves their phone. To be called after other streams are
    locked: it may lock their own.
    """
    store.close_grant(session, user, key, clock.now())
    resolution.withhold(session, user, key)


def granted(session: Session, user: str) -> list[Grant]:
    """The streams a person holds now, by slot."""
    return [member.grant for member in store.members(session, user) if member.open]


def holders(session: Session, key: str) -> Sequence[str]:
    """Everybody who holds a stream now."""
    return store.holders(session, key)


def row(session: Session, rid: str, key: str | None = None) -> Row | None:
    """The row of that id, also when removed; `key` names the stream where several hold one."""
    found = [row for _, row in store.rows(session, [rid]) if key in {None, row.stream}]
    return found[0] if found else None


def copies(session: Session, rid: str) -> list[Row]:
    """The row of that id in every stream that holds it, by the streams' keys; removed ones not."""
    found = [row for _, row in store.rows(session, [rid]) if not row.deleted]
    return sorted(found, key=lambda row: row.stream)


def rows(session: Session, rids: Sequence[str]) -> dict[str, Row]:
    """The rows of some ids, also when removed; an id that several streams hold is found once."""
    return {row.rid: row for _, row in store.rows(session, rids)}


def history(session: Session, rid: str) -> list[JournalEntry]:
    """Every mutation of a row, oldest first, the held ones among them."""
    return store.history(session, rid)


def held(
    session: Session,
    *,
    state: str = quarantine.OPEN,
    user: str | None = None,
    keys: Sequence[str] | None = None,
    rid: str | None = None,
) -> list[HeldEntry]:
    """Quarantine entries that are `open`, `returned` or `settled`, newest first.

    Of a person, of streams, of a row, where these are given.
    """
    return quarantine.held(session, state=state, user=user, keys=keys, rid=rid)


def held_entry(session: Session, mid: str) -> HeldEntry | None:
    """The quarantine entry of that id, whatever became of it."""
    return quarantine.entry(session, mid)


def decided(session: Session, mids: Sequence[str]) -> dict[str, Resolution]:
    """What became of those mutations that were held and are settled, by id."""
    found = quarantine.named(session, mids)
    return {mid: entry.resolution for mid, entry in found.items() if entry.resolution}


def conflicts(session: Session, rid: str) -> list[ConflictEntry]:
    """Values of a row that concurrent changes overwrote, oldest first."""
    return store.conflicts(session, rid)


def begin_epoch(session: Session) -> None:
    """Start a new epoch everywhere, after a backup was restored: phones then send again."""
    store.begin_epoch(session)
