"""Bodies of the register of people, of placements, support teams and pairs."""

import marshmallow as ma
from marshmallow import validate

from daybook.access.roles import STORED
from daybook.accounts.people import TIERS
from daybook.fields import Day, Text, WholeNumber
from daybook.organisation.schemas.fields import MOST, IdField
from daybook.places import pairs, placements

MOST_HOSTS = 20


class HeldRoleSchema(ma.Schema):
    """What somebody is somewhere; without an id where it follows from something else."""

    id = ma.fields.String(required=True, allow_none=True)
    role = ma.fields.String(required=True)
    place = ma.fields.String(required=True)
    since = ma.fields.String(required=True)
    until = ma.fields.String(required=True, allow_none=True)
    derived = ma.fields.Boolean(required=True)


class PlacementSchema(ma.Schema):
    """Somebody sent to one or several hosts."""

    id = ma.fields.String(required=True)
    account = ma.fields.String(required=True)
    name = ma.fields.String(required=True)
    type = ma.fields.String(required=True)
    home = ma.fields.String(required=True, allow_none=True)
    hosts = ma.fields.List(ma.fields.String(), required=True)
    since = ma.fields.String(required=True)
    until = ma.fields.String(required=True)
    timetable = ma.fields.String(required=True, allow_none=True)


class RegisterLineSchema(ma.Schema):
    """A line of the register; times are ms since 1970."""

    id = ma.fields.String(required=True)
    name = ma.fields.String(required=True)
    login = ma.fields.String(required=True)
    roles = ma.fields.List(ma.fields.Nested(HeldRoleSchema), required=True)
    placements = ma.fields.List(ma.fields.Nested(PlacementSchema), required=True)
    tier = ma.fields.String(required=True, allow_none=True)
    senior = ma.fields.Boolean(required=True, allow_none=True)
    subject = ma.fields.String(required=True, allow_none=True)
    birth_decade = ma.fields.Integer(required=True, allow_none=True)
    disabled = ma.fields.Boolean(required=True)
    devices = ma.fields.Integer(required=True)
    last_heard = ma.fields.Integer(required=True, allow_none=True)
    joined = ma.fields.Integer(required=True, allow_none=True)


class RegisterSchema(ma.Schema):
    """The register of a place, by name."""

    items = ma.fields.List(ma.fields.Nested(RegisterLineSchema), required=True)


class NewPersonSchema(ma.Schema):
    """Somebody new; without a login one is made."""

    name = Text(required=True, least=1, longest=60)
    login = Text(least=1, longest=60, load_default=None, allow_none=True)
    role = ma.fields.String(required=True, validate=validate.OneOf(sorted(STORED)))
    place = IdField(required=True)


class PersonChangeSchema(ma.Schema):
    """What changes; null is no longer known."""

    name = Text(least=1, longest=60)
    tier = ma.fields.String(allow_none=True, validate=validate.OneOf(TIERS))
    senior = ma.fields.Boolean(allow_none=True)
    subject = Text(allow_none=True, least=1, longest=40)
    birth_decade = WholeNumber(allow_none=True, validate=validate.OneOf(range(1940, 2020, 10)))


class GivenRoleSchema(ma.Schema):
    """A role from a day on."""

    role = ma.fields.String(required=True, validate=validate.OneOf(sorted(STORED)))
    place = IdField(required=True)
    since = Day(required=True)


class MoveSchema(ma.Schema):
    """From which school to which, and from which day on."""

    source = IdField(required=True, data_key="from")
    target = IdField(required=True, data_key="to")
    on = Day(required=True)


class PlacementsSchema(ma.Schema):
    """Placements, newest first."""

    items = ma.fields.List(ma.fields.Nested(PlacementSchema), required=True)


