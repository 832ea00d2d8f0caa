"""The survey sheet: one field from each question, group or repeat."""

import re
from collections.abc import Mapping
from typing import Any

from daybook.forms.compiled import SOURCES, Choice, Expr, Field
from daybook.forms.evaluation import cast
from daybook.forms.lists import phrases
from daybook.forms.report import Report, localized
from daybook.forms.shapes import wrong

TYPES = {
    "text": "text",
    "string": "text",
    "int": "integer",
    "integer": "integer",
    "decimal": "decimal",
    "range": "range",
    "select one": "select_one",
    "select all that apply": "select_multiple",
    "rank": "rank",
    "date": "date",
    "time": "time",
    "dateTime": "dateTime",
    "photo": "image",
    "image": "image",
    "note": "note",
    "acknowledge": "acknowledge",
    "calculate": "calculate",
    "hidden": "hidden",
    "group": "group",
    "repeat": "repeat",
}
"""pyxform's names of the supported question types, and ours."""

APPEARANCES = frozenset(
    ("chips", "big", "multiline", "page", "typed", "signature", "one-tap", "stepper", "more")
) | frozenset(("faces", "rating", "rubric", "minutes", "instead"))
_OF_TYPES = {
    "repeat_count": ("repeat",),
    "choice_filter": ("select_one", "select_multiple", "rank"),
    "max_count": ("image",),
    "max_length": ("text",),
    "phrases": ("text",),
}
"""Columns that mean something for some types only."""

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,39}", re.ASCII)
_YES = {"yes", "true", "true()"}
_NO = {"", "no", "false", "false()"}
_SILENT = ("calculate", "hidden")
_LISTS = ("select_one", "select_multiple", "rank")


