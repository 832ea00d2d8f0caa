"""Names are for ever: what a question or a choice once meant, it means in every later version."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from daybook.forms.compiled import CompiledForm, Field
from daybook.forms.errors import FormProblem
from daybook.forms.xlsform.columns import FIRST_ROW
from daybook.forms.xlsform.sheets import Sheets

_WITHOUT_ANSWER: Final = frozenset({"note", "group"})


def kept(
    earlier: Sequence[CompiledForm], new: CompiledForm, sheets: Sheets | None = None
) -> list[FormProblem]:
    """Where `new` gives an old name another meaning; `earlier` are older versions, newest first."""
    now = dict(_answered(new["fields"]))
    found: dict[str, FormProblem] = {}
    for form in earlier:
        for name, (repeat, field) in _answered(form["fields"]):
            if name in now and name not in found:
                problem = _question(form, repeat, field, *now[name], sheets)
                if problem is not None:
                    found[name] = problem
    return [*found.values(), *_choices(earlier, new, now, sheets)]


def _answered(
    fields: Iterable[Field], repeat: str | None = None
) -> Iterator[tuple[str, tuple[str | None, Field]]]:
    """Every question that has an answer, by name, with the repeat it stands in."""
    for field in fields:
        if field["type"] not in _WITHOUT_ANSWER:
            yield field["name"], (repeat, field)
        inner = field["name"] if field["type"] == "repeat" else repeat
        yield from _answered(field.get("fields", ()), inner)


def _question(
    form: CompiledForm,
    was_in: str | None,
    was: Field,
    is_in: str | None,
    now: Field,
    sheets: Sheets | None,
) -> FormProblem | None:
    name, version = was["name"], form["version"]
    if was["type"] != now["type"]:
        column = "type"
        sentence = (
            f"“{name}” was a question of the type {was['type']} in version {version}; "
            "give the new question a new name."
        )
    elif was_in != is_in:
        column = "name"
        sentence = (
            f"“{name}” stood in another repeat in version {version}; "
            "give the new question a new name."
        )
    elif _source(was) != _source(now):
        column = "type"
        sentence = (
            f"“{name}” was chosen from another list in version {version}; "
            "give the new question a new name."
        )
    else:
        return None
    return FormProblem("survey", _row(sheets, "survey", {"name": name}), column, sentence)


def _source(field: Field) -> str | None:
    listed = field.get("list")
    return listed["source"] if isinstance(listed, dict) else None


def _choices(
    earlier: Sequence[CompiledForm],
    new: CompiledForm,
    now: Mapping[str, tuple[str | None, Field]],
    sheets: Sheets | None,
) -> Iterator[FormProblem]:
    told: set[tuple[str, str]] = set()
    for name, (_, field) in now.items():
        labels, listed = _labels(new, field), str(field.get("list"))
        known = [(form["version"], _labels(form, _find(form, name))) for form in earlier]
        for value in labels:
            found = _other_meaning(value, labels, known)
            if found is not None and (listed, value) not in told:
                told.add((listed, value))
                version, label = found
                row = _row(sheets, "choices", {"list_name": listed, "name": value})
                sentence = (
                    f"The value “{value}” meant “{label}” in version {version}; "
                    "give the new choice a new value."
                )
                yield FormProblem("choices", row, "name", sentence)


def _other_meaning(
    value: str, labels: Mapping[str, str], known: Sequence[tuple[int, Mapping[str, str]]]
) -> tuple[int, str] | None:
    """The version and words in which a value meant something else, as far as words can tell.

    A choice may be reworded. It means something else when its words were those of another choice
    or are now, and when the value had been given up in the meantime.
    """
    others = {label for other, label in labels.items() if other != value}
    for number, (version, before) in enumerate(known):
        if value not in before or before[value] == labels[value]:
            continue
        were = {label for other, label in before.items() if other != value}
        given_up = number > 0 and value not in known[0][1]
        if given_up or labels[value] in were or before[value] in others:
            return version, before[value]
    return None


def _find(form: CompiledForm, name: str) -> Field | None:
    return next((field for held, (_, field) in _answered(form["fields"]) if held == name), None)


def _labels(form: CompiledForm, field: Field | None) -> Mapping[str, str]:
    listed = field.get("list") if field is not None else None
    if not isinstance(listed, str):
        return {}
    return {one["value"]: one["label"]["zh"] for one in form["choices"].get(listed, ())}


def _row(sheets: Sheets | None, sheet: str, wanted: Mapping[str, str]) -> int | None:
    """The row of the sheet that has these cells; None when it cannot be told."""
    rows = (sheets or {}).get(sheet, ())
    header = [cell.strip().lower() for cell in rows[0]] if rows else []
    if not set(wanted) <= set(header):
        return None
    for number, row in enumerate(rows[1:], FIRST_ROW):
        cells = dict(zip(header, row, strict=False))
        if all(cells.get(column, "").strip() == value for column, value in wanted.items()):
            return number
    return None
