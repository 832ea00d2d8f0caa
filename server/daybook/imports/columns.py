"""Which columns of a list are read, and why the others are not."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from openpyxl.utils import get_column_letter

from daybook.imports.refusal import refused
from daybook.imports.sentences import Words, say
from daybook.imports.sheet import Sheet

_HEAD: Final = 15
"""Rows among which the titles are looked for: a heading and a date stand above them."""

_ASIDE: Final = re.compile(r"\(.*?\)|\[.*?\]|[\s*·:_/、-]+")

Reasons = Sequence[tuple[str, re.Pattern[str]]]

UNKEPT_OF_CHILDREN: Final[Reasons] = (
    ("why-number", re.compile(r"身份证|证件|护照|户口簿|idcard|idn(o|umber)|passport")),
    ("why-pupil-number", re.compile(r"学籍|学号|考号|pupiln|studentn|studentid")),
    ("why-address", re.compile(r"住址|地址|住所|现住|门牌|address|home")),
    (
        "why-origin",
        re.compile(r"民族|籍贯|户籍|户口|宗教|信仰|政治|国籍|ethnic|religio|origin|nation"),
    ),
    (
        "why-health",
        re.compile(r"诊断|病|残|健康|血型|过敏|体检|身高|体重|health|diagnos|disab|blood"),
    ),
    (
        "why-phone",
        re.compile(r"电话|手机|联系方式|号码|微信|qq|邮箱|phone|mobile|wechat|mail|contact"),
    ),
    ("why-body", re.compile(r"照片|相片|指纹|人脸|photo|finger|face")),
    (
        "why-family",
        re.compile(
            r"父|母|家长|监护|家庭|留守|贫困|低保|单亲|收入|parent|father|mother|guardian|family"
        ),
    ),
    ("why-count", re.compile(r"^(no|序号|编号|number|#)$")),
)
UNKEPT_OF_STAFF: Final[Reasons] = (
    ("why-number", re.compile(r"身份证|证件|护照|idcard|idn(o|umber)|passport|银行|卡号|bank")),
    (
        "why-staff-phone",
        re.compile(r"电话|手机|联系方式|号码|微信|qq|邮箱|phone|mobile|wechat|mail"),
    ),
    ("why-address", re.compile(r"住址|地址|住所|address|home")),
    ("why-origin", re.compile(r"民族|籍贯|户籍|宗教|信仰|政治|党|ethnic|religio|origin|party")),
    ("why-health", re.compile(r"诊断|病|残|健康|血型|婚|health|marital|blood")),
    ("why-body", re.compile(r"照片|相片|指纹|人脸|photo|finger|face")),
    ("why-staff-sex", re.compile(r"性别|年龄|出生|学历|学位|毕业|sex|gender|age|birth|degree")),
    ("why-count", re.compile(r"^(no|序号|编号|number|#)$")),
)


@dataclass(frozen=True)
class Column:
    """A column that is read: its titles as people write them, the first being ours."""

    key: str
    titles: tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """A line of a list: its row, its answers by column, and the letters of those columns."""

    n: int
    sheet: str
    cells: dict[str, str]
    letters: Mapping[str, str]
    hidden: bool = False

    def get(self, key: str) -> str:
        """What stands there; nothing where the column is missing."""
        return self.cells.get(key, "")

    def cell(self, key: str) -> str:
        """Where it stands, such as C5."""
        return f"{self.letters.get(key, '')}{self.n}"


@dataclass(frozen=True)
class Dropped:
    """A title that was not read, and why."""

    title: str
    why: Words


@dataclass(frozen=True)
class Lines:
    """What a file says: its entries, the titles that were read, and those that were not."""

    entries: list[Entry]
    used: list[str]
    dropped: list[Dropped]


def plain(title: str) -> str:
    """A title without what people add to it: brackets, stars, spaces, width of letters."""
    return _ASIDE.sub("", unicodedata.normalize("NFKC", title).lower())


def lines(sheets: Sequence[Sheet], columns: Sequence[Column], reasons: Reasons) -> Lines:
    """The entries below the titles of each sheet that has them; the first column is needed.

    Raises INVALID when no sheet has titles, or none has an entry.
    """
    known = {plain(title): column.key for column in columns for title in column.titles}
    found = Lines([], [], [])
    for sheet in sheets:
        at = _titles_at(sheet, known, columns[0].key)
        if at is not None:
            _read(sheet, at, known, reasons, found)
    if not found.used:
        raise refused("no-titles", title=columns[0].titles[0])
    if not found.entries:
        raise refused("no-lines")
    return found


def _titles_at(sheet: Sheet, known: Mapping[str, str], needed: str) -> int | None:
    for at, row in enumerate(sheet.rows[:_HEAD]):
        if needed in {known.get(plain(cell)) for cell in row.cells}:
            return at
    return None


def _read(sheet: Sheet, at: int, known: Mapping[str, str], reasons: Reasons, found: Lines) -> None:
    places: dict[str, int] = {}
    titles = sheet.rows[at].cells
    widest = max(len(row.cells) for row in sheet.rows[at:])
    for number in range(widest):
        title = titles[number] if number < len(titles) else ""
        key = known.get(plain(title))
        if key is not None and key not in places:
            places[key] = number
            found.used.extend([title] if title not in found.used else [])
        elif title or any(row.cells[number : number + 1] != [""] for row in sheet.rows[at + 1 :]):
            _drop(found, title, "why-twice" if key else _reason(title, reasons))
    letters = {key: get_column_letter(number + 1) for key, number in places.items()}
    for row in sheet.rows[at + 1 :]:
        cells = {
            key: row.cells[number]
            for key, number in places.items()
            if number < len(row.cells) and row.cells[number]
        }
        if cells:
            found.entries.append(Entry(row.n, sheet.name, cells, letters, row.hidden))


def _reason(title: str, reasons: Reasons) -> str:
    if not title:
        return "why-no-title"
    said = plain(title)
    return next((why for why, words in reasons if words.search(said)), "why-unknown")


def _drop(found: Lines, title: str, why: str) -> None:
    if all(one.title != title for one in found.dropped):
        found.dropped.append(Dropped(title, say(why)))
