"""What guardians said of their children, kept as it was said."""

from dataclasses import dataclass

from daybook_sync.ids import new_id
from sqlalchemy.orm import Session

from daybook import clock
from daybook.children.models import Consent

NAMED = frozenset({"paper", "screen"})
"""The consents with which a child may be named in a record."""

CONSENTS = NAMED | {"refused", "none"}
PHOTO_CONSENTS = frozenset({"yes", "no", "none"})
WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Told:
    """What a guardian said: of records and of photos, who it was, on which day, after which notice.

    `day` is "YYYY-MM-DD".
    """

    record: str
    photo: str = "none"
    guardian: str = ""
    day: str = ""
    notice: str = ""


def remember(session: Session, child: str, told: Told, by: str | None, today: str) -> None:
    """Write down what was said of a child; on `today` ("YYYY-MM-DD") where it names no day."""
    session.add(
        Consent(
            id=new_id(),
            child=child,
            record=told.record,
            photo=told.photo,
            guardian=told.guardian,
            day=told.day or today,
            notice=told.notice,
            by=by,
            at=clock.now(),
        )
    )
    session.flush()
