"""What the head of the demo's central school said of records, and what he asked for."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from sqlalchemy.orm import Session

from daybook import clock
from daybook.access.service import Part
from daybook.demo import people
from daybook.demo.phone import Phone, Wire
from daybook.demo.township import Builder, Township, Worker
from daybook.places import service as places
from daybook.records import waiting
from daybook.records.scope import Slice
from daybook.records.service import RecordEntry
from daybook.records.waiting import Waiting
from daybook.streams import service as streams

LOOKED: Final = 5
"""Days back from which the head has looked at everything."""

_HEAD: Final = "马文斌"
_CHUNK: Final = 50
_MOST: Final = 2000

_RETURNED: Final = "请补上收获与调整，写一两句就可以。"
_ANSWERED: Final = "练习时让学生同桌互改，十分钟够了。"
_COMMENTED: Final = "导入很好，课后也可以和两位新老师说一说。"
_THANKED: Final = "这学期您的课堂记录写得最实在，谢谢您。"
_REVIEWED: Final = "问题找得准，下次可以把改法再写具体一点。"
_TASK: Final = "请把下周公开课的时间和课题记上来。"


def write(session: Session, township: Township, builder: Builder, now: int) -> None:
    """Push what the head said, what a teacher answered, and a task; `now` is the demo's moment."""
    talk = _Talk(session, township, builder, now)
    talk.looked_through()
    talk.returned()
    talk.answered()
    talk.told()
    talk.reviewed()
    talk.asked()
    talk.escalated()
    session.commit()


class _Talk:
    def __init__(self, session: Session, township: Township, builder: Builder, now: int) -> None:
        self._session = session
        self._township = township
        self._now = now
        self._ids = builder.ids
        self._head, self._teacher = (self._named(name) for name in (_HEAD, people.PAIRED_TEACHER))
        self._phones = {
            worker.id: Phone(session, worker.id, worker.device, builder.ids)
            for worker in (self._head, self._teacher)
        }
        year = places.school_year(township.today)
        self._key = places.school_stream(self._head.school, year)
        self._written = self._records()

    def looked_through(self) -> None:
        """Everything that is older than some days was seen."""
        until = self._ago(LOOKED)
        older = [one.rid for one in self._written if one.received < until]
        said = [self._said(self._head, rid, until, do="seen") for rid in older]
        for at in range(0, len(said), _CHUNK):
            self._push(self._head, said[at : at + _CHUNK], until)

    def returned(self) -> None:
        """The newest lesson is to be completed, and its author has not done so yet."""
        newest = self._lessons()[0]
        asked = self._said(
            self._head, newest, self._ago(1), do="return", text=_RETURNED, on=["gain"]
        )
        self._push(self._head, [asked], self._ago(1))

    def answered(self) -> None:
        """An earlier one was completed; nobody has looked since."""
        lesson = self._lessons()[2]
        asked = self._said(self._head, lesson, self._ago(4), do="return", text=_RETURNED)
        self._push(self._head, [asked], self._ago(4))
        phone = self._phones[self._teacher.id]
        fields: Wire = {"gain": _ANSWERED, "_why": "按要求补充"}
        base = phone.seen(self._key, lesson)
        edit = phone.set(self._key, lesson, base, fields, self._ago(2))
        answer = self._said(self._teacher, lesson, self._ago(2), do="answer", to=str(asked["r"]))
        self._push(self._teacher, [edit, answer], self._ago(2))

    def told(self) -> None:
        """A comment that was answered, and thanks."""
        lesson, other = self._lessons()[1], self._lessons()[3]
        comment = self._said(self._head, lesson, self._ago(3), do="comment", text=_COMMENTED)
        thanks = self._said(self._head, other, self._ago(3), do="thanks", text=_THANKED)
        self._push(self._head, [comment, thanks], self._ago(3))
        reply = self._said(
            self._teacher, lesson, self._ago(2), do="comment", text="好的，周五教研时说。"
        )
        self._push(self._teacher, [reply], self._ago(2))

    def reviewed(self) -> None:
        """The head's own part of a note."""
        notes = [one for one in self._written if one.form == "note" and one.owner != self._head.id]
        if notes:
            phone, rid = self._phones[self._head.id], notes[0].rid
            part = phone.set(
                self._key,
                rid,
                phone.seen(self._key, rid),
                {"review_words": _REVIEWED},
                self._ago(2),
            )
            self._push(self._head, [part], self._ago(2))

    def asked(self) -> None:
        """A task for the teacher, still to be done."""
        body = {
            "for": self._teacher.id,
            "text": _TASK,
            "due": (self._township.today + timedelta(4)).isoformat(),
            "form": "lesson",
            "by": self._head.id,
            "at": self._ago(1),
        }
        task = self._phones[self._head.id].tell(self._key, "task", body, self._ago(1))
        self._push(self._head, [task], self._ago(1))

    def escalated(self) -> None:
        """A teacher adds to a follow-up of a child that the head should know at once."""
        slices = [Slice("V3", Part(frozenset({self._head.school})))]
        found = waiting.some(self._session, self._head.id, slices, Waiting(), 0, _MOST)
        followed = next((one for one in found if one.form == "child"), None)
        worker = next(
            (one for one in self._township.workers if followed and one.id == followed.owner), None
        )
        if followed is None or worker is None:
            return
        phone = Phone(self._session, worker.id, worker.device, self._ids)
        key = streams.rows(self._session, [followed.rid])[followed.rid].stream
        fields: Wire = {"urgent": "OK", "_why": "补充情况"}
        edit = phone.set(key, followed.rid, phone.seen(key, followed.rid), fields, self._ago(1))
        phone.push([edit], self._ago(1))

    def _lessons(self) -> Sequence[str]:
        """The teacher's lessons, newest first."""
        mine = [one for one in self._written if one.owner == self._teacher.id]
        return [one.rid for one in mine if one.form == "lesson"]

    def _records(self) -> Sequence[RecordEntry]:
        """What lies in the school's stream, newest first."""
        slices = [Slice("V1", Part(frozenset({self._head.school})))]
        found = waiting.some(self._session, self._head.id, slices, Waiting(), 0, _MOST)
        rows = streams.rows(self._session, [one.rid for one in found])
        return [one for one in found if rows[one.rid].stream == self._key]

    def _said(self, worker: Worker, record: str, at: int, **fields: Any) -> Wire:
        body = {"record": record, "by": worker.id, "name": worker.name, "at": at, **fields}
        return self._phones[worker.id].tell(self._key, "review", body, at)

    def _push(self, worker: Worker, mutations: Sequence[Wire], at: int) -> None:
        self._phones[worker.id].push(mutations, at)

    def _named(self, name: str) -> Worker:
        return next(one for one in self._township.workers if one.name == name)

    def _ago(self, days: int) -> int:
        return self._now - days * clock.DAY
