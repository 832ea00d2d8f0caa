"""What is written down of who read and exported what."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from daybook.audit import service
from daybook.audit.models import AuditEntry


def test_an_act_is_written_in_the_transaction_of_the_act(session: Session) -> None:
    service.note(session, "u" * 22, "read", "r" * 22, roles=["head"])
    session.rollback()

    assert session.scalars(select(AuditEntry)).all() == []


def test_an_act_says_who_did_what_with_which_thing(session: Session) -> None:
    service.note(session, "u" * 22, "export", "records", count=3)
    session.commit()

    (entry,) = session.scalars(select(AuditEntry))
    assert (entry.user, entry.act, entry.subject) == ("u" * 22, "export", "records")
    assert entry.detail == {"count": 3}
    assert entry.at > 0
