"""Tasks that a head gives through the office."""

from datetime import date

from daybook_sync.errors import ErrorCode
from daybook_sync.ids import new_id
from daybook_sync.values import Value
from sqlalchemy.orm import Session

from daybook import clock
from daybook.access import ground
from daybook.access import service as access
from daybook.access.service import Facts, Who
from daybook.errors import Problem
from daybook.places import service as places
from daybook.streams import service as streams
from daybook.streams.kinds import Author
from daybook.tasks import kind


def give(
    session: Session,
    author: Author,
    who: Who,
    school: str,
    person: str,
    text: str,
    *,
    due: date | None = None,
    form: str | None = None,
) -> str:
    """Ask somebody of a school to do something; the task's id.

    Raises FORBIDDEN, or INVALID with words by field.
    """
    access.require(session, who, "create", "task", Facts(school, owner=person))
    key = places.school_stream(school, places.school_year(ground.today()))
    if person not in streams.holders(session, key):
        raise Problem(ErrorCode.INVALID, "Not of the school.", fields={"for": kind.NOT_HERE})
    body: dict[str, Value] = {
        "for": person,
        "text": text,
        "due": due.isoformat() if due is not None else None,
        "form": form,
        "by": author.user,
        "at": clock.now(),
    }
    body = {name: value for name, value in body.items() if value is not None}
    wrong = kind.faults(body)
    if wrong:
        raise Problem(ErrorCode.INVALID, "This is no task.", fields=wrong)
    rid = new_id()
    streams.act(session, author, key, "put", rid, body, kind.NAME)
    return rid
