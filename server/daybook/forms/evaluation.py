"""One pass of a form's rules over one set of answers; the twin of `forms/evaluation.ts`."""

from collections.abc import Iterator, Mapping
from typing import Any

from daybook.forms.compiled import (
    Answers,
    Choice,
    CompiledForm,
    Expr,
    Field,
    FieldState,
    FormContext,
    Localized,
)
from daybook.forms.expression import Rule, compiled
from daybook.forms.plan import plan_of
from daybook.forms.shapes import NOT_RIGHT, REQUIRED, wrong
from daybook.forms.values import (
    Nodes,
    date_of,
    is_empty,
    plain,
    to_boolean,
    to_number,
    to_string,
    words,
)

MAX_ROWS = 200


class Evaluation:
    """The rules of `form` over `answers`; values are worked out when asked for, once."""

    def __init__(self, form: CompiledForm, answers: Answers, context: FormContext) -> None:
        self.form = form
        self.answers = answers
        self.context = context
        self.places = plan_of(form).places
        self._values: dict[tuple[str, int | None], Any] = {}
        self._relevant: dict[tuple[str, int | None], bool] = {}

    def questions(self) -> Iterator[tuple[str, str, int | None]]:
        """`(key, name, row)` of every question, rows counted from 0, in form order."""
        for name, place in self.places.items():
            if place.repeat is None:
                yield name, name, None
                if place.field["type"] == "repeat":
                    yield from self._row_keys(name)

    def _row_keys(self, repeat: str) -> Iterator[tuple[str, str, int | None]]:
        inside = [name for name, place in self.places.items() if place.repeat == repeat]
        for row in range(self.row_count(repeat)):
            for name in inside:
                yield f"{repeat}.{row}.{name}", name, row

    def row_count(self, repeat: str) -> int:
        """How many rows a repeat has: as its count says, else as many as were added."""
        count = self.places[repeat].rules.get("count")
        if count is None:
            return len(self._given_rows(repeat))
        number = to_number(self._run(count, repeat, None))
        return int(min(MAX_ROWS, number)) if number > 0 else 0

    def _given_rows(self, repeat: str) -> list[Any]:
        rows = self.answers.get(repeat)
        return rows[:MAX_ROWS] if isinstance(rows, list) else []

    def given(self, name: str, row: int | None) -> Any:
        """The answer as it was given; None when there is none."""
        if row is None:
            return self.answers.get(name)
        rows = self._given_rows(self.places[name].repeat or "")
        answers = rows[row] if row < len(rows) else None
        return answers.get(name) if isinstance(answers, dict) else None

    def relevant(self, name: str, row: int | None) -> bool:
        """Whether a question is asked: it and all groups around it are relevant."""
        if self.places[name].always:
            return True
        key = (name, row)
        if key not in self._relevant:
            self._relevant[key] = self._is_relevant(name, row)
        return self._relevant[key]

    def _is_relevant(self, name: str, row: int | None) -> bool:
        place = self.places[name]
        if place.around:
            outer = place.around[-1]
            if not self.relevant(outer, row if self.places[outer].repeat else None):
                return False
        if place.field.get("off"):
            return False
        rule = place.rules.get("relevant")
        return rule is None or to_boolean(self._run(rule, name, row))

    def value(self, name: str, row: int | None) -> Any:
        """The answer that counts: calculated, or given while relevant; None when empty."""
        key = (name, row)
        if key not in self._values:
            self._values[key] = self._value(name, row)
        return self._values[key]

    def _value(self, name: str, row: int | None) -> Any:
        if not self.relevant(name, row):
            return None
        place = self.places[name]
        if "calculate" in place.rules and self.context.recalculate:
            self._values[name, row] = self.given(name, row)
            return cast(place.field, self._run(place.rules["calculate"], name, row))
        return self.given(name, row)

    def evaluate(self, expr: Expr, name: str, row: int | None) -> Any:
        """The value that an expression has as a rule of `name`."""
        return self._run(compiled(expr), name, row)

    def _run(self, rule: Rule, name: str, row: int | None, choice: Choice | None = None) -> Any:
        return rule(_Standpoint(self, name, row, choice))

    def state(self, name: str, row: int | None) -> tuple[FieldState, bool]:
        """What the rules say about a question, and whether its answer is missing."""
        if not self.relevant(name, row):
            return FieldState(relevant=False), False
        required = self._holds("required", name, row)
        return FieldState(
            relevant=True,
            required=required,
            readonly="calculate" in self.places[name].rules or self._holds("readonly", name, row),
            choices=self._choices(name, row),
            error=self._error(name, row),
        ), required and is_empty(self.value(name, row))

    def fault(self, name: str, row: int | None) -> Localized | None:
        """What is wrong with a question: its answer is missing or not right; None when nothing."""
        if not self.relevant(name, row):
            return None
        if not is_empty(self.value(name, row)):
            return self._error(name, row)
        required = self._holds("required", name, row)
        return self.places[name].field.get("requiredMessage", REQUIRED) if required else None

    def _holds(self, rule: str, name: str, row: int | None) -> bool:
        found = self.places[name].rules.get(rule)
        return found is not None and to_boolean(self._run(found, name, row))

    def _error(self, name: str, row: int | None) -> Localized | None:
        """What is wrong with the answer to a relevant question; None while there is none."""
        place = self.places[name]
        value = self.value(name, row)
        if is_empty(value):
            return None
        found = wrong(place.field, value, place.known)
        if found or "constraint" not in place.rules or self._holds("constraint", name, row):
            return found
        return place.field.get("message", NOT_RIGHT)

    def _choices(self, name: str, row: int | None) -> list[Choice]:
        place = self.places[name]
        source = place.field.get("list")
        if source is None:
            return []
        choices = self._listed(source)
        rule = place.rules.get("filter")
        if rule is None:
            return choices
        value = self.value(name, row)
        chosen = value if isinstance(value, list) else [value]
        return [
            choice
            for choice in choices
            if choice["value"] in chosen or to_boolean(self._run(rule, name, row, choice))
        ]

    def _listed(self, source: Any) -> list[Choice]:
        if isinstance(source, str):
            return list(self.form["choices"].get(source, ()))
        return [as_choice(item) for item in self.context.items(source["source"])]

    def choice_name(self, name: str, value: str) -> str:
        """What the choice `value` of the question `name` is called in the person's language."""
        place = self.places.get(name)
        source = place.field.get("list") if place else None
        for choice in self._listed(source) if source is not None else ():
            if choice["value"] == value:
                label: Mapping[str, Any] = choice["label"]
                return str(label[self.context.language])
        return ""


