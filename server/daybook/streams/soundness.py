"""What must hold of every stream, looked for in a snapshot; each fault in words."""

from collections.abc import Iterator
from typing import Any, Final

import orjson
from daybook_sync.merge import Outcome
from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import Session

from daybook.streams import store

STREAM, EPOCHS, RECORD = store.STREAM, store.EPOCHS, store.RECORD
JOURNAL, QUARANTINE = store.JOURNAL, store.QUARANTINE

_PAGE: Final = 1000
_APPLIED: Final = (int(Outcome.OK), int(Outcome.MERGED))
_HELD: Final = int(Outcome.HELD)


def faults(session: Session) -> list[str]:
    """Everything that is wrong with streams, journal and quarantine; empty when nothing is."""
    return [*_streams(session), *_journal(session), *_rows(session)]


def _streams(session: Session) -> Iterator[str]:
    top = select(func.max(RECORD.c.seq)).where(RECORD.c.stream == STREAM.c.id).scalar_subquery()
    told = select(func.max(JOURNAL.c.seq)).where(JOURNAL.c.stream == STREAM.c.id).scalar_subquery()
    last = select(func.max(EPOCHS.c.epoch)).where(EPOCHS.c.stream == STREAM.c.id).scalar_subquery()
    wrong: tuple[tuple[Any, str], ...] = (
        (top > STREAM.c.head, "has a row past its head"),
        (told > STREAM.c.head, "has a change past its head"),
        (STREAM.c.floor > STREAM.c.head, "has removed more than it ever held"),
        (STREAM.c.backed_up > STREAM.c.head, "claims a backup of more than it holds"),
        (or_(last.is_(None), last != STREAM.c.epoch), "is in an epoch that never began"),
    )
    for condition, words in wrong:
        for key in session.execute(select(STREAM.c.key).where(condition)).scalars():
            yield f"the stream {key} {words}"


def _journal(session: Session) -> Iterator[str]:
    kept = select(QUARANTINE.c.mid).where(QUARANTINE.c.mid == JOURNAL.c.mid).exists()
    known = select(JOURNAL.c.mid).where(JOURNAL.c.mid == QUARANTINE.c.mid).exists()
    applied = JOURNAL.c.status.in_(_APPLIED)
    wrong: tuple[tuple[Select[Any], str], ...] = (
        (select(JOURNAL.c.mid).where(JOURNAL.c.status == _HELD, ~kept), "is held nowhere"),
        (select(QUARANTINE.c.mid).where(~known), "is held and in no journal"),
        (
            select(JOURNAL.c.mid).where(
                and_(applied, JOURNAL.c.seq.is_(None), JOURNAL.c.change != "del")
            ),
            "is applied and has no place in its stream",
        ),
    )
    for query, words in wrong:
        for mid in session.execute(query).scalars():
            yield f"the change {mid} {words}"


def _rows(session: Session) -> Iterator[str]:
    """Rows whose text is not JSON, or whose fields claim to be written after the row was."""
    query = select(RECORD.c.rid, RECORD.c.seq, RECORD.c.body, RECORD.c.versions)
    found = session.execute(query.execution_options(yield_per=_PAGE))
    for rid, seq, body, versions in found:
        try:
            orjson.loads(body)
            newest = max((version[0] for version in orjson.loads(versions).values()), default=0)
        except (ValueError, AttributeError, TypeError, LookupError):
            yield f"the row {rid} cannot be read"
            continue
        if newest > seq:
            yield f"the row {rid} was written after its own place in the stream"
