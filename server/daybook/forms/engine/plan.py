"""A form made ready for its rules to run: where each field stands, and its rules as functions."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, cast

from daybook.forms.compiled import CompiledForm, Expr, Field
from daybook.forms.engine.expression import Rule, compiled

RULES: Final = ("relevant", "required", "readonly", "constraint", "calculate", "count", "filter")
"""The keys of a field that hold an expression and are worked out for every record."""

MOST_KEPT: Final = 256


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a field stands: the groups around it, outermost first, and the repeat it belongs to."""

    field: Field
    around: tuple[str, ...]
    repeat: str | None


@dataclass(frozen=True, slots=True)
class Place(Standing):
    """A field made ready: `rules` are its expressions as functions.

    `known` are the values of its list inside the form. `always` says that it is asked whatever the
    answers are, `keeps` that the first value of its calculation stays.
    """

    rules: Mapping[str, Rule]
    known: Collection[str] | None
    always: bool
    keeps: bool


def standings(
    fields: Iterable[Field], around: tuple[str, ...] = (), repeat: str | None = None
) -> Iterator[Standing]:
    """Where every field stands, in form order, groups before what they hold."""
    for field in fields:
        yield Standing(field, around, repeat)
        name = field["name"]
        inner = name if field["type"] == "repeat" else repeat
        yield from standings(field.get("fields", ()), (*around, name), inner)


class Plan:
    """Every field of `form` by name, in form order, groups before what they hold."""

    def __init__(self, form: CompiledForm) -> None:
        self.form = form
        self.places: dict[str, Place] = {}
        for standing in standings(form["fields"]):
            self.places[standing.field["name"]] = self._place(standing)
        self.questions = tuple(
            place.field
            for place in self.places.values()
            if place.repeat is None and place.field["type"] != "group"
        )
        """The questions in order, those of groups in their place; a repeat is one question."""
        self.inside: dict[str, list[str]] = {}
        for name, place in self.places.items():
            if place.field["type"] == "repeat":
                self.inside[name] = []
            if place.repeat is not None:
                self.inside[place.repeat].append(name)

    def _place(self, standing: Standing) -> Place:
        field, around, repeat = standing.field, standing.around, standing.repeat
        written = cast(Mapping[str, Expr], field)
        rules = {rule: compiled(written[rule]) for rule in RULES if rule in written}
        known, always = self._known(field), self._always(field, rules, around)
        keeps = "trigger" not in field and _stays_once(field.get("calculate", ""))
        return Place(field, around, repeat, rules, known, always, keeps)

    def _always(self, field: Field, rules: Mapping[str, Rule], around: tuple[str, ...]) -> bool:
        asked = not around or self.places[around[-1]].always
        return asked and not field.get("off") and "relevant" not in rules

    def _known(self, field: Field) -> Collection[str] | None:
        choices = field.get("list")
        if not isinstance(choices, str):
            return None
        return frozenset(choice["value"] for choice in self.form["choices"].get(choices, ()))


def _stays_once(expr: Expr) -> bool:
    """Whether a tree holds what is worked out once and then stays."""
    if not isinstance(expr, list):
        return False
    begun = expr[0] == "meta" and expr[1] in ("start", "today")
    return expr[0] == "once" or begun or any(map(_stays_once, expr[1:]))


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
