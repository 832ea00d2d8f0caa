"""Lists of the people of a school or office, by login or by name."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from daybook.access import service as access
from daybook.access.roles import AT_SCHOOLS, ROLES, STORED
from daybook.accounts import people, removal
from daybook.accounts import service as accounts
from daybook.fields import is_storable
from daybook.imports import columns
from daybook.imports.columns import Column, Entry
from daybook.imports.desk import Desk, same
from daybook.imports.lines import Line, against, new, wrong
from daybook.imports.sentences import Words, say
from daybook.places import service as places

_COLUMNS: Final = (
    Column("name", ("姓名", "教师姓名", "教职工姓名", "老师姓名", "名字", "name", "full name")),
    Column("login", ("账号", "登录名", "用户名", "帐号", "login", "account", "user name")),
    Column("role", ("职务", "岗位", "角色", "身份", "role", "position", "job")),
    Column("subject", ("任教学科", "学科", "科目", "任教科目", "subject")),
    Column("tier", ("骨干级别", "骨干教师", "骨干", "级别", "tier")),
    Column("senior", ("高级教师", "高级职称", "高级", "senior")),
)
_LABELS: Final[Mapping[str, Words]] = {
    "name": Words(zh="姓名", en="Name"),
    "subject": Words(zh="任教学科", en="Subject"),
    "tier": Words(zh="骨干级别", en="Tier"),
    "senior": Words(zh="高级教师", en="Senior"),
}
_ROLES: Final[Mapping[str, str]] = {
    **{
        same(word): role for role in STORED for word in (role, ROLES[role]["zh"], ROLES[role]["en"])
    },
    **{
        same(word): role
        for role, words in {
            "teacher": ("教师", "老师", "任课教师", "科任教师", "班主任", "主班", "配班", "保育员"),
            "head": ("校长", "园长", "负责人", "教学点负责人", "head", "principal"),
            "group_leader": ("教研组长", "组长"),
            "counsellor": ("大队辅导员", "辅导员"),
            "township": ("中心校", "中心校人员"),
            "supervisor": ("县教育局", "教育局", "教研员"),
            "trainer": ("进修学校", "进修学校教师"),
            "admin": ("管理员",),
        }.items()
        for word in words
    },
}
_TIERS: Final = {
    **{tier: tier for tier in people.TIERS},
    **{"无": "none", "校级": "school", "县级": "county", "区级": "county"},
    **{"市级": "city", "省级": "province"},
}
_TIER_WORDS: Final[Mapping[Any, Words]] = {
    "none": Words(zh="无", en="none"),
    "school": Words(zh="校级", en="school"),
    "county": Words(zh="县级", en="county"),
    "city": Words(zh="市级", en="city"),
    "province": Words(zh="省级", en="province"),
}
_YES_NO: Final = {"是": "yes", "yes": "yes", "y": "yes", "否": "no", "no": "no", "n": "no"}
_YES_NO_WORDS: Final[Mapping[Any, Words]] = {
    "yes": Words(zh="是", en="yes"),
    "no": Words(zh="否", en="no"),
}
_LOGIN: Final = re.compile(r"[a-z0-9][a-z0-9._-]{1,59}")
_LONGEST_NAME: Final = 60
_LONGEST_SUBJECT: Final = 40
_FACTS: Final = ("subject", "tier", "senior")


class People:
    """Lists of people."""

    reasons = columns.UNKEPT_OF_STAFF

    def columns(self, desk: Desk) -> Sequence[Column]:  # noqa: ARG002
        """The same everywhere."""
        return _COLUMNS

    def plan(self, desk: Desk, entries: Sequence[Entry]) -> list[Line]:
        """People are found by login, where the list has one, else by name."""
        return _Reading(desk, entries).lines(entries)

    def make(self, desk: Desk, lines: Sequence[Line]) -> list[str]:
        """Make accounts; they come in with slips."""
        made = [_made(desk, line) for line in lines]
        begun = False
        for line, account in zip(lines, made, strict=True):
            if begun:
                _tell(desk, account, line)
            else:
                # The first to work at a school brings its classes there.
                accounts.renew(desk.session, account, desk.day)
                begun = places.is_begun(desk.session, desk.school, desk.year)
        return made

    def change(self, desk: Desk, target: str, fields: Mapping[str, Any]) -> None:
        """Change a name, or what is true of somebody from today on."""
        for field, value in fields.items():
            if field == "name":
                people.known(desk.session, target).name = value
            else:
                people.set_fact(desk.session, target, field, value, desk.day)
        accounts.renew(desk.session, target, desk.day)

    def states(self, desk: Desk, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
        """What the register says of some people."""
        return {
            one["id"]: {**_facts(one), "roles": _roles(one), "what": one["name"]}
            for one in people.lines(desk.session, ids, desk.day)
            if not one["disabled"]
        }

    def used(self, desk: Desk, ids: Collection[str], since: int) -> set[str]:  # noqa: ARG002
        """Those who have joined, teach a class, or are placed anywhere."""
        return removal.in_use(desk.session, ids)

    def remove(self, desk: Desk, ids: Collection[str]) -> None:
        """Take out accounts that nobody has used."""
        for found in ids:
            removal.remove(desk.session, found, desk.school, desk.year)


class _Reading:
    """One list held against the register."""

    def __init__(self, desk: Desk, entries: Sequence[Entry]) -> None:
        self._desk = desk
        at = people.at_place(desk.session, desk.school, desk.day)
        there = [one for one in people.lines(desk.session, at, desk.day) if not one["disabled"]]
        self._by_login = {one["login"]: one for one in there}
        self._by_name: dict[str, list[dict[str, Any]]] = {}
        for one in there:
            self._by_name.setdefault(same(one["name"]), []).append(one)
        logins = {accounts.read_login(entry.get("login")) for entry in entries}
        self._taken = removal.logins_among(desk.session, logins) - self._by_login.keys()
        self._seen: dict[str, int] = {}
        found = places.places(desk.session, [desk.school])
        self._is_school = bool(found) and found[0].type in places.SCHOOLS
        self._may_give: dict[str, bool] = {}

    def lines(self, entries: Sequence[Entry]) -> list[Line]:
        """What each entry would do."""
        return [self._line(entry) for entry in entries]

    def _line(self, entry: Entry) -> Line:
        name, login = entry.get("name"), accounts.read_login(entry.get("login"))
        faults = self._faults(entry, name, login)
        said = _said(entry, faults)
        there = self._match(name, login)
        if len(there) > 1:
            faults.append(say("two-alike", value=name))
        role = None if there else self._role(entry, faults)
        if faults:
            return wrong(entry, name, *faults)
        self._seen[login or same(name)] = entry.n
        if there:
            (known,) = there
            if login:
                said["name"] = name
            shown = {"tier": _TIER_WORDS, "senior": _YES_NO_WORDS}
            return against(entry, name, known["id"], _facts(known), said, _LABELS, shown)
        fields = {"name": name, "login": login or None, "role": role, **said}
        return new(entry, name, fields, ROLES[str(role)])

    def _match(self, name: str, login: str) -> list[dict[str, Any]]:
        if login:
            return [self._by_login[login]] if login in self._by_login else []
        return self._by_name.get(same(name), [])

    def _faults(self, entry: Entry, name: str, login: str) -> list[Words]:
        faults = []
        if not name:
            faults.append(say("no-name", cell=entry.cell("name")))
        elif len(name) > _LONGEST_NAME or name[0] in "=+-@#" or not is_storable(name):
            faults.append(say("bad-name", cell=entry.cell("name"), value=name[:_LONGEST_NAME]))
        if login and not _LOGIN.fullmatch(login):
            faults.append(say("bad-login", cell=entry.cell("login"), value=login[:60]))
        elif login in self._taken:
            faults.append(say("login-taken", cell=entry.cell("login"), value=login))
        key = login or same(name)
        if not faults and key in self._seen:
            faults.append(say("same-line", n=self._seen[key], value=login or name))
        return faults

    def _role(self, entry: Entry, faults: list[Words]) -> str:
        written = entry.get("role")
        role = _ROLES.get(same(written), "") if written else "teacher"
        if not role or (role in AT_SCHOOLS) != self._is_school:
            known = "、".join(
                ROLES[one]["zh"] for one in sorted(STORED) if (one in AT_SCHOOLS) == self._is_school
            )
            value = written or ROLES["teacher"]["zh"]
            faults.append(say("bad-role", cell=entry.cell("role"), value=value[:20], known=known))
        elif not self._gives(role):
            faults.append(say("not-yours-to-give", cell=entry.cell("role"), value=written))
        return role

    def _gives(self, role: str) -> bool:
        if role not in self._may_give:
            desk = self._desk
            self._may_give[role] = access.may_give(desk.session, desk.who, role, desk.school)
        return self._may_give[role]


def _made(desk: Desk, line: Line) -> str:
    said = line.fields
    account = people.create(desk.session, said["name"], said["login"], desk.school)
    accounts.give_role(desk.session, account.id, said["role"], desk.school, desk.day)
    for fact in _FACTS:
        if said.get(fact) is not None:
            people.set_fact(desk.session, account.id, fact, said[fact], desk.day)
    return account.id


def _tell(desk: Desk, account: str, line: Line) -> None:
    """Let colleagues know of somebody at once; what they hold is opened when they join."""
    at_work = places.workplaces_when([], [(line.fields["role"], desk.school)])
    if at_work:
        told = {"name": line.fields["name"], "role": at_work[desk.school]}
        places.publish_person(desk.session, desk.school, desk.year, account, told)


def _said(entry: Entry, faults: list[Words]) -> dict[str, Any]:
    said: dict[str, Any] = {}
    if subject := entry.get("subject"):
        said["subject"] = subject
        if len(subject) > _LONGEST_SUBJECT:
            faults.append(say("cell-too-long", cell=entry.cell("subject"), n=_LONGEST_SUBJECT))
    if tier := entry.get("tier"):
        said["tier"] = _TIERS.get(tier.lower())
        if said["tier"] is None:
            faults.append(say("bad-tier", cell=entry.cell("tier"), value=tier[:20]))
    if senior := entry.get("senior"):
        said["senior"] = _YES_NO.get(senior.lower())
        if said["senior"] is None:
            faults.append(say("bad-yes", cell=entry.cell("senior"), value=senior[:20]))
    return said


def _facts(one: Mapping[str, Any]) -> dict[str, Any]:
    senior = one["senior"]
    return {
        "name": one["name"],
        "subject": one["subject"],
        "tier": one["tier"],
        "senior": None if senior is None else "yes" if senior else "no",
    }


def _roles(one: Mapping[str, Any]) -> list[list[Any]]:
    return [[held["role"], held["place"], held["since"], held["until"]] for held in one["roles"]]
