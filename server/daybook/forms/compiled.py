"""The shape of a compiled form, of answers, and of what the rules say about them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from random import SystemRandom
from typing import Any, NotRequired, TypedDict, Union

Expr = Union[str, int, float, bool, "list[Expr]"]
"""An expression tree: a literal, or a list of an operator and its arguments."""

Answers = Mapping[str, Any]
"""Answers by question name as JSON; groups do not nest, a repeat holds a list of rows."""

LANGUAGES = ("zh", "en")
RECORD_LISTS: Mapping[str, Sequence[str]] = {
    "lessons": ("lesson",),
    "observations": ("observe",),
    "activities": ("lesson", "observe", "training"),
    "walls": ("env",),
    "pairs": ("pair",),
    "focus": ("focus",),
    "timetable": ("timetable",),
}
"""Lists made of records on the phone: the forms they come from."""

SOURCES = ("children", "classes", "people", "places", *RECORD_LISTS)
"""Lists kept outside the form that a question may choose from."""

OF_CHILDREN = frozenset(("children", "focus"))
"""Lists whose values are children: above the school they are a number."""

RULE_SOURCES = ("profile", "latest")
"""Lists that only rules read: the person, and the newest own record of each form."""

AUDIENCES = ("class", "school", "pair")
"""Whose the records of a form are; those of a pair are the school's where no pair is named."""

VISIBILITIES = ("V1", "V2", "V3")
"""Who reads a form's records: linked schools; the school, offices without children's names; the
author, the class team and the head."""

LAYERS = ("register", "entry")
"""A register is made once (an agreement, a child's card); entries are made often and name it."""

PARTS = ("partner", "host", "receiver", "reviewer", "head")
"""Who fills in a part of another's record: the other side of the pair, the head of the school
visited, the head of a school that got something, head or group leader, the author's head."""

ROLES = ("kindergarten", "primary", "subject", "support", "leader")
"""Kinds of people whose forms differ."""

ICONS = (
    frozenset(("home", "phone", "chat", "door", "school", "video", "wall", "flag", "corner"))
    | frozenset(("leaf", "hall", "sun", "board", "star", "people", "book", "more", "child"))
    | frozenset(("note", "calendar", "edit", "picture", "search", "copy", "clock", "history"))
    | frozenset(("check", "person", "records", "camera"))
)
"""Names of the pictures that the page has."""

SHORT_TEXT = 60
LONG_TEXT = 2000
PHOTOS = 3
"""Most photos of an image question that says nothing else."""


class Localized(TypedDict):
    """Words in both languages."""

    zh: str
    en: str


class Choice(TypedDict):
    """One choice of a list; `columns` are read by choice filters."""

    value: str
    label: Localized
    icon: NotRequired[str]
    media: NotRequired[Mapping[str, Mapping[str, Any]]]
    columns: NotRequired[Mapping[str, str]]


OTHER: Localized = {"zh": "其他", "en": "Other"}
SAY_WHAT: Localized = {"zh": "请写明“其他”是什么", "en": "Please say what “other” is"}
"""Of a list that ends with “or_other”."""


class ExternalList(TypedDict):
    """A list kept outside the form: one of `SOURCES`."""

    source: str


class Field(TypedDict):
    """One question, group or repeat; see the same type in the page's `forms/compiled.ts`."""

    name: str
    type: str
    label: Localized
    hint: NotRequired[Localized]
    list: NotRequired[str | ExternalList]
    filter: NotRequired[Expr]
    required: NotRequired[Expr]
    requiredMessage: NotRequired[Localized]
    readonly: NotRequired[Expr]
    relevant: NotRequired[Expr]
    constraint: NotRequired[Expr]
    message: NotRequired[Localized]
    default: NotRequired[Expr]
    lastBy: NotRequired[Sequence[str]]
    calculate: NotRequired[Expr]
    appearance: NotRequired[str]
    min: NotRequired[float]
    max: NotRequired[float]
    step: NotRequired[float]
    maxCount: NotRequired[int]
    maxLength: NotRequired[int]
    phrases: NotRequired[Sequence[Localized]]
    off: NotRequired[bool]
    by: NotRequired[str]
    count: NotRequired[Expr]
    trigger: NotRequired[Sequence[str]]
    media: NotRequired[Mapping[str, Mapping[str, Any]]]
    batch: NotRequired[bool]
    fields: NotRequired[Sequence["Field"]]


class CompiledForm(TypedDict):
    """A form as phones get it; `digest` is the SHA-256 of the rest.

    `audience` says whose the records are: a school, a class, or a pair where one is named. `home`
    and `perWeek` go by role: the form's place among the big buttons (from 1), and how many records
    a person is expected to write in a week. `budget` is in seconds of the first screen.
    `batch` names the question whose list becomes the rows of the batch screen. A form that is
    `off`, for the reason given, reaches no phone until an office switches it on.
    """

    id: str
    version: int
    title: Localized
    audience: str
    icon: NotRequired[str]
    visibility: NotRequired[str]
    layer: NotRequired[str]
    home: NotRequired[Mapping[str, int]]
    perWeek: NotRequired[Mapping[str, float]]
    budget: NotRequired[int]
    batch: NotRequired[str]
    off: NotRequired[Localized]
    digest: str
    choices: Mapping[str, Sequence[Choice]]
    fields: Sequence[Field]


class ExternalItem(TypedDict):
    """One row of an external list."""

    value: str
    label: Localized
    columns: NotRequired[Mapping[str, str | int | float]]


def _nothing(_source: str) -> Sequence[ExternalItem]:
    return ()


@dataclass(frozen=True)
class FormContext:
    """What the rules may know beyond the answers; a server knows no external lists.

    `now` is in milliseconds since 1970, `offset` the zone of the clock in minutes east of UTC,
    `today` is "YYYY-MM-DD", `earlier` holds the author's earlier records of the form, newest
    first. `random` gives numbers from 0 up to 1, `meta` has `username` and `deviceid`. With
    `recalculate` off, calculations are taken from the answers: the phone that made them knew more.
    """

    today: str
    now: int = 0
    language: str = "zh"
    items: Callable[[str], Sequence[ExternalItem]] = _nothing
    earlier: Sequence[Answers] = ()
    recalculate: bool = True
    offset: int = 0
    random: Callable[[], float] = SystemRandom().random
    meta: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class FieldState:
    """What the rules say about one question."""

    relevant: bool
    required: bool = False
    readonly: bool = False
    choices: Sequence[Choice] = ()
    error: Localized | None = None


@dataclass(frozen=True)
class FormState:
    """What the rules say about a record; keys are names, or `repeat.0.name` inside a repeat."""

    fields: Mapping[str, FieldState] = field(default_factory=dict)
    answers: Answers = field(default_factory=dict)
    missing: Sequence[str] = ()
    invalid: Sequence[str] = ()
