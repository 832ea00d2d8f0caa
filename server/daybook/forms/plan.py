"""A form made ready for its rules to run: where each field stands, and its rules as functions."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from daybook.forms.compiled import CompiledForm, Field
from daybook.forms.expression import Rule, compiled

RULES: Final = ("relevant", "required", "readonly", "constraint", "calculate", "count", "filter")
"""The keys of a field that hold an expression and are worked out for every record."""

MOST_KEPT: Final = 256


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field stands: the groups around it and the repeat it belongs to.

    `rules` are its expressions as functions; `known` the values of its list inside the form.
    `always` says that it is asked whatever the answers are.
    """

    field: Field
    around: tuple[str, ...]
    repeat: str | None
    rules: Mapping[str, Rule]
    known: Collection[str] | None
    always: bool


class Plan:
    """Every field of `form` by name, in form order, groups before what they hold."""

    def __init__(self, form: CompiledForm) -> None:
        self.form = form
        self.places: dict[str, Place] = {}
        self._walk(form["fields"], (), None)
        self.questions = tuple(
            place.field
            for place in self.places.values()
            if place.repeat is None and place.field["type"] != "group"
        )
        """The questions in order, those of groups in their place; a repeat is one question."""

    def _walk(self, fields: Any, around: tuple[str, ...], repeat: str | None) -> None:
        for field in fields:
            name = field["name"]
            rules = {rule: compiled(field[rule]) for rule in RULES if rule in field}
            known, always = self._known(field), self._always(field, rules, around)
            self.places[name] = Place(field, around, repeat, rules, known, always)
            inner = name if field["type"] == "repeat" else repeat
            self._walk(field.get("fields", ()), (*around, name), inner)

    def _always(self, field: Field, rules: Mapping[str, Rule], around: tuple[str, ...]) -> bool:
        asked = not around or self.places[around[-1]].always
        return asked and not field.get("off") and "relevant" not in rules

    def _known(self, field: Field) -> Collection[str] | None:
        choices = field.get("list")
        if not isinstance(choices, str):
            return None
        return frozenset(choice["value"] for choice in self.form["choices"].get(choices, ()))


_plans: dict[int, Plan] = {}


def plan_of(form: CompiledForm) -> Plan:
    """The plan of a form, which must not change afterwards; made once while it is in use."""
    plan = _plans.get(id(form))
    if plan is None:
        if len(_plans) >= MOST_KEPT:
            _plans.clear()
        # A plan holds its form, so that nothing else can come by the same identity meanwhile.
        plan = _plans[id(form)] = Plan(form)
    return plan
