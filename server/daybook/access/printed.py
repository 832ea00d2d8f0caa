"""The policy as a page for people: `docs/access.md` is what this makes."""

from collections.abc import Iterator
from typing import Final, get_args

from daybook.access import policy, roles, wording
from daybook.access.reach import ANYONE, Action, Grant, Subject
from daybook.forms.compiled import Localized

_HEAD: Final = """\
# 谁可以看什么、做什么 · Who may see and do what

本页由 `daybook access-table` 生成，内容就是程序判断权限时查的那一张表
（`server/daybook/access/policy.py`）。表中没有写到的角色，一律不能看、不能做。一个人可以在几个地方
有几个角色，各个角色能做的合在一起。

`daybook access-table` makes this page from the one table that the program asks
(`server/daybook/access/policy.py`). A role that a line does not name may not do it at all. Somebody
may have several roles in several places; what each of them gives adds up.

- **V1** 教学类记录：本校和上级可看全文；提到的孩子在校外只计人数。
  Records of teaching: read in full in the school and above it; children in them are only counted
  outside the school.
- **V2** 家访、家园联系等：全文只在校内；上级只见选项和数字，不见原话和姓名。
  Talks with families and the like: in full inside the school; above it choices and numbers only,
  nobody's words and no names.
- **V3** 重点儿童等：只限本人、本班教师和校长；校外只计数。
  Focus children and the like: the author, the class's teachers and the head; counted elsewhere.

别人查看 V2、V3 记录，每一次都记下是谁、何时、以什么角色。管理员平时看不到任何记录内容；
确有需要时可以打开一条，必须写明理由，理由一并记下。带离学校的表格里，少于 3 名孩子写作“<3”。
手机里只有表中允许本人看的内容；在手机上翻看已同步到手机的本班记录不另外记下。

Each time somebody else reads a V2 or V3 record, who it was, when and in which role is written
down. An administrator reads no record; where one must be read, it is opened by itself and the
reason is kept. In files that leave the school fewer than 3 children are "<3". A phone holds only
what its person may read; looking at the class's records that it holds is not written down again.
"""


def page() -> str:
    """The whole page as Markdown."""
    lines = [_HEAD, *_roles(), "", "## 权限 · What each may do", ""]
    for subject in get_args(Subject):
        lines += [f"### {_both(wording.SUBJECTS[subject])} · `{subject}`", ""]
        lines += ["| 做什么 · What | 谁，多大范围 · Who, and how far |", "| --- | --- |"]
        lines += [*_rows(subject), ""]
    return "\n".join(lines)


def _roles() -> Iterator[str]:
    yield "## 角色 · Roles"
    yield ""
    yield "| 角色 · Role | | 怎样得来 · How one comes to it |"
    yield "| --- | --- | --- |"
    for role, words in roles.ROLES.items():
        how = _DERIVED.get(role) or _given(role)
        yield f"| {_both(words)} | `{role}` | {_both(how)} |"


def _given(role: str) -> Localized:
    givers = [name for name, given in roles.GIVES.items() if role in given]
    return {
        "zh": "由" + "、".join(roles.ROLES[name]["zh"] for name in givers) + "授予",
        "en": "given by: " + ", ".join(roles.ROLES[name]["en"].lower() for name in givers),
    }


_DERIVED: Final[dict[str, Localized]] = {
    "class_teacher": {"zh": "在班级中任班主任", "en": "leads the team of a class"},
    "support": {"zh": "正在该校支教", "en": "is placed at the school now"},
    "captain": {"zh": "带领的支教队有人在该校", "en": "leads a team with members at the school"},
    "partner": {"zh": "任校长的学校正在支援该校", "en": "heads a school that supports this one"},
}


def _rows(subject: Subject) -> Iterator[str]:
    """A line for each act; acts that the same people may do stand in one line."""
    by_cells: dict[str, list[Action]] = {}
    for action in get_args(Action):
        if (subject, action) in policy.TABLE:
            by_cells.setdefault(_cells(subject, action), []).append(action)
    for cells, actions in by_cells.items():
        zh = "、".join(wording.ACTIONS[action]["zh"] for action in actions)
        en = ", ".join(wording.ACTIONS[action]["en"] for action in actions)
        yield f"| {zh} · {en} | {cells} |"


def _cells(subject: Subject, action: Action) -> str:
    """Who may do it; those who reach equally far stand together."""
    people: dict[str, list[Localized]] = {}
    for role in (ANYONE, *roles.ROLES):
        if cell := policy.cell(subject, action, role):
            how_far = "; ".join(_grant(role, grant) for grant in cell)
            people.setdefault(how_far, []).append(_name(role))
    return "<br>".join(f"**{how_far}**: {_names(who)}" for how_far, who in people.items())


def _names(who: list[Localized]) -> str:
    return "、".join(one["zh"] for one in who) + " · " + ", ".join(one["en"] for one in who)


def _name(role: str) -> Localized:
    return wording.ANYONE if role == ANYONE else roles.ROLES[role]


def _grant(role: str, grant: Grant) -> str:
    led = role == "class_teacher" and grant.reach == "class"
    limits = [
        words
        for words, holds in (
            (wording.COUNTED, grant.counted),
            (wording.APART, grant.apart),
            (wording.UNSCORED, grant.unscored),
        )
        if holds
    ]
    if grant.forms is not None:
        limits.insert(0, wording.FORMS[grant.forms])
    reach = wording.LED if led else wording.REACHES[grant.reach]
    zh = "，".join(one["zh"] for one in (reach, *limits))
    en = ", ".join(one["en"] for one in (reach, *limits))
    return f"{zh} ({en})"


def _both(words: Localized) -> str:
    return f"{words['zh']} {words['en']}"
