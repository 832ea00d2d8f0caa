"""The shape of a compiled form, of answers, and of what the rules say about them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NotRequired, TypedDict, Union

Expr = Union[str, int, float, bool, "list[Expr]"]
"""An expression tree: a literal, or a list of an operator and its arguments."""

Answers = Mapping[str, Any]
"""Answers by question name as JSON; groups do not nest, a repeat holds a list of rows."""

LANGUAGES = ("zh", "en")
SOURCES = ("children", "classes", "people", "places", "lessons")
"""Lists kept outside the form that a question may choose from."""

ICONS = frozenset(
    ("home", "phone", "chat", "door", "school", "video", "wall", "flag", "corner", "leaf")
) | frozenset(("hall", "sun", "board", "star", "people", "book", "more"))
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
    columns: NotRequired[Mapping[str, str]]


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
    count: NotRequired[Expr]
    fields: NotRequired[Sequence["Field"]]


class CompiledForm(TypedDict):
    """A form as phones get it; `digest` is the SHA-256 of the rest."""

    id: str
    version: int
    title: Localized
    audience: str
    icon: NotRequired[str]
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

    `now` is in milliseconds since 1970, `today` is "YYYY-MM-DD", `earlier` holds the author's
    earlier records of the form, newest first. With `recalculate` off, calculations are taken
    from the answers: the phone that made them knew more.
    """

    today: str
    now: int = 0
    language: str = "zh"
    items: Callable[[str], Sequence[ExternalItem]] = _nothing
    earlier: Sequence[Answers] = ()
    recalculate: bool = True


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
