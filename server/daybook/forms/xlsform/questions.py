"""The survey sheet: one field from each question, group or repeat."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from daybook.forms.compiled import OTHER, PARTS, SAY_WHAT, SOURCES, Choice, Expr, Field
from daybook.forms.engine.evaluation import cast
from daybook.forms.engine.shapes import wrong
from daybook.forms.xlsform import appearances, kinds
from daybook.forms.xlsform.columns import OR_OTHER, REFERENCE, Row
from daybook.forms.xlsform.limits import limit
from daybook.forms.xlsform.lists import phrases
from daybook.forms.xlsform.report import Report
from daybook.forms.xlsform.wording import Files, say

_OF_TYPES: Final = {
    "repeat_count": ("repeat",),
    "choice_filter": ("select_one", "select_multiple", "rank"),
    "max_count": ("image",),
    "max_length": ("text",),
    "phrases": ("text",),
}
"""Columns that mean something for some types only."""

_TAKEN: Final = frozenset(
    ("constructor", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString")
) | {"toString", "valueOf"}
"""What every object of the page's language has; a question called so would seem answered."""
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,39}", re.ASCII)
_YES = {"yes", "true", "true()"}
_NO = {"", "no", "false", "false()"}
_LISTS = ("select_one", "select_multiple", "rank")
_WITHOUT_ANSWER = ("note", "group", "repeat")


