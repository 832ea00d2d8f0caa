"""What the names in one rule mean: questions, rows of a repeat, lists and their columns."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from daybook.forms.compiled import RULE_SOURCES, SOURCES, Choice, Expr, Field
from daybook.forms.engine.plan import Standing
from daybook.forms.xlsform.paths import target

_OF_THE_PHONE = ("default", "filter", "calculate")
"""Rules that may read lists and earlier records, which the server does not have."""

_KEPT = ("random", "uuid")
"""Functions whose value would be another one at every keystroke."""

ITEM_COLUMNS = frozenset(("name", "label"))
"""Columns that every list has."""


class Resolution:
    """The names of one rule of one question; what is wrong goes to `refuse` as a sentence."""

    def __init__(
        self,
        places: Mapping[str, Standing],
        lists: Mapping[str, Sequence[Choice]],
        name: str,
        rule: str,
        refuse: Callable[[str], None],
    ) -> None:
        self._places = places
        self._lists = lists
        self._name = name
        self._rule = rule
        self._refuse = refuse

    def resolved(self, expr: Expr) -> Expr:
        """The tree with every name in its final form; "" where one means nothing."""
        found = self._resolved(expr, None)
        if self._rule != "calculate" or not isinstance(found, list) or found[0] == "once":
            return found
        return ["once", found] if _holds(found, _KEPT) else found

    def _resolved(self, expr: Expr, item: str | None) -> Expr:
        """`item` is the list whose rows a condition tests; None outside conditions."""
        if not isinstance(expr, list):
            return expr
        op, *arguments = expr
        sentence = self._misplaced(str(op), arguments, item)
        if sentence:
            return self._refused(sentence)
        if op == "ref":
            return self._reference(str(arguments[0]))
        if op == "path":
            return self._path([str(step) for step in arguments], item)
        if op == "position":
            return self._position([str(step) for step in arguments], item)
        if op == "indexed-repeat":
            return self._indexed(arguments, item)
        if op in ("last", "column", "self", "rows"):
            return expr
        if op == "item":
            source, key, column = arguments
            return [op, source, self._resolved(key, str(source)), column]
        if op == "items":
            source, column, *conditions = arguments
            inner = [self._resolved(condition, str(source)) for condition in conditions]
            return [op, source, column, *inner]
        return [op, *(self._resolved(argument, item) for argument in arguments)]

    def _refused(self, sentence: str) -> Expr:
        self._refuse(sentence)
        return ""

    def _misplaced(self, op: str, arguments: list[Expr], item: str | None) -> str | None:
        if op == "self" and (item is not None or self._rule in ("relevant", "count")):
            return "A question cannot ask for its own answer here."
        if op == "once" and self._rule in ("relevant", "count"):
            return "once() keeps an answer, and this rule has none."
        if op == "last":
            if self._rule not in _OF_THE_PHONE:
                return _PHONE_ONLY
            if arguments[0] not in self._places:
                return f"There is no question “{arguments[0]}”."
        if op in ("item", "items"):
            return self._misplaced_list(op, arguments)
        if op == "item-position" and item is None:
            return "position() counts the rows of a list; the row of a repeat is position(..)."
        if op == "choice-name":
            asked = self._places.get(str(arguments[1]))
            if asked is None or "list" not in asked.field:
                return f"“{arguments[1]}” is not a question with choices."
        if op == "column":
            return self._misplaced_column(str(arguments[0]), item)
        return None

    def _misplaced_list(self, op: str, arguments: list[Expr]) -> str | None:
        source, column = str(arguments[0]), str(arguments[2 if op == "item" else 1])
        if source in self._lists:
            return self._unknown_column(source, column) if column else None
        if source not in (*SOURCES, *RULE_SOURCES):
            return f"There is no list “{source}”."
        return None if self._rule in _OF_THE_PHONE else _PHONE_ONLY

    def _misplaced_column(self, column: str, item: str | None) -> str | None:
        if item is not None:
            return self._unknown_column(item, column) if item in self._lists else None
        if self._rule != "filter":
            return f"“{column}” is not a question; a question is written ${{{column}}}."
        source = self._places[self._name].field.get("list")
        return self._unknown_column(source, column) if isinstance(source, str) else None

    def _unknown_column(self, source: str, column: str) -> str | None:
        choices = self._lists.get(source, ())
        known = ITEM_COLUMNS.union(*(choice.get("columns", {}) for choice in choices))
        return None if column in known else f"The list “{source}” has no column “{column}”."

    def _path(self, steps: list[str], item: str | None) -> Expr:
        """A path from the question; inside a condition only behind `current()`."""
        current = steps[-1] == "current()"
        if not current and steps[0] != "/" and (item is not None or self._rule == "filter"):
            return self._refused(
                "Inside a condition a question is written ${name} or current()/../name."
            )
        written = steps[:-1] if current else steps
        found = target(self._places, self._name, written)
        if not found:
            path = "/".join(written).replace("//", "/")
            return self._refused(f"The path {path} leads to no question.")
        if found != self._name:
            return self._reference(found)
        if self._rule in ("relevant", "count"):
            return self._refused("A question cannot ask for its own answer here.")
        return ["self"]

    def _position(self, steps: list[str], item: str | None) -> Expr:
        """`position(..)` is the row of the repeat right around; of a group there is only one."""
        place = self._places[self._name]
        levels = len(steps)
        if "current()" in steps:
            levels -= 1
        elif item is not None or self._rule == "filter":
            return self._refused("Inside a condition the row is written position(current()/..).")
        if place.repeat is None or levels >= len(place.around):
            return self._refused("position(..) counts the rows of a repeat; this is not in one.")
        around = place.around[-1 - levels]
        return ["position"] if around == place.repeat else 1

    def _indexed(self, arguments: list[Expr], item: str | None) -> Expr:
        """`indexed-repeat(${question}, ${repeat}, row)`, rows counted from 1."""
        asked, repeat, row = arguments
        names = [
            str(each[1]) if isinstance(each, list) and each[0] == "ref" else ""
            for each in (asked, repeat)
        ]
        place = self._places.get(names[0])
        if place is None or place.repeat is None or place.repeat != names[1]:
            return self._refused(
                "indexed-repeat() is written indexed-repeat(${question}, ${repeat}, row)."
            )
        return ["indexed-repeat", place.repeat, names[0], self._resolved(row, item)]

    def _reference(self, name: str) -> Expr:
        place = self._places.get(name)
        if place is None:
            return self._refused(f"There is no question “{name}”.")
        kind = place.field["type"]
        if kind == "group":
            return self._refused(f"“{name}” is a group and has no answer.")
        if kind == "repeat":
            return ["rows", name]
        if place.repeat and place.repeat != self._places[self._name].repeat:
            return ["rows", place.repeat, name]
        return ["ref", name]


_PHONE_ONLY = "Lists and earlier records can be read in default, calculation, choice_filter."


def _holds(expr: Expr, operators: Collection[str]) -> bool:
    if not isinstance(expr, list):
        return False
    return str(expr[0]) in operators or any(_holds(part, operators) for part in expr[1:])


def names_in(expr: Expr) -> Iterator[str]:
    """The questions and repeats whose answers a resolved tree needs."""
    if not isinstance(expr, list):
        return
    op, *arguments = expr
    if op == "ref":
        yield str(arguments[0])
    elif op == "rows":
        yield from map(str, arguments)
    elif op == "indexed-repeat":
        yield from map(str, arguments[:2])
        yield from names_in(arguments[2])
    else:
        for argument in arguments:
            yield from names_in(argument)


def lists_in(fields: Sequence[Field], rules: Collection[str]) -> Iterator[str]:
    """The lists that the rules of some fields read; their own names, or outer ones."""
    for field in fields:
        whole: Mapping[str, Any] = field
        for rule in rules:
            yield from _lists_of(whole.get(rule, ""))
        yield from lists_in(field.get("fields", ()), rules)


def _lists_of(expr: Expr) -> Iterator[str]:
    if isinstance(expr, list):
        if expr[0] in ("item", "items"):
            yield str(expr[1])
        for part in expr[1:]:
            yield from _lists_of(part)
