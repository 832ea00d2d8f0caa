"""The slips that let people in: eight to an A4 sheet, each to be cut out and handed over."""

from collections.abc import Mapping, Sequence
from typing import Final, Literal
from unicodedata import east_asian_width

from daybook import clock
from daybook.accounts.invites import Purpose, Slip
from daybook.papers.blocks import Beside, Block, Code, Grid, Page, Text
from daybook.papers.service import pdf

Language = Literal["zh", "en"]
Words = Mapping[Language, str]

_TITLES: Final[Mapping[Purpose, Words]] = {
    "join": {"zh": "村校日志 · 加入", "en": "Daybook · join"},
    "password": {"zh": "村校日志 · 设新密码", "en": "Daybook · new password"},
}
_STEPS: Final[Mapping[Purpose, Mapping[Language, Sequence[str]]]] = {
    "join": {
        "zh": (
            "1. 手机连上网，用浏览器扫右边的码；微信扫开后，点右上角“在浏览器打开”。",
            "2. 扫不了码：在浏览器里打开 {address}，填上面的加入码。",
            "3. 等资料取齐。以后没有信号也能写。",
        ),
        "en": (
            "1. Go online and scan this with your phone; in WeChat choose: open in browser.",
            "2. Cannot scan? Open {address} and type the code.",
            "3. Wait until all has arrived. Then it works without a signal.",
        ),
    },
    "password": {
        "zh": (
            "1. 手机连上网，用浏览器扫右边的码。",
            "2. 扫不了码：在浏览器里打开 {link}，填上面的码。",
            "3. 设一个新密码，至少 8 个字符。没有上传的内容都还在。",
        ),
        "en": (
            "1. Go online and scan this with your phone.",
            "2. Cannot scan? Open {link} and type the code.",
            "3. Choose a new password, 8 characters or more. Unsent work stays.",
        ),
    },
}
_GOOD_UNTIL: Final[Words] = {
    "zh": "只能用一次，{day}前有效。请当面交给本人。",
    "en": "Good once, until {day}. Hand it to this person only.",
}
_FOOTERS: Final[Words] = {
    "zh": "沿虚线剪开。没有用完的请收好；丢了的可以作废后重开。",
    "en": "Cut along the dashed lines. Keep what is not used; a lost one can be replaced.",
}
_PATHS: Final[Mapping[Purpose, str]] = {"join": "#/join", "password": "#/reset"}

_CODE_SIZE: Final = 17.0
_NAME_SIZE: Final = 12.0
_SMALL: Final = 7.8
_SIDE: Final = 84.0
_SHARE: Final = 0.66
_ROOM: Final = 220.0
"""Points; the room is what a slip is wide inside its padding."""


def link(address: str, purpose: Purpose, code: str) -> str:
    """What the QR code of a slip holds; the code stands behind the #, which no server is sent."""
    return f"{address}/{_PATHS[purpose]}/{code}"


def sheet(
    slips: Sequence[Slip],
    schools: Mapping[str, Mapping[str, str]],
    purpose: Purpose,
    lang: Language,
    address: str,
    zone: str,
) -> bytes:
    """The PDF of some slips, as many sheets as they need.

    `schools` are the names of places by person, `address` is where phones reach the server.
    """
    cells = [
        _slip(slip, schools.get(slip.person.id, {}), purpose, lang, address, zone) for slip in slips
    ]
    page = Page([Grid(cells)], _FOOTERS[lang])
    return pdf([page], title=_TITLES[purpose][lang])


def _slip(
    slip: Slip,
    school: Mapping[str, str],
    purpose: Purpose,
    lang: Language,
    address: str,
    zone: str,
) -> Sequence[Block]:
    words = {"address": address, "link": f"{address}/{_PATHS[purpose]}"}
    day = clock.day_of(slip.expires, zone).isoformat()
    steps = [*_STEPS[purpose][lang], _GOOD_UNTIL[lang]]
    head: Sequence[Block] = (
        Text(_TITLES[purpose][lang], _SMALL),
        Text(_one_line(school.get(lang, ""), _SMALL), _SMALL),
        Text(_one_line(slip.person.name, _NAME_SIZE), _NAME_SIZE),
        Text(slip.code, _CODE_SIZE),
    )
    return (
        Beside(head, (Code(link(address, purpose, slip.code), _SIDE),), share=_SHARE),
        Text("\n".join(steps).format(day=day, **words), _SMALL),
    )


def _one_line(name: str, size: float) -> str:
    """As much of a name as stands beside the code."""
    room = _ROOM * _SHARE / size
    widths = [1.0 if east_asian_width(sign) in "WF" else 0.62 for sign in name]
    fit = sum(1 for at in range(len(name)) if sum(widths[: at + 1]) <= room)
    return name if fit == len(name) else f"{name[: fit - 1]}…"
