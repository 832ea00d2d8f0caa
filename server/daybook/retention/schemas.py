"""Bodies of how long things are kept."""

import marshmallow as ma
from marshmallow import validate

from daybook.fields import WholeNumber, WordsSchema
from daybook.retention.service import DEFAULTS, LEAST, MOST


class RuleSchema(ma.Schema):
    """A rule and its number of days."""

    rule = ma.fields.String(required=True, validate=validate.OneOf(sorted(DEFAULTS)))
    days = WholeNumber(required=True, validate=validate.Range(LEAST, MOST))


class RulesSchema(ma.Schema):
    """Every rule."""

    items = ma.fields.List(
        ma.fields.Nested(RuleSchema), required=True, validate=validate.Length(0, 50)
    )


class DueSchema(ma.Schema):
    """How much one rule would take from one school, and the oldest day among it."""

    rule = ma.fields.String(required=True)
    school = ma.fields.Nested(WordsSchema, required=True, allow_none=True)
    count = ma.fields.Integer(required=True)
    oldest = ma.fields.String(required=True, allow_none=True)


class DryRunSchema(ma.Schema):
    """What would go today."""

    items = ma.fields.List(ma.fields.Nested(DueSchema), required=True)