class QuestionCompiler:
    """Compiles the questions of one workbook; notes what is wrong in its report."""

    def __init__(self, lists: Mapping[str, list[Choice]], report: Report) -> None:
        self.names: set[str] = set()
        self.used_lists: set[str] = set()
        self._lists = lists
        self._report = report

    def fields(self, nodes: list[Mapping[str, Any]], inside: str | None = None) -> list[Field]:
        """The fields of a sequence of pyxform's nodes; what pyxform added itself is left out."""
        written = [node for node in nodes if self._report.book.row(node["name"]) is not None]
        return [self._field(node, inside) for node in written]

    def _field(self, node: Mapping[str, Any], inside: str | None) -> Field:
        name = node["name"]
        kind = TYPES.get(node["type"])
        if kind is None:
            sentence = f"Questions of type “{node['type']}” are not supported."
            self._report.question(name, "type", sentence)
        self._check_name(name)
        field: Field = {"name": name, "type": kind or "text", "label": {"zh": name, "en": name}}
        self._words(field, node)
        self._rules(field, node)
        self._settings(field, node)
        self._choices(field, node)
        self._numbers(field)
        self._default(field, node)
        if kind in ("group", "repeat"):
            self._children(field, node, inside)
        return field

    def _check_name(self, name: str) -> None:
        if name.startswith("_"):
            self._report.question(name, "name", f"“{name}”: names do not begin with _.")
        elif not _NAME.fullmatch(name):
            sentence = f"“{name}”: a name is letters, digits and _, at most 40, from a letter on."
            self._report.question(name, "name", sentence)
        if name in self.names:
            self._report.question(name, "name", f"Two questions are called “{name}”.")
        self.names.add(name)

    def _words(self, field: Field, node: Mapping[str, Any]) -> None:
        label, missing = localized(node.get("label"))
        if field["type"] not in _SILENT or "label" in node:
            field["label"] = label
            self._missing(field, "label", missing)
        bind = node.get("bind", {})
        if "hint" in node:
            field["hint"], missing = localized(node["hint"])
            self._missing(field, "hint", missing)
        if "jr:constraintMsg" in bind:
            field["message"], missing = localized(bind["jr:constraintMsg"])
            self._missing(field, "constraint_message", missing)
        if "jr:requiredMsg" in bind:
            field["requiredMessage"], missing = localized(bind["jr:requiredMsg"])
            self._missing(field, "required_message", missing)

    def _missing(self, field: Field, column: str, languages: list[str]) -> None:
        for language in languages:
            sentence = f"“{field['name']}” has no {language} {column.replace('_', ' ')}."
            self._report.question(field["name"], f"{column}::{language}", sentence)

    def _rules(self, field: Field, node: Mapping[str, Any]) -> None:
        name = field["name"]
        bind = node.get("bind", {})
        required = self._flag(name, "required", bind.get("required"))
        if required is not False:
            field["required"] = required
        readonly = self._flag(name, "readonly", bind.get("readonly"))
        if readonly is not False:
            field["readonly"] = readonly
        if "relevant" in bind:
            field["relevant"] = self._report.expression(name, "relevant", bind["relevant"])
        if "constraint" in bind:
            field["constraint"] = self._report.expression(name, "constraint", bind["constraint"])
        if "calculate" in bind:
            field["calculate"] = self._report.expression(name, "calculation", bind["calculate"])
        elif field["type"] == "calculate":
            self._report.question(name, "calculation", f"“{name}” has no calculation.")
        if "choice_filter" in node:
            field["filter"] = self._report.expression(name, "choice_filter", node["choice_filter"])

    def _flag(self, name: str, column: str, text: str | None) -> Expr:
        word = (text or "").strip()
        if word.lower() in _YES:
            return True
        return False if word.lower() in _NO else self._report.expression(name, column, word)

    def _settings(self, field: Field, node: Mapping[str, Any]) -> None:
        name = field["name"]
        words = str(node.get("control", {}).get("appearance", "")).split()
        if words:
            field["appearance"] = " ".join(words)
        for word in set(words) - APPEARANCES:
            self._report.question(name, "appearance", f"The appearance “{word}” is not supported.")
        cell = self._report.book.cell
        for column, kinds in _OF_TYPES.items():
            if cell(name, column) and field["type"] not in kinds:
                sentence = f"{column} means nothing for a question of type {field['type']}."
                self._report.question(name, column, sentence)
        if cell(name, "off").lower() in _YES:
            field["off"] = True
        if batch := cell(name, "batch").lower():
            field["batch"] = batch in _YES
        if cell(name, "last_by"):
            field["lastBy"] = cell(name, "last_by").split()
        if cell(name, "max_count"):
            field["maxCount"] = self._whole(name, "max_count")
        if cell(name, "max_length"):
            field["maxLength"] = self._whole(name, "max_length")
        bank = cell(name, "phrases")
        if bank in self._lists:
            field["phrases"] = phrases(self._lists, bank)
        elif bank:
            self._report.question(name, "phrases", f"There is no list “{bank}”.")

    def _whole(self, name: str, column: str) -> int:
        text = self._report.book.cell(name, column)
        if re.fullmatch("[1-9][0-9]{0,4}", text):
            return int(text)
        self._report.question(name, column, f"“{text}” is not a whole number from 1.")
        return 1

    def _choices(self, field: Field, node: Mapping[str, Any]) -> None:
        if field["type"] not in _LISTS:
            return
        source = str(node.get("itemset", node.get("list_name", "")))
        stem, dot, _extension = source.partition(".")
        if dot:
            field["list"] = {"source": stem}
            if stem not in SOURCES:
                self._report.question(field["name"], "type", f"There is no list “{source}”.")
        else:
            field["list"] = source
            self.used_lists.add(source)
            if source not in self._lists:
                self._report.question(field["name"], "type", f"There is no list “{source}”.")

    def _numbers(self, field: Field) -> None:
        """The limits: of a range its parameters, else what a constraint begins with."""
        parameters = self._parameters(field["name"])
        if field["type"] == "range":
            field["min"] = _number(parameters.pop("start", "0"))
            field["max"] = _number(parameters.pop("end", "10"))
            field["step"] = _number(parameters.pop("step", "1"))
        if field["type"] == "image":
            parameters.pop("max-pixels", None)
        for key in parameters:
            self._report.question(field["name"], "parameters", f"“{key}” is not supported.")
        limits = _limits(field.get("constraint"))
        if limits and field["type"] in ("integer", "decimal"):
            field["min"], field["max"], rest = limits
            del field["constraint"]
            if rest is not None:
                field["constraint"] = rest

    def _parameters(self, name: str) -> dict[str, str]:
        pairs = re.split(r"[\s,;]+", self._report.book.cell(name, "parameters"))
        found = {}
        for pair in filter(None, pairs):
            key, _equals, value = pair.partition("=")
            found[key] = value
        return found

    def _default(self, field: Field, node: Mapping[str, Any]) -> None:
        text = self._report.book.cell(field["name"], "default")
        if not text:
            return
        if node.get("_dynamic_default") or "${" in text:
            field["default"] = self._report.expression(field["name"], "default", text)
            return
        value = cast(field, text)
        known = field.get("list")
        values = [choice["value"] for choice in self._lists.get(str(known), ())]
        if value is None or wrong(field, value, values if isinstance(known, str) else None):
            sentence = f"“{text}” cannot be the answer to “{field['name']}”."
            self._report.question(field["name"], "default", sentence)
            return
        field["default"] = text if isinstance(value, list) else value

    def _children(self, field: Field, node: Mapping[str, Any], inside: str | None) -> None:
        name = field["name"]
        if field["type"] == "repeat":
            if inside:
                sentence = "A repeat inside a repeat is not supported."
                self._report.question(name, "type", sentence)
            inside = name
            count = self._report.book.cell(name, "repeat_count")
            if count:
                field["count"] = self._report.expression(name, "repeat_count", count)
        field["fields"] = self.fields(node.get("children", []), inside)


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        return 0
    return int(number) if number.is_integer() else number


def _limits(constraint: Expr | None) -> tuple[float, float, Expr | None] | None:
    """`(least, most, rest)` of `. >= least and . <= most and rest`; the rest may be absent."""
    match constraint:
        case ["and", [">=", ["self"], int() | float() as least], ["<=", ["self"], most]] if (
            isinstance(most, int | float)
        ):
            return least, most, None
        case ["and", inner, rest]:
            found = _limits(inner)
            return found and (found[0], found[1], _both(found[2], rest))
    return None


def _both(first: Expr | None, second: Expr) -> Expr:
    return second if first is None else ["and", first, second]
