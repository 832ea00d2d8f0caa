"""What a line of a list would do, as it is shown and as it is kept until the decision."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Final, Literal

from daybook.imports.columns import Entry
from daybook.imports.sentences import Words, joined, listed, say

State = Literal["new", "changed", "same", "wrong"]

STATES: Final[tuple[State, ...]] = ("new", "changed", "same", "wrong")


@dataclass(frozen=True)
class Line:
    """One line: what it is about, what is said of it, and what it does.

    `target` is the id of what is changed; `fields` are those to be set, `before` what they hold.
    """

    n: int
    sheet: str
    state: State
    what: str
    words: Words | None = None
    target: str | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    before: dict[str, Any] = field(default_factory=dict)

    def kept(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)


def wrong(entry: Entry, what: str, *sentences: Words) -> Line:
    """A line that cannot be taken over, and why."""
    return Line(entry.n, entry.sheet, "wrong", what, _with_note(entry, list(sentences)))


def new(entry: Entry, what: str, fields: dict[str, Any], *sentences: Words) -> Line:
    """A line that makes something."""
    words = _with_note(entry, list(sentences))
    return Line(entry.n, entry.sheet, "new", what, words, fields=fields)


def against(
    entry: Entry,
    what: str,
    target: str,
    stands: Mapping[str, Any],
    said: Mapping[str, Any],
    labels: Mapping[str, Words],
    shown: Mapping[str, Mapping[Any, Words]],
) -> Line:
    """A line about what is there already: the same, or changed in what `said` says otherwise.

    `shown` are the words of values that are codes.
    """
    fields = {name: value for name, value in said.items() if stands.get(name) != value}
    before = {name: stands.get(name) for name in fields}
    changes = [
        say(
            "change",
            label=labels[name],
            old=_value(before[name], shown.get(name, {})),
            new=_value(fields[name], shown.get(name, {})),
        )
        for name in fields
    ]
    state: State = "changed" if changes else "same"
    words = _with_note(entry, [listed(changes)] if changes else [])
    return Line(entry.n, entry.sheet, state, what, words, target, fields, before)


def counts(found: Iterable[Line]) -> dict[State, int]:
    """How many lines there are of each state, all states named."""
    number: dict[State, int] = dict.fromkeys(STATES, 0)
    for line in found:
        number[line.state] += 1
    return number


def differing(before: Sequence[Mapping[str, Any]], now: Sequence[Line]) -> list[Words]:
    """What is to be said of lines that would do something else now than when they were shown."""
    return [
        say("stale", n=line.n, what=line.what)
        for old, line in zip(before, now, strict=True)
        if dict(old) != line.kept()
    ]


def _value(value: Any, words: Mapping[Any, Words]) -> object:
    if value in (None, ""):
        return say("nothing")
    return words.get(value, value)


def _with_note(entry: Entry, sentences: list[Words]) -> Words | None:
    return joined([*sentences, *([say("hidden")] if entry.hidden else [])])
