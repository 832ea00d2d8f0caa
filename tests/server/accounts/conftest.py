"""A school with a teacher, for the tests of accounts."""

from dataclasses import dataclass
from datetime import date

import pytest
from sqlalchemy.orm import Session, scoped_session

from daybook import clock
from daybook.accounts import invites, passwords, service
from daybook.places import service as places

PASSWORD = "a long enough sentence"


@dataclass(frozen=True)
class Teacher:
    """Somebody who may sign in."""

    id: str
    login: str
    password: str
    code: str
    school: str
    org: str


@pytest.fixture
def teacher(session: scoped_session[Session]) -> Teacher:
    open_session = session()
    org = places.create_org(open_session, {"zh": "县", "en": "County"}, "Asia/Shanghai")
    school = places.create_place(open_session, org.id, "school", {"zh": "小学", "en": "School"})
    account = service.create_account(
        open_session, "Wang", "王", password_hash=passwords.hashed(PASSWORD)
    )
    service.give_role(open_session, account.id, "teacher", school.id, date(2020, 1, 1))
    code = invites.create(open_session, account.id, clock.now())
    open_session.commit()
    return Teacher(account.id, "wang", PASSWORD, code, school.id, org.id)
