"""Expression trees as functions; the twin of the page's `forms/expression.ts`."""

import math
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from daybook.forms.compiled import Choice, CompiledForm, Expr, FormContext
from daybook.forms.engine.date_formats import format_date
from daybook.forms.engine.functions import FUNCTIONS
from daybook.forms.engine.more_functions import MORE_FUNCTIONS, uuid
from daybook.forms.engine.values import (
    NUMBERS,
    Nodes,
    moment_text,
    to_boolean,
    to_number,
    to_string,
)


class Scope(Protocol):
    """Where an expression stands: what its names mean."""

    context: FormContext
    position: int
    """The row of the repeat, counted from 1."""
    item_position: int
    """The row of the list under test, counted from 1."""
    form: CompiledForm

    @property
    def own(self) -> Any:
        """The answer to the question the expression belongs to."""

    def answer(self, name: str) -> Any:
        """The answer to a question in reach; "" when it is not asked."""
        ...

    def rows(self, repeat: str, name: str | None) -> Nodes:
        """The answers to a question in every row, or the rows."""
        ...

    def at(self, repeat: str, name: str, row: int) -> Any:
        """The answer to a question in one row, counted from 0; "" when there is no such row."""
        ...

    def last(self, name: str) -> Any:
        """The answer of the earlier record."""
        ...

    def items(self, source: str) -> Sequence[Choice]:
        """A list of the form, or one kept outside it."""
        ...

    def with_item(self, item: Choice, position: int) -> "Scope":
        """The same place with a row of a list under test."""
        ...

    def column(self, name: str) -> Any:
        """A column of the choice under test."""
        ...

    def choice_name(self, name: str, value: str) -> str:
        """What a choice of a question is called."""
        ...


Rule = Callable[[Scope], Any]
"""An expression as a function: its value in a scope."""


def compiled(expr: Expr) -> Rule:
    """`expr` as a function; its value is a string, number, boolean, list of answers or `Nodes`."""
    if not isinstance(expr, list):
        return lambda _: expr
    op, *arguments = expr
    own_way = _LAZY.get(str(op))
    return own_way(arguments) if own_way else _applied(_EAGER[str(op)], arguments)


def _applied(function: Callable[..., Any], arguments: list[Expr]) -> Rule:
    """A call of `function` with the values of its arguments."""
    rules = [compiled(argument) for argument in arguments]
    if len(rules) == 1:
        only = rules[0]
        return lambda scope: function(only(scope))
    if len(rules) == 2:
        one, other = rules
        return lambda scope: function(one(scope), other(scope))
    return lambda scope: function(*[rule(scope) for rule in rules])


def _and(arguments: list[Expr]) -> Rule:
    one, other = map(compiled, arguments)
    return lambda scope: to_boolean(one(scope)) and to_boolean(other(scope))


def _or(arguments: list[Expr]) -> Rule:
    one, other = map(compiled, arguments)
    return lambda scope: to_boolean(one(scope)) or to_boolean(other(scope))


def _if(arguments: list[Expr]) -> Rule:
    test, then, otherwise = map(compiled, arguments)
    return lambda scope: then(scope) if to_boolean(test(scope)) else otherwise(scope)


def _coalesce(arguments: list[Expr]) -> Rule:
    rules = [compiled(argument) for argument in arguments]

    def first(scope: Scope) -> Any:
        value: Any = ""
        for rule in rules:
            value = rule(scope)
            if to_string(value) != "":
                return value
        return value

    return first


def _once(arguments: list[Expr]) -> Rule:
    rule = compiled(arguments[0])
    return lambda scope: rule(scope) if to_string(scope.own) == "" else scope.own


def _item(arguments: list[Expr]) -> Rule:
    source, column, rule = str(arguments[0]), str(arguments[2]), compiled(arguments[1])

    def cell(scope: Scope) -> Any:
        value = to_string(rule(scope))
        for item in scope.items(source):
            if item["value"] == value:
                return scope.with_item(item, 1).column(column)
        return ""

    return cell


