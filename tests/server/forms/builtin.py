"""The built-in forms as tests read them: their questions, and what is wrong with answers."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from daybook.forms import service
from daybook.forms.compiled import Field
from daybook.forms.engine.rules import check

FORMS = {form["id"]: form for form in service.catalogue()}
TODAY = "2026-10-12"
PHOTO = {"$f": "a" * 43, "n": 1000, "t": "image/jpeg", "w": 1280, "h": 960}

TABLES = Path(__file__).parent / "fields"
"""What every form has to ask, a file for each; a row with `later` comes with another part."""


def tables() -> dict[str, list[dict[str, Any]]]:
    """The rows of every table, by form."""
    return {file.stem: json.loads(file.read_text("utf-8")) for file in sorted(TABLES.iterdir())}


def walk(fields: Sequence[Field], first: bool = True) -> Iterator[tuple[Field, bool]]:
    """Every question and repeat, those inside in their place, and whether it is met at once."""
    for field in fields:
        here = first and "more" not in field.get("appearance", "")
        if field["type"] != "group":
            yield field, here
        yield from walk(field.get("fields", ()), here)


def every() -> Iterator[tuple[str, Field, bool]]:
    """Every question of every form."""
    for form in FORMS.values():
        for field, first in walk(form["fields"]):
            yield form["id"], field, first


QUESTIONS = {(form, field["name"]): (field, first) for form, field, first in every()}


def wrong(form: str, answers: Mapping[str, Any] | None = None, **more: Any) -> set[str]:
    """The questions that keep a record from being finished."""
    return set(check(FORMS[form], {**(answers or {}), **more}, TODAY))
