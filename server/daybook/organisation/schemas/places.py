"""Bodies of the tree of places, of links, terms and classes."""

from typing import Any

import marshmallow as ma
from marshmallow import validate

from daybook.fields import Day, WholeNumber, WordsSchema
from daybook.organisation.schemas.fields import MOST, IdField, NamesSchema
from daybook.places.classes import STAGES
from daybook.places.tree import ABOVE

MOST_HOLIDAYS = 40


class TreePlaceSchema(ma.Schema):
    """A place, since when it is closed, and what the reader may do there."""

    id = ma.fields.String(required=True)
    parent = ma.fields.String(required=True, allow_none=True)
    type = ma.fields.String(required=True)
    name = ma.fields.Nested(WordsSchema, required=True)
    closed = ma.fields.String(required=True, allow_none=True)
    may = ma.fields.List(ma.fields.String(), required=True)


class TreeSchema(ma.Schema):
    """The tree, each place after the one it lies under."""

    items = ma.fields.List(ma.fields.Nested(TreePlaceSchema), required=True)


class NewPlaceSchema(ma.Schema):
    """A place below another."""

    parent = IdField(required=True)
    type = ma.fields.String(
        required=True, validate=validate.OneOf(sorted(ABOVE.keys() - {"municipal"}))
    )
    name = ma.fields.Nested(NamesSchema, required=True)


class PlaceChangeSchema(ma.Schema):
    """What changes; `closed` is the day, null opens it again."""

    name = ma.fields.Nested(NamesSchema)
    parent = IdField()
    closed = Day(allow_none=True)


class LinkSchema(ma.Schema):
    """A school that supports another."""

    id = ma.fields.String(required=True)
    supporting = ma.fields.String(required=True)
    aided = ma.fields.String(required=True)
    since = ma.fields.String(required=True)
    until = ma.fields.String(required=True, allow_none=True)


class LinksSchema(ma.Schema):
    """Links, oldest first."""

    items = ma.fields.List(ma.fields.Nested(LinkSchema), required=True)


class NewLinkSchema(ma.Schema):
    """A link between two schools."""

    supporting = IdField(required=True)
    aided = IdField(required=True)
    since = Day(required=True)
    until = Day(load_default=None, allow_none=True)


class _HolidaySchema(ma.Schema):
    first = Day(required=True)
    last = Day(required=True)


class HolidayField(ma.fields.Field[list[object]]):
    """`[first day, last day, {zh, en}]`."""

    def _deserialize(self, value: object, *_: object, **__: object) -> list[object]:
        if not isinstance(value, list) or len(value) != 3:
            raise ma.ValidationError("First day, last day and name, please.")
        first, last, name = value
        days: Any = _HolidaySchema().load({"first": first, "last": last})
        return [days["first"].isoformat(), days["last"].isoformat(), NamesSchema().load(name)]


class SchoolTermSchema(ma.Schema):
    """A term with the Monday of week 1 and its holidays."""

    id = ma.fields.String(required=True)
    name = ma.fields.Nested(WordsSchema, required=True)
    first_day = ma.fields.String(required=True, data_key="from")
    last_day = ma.fields.String(required=True, data_key="to")
    week1 = ma.fields.String(required=True)
    holidays = ma.fields.List(ma.fields.Raw(), required=True)


class SchoolTermsSchema(ma.Schema):
    """Terms, oldest first."""

    items = ma.fields.List(ma.fields.Nested(SchoolTermSchema), required=True)


class TermQuerySchema(ma.Schema):
    """Of which place's county."""

    place = IdField(required=True)


_few = validate.Length(max=MOST_HOLIDAYS)


class NewTermSchema(ma.Schema):
    """A term of the county of a place."""

    place = IdField(required=True)
    name = ma.fields.Nested(NamesSchema, required=True)
    first_day = Day(required=True, data_key="from")
    last_day = Day(required=True, data_key="to")
    week1 = Day(required=True)
    holidays = ma.fields.List(HolidayField(), load_default=list, validate=_few)


class TermChangeSchema(ma.Schema):
    """What changes of a term."""

    name = ma.fields.Nested(NamesSchema)
    first_day = Day(data_key="from")
    last_day = Day(data_key="to")
    week1 = Day()
    holidays = ma.fields.List(HolidayField(), validate=_few)


class MemberSchema(ma.Schema):
    """Somebody who teaches a class; `lead` where it is their own."""

    account = ma.fields.String(required=True)
    name = ma.fields.String(required=True)
    lead = ma.fields.Boolean(required=True)


class ClassSchema(ma.Schema):
    """A class with who teaches it."""

    id = ma.fields.String(required=True)
    school = ma.fields.String(required=True)
    name = ma.fields.Nested(WordsSchema, required=True)
    stage = ma.fields.String(required=True)
    grade = ma.fields.Integer(required=True)
    size = ma.fields.Integer(required=True)
    closed = ma.fields.String(required=True, allow_none=True)
    team = ma.fields.List(ma.fields.Nested(MemberSchema), required=True)


class ClassesSchema(ma.Schema):
    """The classes of a school, oldest first."""

    items = ma.fields.List(ma.fields.Nested(ClassSchema), required=True)


class NewClassSchema(ma.Schema):
    """A class of a school."""

    school = IdField(required=True)
    name = ma.fields.Nested(NamesSchema, required=True)
    stage = ma.fields.String(required=True, validate=validate.OneOf(STAGES))
    grade = WholeNumber(required=True, validate=validate.Range(1, 9))
    size = WholeNumber(validate=validate.Range(0, 500))


class ClassChangeSchema(ma.Schema):
    """What changes of a class; `closed` is the day, null opens it again."""

    name = ma.fields.Nested(NamesSchema)
    stage = ma.fields.String(validate=validate.OneOf(STAGES))
    grade = WholeNumber(validate=validate.Range(1, 9))
    size = WholeNumber(validate=validate.Range(0, 500))
    closed = Day(allow_none=True)


class TeamMemberSchema(ma.Schema):
    """Somebody who is to teach a class."""

    account = IdField(required=True)
    lead = ma.fields.Boolean(load_default=False)


class TeamSchema(ma.Schema):
    """Who is to teach a class from today."""

    members = ma.fields.List(
        ma.fields.Nested(TeamMemberSchema), required=True, validate=validate.Length(max=MOST)
    )