class QuestionCompiler:
    """Compiles the questions of one workbook; notes what is wrong in its report."""

    def __init__(self, lists: dict[str, list[Choice]], report: Report, files: Files) -> None:
        self.names: set[str] = set()
        self.used_lists: set[str] = set()
        self.rows: set[int] = set()
        self._lists = lists
        self._report = report
        self._files = files

    def fields(self, nodes: list[Mapping[str, Any]], inside: str | None = None) -> list[Field]:
        """The fields of a sequence of pyxform's nodes; what pyxform added itself is left out."""
        return [
            field
            for node in nodes
            if (number := self._report.book.row_of(node)) is not None
            for field in self._fields(node, number, inside)
        ]

    def _fields(self, node: Mapping[str, Any], number: int, inside: str | None) -> Iterator[Field]:
        row = self._report.book.cells(number)
        name = str(node["name"])
        self.rows.add(number)
        self._check_name(name, number)
        field = self._field(name, node, row)
        say(field, row, self._report, self._files)
        self._rules(field, node, row)
        self._appearance(field, row)
        self._settings(field, row)
        self._choices(field, node)
        limit(field, row.get("parameters", ""), self._report)
        self._default(field, node, row)
        if field["type"] in ("group", "repeat"):
            self._children(field, node, row, inside)
        yield field
        if OR_OTHER.search(row.get("type", "")):
            yield self._other(field)

    def _field(self, name: str, node: Mapping[str, Any], row: Row) -> Field:
        stem = kinds.stem_of(node["type"])
        field: Field = {"name": name, "type": "text", "label": {"zh": name, "en": name}}
        if stem in kinds.META:
            field["type"] = "hidden"
            field["calculate"] = ["meta", kinds.META[stem]]
        elif stem in kinds.TYPES:
            field["type"] = kinds.TYPES[stem]
            if stem in kinds.NOTED:
                self._report.remark(name, "type", kinds.NOTED[stem])
        else:
            self._report.question(name, "type", kinds.refusal(row.get("type", stem)))
            self.rows.update(_rows_inside(node, self._report))
        if field["type"] == "calculate" and "calculation" not in row and "default" in row:
            field["type"] = "hidden"
        return field

    def _check_name(self, name: str, number: int) -> None:
        known = self._report.rows.setdefault(name, number)
        if name.startswith("_"):
            self._refuse_name(number, f"“{name}”: names do not begin with _.")
        elif not _NAME.fullmatch(name):
            sentence = f"“{name}”: a name is letters, digits and _, at most 40, from a letter on."
            self._refuse_name(number, sentence)
        elif name in _TAKEN:
            self._refuse_name(number, f"“{name}”: this name is taken; please choose another.")
        if name in self.names:
            self._refuse_name(number, f"Two questions are called “{name}”; see row {known}.")
        self.names.add(name)

    def _refuse_name(self, number: int, sentence: str) -> None:
        self._report.add("survey", number, "name", sentence)

    def _rules(self, field: Field, node: Mapping[str, Any], row: Row) -> None:
        name = field["name"]
        bind = node.get("bind", {})
        required = self._flag(name, "required", bind.get("required"))
        if required is not False and field["type"] in _WITHOUT_ANSWER:
            sentence = f"“{name}” has no answer of its own and cannot be required."
            self._report.question(name, "required", sentence)
        elif required is not False:
            field["required"] = required
        readonly = self._flag(name, "readonly", bind.get("readonly"))
        if readonly is not False:
            field["readonly"] = readonly
        if "relevant" in bind:
            field["relevant"] = self._report.expression(name, "relevant", bind["relevant"])
        if "constraint" in bind:
            field["constraint"] = self._report.expression(name, "constraint", bind["constraint"])
        if "calculation" in row:
            field["calculate"] = self._report.expression(name, "calculation", bind["calculate"])
        elif field["type"] == "calculate":
            self._report.question(name, "calculation", f"“{name}” has no calculation.")
        if "choice_filter" in node:
            field["filter"] = self._report.expression(name, "choice_filter", node["choice_filter"])
        if "trigger" in row:
            self._trigger(field, row["trigger"])

    def _trigger(self, field: Field, cell: str) -> None:
        names = REFERENCE.findall(cell)
        if "calculate" in field and names:
            field["trigger"] = names
        else:
            sentence = "trigger names questions as ${name}, and needs a calculation."
            self._report.question(field["name"], "trigger", sentence)

    def _flag(self, name: str, column: str, text: object) -> Expr:
        word = text.strip() if isinstance(text, str) else ""
        if word.lower() in _YES:
            return True
        return False if word.lower() in _NO else self._report.expression(name, column, word)

    def _appearance(self, field: Field, row: Row) -> None:
        words = []
        for ours, sentence, is_refused in appearances.read(row.get("appearance", "")):
            if ours:
                words.append(ours)
            if sentence and is_refused:
                self._report.question(field["name"], "appearance", sentence)
            elif sentence:
                self._report.remark(field["name"], "appearance", sentence)
        if words:
            field["appearance"] = " ".join(words)

    def _settings(self, field: Field, row: Row) -> None:
        name = field["name"]
        for column, types in _OF_TYPES.items():
            if column in row and field["type"] not in types:
                sentence = f"{column} means nothing for a question of type {field['type']}."
                self._report.question(name, column, sentence)
        if row.get("off", "").lower() in _YES:
            field["off"] = True
        if "by" in row:
            self._part(field, row["by"])
        if "batch" in row:
            field["batch"] = row["batch"].lower() in _YES
        if "last_by" in row:
            field["lastBy"] = row["last_by"].split()
        if "max_count" in row:
            field["maxCount"] = self._whole(name, "max_count", row)
        if "max_length" in row:
            field["maxLength"] = self._whole(name, "max_length", row)
        bank = row.get("phrases", "")
        if bank in self._lists:
            field["phrases"] = phrases(self._lists, bank)
        elif bank:
            self._report.question(name, "phrases", f"There is no list “{bank}”.")

    def _part(self, field: Field, by: str) -> None:
        """A part of somebody else's: its author is never asked."""
        field["by"], field["off"] = by, True
        if by not in PARTS:
            sentence = f"“{by}” is nobody who fills in a part; it is one of {', '.join(PARTS)}."
            self._report.question(field["name"], "by", sentence)

    def _whole(self, name: str, column: str, row: Row) -> int:
        if re.fullmatch("[1-9][0-9]{0,4}", row[column]):
            return int(row[column])
        self._report.question(name, column, f"“{row[column]}” is not a whole number from 1.")
        return 1

    def _choices(self, field: Field, node: Mapping[str, Any]) -> None:
        if field["type"] not in _LISTS:
            return
        source = str(node.get("itemset", node.get("list_name", "")))
        stem, dot, _extension = source.partition(".")
        if "${" in source:
            sentence = "Choices made of earlier answers are not supported; please write a list."
            self._report.question(field["name"], "type", sentence)
        elif dot:
            field["list"] = {"source": stem}
            if stem not in SOURCES:
                self._report.question(field["name"], "type", f"There is no list “{source}”.")
        else:
            field["list"] = source
            self.used_lists.add(source)
            if source not in self._lists:
                self._report.question(field["name"], "type", f"There is no list “{source}”.")

    def _other(self, field: Field) -> Field:
        """The question behind “or_other”; its list gets the choice that asks it."""
        choices = self._lists.get(str(field.get("list")), [])
        if not any(choice["value"] == "other" for choice in choices):
            choices.append({"value": "other", "label": OTHER})
        name = f"{field['name']}_other"
        self._check_name(name, self._report.rows[field["name"]])
        chosen: Expr = ["selected", ["ref", field["name"]], "other"]
        return {"name": name, "type": "text", "label": SAY_WHAT, "relevant": chosen}

    def _default(self, field: Field, node: Mapping[str, Any], row: Row) -> None:
        text = row.get("default", "")
        if not text or field["type"] in _WITHOUT_ANSWER:
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

    def _children(
        self, field: Field, node: Mapping[str, Any], row: Row, inside: str | None
    ) -> None:
        name = field["name"]
        if field["type"] == "repeat":
            if inside:
                sentence = "A repeat inside a repeat is not supported."
                self._report.question(name, "type", sentence)
            inside = name
            if "repeat_count" in row:
                count = row["repeat_count"]
                field["count"] = self._report.expression(name, "repeat_count", count)
        field["fields"] = self.fields(node.get("children", []), inside)


def _rows_inside(node: Mapping[str, Any], report: Report) -> Iterator[int]:
    """The rows of what stands in a node, at any depth."""
    for child in node.get("children", ()):
        number = report.book.row_of(child)
        if number is not None:
            yield number
        yield from _rows_inside(child, report)
