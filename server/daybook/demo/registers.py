"""What is written down once in the demo, before the entries that name it: pairs, focus children."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from daybook import clock
from daybook.demo import people
from daybook.demo.moment import Answers
from daybook.demo.phone import Phone, Wire
from daybook.demo.township import HISTORY_WEEKS, Township, Worker
from daybook.places import service as places

_FILE = time(11, 30)
_PROVINCES = ("浙江", "广东", "江苏", "福建", "重庆")
_LESSONS = (
    *(("mon", 2, 0), ("mon", 3, 1), ("tue", 1, 2), ("wed", 2, 3)),
    *(("wed", 4, 4), ("thu", 1, 5), ("fri", 2, 0), ("fri", 3, 1)),
)
"""Weekday, period and class of a teacher who goes from class to class."""


@dataclass(frozen=True)
class Registers:
    """What entries may name: the focus children of each class with what is known of them, and the
    agreement or pair of each person.
    """

    followed: dict[str, dict[str, Answers]] = field(default_factory=dict)
    pairs: dict[str, str] = field(default_factory=dict)


def write(township: Township, phones: Mapping[str, Phone], choice: Random) -> Registers:
    """Push every register on the first day of the demo."""
    write_down = _Writing(township, phones, choice)
    for worker in township.workers:
        write_down.focus(worker)
    write_down.pairs()
    write_down.timetable()
    return write_down.registers


class _Writing:
    def __init__(self, township: Township, phones: Mapping[str, Phone], choice: Random) -> None:
        self._township = township
        self._phones = phones
        self._choice = choice
        self._year = places.school_year(township.today)
        self._day = township.today - timedelta(7 * HISTORY_WEEKS)
        at = datetime.combine(self._day, _FILE, ZoneInfo(township.zone))
        self._at = round(at.timestamp() * clock.SECOND)
        self.registers = Registers()

    def focus(self, worker: Worker) -> None:
        """One or two children of a class; the first of its team to come writes them down."""
        room = worker.own
        if room is None or not room.children or room.id in self.registers.followed:
            return
        known: dict[str, Answers] = {}
        for child in self._choice.sample(room.children, min(2, len(room.children))):
            known[child] = self._known(worker, hearing=not known and self._choice.random() < 0.2)
            self._push(worker, "focus", {"child": child, **known[child]}, room.id)
        self.registers.followed[room.id] = known

    def _known(self, worker: Worker, *, hearing: bool) -> Answers:
        if hearing:
            return {
                "categories": ["hearing"],
                "responsible": worker.id,
                "aid": "aid",
                "ear": "left",
                "seat": "第一排靠右",
                "relation": "parents",
            }
        return {
            "categories": ["leftbehind"],
            "responsible": worker.id,
            "relation": "grandparent",
            "away": ["father", "mother"],
            "province": self._choice.choice(_PROVINCES),
            "channel": self._choice.choice(("phone", "wechat")),
            "guardianship": self._choice.choice(("good", "fair")),
        }

    def pairs(self) -> None:
        """Lin Xiaomei with a colleague of the kindergarten; Sun Li's pair is the office's."""
        lin = self._named(people.SUPPORT_TEACHER)
        young = next(
            one
            for one in self._township.workers
            if one.school == lin.school and one.role == "teacher" and one.id != lin.id
        )
        home = {"supporter_school": people.SUPPORTING.zh, "supported_school": lin.school}
        goal = "学期末能独立上一节公开课"
        rid = self._pair(lin, {"supporter": lin.id, "supported": young.id, "goal": goal, **home})
        self.registers.pairs[young.id] = rid
        sun = self._named(people.PAIRED_TEACHER)
        self.registers.pairs[sun.id] = self._township.pairs["sunli"]

    def _pair(self, worker: Worker, given: Answers) -> str:
        dates = {"start": self._day.isoformat(), "frequency": "twice"}
        rid = self._push(worker, "pair", {"kind": "teacher", **dates, **given}, None)
        self.registers.pairs[worker.id] = rid
        return rid

    def timetable(self) -> None:
        """A teacher without a class of the central school goes from class to class."""
        rover = next(
            one
            for one in self._township.workers
            if one.plan.key == people.CENTRAL and one.own is None and one.role == "teacher"
        )
        rows = [
            {
                "weekday": weekday,
                "period": period,
                "school_of_lesson": rover.school,
                "class_ref": rover.rooms[room].id,
                "subject": "music",
            }
            for weekday, period, room in _LESSONS
        ]
        self._push(rover, "timetable", {"since": self._day.isoformat(), "rows": rows}, None)

    def _named(self, name: str) -> Worker:
        return next(one for one in self._township.workers if one.name == name)

    def _push(self, worker: Worker, form: str, given: Answers, room: str | None) -> str:
        key = places.school_stream(worker.school, self._year)
        if room is not None:
            key = places.class_stream(room, self._year)
        body: Wire = {
            "_date": self._day.isoformat(),
            "_school": worker.school,
            "_class": room,
            "_started": self._at - 60_000,
            "_finished": self._at,
            **given,
        }
        phone = self._phones[worker.id]
        mutation = phone.put(key, form, body, self._at)
        phone.push([mutation], self._at + 60_000)
        return str(mutation["r"])
