"""The notice that a school gives to families, and the words of what it asks them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from daybook.forms.compiled import Localized
from daybook.papers.blocks import Blanks, Block, Boxes, Gap, Heading, Page, Pairs, Text

Lang = Literal["zh", "en"]

VERSION = "1"
"""Of the notice's words; a consent remembers which one the guardian had read."""


@dataclass(frozen=True)
class Contact:
    """Whom families turn to, as the school has said; empty words leave a line to write on."""

    school: Localized
    person: str = ""
    phone: str = ""
    complaints: str = ""


TITLE: Localized = {
    "zh": "告家长书：老师记录孩子情况的说明",
    "en": "Notice to families: what teachers write down about children",
}
_GREETING: Localized = {
    "zh": "各位家长：{school}的老师用一本电子记事本记下工作，"
    "其中有与家长的联系和对个别孩子的帮助。"
    "孩子未满十四周岁，他们的信息要格外小心。请您读完下面几条，再决定同意还是不同意。",
    "en": "Dear families: the teachers of {school} keep a logbook of their work on their phones"
    " and"
    " computers. Some of it is about talks with families and help for single children. Facts about"
    " children under fourteen need special care. Please read this, then agree or refuse.",
}
_ITEMS: Sequence[tuple[Localized, Localized]] = (
    (
        {"zh": "为了什么", "en": "What for"},
        {
            "zh": "了解孩子、和您商量办法、接续不同老师的帮助。不用于评比孩子，不用于商业，"
            "不对外公布。",
            "en": "To know the child, to agree with you on what helps, and to hand that help on"
            " when"
            " teachers change. Never to compare children, never for business, never published.",
        },
    ),
    (
        {"zh": "怎么记", "en": "How"},
        {
            "zh": "由班级老师在自己的手机上填写，上传到学校或教育局自己的服务器。不定位，"
            "不读通讯录，"
            "不收集指纹、人脸等生物信息。",
            "en": "The class's teachers write on their own phones, and send it to a server of the"
            " school or the education bureau. No location, no address book, no fingerprints, no"
            " faces are read.",
        },
    ),
    (
        {"zh": "记什么", "en": "What"},
        {
            "zh": "孩子的姓名、班级、性别、出生年份；谈话的日期、方式和要点；"
            "需要时记下约定的做法。"
            "学校开通电话联系的，还有一位家长的称呼和电话。不记身份证号、住址、民族、"
            "宗教和病情诊断。",
            "en": "The child's name, class, sex and year of birth; day, kind and main points of a"
            " talk; what was agreed. Where the school lets teachers call from the page, one"
            " guardian's relation and number. No identity number, address, ethnic group, religion"
            " or diagnosis.",
        },
    ),
    (
        {"zh": "谁看得到", "en": "Who sees it"},
        {
            "zh": "本班老师和校（园）长。中心校、教育局只看到人数，看不到是哪个孩子。"
            "别人每看一次都有登记，您可以要求学校打印出来。",
            "en": "The class's teachers and the head. The township school and the bureau see"
            " numbers"
            " only, never which child. Each reading by another is written down; you may ask the"
            " school to print that list.",
        },
    ),
    (
        {"zh": "存在哪里", "en": "Where it is kept"},
        {
            "zh": "老师的手机（加密存放）和学校或教育局的服务器，都在国内，不交给其他公司。",
            "en": "On the teachers' phones, sealed, and on the server of the school or bureau. No"
            " other company gets it.",
        },
    ),
    (
        {"zh": "存多久", "en": "For how long"},
        {
            "zh": "关于孩子个人的记录，在孩子离开班级{notes}后清除；照片保存{photos}。"
            "之后只留数字。",
            "en": "What is about the child alone is cleared {notes} after the child leaves the"
            " class; photos after {photos}. Only numbers stay.",
        },
    ),
    (
        {"zh": "怎么保护", "en": "How it is protected"},
        {
            "zh": "手机上的内容加密，用口令打开，几分钟不用就锁上；传送全程加密；"
            "手机丢了可以停用。",
            "en": "What is on a phone is sealed and opens with a PIN; it locks after some minutes;"
            " it travels encrypted; a lost phone can be shut out.",
        },
    ),
    (
        {"zh": "不同意会怎样", "en": "If you refuse"},
        {
            "zh": "没有任何影响：孩子照常上学、入园、得到关心。老师的记录里只写“一名孩子”，"
            "不写名字。"
            "照片和文字分开征求意见，可以只同意一样。",
            "en": "Nothing changes for the child: school, care and help stay the same. The"
            " teacher's"
            " record then says “a child” and no name. Words and photos are asked apart; you may"
            " agree to one and not to the other.",
        },
    ),
    (
        {"zh": "以后想改", "en": "If you change your mind"},
        {
            "zh": "随时可以撤回同意，和当初同意一样简单：告诉班主任或下面的负责人即可，"
            "名字会从记录中去掉。"
            "您也可以查看、要一份打印件、更正或要求删除。",
            "en": "You may withdraw at any time, as easily as you agreed: tell the class teacher"
            " or"
            " the person below, and the name is taken out of the records. You may also see"
            " everything, get it printed, have it corrected or deleted.",
        },
    ),
)
_PERSON: Localized = {"zh": "负责人", "en": "Person in charge"}
_PHONE: Localized = {"zh": "电话", "en": "Telephone"}
_COMPLAINTS: Localized = {"zh": "投诉渠道", "en": "Complaints"}
_BLANK = "＿＿＿＿＿＿＿＿＿＿＿＿"
_FOOT: Localized = {
    "zh": "告家长书 第{version}版 · {school}",
    "en": "Notice, version {version} · {school}",
}

