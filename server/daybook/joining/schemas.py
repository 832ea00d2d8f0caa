"""Bodies of codes, new passwords and phones."""

from typing import Any

import marshmallow as ma
from marshmallow import validate

from daybook.accounts.devices import Phone
from daybook.fields import Text

MOST_PEOPLE = 1000

_PURPOSE: dict[str, Any] = {"validate": validate.OneOf(["join", "password"])}
_id = validate.Regexp(r"^[A-Za-z0-9_-]{22}\Z")


class SchoolQuerySchema(ma.Schema):
    """Whose: a school or an office."""

    school = ma.fields.String(required=True, validate=_id)


class InviteSchema(ma.Schema):
    """For whom, and for what: joining, or a new password."""

    people = ma.fields.List(
        ma.fields.String(validate=_id), required=True, validate=validate.Length(1, MOST_PEOPLE)
    )
    purpose = ma.fields.String(load_default="join", **_PURPOSE)


class SlipsSchema(ma.Schema):
    """For whom the sheet is: all of a school whom one may let in, or else some people."""

    people = ma.fields.List(
        ma.fields.String(validate=_id), load_default=list, validate=validate.Length(0, MOST_PEOPLE)
    )
    school = ma.fields.String(validate=_id)
    purpose = ma.fields.String(load_default="join", **_PURPOSE)
    lang = ma.fields.String(load_default="zh", validate=validate.OneOf(["zh", "en"]))


class CodeSchema(ma.Schema):
    """A fresh code, shown this once."""

    person = ma.fields.String(required=True, attribute="person.id")
    code = ma.fields.String(required=True)
    expires = ma.fields.Integer(required=True)


class CodesSchema(ma.Schema):
    """Fresh codes, by name of the person."""

    codes = ma.fields.List(ma.fields.Nested(CodeSchema), required=True)


class OpenCodeSchema(ma.Schema):
    """A code that is still good, without the code."""

    id = ma.fields.String(required=True)
    person = ma.fields.String(required=True)
    purpose = ma.fields.String(required=True, **_PURPOSE)
    made = ma.fields.Integer(required=True)
    expires = ma.fields.Integer(required=True)


class OpenCodesSchema(ma.Schema):
    """The codes of a school that are still good, oldest first."""

    items = ma.fields.List(ma.fields.Nested(OpenCodeSchema), required=True)


class ResetSchema(ma.Schema):
    """A code from a slip; without a password it is only asked whose it is."""

    code = Text(required=True, least=1, longest=40, metadata={"example": "7KX4M-2QRTB"})
    password = Text(least=1, longest=200)
    sign_out = ma.fields.Boolean(
        load_default=False, truthy={True}, falsy={False}, metadata={"description": "On all phones"}
    )


class ResetDoneSchema(ma.Schema):
    """Whose password it is."""

    name = ma.fields.String(required=True)
    login = ma.fields.String(required=True)


class UnsentSchema(ma.Schema):
    """What a phone last said was waiting; since when, in ms."""

    n = ma.fields.Integer(required=True)
    since = ma.fields.Integer(required=True)


class DeviceSchema(ma.Schema):
    """A phone; times in ms."""

    id = ma.fields.String(required=True)
    person = ma.fields.String(required=True)
    name = ma.fields.String(required=True, metadata={"description": "Of the person"})
    model = ma.fields.String(required=True, metadata={"description": "What the phone calls itself"})
    last_heard = ma.fields.Integer(required=True)
    version = ma.fields.String(required=True, allow_none=True)
    storage = ma.fields.Function(
        lambda phone: state(phone),
        required=True,
        metadata={
            "type": "string",
            "nullable": True,
            "enum": ["kept", "at-risk", "cleared", None],
            "description": "Whether the browser promised to keep what it holds, or has cleared it",
        },
    )
    unsent = ma.fields.Nested(UnsentSchema, required=True, allow_none=True)
    signed_out = ma.fields.Function(
        lambda phone: phone.signed_out is not None, required=True, metadata={"type": "boolean"}
    )
    disabled = ma.fields.Function(
        lambda phone: phone.disabled is not None, required=True, metadata={"type": "boolean"}
    )
    wiped = ma.fields.Integer(
        required=True,
        allow_none=True,
        metadata={"description": "When a disabled phone was told to clear itself"},
    )


class DevicesSchema(ma.Schema):
    """The phones of a school, last heard first."""

    items = ma.fields.List(ma.fields.Nested(DeviceSchema), required=True)


def state(phone: Phone) -> str | None:
    """How a phone keeps what it holds; None when it never said."""
    if phone.storage["cleared"] is not None:
        return "cleared"
    persisted = phone.storage["persisted"]
    return None if persisted is None else "kept" if persisted else "at-risk"
