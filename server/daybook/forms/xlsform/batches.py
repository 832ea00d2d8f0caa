"""The batch screen of a form: the question it names has a list, one item of which makes a row."""

from collections.abc import Iterator, Sequence

from daybook.forms.compiled import CompiledForm, Field
from daybook.forms.xlsform.columns import FIRST_ROW
from daybook.forms.xlsform.report import Report


def check_batch(form: CompiledForm, report: Report) -> None:
    """Note in the report when the form's `batch` names no question that rows can be made of."""
    name = form.get("batch")
    if name is None:
        return
    if not any(field["name"] == name and "list" in field for field in _outside(form["fields"])):
        sentence = f"“{name}” is no question with a list of its own outside repeats."
        report.add("settings", FIRST_ROW, "batch", sentence)


def _outside(fields: Sequence[Field]) -> Iterator[Field]:
    """The questions outside repeats, groups opened."""
    for field in fields:
        yield field
        if field["type"] == "group":
            yield from _outside(field.get("fields", ()))