_SHEET: Localized = {"zh": "家长意见表", "en": "What the family decides"}
_CHILD: Localized = {"zh": "孩子：{child}　　班级：{room}", "en": "Child: {child}    Class: {room}"}
_READ: Localized = {
    "zh": "我读过《告家长书》（第{version}版）。请在每一行里勾选一格；勾哪一格，"
    "孩子都得到同样的对待。",
    "en": "I have read the notice to families (version {version}). Please tick one box in each"
    " row;"
    " the child is treated the same, whichever you tick.",
}
_RECORDS: Localized = {"zh": "一、文字记录", "en": "1. Words"}
_PHOTOS: Localized = {"zh": "二、照片", "en": "2. Photos"}
_YES: Localized = {"zh": "同意", "en": "I agree"}
_NO: Localized = {"zh": "不同意", "en": "I refuse"}
_RECORD_YES: Localized = {
    "zh": "老师可以在记录里写孩子的名字，按告家长书所说使用。",
    "en": "Teachers may name my child in their records, as the notice says.",
}
_RECORD_NO: Localized = {
    "zh": "记录里不要写孩子的名字，只写“一名孩子”。",
    "en": "Records do not name my child; they say “a child”.",
}
_PHOTO_YES: Localized = {
    "zh": "活动照片里可以有我的孩子，只在校内使用。",
    "en": "My child may be in photos of activities, for use inside the school.",
}
_PHOTO_NO: Localized = {
    "zh": "不要拍到我的孩子；拍到了请遮住或删除。",
    "en": "Please do not photograph my child; cover or delete such photos.",
}
_SIGN: Sequence[Localized] = (
    {"zh": "家长签名", "en": "Signature"},
    {"zh": "与孩子的关系", "en": "Relation"},
    {"zh": "日期", "en": "Date"},
)
_LATER: Localized = {
    "zh": "以后想撤回，告诉班主任或负责人（{person}，{phone}）就可以，不用说理由。",
    "en": "To withdraw later, tell the class teacher or the person in charge ({person}, {phone})."
    " You need not say why.",
}


def notice(contact: Contact, lang: Lang, *, notes: Localized, photos: Localized) -> Page:
    """The notice of a school; `notes` and `photos` say how long those are kept, in words."""
    said = {"school": contact.school[lang], "notes": notes[lang], "photos": photos[lang]}
    blocks: list[Block] = [
        Heading(TITLE[lang]),
        Text(_GREETING[lang].format(**said)),
        Gap(4),
        Pairs([(label[lang], text[lang].format(**said)) for label, text in _ITEMS], 0.2),
        Gap(6),
        Pairs(
            [
                (_PERSON[lang], contact.person or _BLANK),
                (_PHONE[lang], contact.phone or _BLANK),
                (_COMPLAINTS[lang], contact.complaints or _BLANK),
            ],
            0.2,
        ),
    ]
    return Page(blocks, _foot(contact, lang))


def sheet(contact: Contact, child: str, room: str, lang: Lang) -> Page:
    """One child's sheet: words and photos apart, agreeing and refusing in boxes of one size."""
    blocks: list[Block] = [
        Heading(_SHEET[lang]),
        Text(_CHILD[lang].format(child=child, room=room), size=13),
        Gap(6),
        Text(_READ[lang].format(version=VERSION)),
        Gap(),
        Heading(_RECORDS[lang], 2),
        Boxes([(_YES[lang], _RECORD_YES[lang]), (_NO[lang], _RECORD_NO[lang])], 84),
        Heading(_PHOTOS[lang], 2),
        Boxes([(_YES[lang], _PHOTO_YES[lang]), (_NO[lang], _PHOTO_NO[lang])], 84),
        Gap(12),
        Blanks([label[lang] for label in _SIGN]),
        Gap(12),
        Text(_LATER[lang].format(person=contact.person or _BLANK, phone=contact.phone or _BLANK)),
    ]
    return Page(blocks, _foot(contact, lang))


def _foot(contact: Contact, lang: Lang) -> str:
    return _FOOT[lang].format(version=VERSION, school=contact.school[lang])
