"""Marks on what is written in a demo, so that a test can tell where a word comes from."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any
from unittest.mock import patch

from daybook.demo import names
from daybook.demo.phone import Phone
from daybook.forms import service as forms
from daybook.records import visibility

CHILD = re.compile("娃[a-z]+娃")
WORDS = re.compile(
    "密(V[123])([A-Za-z0-9_-]{22})(?:对([A-Za-z0-9_-]{6}))?由([A-Za-z0-9_-]{6})写([a-z]+)密"
)
"""Words: visibility, school, of a pair's file the end of its id, the end of the author's, form."""
_FORMS = {form["id"]: form for form in forms.catalogue()}


def mark(form: str, school: str, key: str, user: str) -> str:
    """What words carry that somebody writes on a form at a school, in the stream of that key."""
    pair = f"对{key[-6:]}" if key.startswith("pair/") else ""
    return f"密{visibility.of(_FORMS[form])}{school}{pair}由{user[-6:]}写{form}密"


def marked(form: str, body: dict[str, Any], key: str, user: str) -> dict[str, Any]:
    """The answers with their author's own words marked."""
    texts = {
        field["name"]
        for field in forms.questions(_FORMS[form])
        if field["type"] == "text" and isinstance(body.get(field["name"]), str)
    }
    said = mark(form, str(body["_school"]), key, user)
    return {name: f"{value[:8]}{said}" if name in texts else value for name, value in body.items()}


@contextmanager
def marking() -> Iterator[None]:
    """Mark every child's name and every word that is written while this lasts."""
    numbers = count()
    child_name: Callable[..., str] = names.child_name
    put: Callable[..., dict[str, Any]] = Phone.put

    def named(*args: Any, **kwargs: Any) -> str:
        child_name(*args, **kwargs)
        letters = "".join(chr(97 + int(digit)) for digit in str(next(numbers)))
        return f"娃{letters}娃"

    def written(phone: Phone, key: str, form: str, body: dict[str, Any], at: int) -> dict[str, Any]:
        return put(phone, key, form, marked(form, body, key, phone.user), at)

    with patch.object(names, "child_name", named), patch.object(Phone, "put", written):
        yield
