"""What the names in expressions mean; refuses unknown ones, misplaced ones and circles."""

from collections.abc import Mapping
from typing import Any, cast

from daybook.forms.compiled import CompiledForm
from daybook.forms.engine.plan import Standing, standings
from daybook.forms.xlsform.columns import REFERENCE
from daybook.forms.xlsform.report import Report
from daybook.forms.xlsform.resolution import Resolution, names_in

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

MAX_CHAIN = 60


class References:
    """The names of one form."""

    def __init__(self, form: CompiledForm, report: Report) -> None:
        self.places = {each.field["name"]: each for each in standings(form["fields"])}
        self.report = report
        self._lists: Mapping[str, Any] = form["choices"]

    def resolve(self) -> None:
        """Check every rule of every field, and turn names of repeated questions into rows."""
        for name, place in self.places.items():
            field: dict[str, Any] = cast(dict[str, Any], place.field)
            for rule, column in RULES.items():
                if isinstance(field.get(rule), list):
                    field[rule] = self._resolution(name, rule, column).resolved(field[rule])
            self._check_words(name, place)
            for key in place.field.get("lastBy", ()):
                if key not in self.places:
                    self._refuse(name, "last_by", f"There is no question “{key}”.")
        self._check_circles()

    def _check_words(self, name: str, place: Standing) -> None:
        """The questions whose answers a label or a hint shows."""
        for column, words in (("label", place.field["label"]), ("hint", place.field.get("hint"))):
            texts = () if words is None else (words["zh"], words["en"])
            for asked in sorted({found for text in texts for found in REFERENCE.findall(text)}):
                if asked not in self.places:
                    self._refuse(name, column, f"There is no question “{asked}”.")

    def _refuse(self, name: str, column: str, sentence: str) -> None:
        self.report.question(name, column, sentence)

    def _resolution(self, name: str, rule: str, column: str) -> Resolution:
        def refuse(sentence: str) -> None:
            self._refuse(name, column, sentence)

        return Resolution(self.places, self._lists, name, rule, refuse)

    def _check_circles(self) -> None:
        needs = {name: self._needs(place) for name, place in self.places.items()}
        state: dict[str, int] = {}
        for name in needs:
            if self._circular(name, needs, state, 0):
                self._refuse(name, self._column(name), f"“{name}” depends on itself.")

    def _column(self, name: str) -> str:
        return "calculation" if "calculate" in self.places[name].field else "relevant"

    def _needs(self, place: Standing) -> list[str]:
        """The questions whose answers decide the answer of this one, and the groups around it."""
        field = place.field
        rules = (field.get("relevant", ""), field.get("calculate", ""), field.get("count", ""))
        return [*place.around, *(name for rule in rules for name in names_in(rule))]

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
