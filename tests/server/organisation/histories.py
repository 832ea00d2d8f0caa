"""Random histories of a small county, and who then holds which stream by plain reckoning."""

from dataclasses import dataclass, field
from datetime import date, timedelta

FIRST = date(2026, 9, 7)
DAYS = 40

SCHOOLS = 3
PEOPLE = 4
CLASSES = 3

AWAY = {"term", "year", "rotation", "village", "secondment"}


@dataclass(frozen=True)
class Role:
    """Somebody is something at a school; days count from the first one, both included."""

    who: int
    role: str
    school: int
    since: int
    until: int


@dataclass(frozen=True)
class Sent:
    """Somebody is sent from a school (None: from all) to another."""

    who: int
    type: str
    home: int | None
    host: int
    since: int
    until: int


@dataclass(frozen=True)
class Teaches:
    """Somebody is in the team of a class."""

    who: int
    room: int
    since: int
    until: int


@dataclass(frozen=True)
class Paired:
    """Two people of two schools help each other, once it is confirmed."""

    supporter: int
    supported: int
    schools: tuple[int, int]
    confirmed: bool
    since: int
    until: int


@dataclass
class History:
    """All facts, and what is asked for: the grants of everybody on a day."""

    roles: list[Role] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    taught: list[Teaches] = field(default_factory=list)
    pairs: list[Paired] = field(default_factory=list)
    closed: set[int] = field(default_factory=set)


def day_of(number: int) -> date:
    """The day of a number."""
    return FIRST + timedelta(number)


def held(history: History, who: int, day: int) -> set[tuple[str, int, str]]:
    """What somebody holds on a day, as (kind, number, role); class k is of school k."""
    roles = [one for one in history.roles if one.who == who and one.since <= day <= one.until]
    sent = [one for one in history.sent if one.who == who and one.since <= day <= one.until]
    at: dict[int, str] = {}
    for one in roles:
        if one.role == "head":
            at[one.school] = "leader"
            continue
        away = any(s.type in AWAY and s.home in {None, one.school} for s in sent)
        if not away:
            at.setdefault(one.school, "teacher")
    for going in sent:
        at.setdefault(going.host, "teacher")
    found = {("school", school, role) for school, role in at.items()}
    for member in history.taught:
        runs = member.who == who and member.since <= day <= member.until
        if runs and member.room in at and member.room not in history.closed:
            found.add(("class", member.room, "team"))
    heads = {one.school for one in roles if one.role == "head"}
    for number, pair in enumerate(history.pairs):
        if not (pair.confirmed and pair.since <= day <= pair.until):
            continue
        if who in {pair.supporter, pair.supported}:
            found.add(("pair", number, "team"))
        elif heads & {*pair.schools}:
            found.add(("pair", number, "leader"))
    if roles or sent:
        found.add(("org", 0, "teacher"))
    return found | {("me", who, "teacher")}