def as_choice(item: Any) -> Choice:
    """An item of an external list as a choice."""
    choice: Choice = {"value": item["value"], "label": item["label"]}
    if "columns" in item:
        choice["columns"] = item["columns"]
    return choice


class _Standpoint:
    """The scope of one rule of one question."""

    def __init__(self, run: Evaluation, name: str, row: int | None, choice: Choice | None) -> None:
        self._run = run
        self._name = name
        self._row = row
        self._choice = choice
        self._columns = choice.get("columns", {}) if choice else {}
        self.context = run.context
        self.position = 0 if row is None else row + 1

    @property
    def own(self) -> Any:
        """The answer as it stands; inside a calculation, the one given before it."""
        return _readable(self._run.value(self._name, self._row))

    def answer(self, name: str) -> Any:
        place = self._run.places.get(name)
        if place is None:
            return ""
        return _readable(self._run.value(name, self._row if place.repeat else None))

    def rows(self, repeat: str, name: str | None) -> Nodes:
        run = self._run
        if not run.relevant(repeat, None):
            return Nodes()
        numbers = range(run.row_count(repeat))
        if name is None:
            return Nodes("" for _ in numbers)
        return Nodes(_readable(run.value(name, row)) for row in numbers if run.relevant(name, row))

    def last(self, name: str) -> Any:
        keys = self._run.places[self._name].field.get("lastBy", ())
        for answers in self._run.context.earlier:
            if all(_same(answers.get(key), self._run.value(key, None)) for key in keys):
                return _readable(answers.get(name))
        return ""

    def column(self, name: str) -> Any:
        if self._choice is None:
            return ""
        return self._choice["value"] if name == "name" else self._columns.get(name, "")

    def choice_name(self, name: str, value: str) -> str:
        return self._run.choice_name(name, value)


def _readable(value: Any) -> Any:
    """An answer as expressions read it: what is empty, blank or an object is ""."""
    return "" if is_empty(value) or isinstance(value, dict) else value


def _same(a: Any, b: Any) -> bool:
    return (is_empty(a) and is_empty(b)) or a == b


def cast(field: Field, value: Any) -> Any:
    """A calculated value as an answer of the field's type; None for nothing."""
    kind = field["type"]
    if isinstance(value, Nodes):
        value = value[0] if value else None
    if kind in ("integer", "decimal", "range"):
        return plain(to_number(value))
    if kind in ("select_multiple", "rank"):
        return (value if isinstance(value, list) else words(value)) or None
    if kind == "image":
        return value if isinstance(value, list) else None
    if kind in ("calculate", "hidden") and isinstance(value, int | float):
        return ("true" if value else "false") if isinstance(value, bool) else plain(float(value))
    if kind == "date" and isinstance(value, int | float) and not isinstance(value, bool):
        return date_of(value) or None
    return to_string(value) or None
