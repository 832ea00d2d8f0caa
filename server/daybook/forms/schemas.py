"""Bodies of the forms' interface."""

import marshmallow as ma
from flask_smorest.fields import Upload
from marshmallow import validate

from daybook.fields import Text, WordsSchema
from daybook.forms.compiled import AUDIENCES, LAYERS, ROLES, VISIBILITIES
from daybook.forms.switches import STATES
from daybook.records.schemas import PersonSchema

_ROLE = validate.OneOf(ROLES)


class WorkbookSchema(ma.Schema):
    """An Excel workbook, and the pictures that stand in it by name."""

    workbook = Upload(required=True)
    media = ma.fields.List(Upload(), load_default=list)


class FormPublishSchema(ma.Schema):
    """What was seen when the workbook was checked."""

    digest = Text(required=True, least=43, longest=43)


class FormSwitchSchema(ma.Schema):
    """Open, close or switch off; `basis` is the ground that some forms ask for."""

    state = Text(required=True, validate=validate.OneOf(STATES))
    basis = Text(load_default="", longest=500)


class BurdenSchema(ma.Schema):
    """Seconds of the first screen, records expected and minutes, each week, by role."""

    seconds = ma.fields.Integer(required=True)
    budget = ma.fields.Integer(required=True, allow_none=True)
    per_week = ma.fields.Dict(
        keys=ma.fields.String(validate=_ROLE), values=ma.fields.Float(), required=True
    )
    minutes_per_week = ma.fields.Dict(
        keys=ma.fields.String(validate=_ROLE), values=ma.fields.Float(), required=True
    )


class FormLineSchema(ma.Schema):
    """A form in the list; `reason` says why it is off until an office switches it on."""

    id = ma.fields.String(required=True)
    title = ma.fields.Nested(WordsSchema, required=True)
    version = ma.fields.Integer(required=True)
    layer = ma.fields.String(required=True, validate=validate.OneOf(LAYERS))
    visibility = ma.fields.String(required=True, validate=validate.OneOf(VISIBILITIES))
    audience = ma.fields.String(required=True, validate=validate.OneOf(AUDIENCES))
    state = ma.fields.String(required=True, validate=validate.OneOf(STATES))
    reason = ma.fields.Nested(WordsSchema, required=True, allow_none=True)
    basis = ma.fields.String(required=True, allow_none=True)
    switched_at = ma.fields.Integer(required=True, allow_none=True)
    switched_by = ma.fields.Nested(PersonSchema, required=True, allow_none=True)
    published_at = ma.fields.Integer(required=True)
    published_by = ma.fields.Nested(PersonSchema, required=True, allow_none=True)
    records = ma.fields.Integer(required=True)
    burden = ma.fields.Nested(BurdenSchema, required=True)
    source = ma.fields.String(required=True, validate=validate.OneOf(["built-in", "own"]))
    newer_built_in = ma.fields.Boolean(required=True)


class RoleMinutesSchema(ma.Schema):
    """Minutes a week that all open forms take of a person, and the most they may."""

    role = ma.fields.String(required=True, validate=_ROLE)
    minutes = ma.fields.Float(required=True)
    budget = ma.fields.Integer(required=True)


class FormListSchema(ma.Schema):
    """Every form of the organisation."""

    items = ma.fields.List(ma.fields.Nested(FormLineSchema), required=True)
    burden = ma.fields.List(ma.fields.Nested(RoleMinutesSchema), required=True)
    can_change = ma.fields.Boolean(required=True)


class FormVersionSchema(ma.Schema):
    """One published version; `published_by` is null for what came with the program."""

    version = ma.fields.Integer(required=True)
    published_at = ma.fields.Integer(required=True)
    published_by = ma.fields.Nested(PersonSchema, required=True, allow_none=True)
    records = ma.fields.Integer(required=True)
    source = ma.fields.String(required=True, validate=validate.OneOf(["built-in", "own"]))


class FormOpenedSchema(FormLineSchema):
    """A form as phones get it, with all its versions, newest first."""

    form = ma.fields.Dict(required=True)
    versions = ma.fields.List(ma.fields.Nested(FormVersionSchema), required=True)
    can_change = ma.fields.Boolean(required=True)


class FormNoteSchema(ma.Schema):
    """Something about a place in the workbook."""

    sheet = ma.fields.String(required=True)
    row = ma.fields.Integer(required=True, allow_none=True)
    column = ma.fields.String(required=True, allow_none=True)
    sentence = ma.fields.Nested(WordsSchema, required=True)


class FormChangeSchema(ma.Schema):
    """One thing that a new version changes; `name` is the question's, null for the form's own."""

    kind = ma.fields.String(required=True)
    name = ma.fields.String(required=True, allow_none=True)
    words = ma.fields.Nested(WordsSchema, required=True)


class RoleMeterSchema(ma.Schema):
    """Minutes a week of all open forms before and after, and the most they may take."""

    role = ma.fields.String(required=True, validate=_ROLE)
    before = ma.fields.Float(required=True)
    after = ma.fields.Float(required=True)
    budget = ma.fields.Integer(required=True)


class MeterSchema(BurdenSchema):
    """The burden of a form and of all of them together."""

    seconds_before = ma.fields.Integer(required=True, allow_none=True)
    roles = ma.fields.List(ma.fields.Nested(RoleMeterSchema), required=True)


class FormAffectedSchema(ma.Schema):
    """Phones that hold the form, drafts of it that they told of, and how many phones have any."""

    phones = ma.fields.Integer(required=True)
    drafts = ma.fields.Integer(required=True)
    writers = ma.fields.Integer(required=True)


class FormCheckedSchema(ma.Schema):
    """What publishing would do.

    `version` is the number it will get, `wished` the workbook's own, `before` the newest there is.
    """

    form = ma.fields.Dict(required=True)
    digest = ma.fields.String(required=True)
    version = ma.fields.Integer(required=True)
    wished = ma.fields.Integer(required=True)
    before = ma.fields.Integer(required=True, allow_none=True)
    same = ma.fields.Boolean(required=True)
    state = ma.fields.String(required=True, validate=validate.OneOf(STATES))
    notes = ma.fields.List(ma.fields.Nested(FormNoteSchema), required=True)
    changes = ma.fields.List(ma.fields.Nested(FormChangeSchema), required=True)
    burden = ma.fields.Nested(MeterSchema, required=True)
    affected = ma.fields.Nested(FormAffectedSchema, required=True)
