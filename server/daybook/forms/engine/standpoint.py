"""What the names in one rule of one question mean; the twin of `forms/standpoint.ts`."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from daybook.forms.compiled import Choice
from daybook.forms.engine.expression import Scope
from daybook.forms.engine.values import Nodes, is_empty

if TYPE_CHECKING:
    from daybook.forms.engine.evaluation import Evaluation


class Standpoint:
    """The scope of one rule: a question, its row, and the choice under test if there is one."""

    def __init__(
        self,
        run: "Evaluation",
        name: str,
        row: int | None,
        choice: Choice | None,
        item_position: int = 0,
    ) -> None:
        self._run = run
        self._name = name
        self._row = row
        self._choice = choice
        self.context = run.context
        self.position = 0 if row is None else row + 1
        self.item_position = item_position
        self.form = run.form

    @property
    def own(self) -> Any:
        """The answer as it stands; inside a calculation, the one given before it."""
        return readable(self._run.value(self._name, self._row))

    def answer(self, name: str) -> Any:
        """The answer to a question in reach; "" when it is not asked."""
        place = self._run.places.get(name)
        if place is None:
            return ""
        return readable(self._run.value(name, self._row if place.repeat else None))

    def rows(self, repeat: str, name: str | None) -> Nodes:
        """The answers to a question in every row, or the rows."""
        return self._run.rows(repeat, name)

    def at(self, repeat: str, name: str, row: int) -> Any:
        """The answer to a question in one row, counted from 0; "" when there is no such row."""
        known = row < self._run.asked_rows(repeat)
        return readable(self._run.value(name, row)) if known else ""

    def items(self, source: str) -> Sequence[Choice]:
        """A list of the form, or one kept outside it."""
        return self._run.items(source)

    def with_item(self, item: Choice, position: int) -> Scope:
        """The same place with a row of a list under test."""
        return Standpoint(self._run, self._name, self._row, item, position)

    def last(self, name: str) -> Any:
        """The answer of the earlier record."""
        keys = self._run.places[self._name].field.get("lastBy", ())
        for answers in self._run.context.earlier:
            if all(same(answers.get(key), self._run.value(key, None)) for key in keys):
                return readable(answers.get(name))
        return ""

    def column(self, name: str) -> Any:
        """A column of the choice under test; "" when there is none."""
        if self._choice is None:
            return ""
        if name == "name":
            return self._choice["value"]
        label: Mapping[str, Any] = self._choice["label"]
        called = label[self.context.language] if name == "label" else ""
        return self._choice.get("columns", {}).get(name, called)

    def choice_name(self, name: str, value: str) -> str:
        """What a choice of a question is called."""
        return self._run.choice_name(name, value)


def readable(value: Any) -> Any:
    """An answer as expressions read it: what is empty, blank or an object is ""."""
    return "" if is_empty(value) or isinstance(value, dict) else value


def same(a: Any, b: Any) -> bool:
    """Whether two answers are the same; all kinds of empty are."""
    return (is_empty(a) and is_empty(b)) or a == b


def as_choice(item: Any) -> Choice:
    """An item of an external list as a choice."""
    choice: Choice = {"value": item["value"], "label": item["label"]}
    if "columns" in item:
        choice["columns"] = item["columns"]
    return choice
