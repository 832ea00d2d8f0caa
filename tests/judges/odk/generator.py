"""Random workbooks over every type of question and every function, the same for the same seed.

What the two engines are known to see differently is not written: see docs/forms-differences.md.
"""

from collections.abc import Callable
from random import Random

from tests.judges.odk.expressions import LISTS, PATTERNS, SIGNS, Expressions
from tests.judges.odk.translation import Rows, markdown


class Generator:
    """Writes one workbook."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.write = Expressions(self.chance)
        self.survey: Rows = []
        self.covered = False
        """Whether the questions stand in a group or a repeat, which may not be asked as a whole."""

    def workbook(self) -> str:
        """The workbook as Markdown."""
        for _ in range(self.chance.randrange(2, 5)):
            self._questions(self.chance.randrange(2, 5))
            if self.chance.random() < 0.5:
                self._group()
            if self.chance.random() < 0.5:
                self._repeat()
        self._questions(3)
        choices = [
            {"list_name": name, "name": value, "label::zh": f"中{value}", "label::en": value}
            | {"weight": str(number), "kind": "ab"[number % 2]}
            for name, values in LISTS.items()
            for number, value in enumerate(values, 1)
        ]
        settings = {"form_id": "tried", "form_title::zh": "试", "form_title::en": "Tried"}
        settings |= {"version": "1", "audience": "school", "default_language": "zh"}
        return markdown({"survey": self.survey, "choices": choices, "settings": [settings]})

    def _group(self) -> None:
        self._row("begin_group", relevant=self._maybe(0.6, self.write.truth))
        self.covered = True
        self._questions(self.chance.randrange(1, 4))
        self.covered = False
        self.survey.append({"type": "end_group"})

    def _repeat(self) -> None:
        count = ""
        if self.chance.random() < 0.5:
            number = self.write.some("number")
            count = f"int(min(4, max(0, number(coalesce(${{{number}}}, 2)))))" if number else "2"
        # Rows that are not asked are nothing to us, and blank ones to ODK.
        seen = self.chance.random() < 0.6
        relevant = "" if seen else self._maybe(0.5, self.write.truth)
        outer = {kind: list(names) for kind, names in self.write.names.items()}
        repeat = self._row("begin_repeat", repeat_count=count, relevant=relevant)
        self.write.repeat = repeat
        self.covered = True
        first = self._row(
            "integer",
            default=self._maybe(
                0.3, lambda: self.chance.choice(("7", "position(..) + 1")[: 1 + seen])
            ),
            constraint=self._maybe(0.5, lambda: self._constraint("number")),
        )
        self.write.names.setdefault("number", []).append(first)
        self._questions(self.chance.randrange(1, 4))
        self.survey.append({"type": "end_repeat"})
        self.write.repeat = ""
        self.covered = False
        self.write.names = outer
        if seen:
            self.write.rows[repeat] = [first]

    def _questions(self, count: int) -> None:
        for _ in range(count):
            self._question(self.chance.choice(list(_KINDS)))

    def _question(self, kind: str) -> str:
        written, holds = _KINDS[kind]
        cells = {"relevant": self._maybe(0.4, self.write.truth)}
        if "file" in holds:
            # To ODK a file that is no longer asked for is still there.
            cells["relevant"] = ""
        if kind == "calculate":
            holds = (self.chance.choice(("number", "text")),)
            cells |= self._calculation(holds[0])
        elif kind != "note":
            cells["required"] = self._maybe(0.2, lambda: "yes") or self._maybe(
                0.2, self.write.truth
            )
            cells["readonly"] = self._maybe(0.05, self.write.truth)
            cells["constraint"] = self._maybe(0.3, lambda: self._constraint(holds[0]))
        if kind in _DEFAULTS:
            # Of what is not asked at first, ODK works out no defaults.
            plain = self.covered or cells["relevant"] != ""
            offered = _DEFAULTS[kind][:1] if plain else _DEFAULTS[kind]
            cells["default"] = self._maybe(0.3, lambda: self.chance.choice(offered))
        if kind == "range":
            cells["parameters"] = "start=1 end=5 step=1"
        if "fruit" in written and self.chance.random() < 0.3:
            cells["choice_filter"] = self._filter()
        name = self._row(written, **cells)
        hidden = self.covered and "file" in holds
        if kind in ("text", "integer", "fruit", "place"):
            holds = (*holds, "plain")
        for each in () if hidden or not holds else (*holds, "any"):
            self.write.names.setdefault(each, []).append(name)
        return name

    def _calculation(self, holds: str) -> dict[str, str]:
        named = None if self.write.repeat else self.write.some("plain")
        triggered = named and self.chance.random() < 0.3
        # ODK works a triggered one out before the rows that its trigger makes are there.
        rows, self.write.rows = self.write.rows, {} if triggered else self.write.rows
        written = self.write.number() if holds == "number" else self.write.text()
        self.write.rows = rows
        once = self.chance.random() < 0.1
        calculation = f"once({written})" if once else written
        return {"calculation": calculation, "trigger": f"${{{named}}}" if triggered else ""}

    def _filter(self) -> str:
        # Inside a filter `..` is what holds the choices.
        self.write.row = "position(current()/..)"
        found = self.chance.choice(
            (f"weight > {self.write.number(0)}", "kind = 'a'", "name != 'fig'")
        )
        self.write.row = "position(..)"
        return found

    def _constraint(self, holds: str) -> str:
        own = {
            "number": f". {self.chance.choice(SIGNS)} {self.write.number(1)}",
            "text": self.chance.choice(("string-length(.) < 3", f"regex(., '{PATTERNS[0]}')")),
            "many": "not(selected(., 'fig') and count-selected(.) > 1)",
            "one": ". != 'pear'",
            "date": ". <= today()",
        }
        truth = self.write.truth(1)
        return f"({own[holds]}) or ({truth})" if holds in own else truth

    def _row(self, kind: str, **cells: str) -> str:
        name = f"q{len(self.survey)}"
        row = {"type": kind, "name": name, "label::zh": name, "label::en": name}
        self.survey.append(row | {column: cell for column, cell in cells.items() if cell})
        return name

    def _maybe(self, share: float, write: Callable[[], str]) -> str:
        return write() if self.chance.random() < share else ""


_KINDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "text": ("text", ("text",)),
    "integer": ("integer", ("number",)),
    "decimal": ("decimal", ("number",)),
    "range": ("range", ("number",)),
    "fruit": ("select_one fruit", ("one", "fruit")),
    "place": ("select_one place", ("one",)),
    "many": ("select_multiple fruit", ("many",)),
    "places": ("select_multiple place", ("many",)),
    "rank": ("rank place", ("rank",)),
    "date": ("date", ("date",)),
    "time": ("time", ("clock",)),
    "dateTime": ("dateTime", ("moment",)),
    "image": ("image", ("file",)),
    "audio": ("audio", ("file",)),
    "file": ("file", ("file",)),
    "geopoint": ("geopoint", ("point",)),
    "note": ("note", ()),
    "acknowledge": ("acknowledge", ("tick",)),
    "calculate": ("calculate", ("text",)),
}
"""The types of questions: how they are written, and what they hold."""

_DEFAULTS = {
    "text": ("x y", "concat('a', 1 + 1)", "substr('abc', 1)"),
    "integer": ("4", "2 * 3", "count-selected('a b')"),
    "fruit": ("pear", "if(1 > 2, 'apple', 'fig')"),
    "many": ("apple plum",),
    "date": ("2026-10-12", "today()"),
}
"""Defaults that no other answer has a part in."""


def workbook(seed: int) -> str:
    """A random workbook as Markdown."""
    return Generator(seed).workbook()
