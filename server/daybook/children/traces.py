"""Names that are no longer kept: found in what arrives later, by a keyed hash and its length.

A phone may have been away for weeks when a guardian withdraws consent. What it sends then may hold
the name in somebody's own words; the server knows the name no more, but knows it again.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from daybook_sync.ids import new_id
from sqlalchemy.orm import Session

from daybook import clock
from daybook.children import store
from daybook.children.models import RemovedName

KEPT = 90 * clock.DAY
"""As long as work that was begun and never sent may still arrive."""


@dataclass(frozen=True)
class Trace:
    """What is known of one name: the code that stands for it, and how it is known again."""

    code: str
    length: int
    salt: bytes
    digest: str

    def is_name(self, text: str) -> bool:
        """Whether this text is the name."""
        return _digest(text, self.salt) == self.digest


def leave(session: Session, child: str, school: str, name: str, code: str) -> None:
    """Keep the trace of a name that is about to go."""
    salt = secrets.token_bytes(16)
    made = RemovedName(
        id=new_id(),
        child=child,
        school=school,
        code=code,
        length=len(name),
        salt=salt.hex(),
        digest=_digest(name, salt),
        until=clock.now() + KEPT,
    )
    session.add(made)


def of_school(session: Session, school: str) -> Sequence[Trace]:
    """The traces of a school's removed names."""
    return [
        Trace(one.code, one.length, bytes.fromhex(one.salt), one.digest)
        for one in store.removed_names(session, school)
    ]


def cleaned(value: Any, traces: Sequence[Trace]) -> Any:
    """A value with codes where it holds a removed name; the same object where it holds none."""
    if isinstance(value, str):
        for trace in traces:
            value = _without(value, trace)
        return value
    if isinstance(value, list):
        return [cleaned(one, traces) for one in value]
    if isinstance(value, dict):
        return {key: cleaned(one, traces) for key, one in value.items()}
    return value


def _without(text: str, trace: Trace) -> str:
    at = 0
    while at + trace.length <= len(text):
        part = text[at : at + trace.length]
        if trace.is_name(part):
            text = text[:at] + trace.code + text[at + trace.length :]
            at += len(trace.code)
        else:
            at += 1
    return text


def _digest(text: str, salt: bytes) -> str:
    return blake2b(text.encode(), key=salt, digest_size=16).hexdigest()
