"""A workbook of ours as both engines can read it: what is ours alone is left out or written anew.

Left out: defaults made of other answers, of earlier records or of lists (ODK works a default out
once, ours follow), and the columns and settings that XLSForm does not have. A question that is off,
or that somebody else than the author answers, is never relevant. Lists kept outside the form become
CSV files, and what is read from them a text, because ours give nothing where ODK gives no node.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from pyxform.xls2xform import convert

from daybook.forms.compiled import RULE_SOURCES, SOURCES, CompiledForm, Expr, Field
from daybook.forms.engine.plan import plan_of
from daybook.forms.xlsform.compiler import compile_form
from daybook.forms.xlsform.references import RULES
from daybook.forms.xlsform.resolution import ITEM_COLUMNS
from daybook.forms.xlsform.sheets import sheets_of

OURS_ALONE = ("last_by", "phrases", "max_count", "max_length", "off", "batch")
OF_SETTINGS = ("form_id", "form_title", "version", "default_language")
MOMENTARY = frozenset(("now", "random", "uuid", "meta"))
"""Operators whose value nobody can agree on."""

_LIST = re.compile(r"instance\(\s*'(\w+)'\s*\)/root/item")
_COLUMN = re.compile(r"/\w+")
_AGGREGATE = re.compile(r"(?:sum|count|count-non-empty|min|max|join)\([^()]*$")
_SOME = ("", "c1", "2", "primary", "kindergarten")
Rows = list[dict[str, str]]


@dataclass(frozen=True)
class Translated:
    """What `judge` in the page wants to know of a form."""

    form: CompiledForm
    xform: str
    items: Mapping[str, Sequence[Mapping[str, Any]]]
    attachments: Mapping[str, str]
    unlike: Sequence[str]


def translated(source: str, seed: int) -> Translated:
    """The form of a workbook for both engines; its outer lists are filled by chance."""
    sheets = {name: _dicts(rows) for name, rows in sheets_of(source).items()}
    sheets["survey"] = [_row(row) for row in sheets["survey"]]
    form = compile_form(markdown(sheets))
    items = _items(form, Random(seed))
    xform = convert(markdown(_for_odk(sheets, set(items))), file_type=".md").xform
    attachments = {f"{source}.csv": _csv(rows) for source, rows in items.items()}
    return Translated(form, xform, items, attachments, _unlike(form))


def _dicts(rows: Sequence[Sequence[str]]) -> Rows:
    header, *rest = rows
    return [dict(zip(header, [*row, *[""] * len(header)], strict=False)) for row in rest]


def _row(row: Mapping[str, str]) -> dict[str, str]:
    kept = dict(row)
    default = row.get("default", "")
    if "${" in default or "instance(" in default:
        kept["default"] = ""
    if row.get("off", "").lower() in ("yes", "true") or row.get("by"):
        kept |= {"off": "", "by": "", "relevant": "false()"}
    return kept


def _for_odk(sheets: Mapping[str, Rows], outer: set[str]) -> dict[str, Rows]:
    survey = [
        {name: _as_text(cell) for name, cell in row.items() if name not in OURS_ALONE}
        for row in sheets["survey"]
    ]
    chosen = {row["type"].partition("_from_file ")[2].removesuffix(".csv") for row in survey}
    for source in sorted(outer - chosen):
        survey.append({"type": "csv-external", "name": source})
    settings = [
        {name: cell for name, cell in row.items() if name.partition("::")[0] in OF_SETTINGS}
        for row in sheets["settings"]
    ]
    # pyxform knows no titles in several languages.
    title = {"form_title": "A form"}
    named = [{k: v for k, v in row.items() if "form_title" not in k} | title for row in settings]
    return {**sheets, "survey": survey, "settings": named}


def _as_text(cell: str) -> str:
    """Paths into lists inside string(), unless all of their nodes are wanted."""
    match = _LIST.search(cell)
    if match is None:
        return cell
    start, end = match.span()
    path = match[0]
    if cell[end : end + 1] == "[":
        close = _closing(cell, end)
        path += f"[{_as_text(cell[end + 1 : close])}]"
        end = close + 1
    column = _COLUMN.match(cell, end)
    if column:
        path, end = path + column[0], column.end()
        path = path if _AGGREGATE.search(cell[:start]) else f"string({path})"
    return cell[:start] + path + _as_text(cell[end:])


def _closing(cell: str, start: int) -> int:
    """Where the bracket that opens at `start` closes."""
    depth = 0
    for place in range(start, len(cell)):
        depth += {"[": 1, "]": -1}.get(cell[place], 0)
        if depth == 0:
            return place
    raise ValueError(cell)


def markdown(sheets: Mapping[str, Rows]) -> str:
    """Sheets as Markdown tables."""
    lines: list[str] = []
    for name, rows in sheets.items():
        header = list(dict.fromkeys(column for row in rows for column in row))
        lines.append(f"| {name} |")
        for cells in (header, *([row.get(column, "") for column in header] for row in rows)):
            lines.append(f"| | {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
    return "\n".join(lines)


def _items(form: CompiledForm, chance: Random) -> dict[str, list[dict[str, Any]]]:
    """Rows for every outer list that the form reads, with the columns that it asks for."""
    columns: dict[str, set[str]] = {}
    keys: dict[str, set[str]] = {}
    words = [*_SOME]
    for expr in _rules(form):
        words += [each for each in _strings(expr) if re.fullmatch(r"[\w.-]{1,20}", each)]
        _columns(expr, columns, keys)
    for field in _fields(form["fields"]):
        source = field.get("list")
        if isinstance(source, dict):
            found = columns.setdefault(source["source"], set())
            found.update(_of_item(field.get("filter", "")))
    return {
        source: [
            {
                "value": value,
                "label": {"zh": value, "en": value},
                "columns": {name: chance.choice(words) for name in sorted(names - ITEM_COLUMNS)},
            }
            for value in sorted(keys.get(source, set()) or {"e1", "e2", "e3", "e4"})
        ]
        for source, names in sorted(columns.items())
        if source in (*SOURCES, *RULE_SOURCES)
    }


def _fields(fields: Sequence[Field]) -> Iterator[Field]:
    for field in fields:
        yield field
        yield from _fields(field.get("fields", ()))


def _rules(form: CompiledForm) -> Iterator[Expr]:
    for field in _fields(form["fields"]):
        whole: Mapping[str, Any] = field
        yield from (whole[rule] for rule in RULES if rule in whole)


def _strings(expr: Expr) -> Iterator[str]:
    if isinstance(expr, str):
        yield expr
    elif isinstance(expr, list):
        for part in expr[1:]:
            yield from _strings(part)


def _of_item(expr: Expr) -> Iterator[str]:
    """The columns of the row under test."""
    if isinstance(expr, list):
        if expr[0] == "column":
            yield str(expr[1])
        elif expr[0] != "items":
            for part in expr[1:]:
                yield from _of_item(part)


def _columns(expr: Expr, columns: dict[str, set[str]], keys: dict[str, set[str]]) -> None:
    if not isinstance(expr, list):
        return
    if expr[0] == "item":
        source = str(expr[1])
        columns.setdefault(source, set()).add(str(expr[3]))
        if isinstance(expr[2], str):
            keys.setdefault(source, set()).add(expr[2])
    if expr[0] == "items":
        found = columns.setdefault(str(expr[1]), set())
        found.update(name for name in (str(expr[2]),) if name)
        found.update(name for part in expr[3:] for name in _of_item(part))
    for part in expr[1:]:
        _columns(part, columns, keys)


def _csv(rows: Sequence[Mapping[str, Any]]) -> str:
    names = sorted({name for row in rows for name in row["columns"]})
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["name", "label", *names])
    for row in rows:
        writer.writerow([row["value"], row["value"], *(row["columns"][name] for name in names)])
    return out.getvalue()


def _unlike(form: CompiledForm) -> list[str]:
    """The calculations that hold a moment or chance, and those that read them."""
    found: set[str] = set()
    places = plan_of(form).places
    while True:
        more = {
            name
            for name, place in places.items()
            if name not in found and _momentary(place.field.get("calculate", ""), found)
        }
        if not more:
            return sorted(found)
        found |= more


def _momentary(expr: Expr, names: set[str]) -> bool:
    if not isinstance(expr, list):
        return False
    if expr[0] in MOMENTARY or (expr[0] in ("ref", "rows") and {str(x) for x in expr[1:]} & names):
        return True
    return any(_momentary(part, names) for part in expr[1:])
