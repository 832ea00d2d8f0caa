"""What the names in expressions mean; refuses unknown ones, misplaced ones and circles."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, cast

from daybook.forms.compiled import Choice, CompiledForm, Expr
from daybook.forms.plan import Place, Plan
from daybook.forms.report import Report

RULES = {
    "required": "required",
    "readonly": "readonly",
    "relevant": "relevant",
    "constraint": "constraint",
    "calculate": "calculation",
    "default": "default",
    "filter": "choice_filter",
    "count": "repeat_count",
}
"""Rules of a field, and the columns they come from."""

_OF_THE_PHONE = ("default", "filter", "calculate")
"""Rules that may read lists and earlier records, which the server does not have."""

MAX_CHAIN = 60

_SHOWN = re.compile(r"\$\{\s*([^}]*?)\s*\}")
"""An answer inside the words of another question."""


class References:
    """The names of one form."""

    def __init__(self, form: CompiledForm, report: Report) -> None:
        self.places = Plan(form).places
        self.report = report
        self._lists: Mapping[str, Any] = form["choices"]

    def resolve(self) -> None:
        """Check every rule of every field, and turn names of repeated questions into rows."""
        for name, place in self.places.items():
            field: dict[str, Any] = cast(dict[str, Any], place.field)
            for rule, column in RULES.items():
                if isinstance(field.get(rule), list):
                    field[rule] = self._resolved(field[rule], name, rule, column)
            self._check_words(name, place)
            for key in place.field.get("lastBy", ()):
                if key not in self.places:
                    self._refuse(name, "last_by", f"There is no question “{key}”.")
        self._check_circles()

    def _check_words(self, name: str, place: Place) -> None:
        """The questions whose answers a label or a hint shows."""
        for column, words in (("label", place.field["label"]), ("hint", place.field.get("hint"))):
            texts = () if words is None else (words["zh"], words["en"])
            for asked in sorted({found for text in texts for found in _SHOWN.findall(text)}):
                if asked not in self.places:
                    self._refuse(name, column, f"There is no question “{asked}”.")

    def _refuse(self, name: str, column: str, sentence: str) -> None:
        self.report.question(name, column, sentence)

    def _resolved(self, expr: Expr, name: str, rule: str, column: str) -> Expr:
        if not isinstance(expr, list):
            return expr
        op, *arguments = expr
        sentence = self._misplaced(str(op), arguments, name, rule)
        if sentence:
            self._refuse(name, column, sentence)
            return ""
        if op == "ref":
            return self._reference(str(arguments[0]), name, column)
        if op in ("last", "column", "self", "rows"):
            return expr
        return [op, *(self._resolved(argument, name, rule, column) for argument in arguments)]

    def _misplaced(self, op: str, arguments: list[Expr], name: str, rule: str) -> str | None:
        if op == "self" and rule in ("relevant", "count"):
            return "A question cannot ask for its own answer here."
        if op in ("item", "last") and rule not in _OF_THE_PHONE:
            return "Lists and earlier records can be read in default, calculation, choice_filter."
        if op == "last" and arguments[0] not in self.places:
            return f"There is no question “{arguments[0]}”."
        if op == "position" and self.places[name].repeat is None:
            return "position(..) counts the rows of a repeat; this is not in one."
        if op == "choice-name":
            asked = self.places.get(str(arguments[1]))
            if asked is None or "list" not in asked.field:
                return f"“{arguments[1]}” is not a question with choices."
        if op == "column":
            return self._misplaced_column(str(arguments[0]), name, rule)
        return None

    def _misplaced_column(self, column: str, name: str, rule: str) -> str | None:
        if rule != "filter":
            return f"“{column}” is not a question; a question is written ${{{column}}}."
        source = self.places[name].field.get("list")
        choices: list[Choice] = self._lists.get(source, []) if isinstance(source, str) else []
        known = {"name"}.union(*(choice.get("columns", {}) for choice in choices))
        if isinstance(source, str) and column not in known:
            return f"The list “{source}” has no column “{column}”."
        return None

    def _reference(self, target: str, name: str, column: str) -> Expr:
        place = self.places.get(target)
        if place is None:
            self._refuse(name, column, f"There is no question “{target}”.")
            return ""
        kind = place.field["type"]
        if kind == "group":
            self._refuse(name, column, f"“{target}” is a group and has no answer.")
            return ""
        if kind == "repeat":
            return ["rows", target]
        if place.repeat and place.repeat != self.places[name].repeat:
            return ["rows", place.repeat, target]
        return ["ref", target]

    def _check_circles(self) -> None:
        needs = {name: self._needs(place) for name, place in self.places.items()}
        state: dict[str, int] = {}
        for name in needs:
            if self._circular(name, needs, state, 0):
                self._refuse(name, self._column(name), f"“{name}” depends on itself.")

    def _column(self, name: str) -> str:
        return "calculation" if "calculate" in self.places[name].field else "relevant"

    def _needs(self, place: Place) -> list[str]:
        """The questions whose answers decide the answer of this one, and the groups around it."""
        field = place.field
        rules = (field.get("relevant", ""), field.get("calculate", ""), field.get("count", ""))
        return [*place.around, *(name for rule in rules for name in _names(rule))]

    def _circular(
        self, name: str, needs: Mapping[str, list[str]], state: dict[str, int], depth: int
    ) -> bool:
        """Depth first; `state` is 1 while a name is on the way down, 2 once it is known good."""
        if depth > MAX_CHAIN:
            self._refuse(name, self._column(name), f"More than {MAX_CHAIN} rules hang on another.")
            return False
        if state.get(name):
            return state[name] == 1
        state[name] = 1
        found = any(self._circular(need, needs, state, depth + 1) for need in needs[name])
        state[name] = 2
        return found


def _names(expr: Expr) -> Iterator[str]:
    if isinstance(expr, list):
        op, *arguments = expr
        if op == "ref":
            yield str(arguments[0])
        elif op == "rows":
            yield from map(str, arguments)
        else:
            for argument in arguments:
                yield from _names(argument)
