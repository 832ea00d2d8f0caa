"""The demo's plans: one from each template, made before the records that move them."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from daybook_sync.merge import Outcome
from sqlalchemy.orm import Session

from daybook import clock
from daybook.access.service import Narrowed
from daybook.accounts import service as accounts
from daybook.accounts.auth import RoleAt
from daybook.demo import people
from daybook.demo.moment import Answers
from daybook.demo.phone import Phone
from daybook.demo.township import Builder, Township, Worker
from daybook.places import links
from daybook.places import service as places
from daybook.plans import service as plans

_VISIT = (timedelta(7), timedelta(9))
"""From today, when somebody comes for three days."""

_LINKED = timedelta(70)

_SENT = (timedelta(-40), timedelta(120))
"""From today, when somebody goes to teach at another school beside their own."""

_WRITTEN = (
    (
        38,
        "needs",
        {
            "kind": "leader",
            "people": ["园长"],
            "topics": ["teaching"],
            "need": "园里没有音乐课。",
        },
    ),
    (
        37,
        "needs",
        {"kind": "teacher", "people": ["王老师"], "topics": ["teaching"], "need": "想学节奏游戏。"},
    ),
    (
        24,
        "lesson",
        {
            **{"kind": "demo", "subject": "k_arts", "class_ref": "大班", "topic": "小鼓响咚咚"},
            **{"pupils": 27, "observers_n": 4, "gain": "从身体节奏进入，孩子跟得上。"},
        },
    ),
    (
        17,
        "share",
        {"kind": "briefing", "title": "走进凤仪幼儿园", "outlet": "凤凰镇教研简报"},
    ),
)
"""What the sent teacher wrote there: how many days ago, on which form, and what."""


def write(session: Session, township: Township, builder: Builder) -> None:
    """Make the plans of the township, of a link, and of three people."""
    make = _Planning(session, township, builder)
    make.township()
    make.link()
    make.of(people.SUPPORT_TEACHER, "kindergarten-year")
    make.visitor()
    make.sent()
    session.commit()


class _Planning:
    def __init__(self, session: Session, township: Township, builder: Builder) -> None:
        self._session = session
        self._township = township
        self._ids = builder.ids
        self._at = township.schools

    def township(self) -> None:
        """The year's plan of the central school for all schools of the township."""
        self._make(
            self._known("gaoyuan"),
            "township",
            self._at[people.CENTRAL],
            "township-year",
        )

    def link(self) -> None:
        """The plan of the county's school and of the central school, which it supports."""
        county = self._at[people.PARTNER_SCHOOL]
        central = self._at[people.CENTRAL]
        since = self._township.today - _LINKED
        head = self._known("hejianhua")
        link = links.create_link(
            self._session, county, central, since, None, link_id=self._ids.next("link")
        )
        accounts.renew(self._session, head, self._township.today)
        self._make(head, "link", link.id, "supporting-school")

    def of(self, name: str, template: str) -> None:
        """A plan of somebody's own."""
        user = self._worker(name).id
        self._make(user, "person", user, template)

    def visitor(self) -> None:
        """Sun Li visits the teacher with whom she is paired, next week, for three days."""
        first, last = (self._township.today + days for days in _VISIT)
        host, home = (
            self._at[people.LONE_POINT],
            self._at[people.CENTRAL],
        )
        user = self._worker(people.PAIRED_TEACHER).id
        placed = self._ids.next("visit")
        places.place_person(
            *(self._session, user, "three-day", host, first, last), home=home, placement_id=placed
        )
        accounts.renew(self._session, user, self._township.today)
        self._make(user, "person", user, "three-day-visit", first, last)

    def sent(self) -> None:
        """A teacher without a class also teaches at the kindergarten, and writes there."""
        worker = [
            one
            for one in self._township.workers
            if one.plan.key == people.CENTRAL and one.own is None and one.role == "teacher"
        ][1]
        first, last = (self._township.today + days for days in _SENT)
        host = self._at[people.KINDERGARTEN]
        placed = self._ids.next("sent")
        places.place_person(
            *(self._session, worker.id, "roving", host, first, last),
            placement_id=placed,
        )
        accounts.renew(self._session, worker.id, self._township.today)
        self._make(worker.id, "person", worker.id, "personal-placement", first, last)
        self._session.commit()
        for ago, form, answers in _WRITTEN:
            self._push(worker, host, ago, form, answers)

    def _make(
        self,
        user: str,
        kind: str,
        owner: str,
        template: str,
        first: date | None = None,
        last: date | None = None,
    ) -> None:
        asked: dict[str, Any] = {"owner": {"kind": kind, "id": owner}, "template": template}
        if first is not None and last is not None:
            asked |= {"from": first.isoformat(), "to": last.isoformat()}
        held = accounts.roles_of(self._session, user, self._township.today)
        who = Narrowed(user, tuple(RoleAt(role, place) for role, place in held))
        plans.create(self._session, who, asked, plan_id=self._ids.next(f"plan {template}"))

    def _push(
        self, worker: Worker, school: str, ago: int, form: str, answers: Mapping[str, Any]
    ) -> None:
        day = self._township.today - timedelta(ago)
        finished = datetime.combine(day, time(16, 20), ZoneInfo(self._township.zone))
        at = round(finished.timestamp() * clock.SECOND)
        body: Answers = {
            "_date": day.isoformat(),
            "_school": school,
            "_class": None,
            "_started": at - 45_000,
            "_finished": at,
            **answers,
        }
        phone = Phone(self._session, worker.id, worker.device, self._ids)
        year = places.school_year(self._township.today)
        made = phone.put(places.school_stream(school, year), form, body, at)
        (answer,) = phone.push([made], at + 60_000)
        if answer.outcome is not Outcome.OK:
            raise ValueError(answer.detail)

    def _worker(self, name: str) -> Worker:
        return next(one for one in self._township.workers if one.name == name)

    def _known(self, login: str) -> str:
        found = accounts.find(self._session, login)
        if found is None:
            raise LookupError(f"nobody has the login {login}")
        return found.id
