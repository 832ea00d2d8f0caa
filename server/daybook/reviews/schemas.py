"""What is asked and answered about the conversation on records."""

import marshmallow as ma
from marshmallow import validate

from daybook.fields import Count, Text, WordsSchema
from daybook.records.schemas import PersonSchema, PlaceSchema
from daybook.reviews import body as said
from daybook.reviews import inbox, service

_ID = r"^[A-Za-z0-9_-]{21}[AQgw]$"


class SaySchema(ma.Schema):
    """What somebody says of a record; `on` are the questions to be completed."""

    do = Text(required=True, validate=validate.OneOf(sorted(said.VERBS)))
    text = Text(load_default=None, allow_none=True, longest=said.LONGEST)
    on = ma.fields.List(
        Text(longest=128), load_default=None, validate=validate.Length(max=said.MOST_QUESTIONS)
    )
    to = Text(load_default=None, allow_none=True, validate=validate.Regexp(_ID))


class ReviewSchema(ma.Schema):
    """Something that was said of a record; `text` is null where its words are not read."""

    rid = ma.fields.String(required=True)
    do = ma.fields.String(required=True)
    text = ma.fields.String(required=True, allow_none=True)
    on = ma.fields.List(ma.fields.String(), required=True)
    to = ma.fields.String(required=True, allow_none=True)
    by = ma.fields.Nested(PersonSchema, required=True)
    at = ma.fields.Integer(required=True)


class ReviewsSchema(ma.Schema):
    """The conversation about a record, oldest first, and what this reader may say."""

    items = ma.fields.List(ma.fields.Nested(ReviewSchema), required=True)
    may = ma.fields.List(ma.fields.String(), required=True)


class SeeSchema(ma.Schema):
    """The records of a page that was looked through."""

    records = ma.fields.List(
        Text(validate=validate.Regexp(_ID)),
        required=True,
        validate=validate.Length(1, service.MOST_SEEN),
    )


class SeenSchema(ma.Schema):
    """How many were marked; what is not for this reader is passed over."""

    seen = ma.fields.Integer(required=True)


class PartSchema(ma.Schema):
    """A part of a record that is this reader's to write: the form in which it is asked."""

    form = ma.fields.Raw(required=True)
    names = ma.fields.List(ma.fields.String(), required=True)
    answers = ma.fields.Raw(required=True)


class InboxQuerySchema(ma.Schema):
    """Of which school, and which page of which list; without a list all of them are begun."""

    school = Text(longest=22)
    list = Text(validate=validate.OneOf(["", *inbox.LISTS]))
    page = Count(load_default=1, least=1, largest=10_000)


class WaitingSchema(ma.Schema):
    """A record that waits; `age` is in days."""

    record = ma.fields.String(required=True)
    form = ma.fields.String(required=True)
    title = ma.fields.Nested(WordsSchema, required=True)
    day = ma.fields.String(required=True)
    person = ma.fields.Nested(PersonSchema, required=True)
    school = ma.fields.Nested(PlaceSchema, required=True)
    words = ma.fields.Nested(WordsSchema, required=True)
    age = ma.fields.Integer(required=True)


class CountsSchema(ma.Schema):
    """How many records wait in each list."""

    urgent = ma.fields.Integer(required=True)
    answered = ma.fields.Integer(required=True)
    unseen = ma.fields.Integer(required=True)
    problems = ma.fields.Integer(required=True)
    corrections = ma.fields.Integer(required=True)


class InboxSchema(ma.Schema):
    """What waits for a look; `held` is how many changes wait to be decided."""

    urgent = ma.fields.List(ma.fields.Nested(WaitingSchema), required=True)
    answered = ma.fields.List(ma.fields.Nested(WaitingSchema), required=True)
    unseen = ma.fields.List(ma.fields.Nested(WaitingSchema), required=True)
    problems = ma.fields.List(ma.fields.Nested(WaitingSchema), required=True)
    corrections = ma.fields.List(ma.fields.Nested(WaitingSchema), required=True)
    counts = ma.fields.Nested(CountsSchema, required=True)
    held = ma.fields.Integer(required=True)


class WriteSchema(ma.Schema):
    """The answers to write into a part; null clears one."""

    fields_ = ma.fields.Dict(
        keys=ma.fields.String(),
        values=ma.fields.Raw(allow_none=True),
        required=True,
        data_key="fields",
        validate=validate.Length(1, 60),
        metadata={"minProperties": 1, "maxProperties": 60},
    )
