"""Parts of second authors: the questions of a form that somebody else than the author answers."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, cast

from daybook.forms.compiled import Answers, CompiledForm, Field, Localized
from daybook.forms.engine.plan import plan_of
from daybook.forms.engine.rules import check as check_answers

MOST_KEPT: Final = 64

_opened: dict[str, CompiledForm] = {}


def roles_of(form: CompiledForm) -> Mapping[str, str]:
    """Whose part each such question is, by the question's name."""
    return {field["name"]: field["by"] for field in plan_of(form).questions if "by" in field}


def opened(form: CompiledForm) -> CompiledForm:
    """The form in which the parts are asked as well; the same object while it is in use."""
    found = _opened.get(form["digest"])
    if found is None:
        if len(_opened) >= MOST_KEPT:
            _opened.clear()
        fields = list(_asked(form["fields"]))
        found = _opened[form["digest"]] = cast(CompiledForm, {**form, "fields": fields})
    return found


def check(
    form: CompiledForm, answers: Answers, names: Collection[str], today: str
) -> dict[str, Localized]:
    """What is wrong with some parts of a record, by question; the author's answers are not."""
    found = check_answers(opened(form), answers, today)
    return {name: words for name, words in found.items() if name in names}


def _asked(fields: Sequence[Field]) -> Iterator[Field]:
    for field in fields:
        kept = {key: value for key, value in field.items() if key != "off" or "by" not in field}
        if "fields" in kept:
            kept["fields"] = list(_asked(field.get("fields", ())))
        yield cast(Field, kept)
