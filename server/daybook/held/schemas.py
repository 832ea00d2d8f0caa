"""Queries, decisions and answers about what is held."""

from typing import Any

import marshmallow as ma
from marshmallow import validate

from daybook.fields import Text, WordsSchema
from daybook.held.correction import MOST_FIELDS
from daybook.records.schemas import AnswerSchema, PersonSchema, PlaceSchema
from daybook.streams.resolving import LONGEST_NOTE


class HeldQuerySchema(ma.Schema):
    """Which held entries are wanted."""

    state = Text(load_default="open", validate=validate.OneOf(["open", "returned", "settled"]))


class AcceptSchema(ma.Schema):
    """Nothing needs to be said."""


class CorrectSchema(ma.Schema):
    """The fields to write instead; null clears one."""

    fields_ = ma.fields.Dict(
        keys=ma.fields.String(),
        values=ma.fields.Raw(allow_none=True),
        required=True,
        data_key="fields",
        validate=validate.Length(1, MOST_FIELDS),
        metadata={"minProperties": 1, "maxProperties": MOST_FIELDS},
    )


class ReturnSchema(ma.Schema):
    """What the author is asked to complete."""

    note = Text(required=True, least=1, longest=LONGEST_NOTE)


class WrittenSchema(ma.Schema):
    """A question, what would be written there, and what stands there now."""

    name = ma.fields.String(required=True)
    label = ma.fields.Nested(WordsSchema, required=True)
    display = ma.fields.Nested(WordsSchema, required=True)
    before = ma.fields.Nested(WordsSchema, required=True, allow_none=True)


class HeldSchema(ma.Schema):
    """Something that was kept but not applied, why, and what became of it.

    `record` is its record where there is one; `can` is what this reader may do.
    """

    mid = ma.fields.String(required=True)
    rid = ma.fields.String(required=True)
    record = ma.fields.String(required=True, allow_none=True)
    change = ma.fields.String(required=True)
    state = ma.fields.String(required=True)
    note = ma.fields.String(required=True, allow_none=True)
    by = ma.fields.Nested(PersonSchema, required=True, allow_none=True)
    at = ma.fields.Integer(required=True, allow_none=True)
    can = ma.fields.List(ma.fields.String(), required=True)
    reason = ma.fields.String(required=True)
    words = ma.fields.Nested(WordsSchema, required=True, allow_none=True)
    title = ma.fields.Nested(WordsSchema, required=True, allow_none=True)
    date = ma.fields.String(required=True, allow_none=True)
    school = ma.fields.Nested(PlaceSchema, required=True, allow_none=True)
    person = ma.fields.Nested(PersonSchema, required=True)
    own = ma.fields.Boolean(required=True)
    received = ma.fields.Integer(required=True)
    written = ma.fields.List(ma.fields.Nested(WrittenSchema), required=True)
    corrected = ma.fields.List(ma.fields.Nested(WrittenSchema), required=True)


class HeldListSchema(ma.Schema):
    """What is held, newest first; `more` when older ones are left out."""

    items = ma.fields.List(ma.fields.Nested(HeldSchema), required=True)
    more = ma.fields.Boolean(required=True)


_DETAILS: dict[str, ma.fields.Field[Any]] = {
    "form": ma.fields.List(ma.fields.Raw(), required=True, allow_none=True),
    "fields": ma.fields.Dict(required=True),
    "body": ma.fields.Dict(required=True),
    "faults": ma.fields.Dict(required=True),
    "answers": ma.fields.List(ma.fields.Nested(AnswerSchema), required=True),
}
HeldOneSchema = HeldSchema.from_dict(_DETAILS, name="HeldOneSchema")
"""One entry with its raw fields, and the record's `body` as it would be.

Made from a dictionary because `fields` is a name of Schema's own.
"""