class NewPlacementSchema(ma.Schema):
    """Who is sent where, and for how long."""

    account = IdField(required=True)
    type = ma.fields.String(required=True, validate=validate.OneOf(placements.TYPES))
    hosts = ma.fields.List(IdField(), required=True, validate=validate.Length(1, MOST_HOSTS))
    since = Day(required=True)
    until = Day(required=True)
    timetable = Text(longest=500, load_default=None, allow_none=True)


class NamedSchema(ma.Schema):
    """Somebody by name."""

    id = ma.fields.String(required=True)
    name = ma.fields.String(required=True)


class SupportTeamSchema(ma.Schema):
    """People sent out together; `people` names the captain and the members."""

    id = ma.fields.String(required=True)
    name = ma.fields.String(required=True)
    captain = ma.fields.String(required=True, allow_none=True)
    members = ma.fields.List(ma.fields.String(), required=True)
    people = ma.fields.List(ma.fields.Nested(NamedSchema), required=True)
    since = ma.fields.String(required=True)
    until = ma.fields.String(required=True, allow_none=True)


class SupportTeamsSchema(ma.Schema):
    """Support teams, oldest first."""

    items = ma.fields.List(ma.fields.Nested(SupportTeamSchema), required=True)


_few = validate.Length(max=MOST)


class NewSupportTeamSchema(ma.Schema):
    """A team with its captain and members, from today or a given day."""

    name = Text(required=True, least=1, longest=60)
    captain = IdField(required=True)
    members = ma.fields.List(IdField(), required=True, validate=_few)
    since = Day(load_default=None, allow_none=True)


class SupportTeamChangeSchema(ma.Schema):
    """What changes of a team from today on."""

    name = Text(least=1, longest=60)
    captain = IdField()
    members = ma.fields.List(IdField(), validate=_few)
    until = Day(allow_none=True)


class PairSchema(ma.Schema):
    """A pair; `may` is what the reader may do with it: confirm, end."""

    id = ma.fields.String(required=True)
    type = ma.fields.String(required=True)
    supporter = ma.fields.String(required=True, allow_none=True)
    supporter_name = ma.fields.String(required=True, allow_none=True)
    supported = ma.fields.String(required=True, allow_none=True)
    supported_name = ma.fields.String(required=True, allow_none=True)
    child = ma.fields.String(required=True, allow_none=True)
    supporter_school = ma.fields.String(required=True)
    supported_school = ma.fields.String(required=True)
    subject = ma.fields.String(required=True, allow_none=True)
    goals = ma.fields.List(ma.fields.String(), required=True)
    frequency = ma.fields.String(required=True)
    since = ma.fields.String(required=True)
    until = ma.fields.String(required=True, allow_none=True)
    confirmed_at = ma.fields.Integer(required=True, allow_none=True)
    may = ma.fields.List(ma.fields.String(), required=True)


class PairsSchema(ma.Schema):
    """Pairs, newest first."""

    items = ma.fields.List(ma.fields.Nested(PairSchema), required=True)


class PairQuerySchema(ma.Schema):
    """Of which school; without one, one's own."""

    school = IdField(load_default=None)


class NewPairSchema(ma.Schema):
    """A pair that the other side is to confirm; a child is a code, never a name."""

    type = ma.fields.String(required=True, validate=validate.OneOf(pairs.TYPES))
    supporter = IdField(load_default=None, allow_none=True)
    supported = IdField(load_default=None, allow_none=True)
    child = ma.fields.String(
        load_default=None,
        allow_none=True,
        validate=validate.Regexp(r"^[A-Za-z0-9-]{1,12}\Z"),
    )
    supporter_school = IdField(required=True)
    supported_school = IdField(required=True)
    subject = Text(longest=40, load_default=None, allow_none=True)
    goals = ma.fields.List(
        Text(least=1, longest=200), required=True, validate=validate.Length(max=pairs.MOST_GOALS)
    )
    frequency = ma.fields.String(required=True, validate=validate.OneOf(pairs.FREQUENCIES))
    since = Day(required=True)
    until = Day(load_default=None, allow_none=True)
