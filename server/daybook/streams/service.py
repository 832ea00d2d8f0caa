"""What other parts may ask of streams: publish rows, give access, read rows and their history."""

from collections.abc import Callable, Sequence

from daybook_sync.values import Value
from sqlalchemy.orm import Session

from daybook.streams.kinds import Row
from daybook.streams.store import Grant, HeldEntry, JournalEntry

Heard = Callable[[Session, str, int, str | None], None]
Needs = Callable[[Session, str], Sequence[str]]

heard_hooks: list[Heard] = []
need_hooks: list[Needs] = []


def on_heard(hook: Heard) -> None:
    """Call `hook(session, device, now, app_version)` when a device has been in touch.

    It runs in a writing transaction that is committed afterwards, with every push and otherwise
    at most once in five minutes for a device.
    """
    if hook not in heard_hooks:
        heard_hooks.append(hook)


def on_need(hook: Needs) -> None:
    """Ask `hook(session, user)` at every sync for the SHA-256 of files the phone should send."""
    if hook not in need_hooks:
        need_hooks.append(hook)


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
) -> None:
    """Write a row on the server's own authority; nothing happens when nothing differs.

    The stream is made when it is new, and stays locked until the caller commits. `owner`, `vis`
    and `form` of an existing row do not change.
    """
    raise NotImplementedError


def withdraw(session: Session, key: str, rid: str) -> None:
    """Remove a row on the server's own authority: phones get a tombstone."""
    raise NotImplementedError


def grant(session: Session, user: str, key: str, role: str) -> int:
    """Let a person hold a stream as `teacher`, `team` or `leader`; gives the grant's id.

    The same role again changes nothing; another role closes the grant and opens a new one.
    """
    raise NotImplementedError


def close_grant(session: Session, user: str, key: str) -> None:
    """Take a stream from a person; nothing happens when they do not hold it."""
    raise NotImplementedError


def granted(session: Session, user: str) -> list[Grant]:
    """The streams a person holds now, by slot."""
    raise NotImplementedError


def row(session: Session, rid: str, key: str | None = None) -> Row | None:
    """The row of that id, also when removed; `key` names the stream where several hold one."""
    raise NotImplementedError


def history(session: Session, rid: str) -> list[JournalEntry]:
    """Every mutation of a row, oldest first, the held ones among them."""
    raise NotImplementedError


def held(
    session: Session,
    *,
    user: str | None = None,
    keys: Sequence[str] | None = None,
    rid: str | None = None,
) -> list[HeldEntry]:
    """Unresolved quarantine entries, newest first: of a person, of streams, of a row."""
    raise NotImplementedError
