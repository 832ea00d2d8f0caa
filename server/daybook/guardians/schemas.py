"""Bodies of the register of children, of consent, and of one child's file."""

from typing import Any

import marshmallow as ma
from marshmallow import validate

from daybook.fields import Text, WholeNumber, WordsSchema

_id = validate.Regexp(r"^[A-Za-z0-9_-]{22}\Z")
_SEX: dict[str, Any] = {"validate": validate.OneOf(["f", "m"])}
_RECORD: dict[str, Any] = {"validate": validate.OneOf(["paper", "screen", "refused", "none"])}
_PHOTO: dict[str, Any] = {"validate": validate.OneOf(["yes", "no", "none"])}
_year = validate.Range(1990, 2100)
_said = validate.Regexp(r"^\s*\S", error="A name is not only blanks.")


def _language() -> ma.fields.String:
    return ma.fields.String(load_default="zh", validate=validate.OneOf(["zh", "en"]))


class ClassQuerySchema(ma.Schema):
    """Whose children."""

    school_class = ma.fields.String(required=True, data_key="class", validate=_id)


class ClassPaperSchema(ClassQuerySchema):
    """Whose sheets, in which language."""

    lang = _language()


class SchoolQuerySchema(ma.Schema):
    """Which school."""

    school = ma.fields.String(required=True, validate=_id)


class SchoolPaperSchema(SchoolQuerySchema):
    """Which school, in which language."""

    lang = _language()


class PaperLanguageSchema(ma.Schema):
    """In which language."""

    lang = _language()


class LogSpanSchema(SchoolPaperSchema):
    """A school's log from one day to another, both included."""

    since = ma.fields.Date(load_default=None, data_key="from")
    until = ma.fields.Date(load_default=None, data_key="to")


class NewChildSchema(ma.Schema):
    """A child to enter: nothing else is ever kept."""

    school_class = ma.fields.String(required=True, data_key="class", validate=_id)
    name = Text(required=True, least=1, longest=60, validate=_said)
    sex = ma.fields.String(required=True, **_SEX)
    birth_year = WholeNumber(required=True, validate=_year)


class ChildChangeSchema(ma.Schema):
    """What was wrong; null takes away what may be left out."""

    school_class = ma.fields.String(data_key="class", validate=_id)
    name = Text(least=1, longest=60, validate=_said)
    sex = ma.fields.String(**_SEX)
    birth_year = WholeNumber(validate=_year)
    guardian = Text(longest=20, allow_none=True)
    phone = Text(longest=20, allow_none=True, validate=validate.Regexp(r"^[0-9+ ()-]*\Z"))


class ConsentToldSchema(ma.Schema):
    """What a guardian said, on which day, after which version of the notice."""

    record = ma.fields.String(required=True, **_RECORD)
    photo = ma.fields.String(load_default="none", **_PHOTO)
    guardian = Text(longest=20, load_default="")
    date = ma.fields.Date(required=True)
    notice = Text(longest=20, load_default="")


class ChildWithdrawSchema(ma.Schema):
    """Why, where somebody wants to say so; never needed."""

    reason = Text(longest=200, load_default="")


class ChildLeaveSchema(ma.Schema):
    """The day."""

    on = ma.fields.Date(required=True)


class ChildSchema(ma.Schema):
    """A child as the register has it; a code for a name once consent was withdrawn."""

    id = ma.fields.String(required=True)
    school_class = ma.fields.String(required=True, data_key="class")
    name = ma.fields.String(required=True)
    sex = ma.fields.String(required=True, allow_none=True)
    birth_year = ma.fields.Integer(required=True, allow_none=True)
    consent = ma.fields.String(required=True)
    photo = ma.fields.String(required=True)
    left = ma.fields.String(required=True, allow_none=True, attribute="left_on")
    guardian = ma.fields.String(required=True, allow_none=True)
    phone = ma.fields.String(required=True, allow_none=True)


class ChildrenSchema(ma.Schema):
    """The children of a class, or only how many there are."""

    items = ma.fields.List(ma.fields.Nested(ChildSchema), required=True)
    count = ma.fields.Integer(required=True)


class WithdrawnChildSchema(ChildSchema):
    """The child as it is now, and in how many records its name gave way to the code."""

    records = ma.fields.Integer(required=True)


class RemovedChildSchema(ma.Schema):
    """How many records were emptied."""

    records = ma.fields.Integer(required=True)


class ConsentFactSchema(ma.Schema):
    """What was said once, and who wrote it down."""

    record = ma.fields.String(required=True)
    photo = ma.fields.String(required=True)
    guardian = ma.fields.String(required=True)
    date = ma.fields.String(required=True)
    notice = ma.fields.String(required=True)
    by = ma.fields.String(required=True, allow_none=True)


class AboutChildSchema(ma.Schema):
    """A record about the child."""

    rid = ma.fields.String(required=True)
    title = ma.fields.Nested(WordsSchema, required=True)
    date = ma.fields.String(required=True)
    person = ma.fields.String(required=True)
    summary = ma.fields.Nested(WordsSchema, required=True)


class SeenBySchema(ma.Schema):
    """An act that was written down."""

    at = ma.fields.Integer(required=True)
    person = ma.fields.String(required=True)
    role = ma.fields.Nested(WordsSchema, required=True, allow_none=True)
    act = ma.fields.Nested(WordsSchema, required=True)
    what = ma.fields.Nested(WordsSchema, required=True, allow_none=True)


class ChildFileSchema(ma.Schema):
    """One child's whole record."""

    child = ma.fields.Nested(ChildSchema, required=True)
    consents = ma.fields.List(ma.fields.Nested(ConsentFactSchema), required=True)
    records = ma.fields.List(ma.fields.Nested(AboutChildSchema), required=True)
    seen = ma.fields.List(ma.fields.Nested(SeenBySchema), required=True)


class SchoolLogSchema(ma.Schema):
    """What was done at a school, newest first, and whether there is more of it."""

    items = ma.fields.List(ma.fields.Nested(SeenBySchema), required=True)
    more = ma.fields.Boolean(required=True)


class SchoolContactSchema(ma.Schema):
    """Whom families turn to, and whether their numbers are kept for calling."""

    person = Text(longest=40, required=True)
    phone = Text(longest=40, required=True)
    complaints = Text(longest=200, required=True)
    calling = ma.fields.Boolean(required=True)
