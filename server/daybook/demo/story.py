"""Moments that every demo has: a renewed wall, an edit that met another, a record held back."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from daybook import clock
from daybook.demo import people
from daybook.demo.album import Album
from daybook.demo.phone import Phone, Wire
from daybook.demo.support_words import SOLUTIONS
from daybook.demo.township import Builder, Room, Township, Worker
from daybook.places import service as places

_MINUTE = 60_000


def write(session: Session, township: Township, builder: Builder, album: Album) -> None:
    """Push the moments of the story, after the ordinary records."""
    tell = _Story(session, township, builder, album)
    tell.renewed_wall()
    tell.problems()
    tell.not_reached()
    tell.merged_edit()
    tell.corrected()
    tell.withdrawn()
    tell.held_back()
    session.commit()


class _Story:
    def __init__(
        self, session: Session, township: Township, builder: Builder, album: Album
    ) -> None:
        self._session = session
        self._township = township
        self._builder = builder
        self._album = album
        self._year = places.school_year(township.today)
        self._zone = ZoneInfo(township.zone)

    def renewed_wall(self) -> None:
        """Lin Xiaomei's wall: bare, then autumn, then winter."""
        worker, room = self._named(people.SUPPORT_TEACHER)
        bare, autumn, winter = (
            self._album.take(worker.id, scene) for scene in ("bare", "tree", "winter")
        )
        self._session.commit()
        phone = self._phone(worker)
        wall = {"kind": "theme", "class_ref": room.id, "child_part": ["idea", "collect", "make"]}
        first = wall | {
            "theme": "丰收的秋天",
            "stage": "done",
            "before": [bare],
            "after": [autumn],
            "materials": ["local", "waste", "works"],
            "note": "树干是旧纸箱，树叶是孩子的手印。先问孩子秋天在哪里，再动手布置。",
        }
        later = wall | {
            "theme": "冬天来了",
            "stage": "renew",
            "before": [autumn],
            "after": [winter],
            "materials": ["waste", "works"],
            "parents_part": 6,
            "note": "树留着，叶子换成雪花。雪人是家长和孩子用旧棉花做的，每天来量它的高度。",
        }
        rids = [
            self._log(phone, worker, room, "env", answers, days, time(16, 20))
            for answers, days in ((first, 38), (later, 3))
        ]
        self._judged(worker, room, rids)

    def _judged(self, worker: Worker, room: Room, walls: list[str]) -> None:
        """The head of the kindergarten judges the wall twice: low with advice, then good."""
        head = next(
            one
            for one in self._township.workers
            if one.school == worker.school and one.role == "head"
        )
        lines = ("clear", "work", "use", "look", "local", "tidy")
        advice = "作品挂得太高，孩子够不着；下面留出一排，让孩子自己贴、自己换。"
        low = dict(zip(lines, (3, 2, 2, 4, 3, 2), strict=True)) | {"mean": 2.7}
        high = dict(zip(lines, (4, 4, 4, 5, 4, 4), strict=True)) | {"mean": 4.2}
        for wall, scores, days, said in (
            (walls[0], low, 34, {"advice": advice}),
            (walls[1], high, 1, {"good": "孩子每天来量雪人，墙真的用起来了"}),
        ):
            answers: Wire = {"env_ref": wall, "by": "leader", "wall_kind": "theme", **said}
            answers |= {"area_kind": "theme", "mean": scores.pop("mean")}
            answers |= {f"theme_{line}": score for line, score in scores.items()}
            self._log(self._phone(head), head, room, "enveval", answers, days, time(16, 50))

    def problems(self) -> None:
        """Lin Xiaomei notes two problems and solves the first."""
        worker, room = self._named(people.SUPPORT_TEACHER)
        phone = self._phone(worker)
        solved, open_still = "网络不稳，课件下不来。", "户外场地积水，活动只能在走廊。"
        first: Wire = {"text": solved, "solved": "OK", "solution": SOLUTIONS[solved]}
        for answers, days in ((first, 17), ({"text": open_still}, 4)):
            said = {"kind": "problem", **answers}
            self._log(phone, worker, room, "daylog", said, days, time(18, 10))

    def not_reached(self) -> None:
        """Wu Guilan calls a family that does not answer."""
        worker, room = self._named("吴桂兰")
        answers: Wire = {"how": "call", "attempt": "OK"}
        answers |= {"child": [room.children[0]]} if room.children else {"unnamed": 1}
        self._log(self._phone(worker), worker, room, "parent", answers, 8, time(19, 40))

    def merged_edit(self) -> None:
        """Sun Li corrects one record on two phones that had not heard of each other."""
        worker, room = self._named(people.PAIRED_TEACHER)
        phone = self._phone(worker)
        tablet = Phone(
            self._session,
            worker.id,
            self._builder.add_phone(worker.id, "学校的平板"),
            self._builder.ids,
        )
        self._session.commit()
        answers: Wire = {
            "how": "visit",
            "child": [room.children[0]],
            "with": "grandparent",
            "topics": ["study", "family"],
            "note": "爷爷奶奶照看，爸爸妈妈在外面打工。家里有书桌，灯有点暗。",
            "agreed": "每天读一页课文给奶奶听",
            "home_env": ["desk"],
        }
        rid = self._log(phone, worker, room, "parent", answers, 5, time(17, 30))
        key = places.class_stream(room.id, self._year)
        base = phone.seen(key, rid)
        edits = (
            (phone, {"agreed": "每天读一页课文，奶奶画勾"}, time(8, 10)),
            (
                tablet,
                {"agreed": "每周三次读课文，周五带来看", "follow": self._day(-7)},
                time(8, 40),
            ),
        )
        for device, changed, hour in edits:
            at = self._moment(self._ago(4), hour)
            device.push([device.set(key, rid, base, changed, at)], at + _MINUTE)

    def corrected(self) -> None:
        """A teacher corrects the number of pupils the day after."""
        worker, room = self._named(people.PAIRED_TEACHER)
        phone = self._phone(worker)
        answers = self._lesson(room) | {"topic": "《大自然的声音》", "pupils": room.group.size}
        rid = self._log(phone, worker, room, "lesson", answers, 7, time(10, 5))
        key = places.school_stream(worker.school, self._year)
        at = self._moment(self._ago(6), time(7, 45))
        changed: Wire = {
            "pupils": room.group.size - 2,
            "gain": "两名学生请假。声音小的孩子也肯领读了，课后请他们录给家里听。",
        }
        phone.push([phone.set(key, rid, phone.seen(key, rid), changed, at)], at + _MINUTE)

    def withdrawn(self) -> None:
        """A lesson was logged twice; the second is withdrawn."""
        worker, room = self._named("吴桂兰")
        phone = self._phone(worker)
        answers = self._lesson(room) | {"topic": "认识钟表", "subject": "maths"}
        self._log(phone, worker, room, "lesson", answers, 12, time(9, 30))
        rid = self._log(phone, worker, room, "lesson", answers, 12, time(9, 32))
        key = places.school_stream(worker.school, self._year)
        at = self._moment(self._ago(11), time(7, 30))
        phone.push([phone.remove(key, rid, phone.seen(key, rid), at)], at + _MINUTE)

    def held_back(self) -> None:
        """A class of 400 pupils cannot be: the record waits for a look."""
        worker = next(
            one for one in self._township.workers if one.role == "teacher" and not one.own
        )
        room = worker.rooms[0]
        answers = self._lesson(room) | {"topic": "跳绳接力", "subject": "pe", "pupils": 400}
        self._log(self._phone(worker), worker, room, "lesson", answers, 2, time(15, 10))

    def _lesson(self, room: Room) -> Wire:
        return {
            "kind": "regular",
            "subject": "chinese",
            "class_ref": room.id,
            "pupils": room.group.size,
            "observers_n": 0,
            "effect": "learned",
        }

    def _named(self, name: str) -> tuple[Worker, Room]:
        worker = next(one for one in self._township.workers if one.name == name)
        return worker, worker.own or worker.rooms[0]

    def _phone(self, worker: Worker) -> Phone:
        return Phone(self._session, worker.id, worker.device, self._builder.ids)

    def _log(
        self,
        phone: Phone,
        worker: Worker,
        room: Room,
        form: str,
        answers: Wire,
        days: int,
        hour: time,
    ) -> str:
        """Put a record of `days` ago; its id."""
        at = self._moment(self._ago(days), hour)
        key = places.school_stream(worker.school, self._year)
        if form == "parent":
            key = places.class_stream(room.id, self._year)
        body = {
            "_date": self._day(days),
            "_school": worker.school,
            "_class": room.id,
            "_started": at - _MINUTE,
            "_finished": at,
        }
        mutation = phone.put(key, form, body | answers, at)
        phone.push([mutation], at + 5 * _MINUTE)
        return str(mutation["r"])

    def _ago(self, days: int) -> date:
        return self._township.today - timedelta(days)

    def _day(self, days: int) -> str:
        return self._ago(days).isoformat()

    def _moment(self, day: date, hour: time) -> int:
        return round(datetime.combine(day, hour, self._zone).timestamp() * clock.SECOND)
