"""Bodies of the accounts' interface."""

import marshmallow as ma
from marshmallow import validate

from daybook.access.roles import ROLES
from daybook.fields import Text


class JoinSchema(ma.Schema):
    """A joining code; hyphens, spaces and letter case do not matter."""

    code = Text(required=True, least=1, longest=40, metadata={"example": "7KX4M-2QRTB"})
    device_name = Text(load_default="", longest=60)


class SignInSchema(ma.Schema):
    """A login and its password."""

    login = Text(required=True, least=1, longest=60)
    password = Text(required=True, least=1, longest=200)
    device_name = Text(load_default="", longest=60)


class SignOutSchema(ma.Schema):
    """The SHA-256 of a token that the phone no longer has; left out, the request's own token."""

    digest = ma.fields.String(
        validate=validate.Regexp(r"^[0-9a-f]{64}\Z"), metadata={"example": "0f" * 32}
    )


class VaultKeySchema(ma.Schema):
    """What opens a phone's vault again: 32 random bytes as base64url."""

    key = ma.fields.String(required=True, validate=validate.Regexp(r"^[A-Za-z0-9_-]{43}\Z"))


class ServerSchema(ma.Schema):
    """Which server this is."""

    name = ma.fields.String(required=True)
    demo = ma.fields.Boolean(required=True)


class SignedInSchema(ma.Schema):
    """A token, to be kept by the device and sent as `Authorization: Bearer …`."""

    token = ma.fields.String(required=True)
    user = ma.fields.String(required=True)
    device = ma.fields.String(required=True)
    name = ma.fields.String(required=True)
    server = ma.fields.Nested(ServerSchema, required=True)


class RoleSchema(ma.Schema):
    """What somebody is, and where."""

    role = ma.fields.String(
        required=True,
        validate=validate.OneOf(list(ROLES)),
    )
    place = ma.fields.String(required=True)


class MeSchema(ma.Schema):
    """The person and device of the token."""

    user = ma.fields.String(required=True)
    device = ma.fields.String(required=True)
    name = ma.fields.String(required=True)
    login = ma.fields.String(required=True)
    roles = ma.fields.List(ma.fields.Nested(RoleSchema), required=True)
    server = ma.fields.Nested(ServerSchema, required=True)