def _items(arguments: list[Expr]) -> Rule:
    source, column = str(arguments[0]), str(arguments[1])
    conditions = [compiled(condition) for condition in arguments[2:]]

    def cells(scope: Scope) -> Nodes:
        found = list(scope.items(source))
        for condition in conditions:
            found = _where(condition, found, scope)
        return Nodes(scope.with_item(item, 1).column(column) for item in found)

    return cells


def _where(condition: Rule, items: Sequence[Choice], scope: Scope) -> list[Choice]:
    """The items for which a condition holds; a number is the place of the one that is meant."""
    found = []
    for position, item in enumerate(items, 1):
        value = condition(scope.with_item(item, position))
        is_number = isinstance(value, NUMBERS) and not isinstance(value, bool)
        if value == position if is_number else to_boolean(value):
            found.append(item)
    return found


def _indexed(arguments: list[Expr]) -> Rule:
    repeat, name, rule = str(arguments[0]), str(arguments[1]), compiled(arguments[2])

    def answer(scope: Scope) -> Any:
        number = to_number(rule(scope))
        return scope.at(repeat, name, int(number) - 1) if 1 <= number < math.inf else ""

    return answer


def _format_date(arguments: list[Expr]) -> Rule:
    value, pattern = map(compiled, arguments)
    return lambda scope: format_date(value(scope), pattern(scope), scope.context.language)


def _uuid(arguments: list[Expr]) -> Rule:
    length = compiled(arguments[0]) if arguments else compiled("")
    return lambda scope: uuid(scope.context.random, length(scope))


def _meta(arguments: list[Expr]) -> Rule:
    """What is known of the writing itself; when it began and on which day do not change again."""
    name = str(arguments[0])
    if name in ("start", "today"):
        return _once([["now"] if name == "start" else ["today"]])
    return lambda scope: _now(scope) if name == "end" else scope.context.meta.get(name, "")


def _now(scope: Scope) -> str:
    return moment_text(scope.context.now, scope.context.offset)


def _named(read: Callable[[Scope, str], Any]) -> Callable[[list[Expr]], Rule]:
    """An operator on the name that is its only argument."""

    def made(arguments: list[Expr]) -> Rule:
        name = str(arguments[0])
        return lambda scope: read(scope, name)

    return made


def _rows(arguments: list[Expr]) -> Rule:
    repeat, name = str(arguments[0]), str(arguments[1]) if len(arguments) > 1 else None
    return lambda scope: scope.rows(repeat, name)


def _choice_name(arguments: list[Expr]) -> Rule:
    rule, name = compiled(arguments[0]), str(arguments[1])
    return lambda scope: scope.choice_name(name, to_string(rule(scope)))


_LAZY: dict[str, Callable[[list[Expr]], Rule]] = {
    "and": _and,
    "or": _or,
    "if": _if,
    "coalesce": _coalesce,
    "once": _once,
    "ref": _named(lambda scope, name: scope.answer(name)),
    "rows": _rows,
    "self": lambda _: lambda scope: scope.own,
    "last": _named(lambda scope, name: scope.last(name)),
    "column": _named(lambda scope, name: scope.column(name)),
    "item": _item,
    "choice-name": _choice_name,
    "position": lambda _: lambda scope: scope.position,
    "today": lambda _: lambda scope: scope.context.today,
    "now": lambda _: _now,
    "items": _items,
    "item-position": lambda _: lambda scope: scope.item_position,
    "indexed-repeat": _indexed,
    "format-date": _format_date,
    "format-date-time": _format_date,
    "random": lambda _: lambda scope: scope.context.random(),
    "uuid": _uuid,
    "meta": _meta,
    "version": lambda _: lambda scope: str(scope.form["version"]),
}

_EAGER = {**FUNCTIONS, **MORE_FUNCTIONS}

OPERATORS = frozenset(_LAZY) | frozenset(_EAGER)
"""Every operator a tree may hold."""
