"""What counting needs of one record: what was chosen and what it names, never anybody's words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import orjson
from daybook_sync.ids import is_id

from daybook.children import service as children
from daybook.forms.compiled import OF_CHILDREN, Answers, CompiledForm, Field

NONE: Final = "{}"
"""What is known of an emptied record: it counts, and says nothing."""

_NUMBERS: Final = frozenset({"integer", "decimal", "range"})
_MOST: Final = 200
"""Values kept of one question."""

Told = dict[str, dict[str, list[Any]]]


def of(form: CompiledForm, answers: Answers) -> str:
    """The facts of a record as JSON; what it lacks is left out.

    `choices` has the chosen values, days and ticks of each question, `refs` the ids chosen from
    lists outside the form, `numbers` the numbers; the rows of a repeat follow one another.
    `children`, `classes`, `schools` and `pairs` are what the record names of each.
    """
    told: Told = {}
    for field, value in _answered(form["fields"], answers):
        _tell(told, form, field, value)
    kept = {name: found for name, found in told.items() if found}
    return orjson.dumps({**kept, **_named(form, kept.get("refs", {}))}).decode()


def _answered(fields: Sequence[Field], answers: Answers) -> Iterator[tuple[Field, Any]]:
    """Each question with each of its answers, those of groups and repeats in their place."""
    for field in fields:
        inside = field.get("fields", ())
        value = answers.get(field["name"])
        if field["type"] == "group":
            yield from _answered(inside, answers)
        elif field["type"] == "repeat":
            for row in value if isinstance(value, list) else ():
                if isinstance(row, Mapping):
                    yield from _answered(inside, row)
        elif value is not None:
            yield field, value


def _tell(told: Told, form: CompiledForm, field: Field, value: Any) -> None:
    name, chosen = field["name"], field.get("list")
    for one in (value if isinstance(value, list) else [value])[:_MOST]:
        if isinstance(chosen, Mapping):
            if _is_named(one):
                told.setdefault("refs", {}).setdefault(name, []).append(one)
        elif isinstance(chosen, str):
            if any(choice["value"] == one for choice in form["choices"].get(chosen, ())):
                told.setdefault("choices", {}).setdefault(name, []).append(one)
        elif field["type"] in {"date", "acknowledge"}:
            if isinstance(one, str) and len(one) <= len("2026-09-01"):
                told.setdefault("choices", {}).setdefault(name, []).append(one)
        elif field["type"] in _NUMBERS and isinstance(one, int | float):
            told.setdefault("numbers", {}).setdefault(name, []).append(one)


def _is_named(value: Any) -> bool:
    """Whether a chosen value is an id: neither typed words nor a child that may not be named."""
    return is_id(value) and not value.startswith(children.UNNAMED)


def _named(form: CompiledForm, refs: Mapping[str, list[Any]]) -> dict[str, list[str]]:
    """What a record names of each kind, each once."""
    found: dict[str, dict[str, None]] = {}
    for field in _questions(form["fields"]):
        kind = _KINDS.get(_source(field))
        if kind is not None:
            found.setdefault(kind, {}).update(dict.fromkeys(refs.get(field["name"], ())))
    return {kind: list(ids) for kind, ids in found.items() if ids}


def _questions(fields: Sequence[Field]) -> Iterator[Field]:
    for field in fields:
        yield field
        yield from _questions(field.get("fields", ()))


def _source(field: Field) -> str:
    chosen = field.get("list")
    return str(chosen["source"]) if isinstance(chosen, Mapping) else ""


_KINDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(OF_CHILDREN, "children"),
    "classes": "classes",
    "places": "schools",
    "pairs": "pairs",
}
