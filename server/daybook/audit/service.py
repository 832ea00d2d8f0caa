"""Who read and changed what: written in the transaction of the act itself."""

from typing import Any, Literal

from daybook_sync.ids import new_id
from sqlalchemy.orm import Session

from daybook import clock
from daybook.audit.models import AuditEntry

Act = Literal[
    "read",
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
]


def note(session: Session, user: str, act: Act, subject: str, **detail: Any) -> None:
    """Write down that `user` did `act` with `subject`; `detail` holds no names and no texts."""
    session.add(
        AuditEntry(id=new_id(), at=clock.now(), user=user, act=act, subject=subject, detail=detail)
    )
