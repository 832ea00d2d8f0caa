"""What lies in the files of the demo's pairs besides the diary: both sides, and a long silence."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from daybook import clock
from daybook.accounts import service as accounts
from daybook.demo import people
from daybook.demo.phone import APP, Phone, Wire
from daybook.demo.township import Builder, Township
from daybook.places import service as places

_HOUR = time(16, 20)
_MINUTE = 60_000

_FROM_TOWN: tuple[tuple[int, Wire], ...] = (
    (
        36,
        {
            "how": "visit",
            "topics": ["teaching", "ability"],
            "minutes": 90,
            "what": "进孙老师的课堂听了《大青树下的小学》，课后一起定了本学期要磨的三节课。",
            "gain_a": "村小的孩子发言很真，提问可以再放开些",
            "next": "把第一节课的教案发过来",
        },
    ),
    (
        20,
        {
            "how": "wechat",
            "topics": ["prep"],
            "minutes": 40,
            "what": "看了孙老师的教案，建议把五个提问并成三个主问题。",
            "next": "试讲后听录音",
        },
    ),
    (
        6,
        {
            "how": "phone",
            "topics": ["teaching"],
            "minutes": 30,
            "what": "听了试讲的录音，谈了怎样等孩子想一想再叫。",
            "gain_a": "等待的三秒钟，自己的课也用得上",
            "next": "月底一起上一节同课异构",
        },
    ),
)
"""What Zhao Guoqiang wrote: how many days ago, and what."""

_ANSWERED = "会等了：叫名字以前先数到三"

_TO_THE_POINT: Wire = {
    "how": "visit",
    "topics": ["teaching", "classmgmt"],
    "minutes": 60,
    "what": "到马家沟听了一节复式课，帮着把两个年级的自学单分开。",
    "gain_a": "复式班的孩子自学能力强",
    "next": "下个月再去听一次",
}
_SILENT = 31
"""Days since anybody wrote in the file of Sun Li and Wu Guilan."""


def write(session: Session, township: Township, builder: Builder) -> None:
    """Push the entries of both files, oldest first."""
    files = _Files(session, township, builder)
    files.of_town()
    files.silent()
    session.commit()


class _Files:
    def __init__(self, session: Session, township: Township, builder: Builder) -> None:
        self._session = session
        self._township = township
        self._builder = builder

    def of_town(self) -> None:
        """Zhao Guoqiang wrote three entries; Sun Li added what she gained to the last of them."""
        partner = accounts.find(self._session, "zhaoguoqiang")
        if partner is None:
            raise LookupError("nobody has the login zhaoguoqiang")
        device = self._builder.add_phone(partner.id, "红米")
        self._session.commit()
        phone = Phone(self._session, partner.id, device, self._builder.ids)
        school = self._township.schools[people.PARTNER_SCHOOL]
        pair = self._township.pairs["sunli"]
        rids = [self._put(phone, pair, school, *entry) for entry in _FROM_TOWN]
        accounts.heard(self._session, device, self._moment(1), APP)
        sun = self._phone(people.PAIRED_TEACHER)
        key = places.pair_stream(pair)
        at = self._moment(5)
        added = sun.set(key, rids[-1], sun.seen(key, rids[-1]), {"gain_b": _ANSWERED}, at)
        sun.push([added], at + _MINUTE)

    def silent(self) -> None:
        """Sun Li visited Wu Guilan a month ago; since then nobody wrote."""
        sun = self._phone(people.PAIRED_TEACHER)
        school = self._township.schools[people.CENTRAL]
        self._put(sun, self._township.pairs["wuguilan"], school, _SILENT, _TO_THE_POINT)

    def _put(self, phone: Phone, pair: str, school: str, days: int, answers: Wire) -> str:
        at = self._moment(days)
        day = (self._township.today - timedelta(days)).isoformat()
        body: Wire = {
            "_date": day,
            "_school": school,
            "_class": None,
            "_started": at - _MINUTE,
            "_finished": at,
            "pair": pair,
            "begun": day,
            **answers,
        }
        made = phone.put(places.pair_stream(pair), "pairing", body, at)
        phone.push([made], at + 5 * _MINUTE)
        return str(made["r"])

    def _phone(self, name: str) -> Phone:
        worker = next(one for one in self._township.workers if one.name == name)
        return Phone(self._session, worker.id, worker.device, self._builder.ids)

    def _moment(self, days: int) -> int:
        day = self._township.today - timedelta(days)
        zone = ZoneInfo(self._township.zone)
        return round(datetime.combine(day, _HOUR, zone).timestamp() * clock.SECOND)
