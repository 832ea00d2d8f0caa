"""Breaking the glass: an administrator reads one record, with a reason that is kept."""

from daybook_sync.errors import ErrorCode
from sqlalchemy.orm import Session

from daybook.access import service as access
from daybook.access.service import Who
from daybook.errors import Problem
from daybook.records import service, store
from daybook.records.models import RecordEntry
from daybook.records.scope import Scope


def broken(session: Session, who: Who, rid: str) -> tuple[Scope, RecordEntry]:
    """A scope in which an administrator reads this record whole, and its line.

    Raises FORBIDDEN for whoever administers nothing, NOT_FOUND for a record that is not of a
    school they administer.
    """
    if not access.may_anywhere(who, "manage", "audit"):
        raise Problem(ErrorCode.FORBIDDEN, "This is for an administrator.")
    entry = store.entry(session, rid)
    facts = service.facts_of(entry) if entry is not None else None
    if entry is None or facts is None or not access.may(session, who, "manage", "audit", facts):
        raise Problem(ErrorCode.NOT_FOUND, "There is no such record for you.")
    only = frozenset({entry.school})
    return Scope(who.user, schools=only, whole_schools=only), entry
