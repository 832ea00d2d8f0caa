"""Answers of the office's overview."""

import marshmallow as ma
from marshmallow import validate

from daybook.fields import Text, WordsSchema
from daybook.insight.open_items import KINDS

_STATES = validate.OneOf(["logged", "quiet", "not-heard", "not-expected"])


class WeekSchema(ma.Schema):
    """A school week; `from` is its Monday."""

    week = ma.fields.Integer(required=True)
    since = ma.fields.String(required=True, data_key="from", attribute="from")
    state = ma.fields.String(required=True, validate=_STATES)
    count = ma.fields.Integer(required=True)


class OverviewQuerySchema(ma.Schema):
    """Which schools, all by default, and which term, by default that of today."""

    place = Text(longest=22)
    term = Text(longest=22)


class OpenSchema(ma.Schema):
    """What waits to be settled: how many of a kind, and the days that the oldest has waited."""

    kind = ma.fields.String(required=True, validate=validate.OneOf(KINDS))
    count = ma.fields.Integer(required=True)
    age = ma.fields.Integer(required=True)


class TermSchema(ma.Schema):
    """A term."""

    id = ma.fields.String(required=True)
    name = ma.fields.Nested(WordsSchema, required=True)
    since = ma.fields.String(required=True, data_key="from", attribute="from")
    until = ma.fields.String(required=True, data_key="to", attribute="to")
    week1 = ma.fields.String(required=True)


class SchoolSchema(ma.Schema):
    """A school, its state and its weeks; `heard` is when any of its phones was last heard."""

    id = ma.fields.String(required=True)
    name = ma.fields.Nested(WordsSchema, required=True)
    type = ma.fields.String(required=True)
    parent = ma.fields.String(required=True, allow_none=True)
    records = ma.fields.Integer(required=True)
    records_30d = ma.fields.Integer(required=True)
    people = ma.fields.Integer(required=True)
    heard = ma.fields.Integer(required=True, allow_none=True)
    state = ma.fields.String(required=True, validate=_STATES)
    weeks = ma.fields.List(ma.fields.Nested(WeekSchema), required=True)
    open = ma.fields.List(ma.fields.Nested(OpenSchema), required=True)
    oldest_unheard = ma.fields.Integer(required=True, allow_none=True)


class TownshipSchema(ma.Schema):
    """A place under which several of the schools lie."""

    id = ma.fields.String(required=True)
    name = ma.fields.Nested(WordsSchema, required=True)


class MissingSchema(ma.Schema):
    """What the numbers leave out."""

    schools = ma.fields.Integer(required=True)
    heard = ma.fields.Integer(required=True)
    quiet = ma.fields.Integer(required=True)
    not_heard = ma.fields.Integer(required=True)
    not_expected = ma.fields.Integer(required=True)
    since = ma.fields.Integer(required=True, allow_none=True)
    held = ma.fields.Integer(required=True)
    words = ma.fields.Nested(WordsSchema, required=True)


class OverviewSchema(ma.Schema):
    """Every school somebody sees."""

    items = ma.fields.List(ma.fields.Nested(SchoolSchema), required=True)
    missing = ma.fields.Nested(MissingSchema, required=True)
    term = ma.fields.Nested(TermSchema, required=True, allow_none=True)
    terms = ma.fields.List(ma.fields.Nested(TermSchema), required=True)
    townships = ma.fields.List(ma.fields.Nested(TownshipSchema), required=True)
