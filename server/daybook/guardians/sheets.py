"""A child's whole file and a school's log, as papers to hand over."""

from collections.abc import Mapping, Sequence
from typing import Any

from daybook.forms.compiled import Localized
from daybook.guardians.notice import Lang
from daybook.guardians.view import ChildFile, moment
from daybook.papers.blocks import Block, Gap, Heading, Page, Pairs, Table, Text

_TITLE: Localized = {"zh": "关于一名孩子的全部记录", "en": "Everything that is kept about a child"}
_ABOUT: Localized = {
    "zh": "应家长要求打印。写错的可以要求更正，不愿意保留的可以要求删除，"
    "请告诉班主任或学校负责人。",
    "en": "Printed at the request of the family. What is wrong can be corrected, what is not"
    " wanted"
    " can be deleted: please tell the class teacher or the person in charge.",
}
_LABELS: Mapping[str, Localized] = {
    "name": {"zh": "姓名", "en": "Name"},
    "class": {"zh": "班级", "en": "Class"},
    "sex": {"zh": "性别", "en": "Sex"},
    "birth_year": {"zh": "出生年", "en": "Year of birth"},
    "guardian": {"zh": "家长", "en": "Guardian"},
    "phone": {"zh": "电话", "en": "Telephone"},
    "left_on": {"zh": "离校", "en": "Left"},
}
_SEX: Mapping[str, Localized] = {"f": {"zh": "女", "en": "girl"}, "m": {"zh": "男", "en": "boy"}}
_RECORD: Mapping[str, Localized] = {
    "paper": {"zh": "同意（书面）", "en": "agreed on paper"},
    "screen": {"zh": "同意（当面）", "en": "agreed in person"},
    "refused": {"zh": "不同意", "en": "refused"},
    "none": {"zh": "还没问", "en": "not asked yet"},
    "withdrawn": {"zh": "撤回同意", "en": "withdrew"},
}
_PHOTO: Mapping[str, Localized] = {
    "yes": {"zh": "同意", "en": "agreed"},
    "no": {"zh": "不同意", "en": "refused"},
    "none": {"zh": "还没问", "en": "not asked yet"},
}
_CONSENTS: Localized = {"zh": "家长的意见", "en": "What the family said"}
_CONSENT_TITLES: Sequence[Localized] = (
    {"zh": "日期", "en": "Day"},
    {"zh": "文字记录", "en": "Words"},
    {"zh": "照片", "en": "Photos"},
    {"zh": "谁说的", "en": "Said by"},
    {"zh": "登记人", "en": "Noted by"},
)
_RECORDS: Localized = {"zh": "记录（{n} 条）", "en": "Records ({n})"}
_BY: Localized = {"zh": "{date}　{person}", "en": "{date}, {person}"}
_PICTURES: Localized = {"zh": "照片", "en": "Photos"}
_COUNT: Localized = {"zh": "{n} 张，存在学校的服务器上", "en": "{n}, kept on the school's server"}
_SEEN: Localized = {"zh": "谁看过", "en": "Who looked at it"}
_SEEN_TITLES: Sequence[Localized] = (
    {"zh": "时间", "en": "When"},
    {"zh": "谁", "en": "Who"},
    {"zh": "身份", "en": "As"},
    {"zh": "做了什么", "en": "Did"},
    {"zh": "关于", "en": "With"},
)
_NOBODY: Localized = {"zh": "除了写的人，还没有人看过。", "en": "Nobody but the authors so far."}
_NOTHING: Localized = {"zh": "还没有。", "en": "None so far."}
_MARK: Localized = {
    "zh": "含未成年人个人信息，请妥善保管 · {at}",
    "en": "Holds personal facts of a child; keep it safe · {at}",
}
_LOG: Localized = {"zh": "{school} 查看与操作登记", "en": "{school}: who looked and who did what"}
_SPAN: Localized = {"zh": "{since} 至 {until}", "en": "{since} to {until}"}
_MORE: Localized = {
    "zh": "只印了最近的这些，更早的请分段打印。",
    "en": "Only the latest are printed; please print earlier ones in parts.",
}


def child_file(found: ChildFile, room: Localized, lang: Lang, at: str, zone: str) -> Page:
    """One child's whole record: who it is, what was agreed, every record, who looked."""
    blocks: list[Block] = [
        Heading(_TITLE[lang]),
        Text(_ABOUT[lang]),
        Gap(4),
        Pairs(_facts(found, room, lang)),
        Gap(),
        Heading(_CONSENTS[lang], 2),
        *_consents(found, lang),
        Heading(_RECORDS[lang].format(n=len(found.opened)), 2),
        *(block for one in found.opened for block in _record(one, lang)),
        Heading(_SEEN[lang], 2),
        _acts(found.seen, lang, zone) if found.seen else Text(_NOBODY[lang]),
    ]
    return Page(blocks, _MARK[lang].format(at=at))


def log(
    school: Localized,
    entries: Sequence[Mapping[str, Any]],
    span: tuple[str, str],
    lang: Lang,
    zone: str,
    *,
    more: bool,
) -> Page:
    """What was read and done at a school, newest first."""
    since, until = span
    blocks: list[Block] = [
        Heading(_LOG[lang].format(school=school[lang])),
        Text(_SPAN[lang].format(since=since, until=until)),
        _acts(entries, lang, zone) if entries else Text(_NOTHING[lang]),
    ]
    if more:
        blocks.append(Text(_MORE[lang]))
    return Page(blocks, school[lang])


def _facts(found: ChildFile, room: Localized, lang: Lang) -> list[tuple[str, str]]:
    child = found.child
    values = {
        "name": child.name,
        "class": room[lang],
        "sex": _SEX[child.sex][lang] if child.sex else None,
        "birth_year": child.birth_year,
        "guardian": child.guardian,
        "phone": child.phone,
        "left_on": child.left_on,
    }
    return [(_LABELS[name][lang], str(value)) for name, value in values.items() if value]


def _consents(found: ChildFile, lang: Lang) -> list[Block]:
    if not found.consents:
        return [Text(_NOTHING[lang])]
    rows = [
        [
            fact["date"],
            _RECORD[fact["record"]][lang],
            _PHOTO[fact["photo"]][lang],
            fact["guardian"] or "—",
            fact["by"] or "—",
        ]
        for fact in found.consents
    ]
    titles = [title[lang] for title in _CONSENT_TITLES]
    return [Table(titles, rows, (0.18, 0.24, 0.18, 0.2, 0.2))]


def _record(one: Mapping[str, Any], lang: Lang) -> list[Block]:
    """A record with every answer in words; of photos only how many there are."""
    said = [
        (answer["label"][lang], answer["display"][lang])
        for answer in (*one["answers"], *one["earlier"])
        if not answer["hidden"]
    ]
    if one["photos"]:
        said.append((_PICTURES[lang], _COUNT[lang].format(n=len(one["photos"]))))
    by = _BY[lang].format(date=one["date"], person=one["person"]["name"])
    return [Text(f"{one['title'][lang]}　{by}", size=11.5), Pairs(said), Gap(6)]


def _acts(entries: Sequence[Mapping[str, Any]], lang: Lang, zone: str) -> Table:
    rows = [
        [
            moment(entry["at"], zone),
            entry["person"],
            entry["role"][lang] if entry["role"] else "—",
            entry["act"][lang],
            entry["what"][lang] if entry["what"] else "—",
        ]
        for entry in entries
    ]
    return Table([title[lang] for title in _SEEN_TITLES], rows, (0.22, 0.16, 0.2, 0.24, 0.18))
