"""The slips that let people in: eight to an A4 sheet, each to be cut out and handed over."""

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from daybook import clock
from daybook.accounts.invites import Purpose, Slip
from daybook.papers.blocks import Beside, Block, Code, Gap, Grid, Page, Text
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
            "1. Go online and scan the code with your phone; in WeChat choose “open in browser”.",
            "2. Cannot scan? Open {address} in the browser and type the code above.",
            "3. Wait until everything has arrived. After that you can write without a signal.",
        ),
    },
    "password": {
        "zh": (
            "1. 手机连上网，用浏览器扫右边的码。",
            "2. 扫不了码：在浏览器里打开 {link}，填上面的码。",
            "3. 设一个新密码，至少 8 个字符。没有上传的内容都还在。",
        ),
        "en": (
            "1. Go online and scan the code with your phone.",
            "2. Cannot scan? Open {link} in the browser and type the code above.",
            "3. Choose a new password of 8 characters or more. Nothing unsent is lost.",
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

_LONGEST_NAME: Final = 24
_CODE_SIZE: Final = 19.0
_NAME_SIZE: Final = 13.0
_SMALL: Final = 8.5
_SIDE: Final = 80.0


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
    steps = [Text(step.format(**words), _SMALL) for step in _STEPS[purpose][lang]]
    day = clock.day_of(slip.expires, zone).isoformat()
    title = "  ".join(filter(None, (_TITLES[purpose][lang], _short(school.get(lang, "")))))
    head: Sequence[Block] = (
        Text(title, _SMALL),
        Text(_short(slip.person.name), _NAME_SIZE),
        Text(slip.code, _CODE_SIZE),
    )
    return (
        Beside(head, (Code(link(address, purpose, slip.code), _SIDE),), share=0.66),
        Gap(2),
        *steps,
        Text(_GOOD_UNTIL[lang].format(day=day), _SMALL),
    )


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
