"""Random expressions and answers, the same for the same seed."""

from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from daybook.forms.compiled import CompiledForm, Expr, Field
from daybook.forms.engine.plan import plan_of

NAMES = ("own", "a", "b", "c", "d")
TEXTS = (
    "", " ", "x", "y", "x y", "0", "3", "-2.5", " 7 ", "1e3", "2026-10-12", "2026-02-30",
    "1969-12-31", "2026-10-12T18:30:05.250+08:00", "9999-12-31", "你好", "𠮷", "true", "Infinity",
    "NaN", "\u3000", "other", "done", "O'Neil", "a\nb", "12:30", ".5", "-", "\u00a0", "３",
)  # fmt: skip
NUMBERS = (0, 1, -1, 2, 3, 0.5, -0.5, 2.5, 1e21, 1e-7, 123456789012, 0.1, 20738, 2**53, -3e30)
PATTERNS = ("[0-9]+", "[a-z ]*", ".", "x|y", "\\d{4}-\\d{2}-\\d{2}", "(a|b)?c")
PHOTO = {"$f": "a" * 43, "n": 10, "t": "image/jpeg"}
ONE = ("not", "boolean", "number", "string", "int", "abs", "floor", "ceiling", "round", "sum")
ONE_MORE = ("count", "count-non-empty", "count-selected", "string-length", "date", "once", "min")
TEXTUAL = ("normalize-space", "boolean-from-string", "decimal-date-time", "decimal-time")
EXACT = ("sqrt", "abs", "uuid", "date-time", "string")
TWO = ("=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod", "and", "or", "selected")
PARTS = ("substring-before", "substring-after", "contains")
TWO_MORE = ("selected-at", "contains", "starts-with", "ends-with", "substr", "round", "concat")
MANY = ("min", "max", "concat", "coalesce", "join", "if", "substr")


def answer(chance: Random) -> Any:
    """Any JSON that a phone, or somebody who is none, might send as an answer."""
    makers: tuple[Callable[[], Any], ...] = (
        lambda: None,
        lambda: chance.choice(TEXTS),
        lambda: chance.choice(TEXTS),
        lambda: chance.choice(NUMBERS),
        lambda: chance.choice((True, False)),
        lambda: [chance.choice(TEXTS) for _ in range(chance.randrange(4))],
        lambda: [PHOTO] * chance.randrange(5),
        lambda: chance.choice(({}, [None], [[1]], [{}], {"x": 1}, [True, 1.0])),
    )
    return chance.choice(makers)()


def form_of_few() -> dict[str, Any]:
    """A form with the questions that random expressions ask for: `NAMES`, and rows of cells."""
    fields = [{"name": name, "type": "hidden", "label": {}} for name in (*NAMES, "cell")]
    rows = {"name": "rows", "type": "repeat", "label": {}, "fields": fields[-1:]}
    return {"version": 3, "choices": {}, "fields": [*fields[:-1], rows]}


def few_answers(chance: Random) -> dict[str, Any]:
    """Answers to `form_of_few`."""
    rows = [{"cell": answer(chance)} for _ in range(chance.randrange(4))]
    return {**{name: answer(chance) for name in NAMES}, "rows": rows}


def expression(chance: Random, depth: int = 3) -> Expr:
    """Any tree the compiler could make."""
    if depth == 0 or chance.random() < 0.2:
        return _leaf(chance)
    first, second, third = (expression(chance, depth - 1) for _ in range(3))
    kind = chance.randrange(7)
    if kind == 0:
        return [chance.choice(ONE + ONE_MORE + TEXTUAL + EXACT), first]
    if kind == 6:
        return _rare(chance, first, second, third)
    if kind == 1:
        return [chance.choice(MANY), first, second, third]
    if kind == 2:
        return ["regex", first, chance.choice(PATTERNS)]
    if kind == 3 and chance.random() < 0.3:
        return ["format-date", first, "%Y-%m-%d %n/%e/%y %H:%M:%S %h %q"]
    return [chance.choice(TWO + TWO_MORE), first, second]


def _rare(chance: Random, first: Expr, second: Expr, third: Expr) -> Expr:
    fourth: Expr = chance.choice(("", "2", 1))
    rare: tuple[Expr, ...] = (
        [chance.choice(PARTS), first, second],
        ["translate", first, second, third],
        ["checklist", fourth, second, third],
        ["weighted-checklist", 0, 2, first, second, third, fourth],
        ["items", "classes", chance.choice(("name", "size", "stage", "")), first],
        ["items", "classes", "size", [">", ["column", "size"], second]],
        ["count", ["items", "classes", "", ["=", ["column", "stage"], first], second]],
        ["items", "classes", "label", ["=", ["item-position"], second]],
        ["indexed-repeat", "rows", "cell", first],
        ["sum", ["rows", "rows", "cell"]],
        ["format-date-time", first, "%a %e %b %H:%M:%S.%3 %y"],
        ["meta", chance.choice(("start", "today", "end", "username", "email"))],
        ["random"],
    )
    return chance.choice(rare)


def change(chance: Random, form: CompiledForm) -> dict[str, Any]:
    """Another answer to one question outside repeats."""
    places = plan_of(form).places
    name = chance.choice([name for name, place in places.items() if place.repeat is None])
    return {"name": name, "value": _fitting(chance, form, places[name].field)}


def _leaf(chance: Random) -> Expr:
    reference: list[Expr] = ["ref", chance.choice(NAMES)]
    others: list[Expr] = [["self"], ["today"], ["now"], ["ref", "nobody"], ["last", "with"]]
    others += [chance.random() < 0.5, ["item", "classes", reference, "size"]]
    kind = chance.randrange(4)
    if kind == 0:
        return chance.choice(TEXTS)
    if kind == 1:
        return chance.choice(NUMBERS)
    return chance.choice(others) if kind == 2 else reference


def answers(chance: Random, form: CompiledForm) -> dict[str, Any]:
    """Answers to a form: mostly fitting, some not."""
    found: dict[str, Any] = {}
    for name, place in plan_of(form).places.items():
        if place.repeat is None and chance.random() < 0.7:
            found[name] = _fitting(chance, form, place.field)
    if chance.random() < 0.2:
        found["elsewhere"] = answer(chance)
    return found


def _fitting(chance: Random, form: CompiledForm, field: Field) -> Any:
    if chance.random() < 0.15:
        return answer(chance)
    kind = field["type"]
    if kind == "repeat":
        inside = field.get("fields", ())
        return [
            {inner["name"]: _fitting(chance, form, inner) for inner in inside}
            for _ in range(chance.randrange(4))
        ]
    listed: Mapping[str, Any] = form["choices"]
    values = [choice["value"] for choice in listed.get(str(field.get("list")), ())]
    values = values or ["c1", "c2", "typed"]
    fitting: dict[str, Callable[[], Any]] = {
        "select_one": lambda: chance.choice(values),
        "select_multiple": lambda: chance.sample(values, chance.randrange(len(values) + 1)),
        "rank": lambda: chance.sample(values, len(values)),
        "integer": lambda: chance.randrange(-1, 130),
        "decimal": lambda: chance.choice(NUMBERS),
        "image": lambda: [PHOTO] * chance.randrange(4),
        "acknowledge": lambda: "OK",
        "date": lambda: chance.choice(("2026-10-12", "2026-10-20", "2020-02-29")),
    }
    return fitting.get(kind, lambda: chance.choice(TEXTS))()
