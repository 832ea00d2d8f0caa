"""One pass of a form's rules over one set of answers; the twin of `forms/evaluation.ts`."""

from collections.abc import Iterator, Mapping, Sequence
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
from daybook.forms.engine.expression import Rule, compiled
from daybook.forms.engine.plan import Place, plan_of
from daybook.forms.engine.shapes import NOT_RIGHT, REQUIRED, wrong
from daybook.forms.engine.standpoint import Standpoint, as_choice, readable
from daybook.forms.engine.values import (
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
        self._rows: dict[str, Nodes] = {}

    def questions(self) -> Iterator[tuple[str, str, int | None]]:
        """`(key, name, row)` of every question, rows counted from 0, in form order."""
        for name, place in self.places.items():
            if place.repeat is None:
                yield name, name, None
                if place.field["type"] == "repeat":
                    yield from self._row_keys(name)

    def _row_keys(self, repeat: str) -> Iterator[tuple[str, str, int | None]]:
        for row in range(self.row_count(repeat)):
            for name in self.inside(repeat):
                yield f"{repeat}.{row}.{name}", name, row

    def inside(self, repeat: str) -> Sequence[str]:
        """The names of what stands in a repeat."""
        return plan_of(self.form).inside[repeat]

    def row_count(self, repeat: str) -> int:
        """How many rows a repeat has: as its count says, else as many as were added."""
        count = self.places[repeat].rules.get("count")
        if count is None:
            return len(self._given_rows(repeat))
        number = to_number(self._run(count, repeat, None))
        return int(min(MAX_ROWS, number)) if number > 0 else 0

    def asked_rows(self, repeat: str) -> int:
        """How many rows a repeat has while it is asked."""
        return self.row_count(repeat) if self.relevant(repeat, None) else 0

    def rows(self, repeat: str, name: str | None) -> Nodes:
        """The answers to a question in every row where it is asked, or the rows."""
        key = name or repeat
        if key not in self._rows:
            numbers = range(self.asked_rows(repeat))
            self._rows[key] = Nodes(
                "" if name is None else readable(self.value(name, row))
                for row in numbers
                if name is None or self.relevant(name, row)
            )
        return self._rows[key]

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
        if calculates(place) and self.context.recalculate:
            self._values[name, row] = self.given(name, row)
            return cast(place.field, self._run(place.rules["calculate"], name, row))
        return self.given(name, row)

    def evaluate(self, expr: Expr, name: str, row: int | None) -> Any:
        """The value that an expression has as a rule of `name`."""
        return self._run(compiled(expr), name, row)

    def _run(self, rule: Rule, name: str, row: int | None, choice: Choice | None = None) -> Any:
        return rule(Standpoint(self, name, row, choice))

    def items(self, source: str) -> Sequence[Choice]:
        """A list of the form by its name, else one kept outside it."""
        own = self.form["choices"].get(source)
        return list(map(as_choice, self.context.items(source))) if own is None else own

    def state(self, name: str, row: int | None) -> tuple[FieldState, bool]:
        """What the rules say about a question, and whether its answer is missing."""
        if not self.relevant(name, row):
            return FieldState(relevant=False), False
        required = self._holds("required", name, row)
        return FieldState(
            relevant=True,
            required=required,
            readonly=calculates(self.places[name]) or self._holds("readonly", name, row),
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
            return list(choices)
        value = self.value(name, row)
        chosen = value if isinstance(value, list) else [value]
        return [
            choice
            for choice in choices
            if choice["value"] in chosen or to_boolean(self._run(rule, name, row, choice))
        ]

    def _listed(self, source: Any) -> Sequence[Choice]:
        if isinstance(source, str):
            return self.form["choices"].get(source, ())
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


def calculates(place: Place) -> bool:
    """Whether a question is worked out from the others at every change."""
    return "calculate" in place.rules and "trigger" not in place.field


def start_value(run: Evaluation, name: str, row: int | None) -> Any:
    """The value that a question's default has now; None for nothing."""
    field = run.places[name].field
    return cast(field, run.evaluate(field.get("default", ""), name, row))


def cast(field: Field, value: Any) -> Any:
    """A calculated value as an answer of the field's type; None for nothing."""
    kind = field["type"]
    if isinstance(value, Nodes):
        value = value[0] if value else None
    if kind in ("integer", "decimal", "range"):
        return plain(to_number(value))
    if kind in ("select_multiple", "rank"):
        return (value if isinstance(value, list) else words(value)) or None
    if kind in ("image", "audio", "file"):
        return value if isinstance(value, list) else None
    if kind in ("calculate", "hidden") and isinstance(value, int | float):
        return ("true" if value else "false") if isinstance(value, bool) else plain(float(value))
    if kind == "date" and isinstance(value, int | float) and not isinstance(value, bool):
        return date_of(value) or None
    return to_string(value) or None
