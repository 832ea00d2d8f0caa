"""Bodies of lists: the file, what its lines would do, what was taken over."""

from typing import Any, Final

import marshmallow as ma
from flask_smorest.fields import Upload
from marshmallow import validate

from daybook.fields import WordsSchema
from daybook.imports.lines import STATES

KINDS: Final = ("children", "people", "classes")
_KIND: Final[dict[str, Any]] = {"validate": validate.OneOf(KINDS)}
_id = validate.Regexp(r"^[A-Za-z0-9_-]{22}\Z")


class ListFileSchema(ma.Schema):
    """An Excel workbook (.xlsx, .xls) or a text file (.csv) of at most 2 MB."""

    file = Upload(required=True)


class ListAskedSchema(ma.Schema):
    """What the list is of, and for which school or office."""

    kind = ma.fields.String(required=True, **_KIND)
    school = ma.fields.String(required=True, validate=_id)


class ListQuerySchema(ma.Schema):
    """Whose lists: of a school or an office."""

    school = ma.fields.String(required=True, validate=_id)


class ListCountsSchema(ma.Schema):
    """How many lines there are of each state."""

    new = ma.fields.Integer(required=True)
    changed = ma.fields.Integer(required=True)
    same = ma.fields.Integer(required=True)
    wrong = ma.fields.Integer(required=True)


class ListDroppedSchema(ma.Schema):
    """A column that is not read, and why."""

    title = ma.fields.String(required=True)
    why = ma.fields.Nested(WordsSchema, required=True)


class ListColumnsSchema(ma.Schema):
    """The titles that are read, and those that are not."""

    used = ma.fields.List(ma.fields.String(), required=True)
    dropped = ma.fields.List(ma.fields.Nested(ListDroppedSchema), required=True)


class ListLineSchema(ma.Schema):
    """A line: its row in the file, what it is about, and what it would do or what is wrong."""

    n = ma.fields.Integer(required=True)
    sheet = ma.fields.String(required=True)
    state = ma.fields.String(required=True, validate=validate.OneOf(STATES))
    what = ma.fields.String(required=True)
    words = ma.fields.Nested(WordsSchema, required=True, allow_none=True)


class LookedSchema(ma.Schema):
    """What a list would do; nothing of the register has changed. `expires` is in ms."""

    id = ma.fields.String(required=True)
    kind = ma.fields.String(required=True, **_KIND)
    school = ma.fields.String(required=True)
    expires = ma.fields.Integer(required=True)
    columns = ma.fields.Nested(ListColumnsSchema, required=True)
    lines = ma.fields.List(ma.fields.Nested(ListLineSchema), required=True)
    counts = ma.fields.Nested(ListCountsSchema, required=True)


class TakenSchema(ma.Schema):
    """A list that was taken over, or undone; `at` is in ms."""

    id = ma.fields.String(required=True)
    kind = ma.fields.String(required=True, **_KIND)
    state = ma.fields.String(required=True, validate=validate.OneOf(["applied", "undone"]))
    at = ma.fields.Integer(required=True)
    by = ma.fields.String(required=True, allow_none=True, metadata={"description": "By name"})
    undoable = ma.fields.Boolean(required=True)
    counts = ma.fields.Nested(ListCountsSchema, required=True)


class TakenListSchema(ma.Schema):
    """The lists of a school, the latest first."""

    items = ma.fields.List(ma.fields.Nested(TakenSchema), required=True)
