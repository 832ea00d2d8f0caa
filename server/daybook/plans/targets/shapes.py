"""The shapes of targets, of the world they are counted in, and of what counting says.

All of them are JSON, days are "YYYY-MM-DD", numbers are whole. The page's `shapes.ts` is the twin.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, NotRequired, TypedDict

Each = Literal["person", "class", "child", "pair", "placement", "school", "link", "lesson"]
"""For whom a target has a line of its own."""

Every = Literal["once", "placement", "term", "month", "week", "year"]
"""How often the count begins anew."""

State = Literal["done", "on_pace", "behind", "ahead_of_time", "not_expected"]
"""How a line stands today; "behind" has less than is due, "ahead_of_time" more."""

EACH: tuple[Each, ...] = (
    *("person", "class", "child", "pair", "placement", "school", "link", "lesson"),
)
EVERY: tuple[Every, ...] = ("once", "placement", "term", "month", "week", "year")


class Words(TypedDict):
    """Words in both languages."""

    zh: str
    en: str


class LinkedBy(TypedDict):
    """Another record that must name this one by its `question`."""

    form: str
    question: str


class Planned(TypedDict):
    """Records that list the lessons of a week; the newest in force on a day counts.

    `weekday` is the question (in a repeat) whose choices are mon, tue … sun, `since` the date
    question from which the list is in force; a record without it is in force from its own day.
    """

    form: str
    weekday: str
    since: str


class Count(TypedDict, total=False):
    """What is counted: records of a form, or placements of some types."""

    form: str
    where: Mapping[str, Sequence[str]]
    """The answers to each of these questions hold one of these choices."""
    without: Sequence[str]
    """Questions that are not answered, such as why a lesson was not given."""
    different: str
    """Only different ones count: children ("child"), authors ("person") or a question's choices."""
    unnamed: str
    """With `different`: the question for how many more there were without a name."""
    linked: str
    """Only records that name another by this question; for each lesson: that lesson."""
    linked_by: LinkedBy
    """Only records that another one names."""
    on: str
    """The date question that tells for which day a record counts, in place of its own day."""
    planned: Planned
    """With `share`: the percentage is of the lessons that these records list."""
    placements: Sequence[str]
    """Types of placements, counted by different people in place of records."""


class Of(TypedDict, total=False):
    """Only those of `each` to whom this applies; lessons are records of `form` with `where`."""

    tier: Sequence[str]
    role: Sequence[str]
    type: Sequence[str]
    categories: Sequence[str]
    form: str
    where: Mapping[str, Sequence[str]]


class Target(TypedDict):
    """How many of what, for whom, how often.

    `need` is a number, or one by type of placement, tier or role ("other" for all else); `share` a
    percentage, or one by size of the class ("under 30", "to 50", "over 50"). With neither, one is
    needed. `within_days` in place of `every`: the newest record is no older. `weeks`: only these
    school weeks of a term.
    """

    id: str
    code: NotRequired[str]
    title: Words
    count: Count
    each: Each
    of: NotRequired[Of]
    need: NotRequired[int | Mapping[str, int]]
    share: NotRequired[int | Mapping[str, int]]
    every: NotRequired[Every]
    within_days: NotRequired[int]
    weeks: NotRequired[Sequence[int]]


Term = TypedDict(
    "Term",
    {"from": str, "to": str, "week1": str, "holidays": Sequence[Sequence[str]]},
)
"""A term: its first and last day, the Monday of week 1, and [first, last] day of each holiday."""


Subject = TypedDict(
    "Subject",
    {
        "id": str,
        "since": NotRequired[str | None],
        "until": NotRequired[str | None],
        "tier": NotRequired[str | None],
        "role": NotRequired[str | None],
        "class": NotRequired[str | None],
        "school": NotRequired[str],
        "size": NotRequired[int],
        "categories": NotRequired[Sequence[str]],
        "person": NotRequired[str],
        "home": NotRequired[str | None],
        "type": NotRequired[str],
        "schools": NotRequired[Sequence[str]],
    },
)
"""One of those for whom is counted, with the keys that its kind has.

person: tier, role · class: school, size · child: class, categories · placement: person, school
(the host), home, type · link: schools, the supporting one first. `since` and `until` are its first
and last day, where it has them.
"""

Fact = TypedDict(
    "Fact",
    {
        "rid": str,
        "form": str,
        "day": str,
        "person": str,
        "school": str,
        "class": NotRequired[str | None],
        "classes": NotRequired[Sequence[str]],
        "pair": NotRequired[str | None],
        "placement": NotRequired[str | None],
        "children": Sequence[str],
        "schools": Sequence[str],
        "choices": Mapping[str, Sequence[str]],
        "refs": Mapping[str, Sequence[str]],
        "numbers": NotRequired[Mapping[str, int | float]],
    },
)
"""One record as counting sees it: ids and choices, never words.

`person` wrote it, `school` is where; `class` is the class it is about, `classes` all of them when a
question names several. `schools` are the places that its questions name. `choices` has, by
question, what was chosen and the days of date questions; a question in a repeat has one value for
each row, equal ones too. `refs` has the records that are named. `placement` is left out when it is
to be found by person, school and day.
"""


class World(TypedDict):
    """All that is counted in: the plan's days, the calendar, for whom, and the records.

    Facts may be in any order. Timetables that are in force belong in it even when they were written
    before `span`; every other record outside it changes nothing.
    """

    today: str
    span: Sequence[str]
    terms: Sequence[Term]
    subjects: Mapping[str, Sequence[Subject]]
    facts: Sequence[Fact]


class SubjectId(TypedDict):
    """Of whom a line speaks."""

    kind: Each
    id: str


Period = TypedDict("Period", {"from": str, "to": str, "done": int, "need": int})
"""The days in which the next one is due, how many they have and how many they need."""


class Line(TypedDict):
    """How far a target is for one subject.

    `expected` is for all days of the plan, `due` is up to today, `done` never more than `expected`;
    `extra` are those that count beyond it. `next` is the day by which the next one is due: the last
    of the `period` running or to come that still lacks one, or the day on which the newest record
    becomes too old, which may have passed. `age` is the days since the newest record. `rids` are
    the records behind the numbers, newest first; of a target that counts placements, their ids.
    """

    target: str
    subject: SubjectId
    done: int
    expected: int
    due: int
    extra: int
    next: str | None
    age: int | None
    period: Period | None
    state: State
    rids: list[str]


class Summary(TypedDict):
    """Several lines as one; `pace` is where `due` stands between 0 and `expected`, from 0 to 1."""

    done: int
    expected: int
    due: int
    pace: float
    state: State
