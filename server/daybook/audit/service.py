"""Who read and changed what: written in the transaction of the act itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from daybook_sync.ids import new_id
from sqlalchemy.orm import Session

from daybook import clock
from daybook.audit import store
from daybook.audit.models import AuditEntry
from daybook.audit.store import Wanted

__all__ = ["Wanted"]

Act = Literal[
    "read",
    "break-glass",
    "print",
    "export",
    "import",
    "storage-cleared",
    "held-accepted",
    "held-corrected",
    "held-returned",
    "held-replaced",
    "held-withdrawn",
    "form-published",
    "form-switched",
    "invited",
    "invitation-ended",
    "password-reset",
    "device-disabled",
    "imported",
    "import-undone",
    "vault-opened",
    "child-entered",
    "child-corrected",
    "child-left",
    "child-moved",
    "child-removed",
    "child-file",
    "consent-noted",
    "consent-withdrawn",
    "privacy-changed",
    "retention-changed",
    "retention-applied",
    "place-made",
    "place-changed",
    "place-closed",
    "link-made",
    "link-ended",
    "term-made",
    "term-changed",
    "class-made",
    "class-changed",
    "class-closed",
    "team-set",
    "person-made",
    "person-changed",
    "person-moved",
    "person-closed",
    "role-given",
    "role-ended",
    "placement-made",
    "placement-ended",
    "support-team-made",
    "support-team-changed",
    "pair-proposed",
    "pair-confirmed",
    "pair-ended",
]


Standing = tuple[str, str] | None
"""The role, and its place, that let somebody do it; None where no role was needed."""

MOST = 5000
"""Entries of one answer."""


@dataclass(frozen=True)
class Entry:
    """One act as it is read: when (ms), who, in which role and where, what, with which thing."""

    at: int
    user: str
    role: str | None
    place: str | None
    act: str
    subject: str
    school: str | None
    detail: Mapping[str, Any]


def note(
    session: Session,
    user: str,
    act: Act,
    subject: str,
    *,
    school: str | None = None,
    standing: Standing = None,
    **detail: Any,
) -> None:
    """Write down that `user` did `act` with `subject`; `detail` holds no names and no texts.

    Only breaking the glass keeps its reason as it was given.
    """
    role, place = standing or (None, None)
    session.add(
        AuditEntry(
            id=new_id(),
            at=clock.now(),
            user=user,
            role=role,
            place=place,
            school=school,
            act=act,
            subject=subject,
            detail=detail,
        )
    )


def entries(session: Session, wanted: Wanted, most: int = MOST) -> list[Entry]:
    """What was written down, newest first, `most` at most; empty when there is nothing."""
    return [
        Entry(
            found.at,
            found.user,
            found.role,
            found.place,
            found.act,
            found.subject,
            found.school,
            found.detail or {},
        )
        for found in store.entries(session, wanted, most)
    ]
