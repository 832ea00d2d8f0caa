"""Expression trees as functions; the twin of the page's `forms/expression.ts`."""

from collections.abc import Callable
from typing import Any, Protocol

from daybook.forms.compiled import Expr, FormContext
from daybook.forms.functions import FUNCTIONS
from daybook.forms.values import (
    Nodes,
    moment_text,
    to_boolean,
    to_string,
)


class Scope(Protocol):
    """Where an expression stands: what its names mean."""

    context: FormContext
    position: int
    """The row of the repeat, counted from 1."""

    @property
    def own(self) -> Any:
        """The answer to the question the expression belongs to."""

    def answer(self, name: str) -> Any:
        """The answer to a question in reach; "" when it is not asked."""
        ...

    def rows(self, repeat: str, name: str | None) -> Nodes:
        """The answers to a question in every row, or the rows."""
        ...

    def last(self, name: str) -> Any:
        """The answer of the earlier record."""
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
    return own_way(arguments) if own_way else _applied(FUNCTIONS[str(op)], arguments)


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
        for item in scope.context.items(source):
            if item["value"] == value:
                return item.get("columns", {}).get(column, "")
        return ""

    return cell


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
    "now": lambda _: lambda scope: moment_text(scope.context.now),
}

OPERATORS = frozenset(_LAZY) | frozenset(FUNCTIONS)
"""Every operator a tree may hold."""
