"""Random expressions over the questions that a workbook has asked so far."""

from collections.abc import Callable, Sequence
from random import Random

LISTS = {"fruit": ("apple", "pear", "plum", "fig"), "place": ("home", "school", "yard")}
PATTERNS = ("^[a-z]+$", "^.*[0-9]$", "^[A-Za-z0-9 ]+$")


class Expressions:
    """Expressions over the questions that stand before."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.names: dict[str, list[str]] = {}
        """The questions that may be named, by what they hold."""
        self.repeat = ""
        """The repeat inside which the expression stands."""
        self.row = "position(..)"
        self.rows: dict[str, list[str]] = {}
        """The numbers asked in the rows of each repeat that is closed."""

    def some(self, kind: str) -> str | None:
        names = self.names.get(kind)
        return self.chance.choice(names) if names else None

    def truth(self, depth: int = 2) -> str:
        """An expression that holds or does not."""
        if depth and self.chance.random() < 0.4:
            one, other = self.truth(depth - 1), self.truth(depth - 1)
            return self.chance.choice(
                (
                    f"({one}) and ({other})",
                    f"({one}) or ({other})",
                    f"not({one})",
                    f"if({one}, {other}, false())",
                    f"checklist(1, 1, {one}, {other})",
                    f"weighted-checklist(2, 5, {one}, 2, {other}, 3)",
                )
            )
        return self._first(self._truths(depth)) or "true()"

    def _truths(self, depth: int) -> Sequence[Callable[[], str | None]]:
        pick = self.chance.choice
        return (
            lambda: self._of("one", lambda n: f"${{{n}}} {pick(('=', '!='))} '{self._word()}'"),
            lambda: self._of("many", lambda n: f"selected(${{{n}}}, '{self._word()}')"),
            lambda: self._of("text", lambda n: f"regex(${{{n}}}, '{pick(PATTERNS)}')"),
            lambda: self._of("text", lambda n: f"{pick(_TESTS)}(${{{n}}}, '{pick('a1xy')}')"),
            lambda: self._of("text", lambda n: f"boolean-from-string(${{{n}}})"),
            lambda: self._of("any", lambda n: f"${{{n}}} {pick(('=', '!='))} ''"),
            lambda: self._of("number", lambda n: f"${{{n}}} {pick(SIGNS)} {self.number(0)}"),
            lambda: self._of("date", lambda n: f"${{{n}}} {pick(SIGNS)} date('2026-01-01')"),
            lambda: self._of("date", lambda n: f"decimal-date-time(${{{n}}}) > 20000"),
            lambda: self._of("tick", lambda n: f"${{{n}}} = 'OK'"),
            lambda: f"{self.number(depth)} {pick(SIGNS)} {self.number(depth)}",
            lambda: f"{self.text(depth)} {pick(('=', '!='))} {self.text(depth)}",
        )

    def number(self, depth: int = 2) -> str:
        """An expression that is always a number."""
        if depth and self.chance.random() < 0.4:
            one, other = self.number(depth - 1), self.number(depth - 1)
            return self.chance.choice(
                (
                    f"({one} {self.chance.choice('+-*')} {other})",
                    f"({one} div {self.chance.choice('248')})",
                    f"({one} mod {self.chance.choice('357')})",
                    f"{self.chance.choice(('int', 'abs', 'floor', 'ceiling', 'number'))}({one})",
                    f"round(abs({one}), 1)",
                    f"min({one}, {other})",
                    f"max({one}, {other})",
                    f"if({self.truth(depth - 1)}, {one}, {other})",
                    f"pow({one}, 2)",
                    f"sqrt(abs({one}))",
                    f"(0 - {one})",
                )
            )
        return self._first(self._numbers()) or str(self.chance.randrange(6))

    def _numbers(self) -> Sequence[Callable[[], str | None]]:
        return (
            lambda: str(self.chance.choice((0, 1, 2, 5, 10, 0.5, 2.25))),
            lambda: self._of(
                "number", lambda n: f"number(coalesce(${{{n}}}, {self.chance.randrange(4)}))"
            ),
            lambda: self._of("many", lambda n: f"count-selected(${{{n}}})"),
            lambda: self._of("text", lambda n: f"string-length(${{{n}}})"),
            lambda: self.row if self.repeat else None,
            lambda: self._rows(lambda r, _: f"count(${{{r}}})"),
            lambda: self._rows(lambda _, n: f"count-non-empty(${{{n}}})"),
            lambda: self._rows(
                lambda r, n: f"number(coalesce(indexed-repeat(${{{n}}}, ${{{r}}}, 1), 0))"
            ),
            lambda: f"sum(instance('fruit')/root/item[weight > {self.chance.randrange(4)}]/weight)",
            lambda: "count(instance('place')/root/item)",
            lambda: "decimal-time('06:00')",
            lambda: "round(pi(), 2)",
            lambda: "round(sin(1) + cos(1) + exp(1) + log(2) + log10(3) + atan2(1, 2), 3)",
        )

    def text(self, depth: int = 2) -> str:
        """An expression that is a text."""
        if depth and self.chance.random() < 0.4:
            one, other = self.text(depth - 1), self.text(depth - 1)
            return self.chance.choice(
                (
                    f"concat({one}, {other})",
                    f"substr({one}, 1, 3)",
                    f"substr({one}, -2)",
                    f"substring-before({one}, ' ')",
                    f"substring-after({one}, ' ')",
                    f"translate({one}, 'abx', 'AB')",
                    f"normalize-space({one})",
                    f"join('-', {one}, {other})",
                    f"if({self.truth(depth - 1)}, {one}, {other})",
                    f"coalesce({one}, {other})",
                    f"string({self.number(depth - 1)})",
                )
            )
        return self._first(self._texts()) or f"'{self._word()}'"

    def _texts(self) -> Sequence[Callable[[], str | None]]:
        return (
            lambda: f"'{self._word()}'",
            lambda: self._of("text", lambda n: f"${{{n}}}"),
            lambda: self._of("one", lambda n: f"${{{n}}}"),
            lambda: self._of("one", lambda n: f"jr:choice-name(${{{n}}}, '${{{n}}}')"),
            lambda: self._of("many", lambda n: f"selected-at(${{{n}}}, 0)"),
            lambda: self._of(
                "fruit", lambda n: f"string(instance('fruit')/root/item[name = ${{{n}}}]/kind)"
            ),
            lambda: self._of("date", lambda n: f"format-date(${{{n}}}, '%Y/%n/%e')"),
            lambda: self._of("moment", lambda n: f"format-date-time(${{{n}}}, '%d.%m %H:%M')"),
            lambda: self._rows(lambda _, n: f"join(',', ${{{n}}})"),
        )

    def _of(self, kind: str, write: Callable[[str], str]) -> str | None:
        name = self.some(kind)
        return write(name) if name else None

    def _rows(self, write: Callable[[str, str], str]) -> str | None:
        if not self.rows:
            return None
        repeat = self.chance.choice(list(self.rows))
        return write(repeat, self.chance.choice(self.rows[repeat]))

    def _word(self) -> str:
        return self.chance.choice((*LISTS["fruit"], *LISTS["place"], "a", "b", "x y", "3"))

    def _first(self, makers: Sequence[Callable[[], str | None]]) -> str | None:
        order = self.chance.sample(makers, len(makers))
        return next((made for make in order if (made := make())), None)


_TESTS = ("contains", "starts-with", "ends-with")
SIGNS = ("=", "!=", "<", "<=", ">", ">=")
