"""Bodies and answers of plans."""

from typing import Any

import marshmallow as ma
from marshmallow import validate

from daybook.fields import Day, Text, WholeNumber, WordsSchema
from daybook.plans import body, template

_ID = validate.Regexp(r"^[A-Za-z0-9_-]{22}\Z")
_KIND = validate.OneOf(body.KINDS)


class IdField(ma.fields.String):
    """An id of 22 characters."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.validators.insert(0, _ID)


class PartField(ma.fields.Dict):
    """A part of a plan, which is checked with the whole of it."""


class PlanWordsSchema(ma.Schema):
    """Words in both languages, as somebody writes them."""

    zh = Text(required=True, longest=body.TEXT)
    en = Text(required=True, longest=body.TEXT)


class PlanOwnerSchema(ma.Schema):
    """Whose a plan is."""

    kind = ma.fields.String(required=True, validate=_KIND)
    id = IdField(required=True)


class PlanTextsSchema(ma.Schema):
    """What somebody writes of a plan; what is left out stays as it is."""

    title = ma.fields.Nested(PlanWordsSchema)
    since = Day(data_key="from")
    until = Day(data_key="to")
    idea = ma.fields.Nested(PlanWordsSchema)
    basis = ma.fields.List(ma.fields.Nested(PlanWordsSchema))
    goals = ma.fields.List(ma.fields.Nested(PlanWordsSchema))
    groups = ma.fields.List(PartField())
    effects = ma.fields.List(ma.fields.Nested(PlanWordsSchema))
    closing = ma.fields.Nested(PlanWordsSchema)

    @ma.post_load
    def _days_as_text(self, asked: dict[str, Any], **_: Any) -> dict[str, Any]:
        for name, known in (("from", "since"), ("to", "until")):
            if known in asked:
                asked[name] = asked.pop(known).isoformat()
        return asked


class NewPlanSchema(PlanTextsSchema):
    """A plan from a template, from an earlier plan, or from nothing; own words take their place."""

    owner = ma.fields.Nested(PlanOwnerSchema, required=True)
    template = Text(longest=40, load_default=None, allow_none=True)
    copied = IdField(load_default=None, allow_none=True)


class PlanChangeSchema(PlanTextsSchema):
    """A plan written anew; `seq` is that of the plan that was changed."""

    seq = WholeNumber(required=True)


class PlanCloseSchema(ma.Schema):
    """Whether to close a plan, or to open it again."""

    closed = ma.fields.Boolean(load_default=True)


class PlanQuerySchema(ma.Schema):
    """Of which school and which person; without them, of everybody whose plans one sees."""

    school = IdField(load_default=None)
    person = IdField(load_default=None)


class PlanBurdenQuerySchema(ma.Schema):
    """Of which template, or of which plan."""

    template = ma.fields.String(load_default=None, validate=validate.OneOf(template.IDS))
    plan = IdField(data_key="id", load_default=None)


class ProgressQuerySchema(ma.Schema):
    """As of which day; today where none is given."""

    on = Day(load_default=None)


class PlanOwnerNamedSchema(PlanOwnerSchema):
    """Whose a plan is, by name."""

    name = ma.fields.Nested(WordsSchema, required=True)


class PlanLineSchema(ma.Schema):
    """A line of the list of plans."""

    id = ma.fields.String(required=True)
    seq = ma.fields.Integer(required=True)
    template = ma.fields.String(required=True, allow_none=True)
    title = ma.fields.Nested(WordsSchema, required=True)
    owner = ma.fields.Nested(PlanOwnerNamedSchema, required=True)
    schools = ma.fields.List(ma.fields.String(), required=True)
    since = ma.fields.String(required=True, data_key="from", attribute="from")
    until = ma.fields.String(required=True, data_key="to", attribute="to")
    closed = ma.fields.Boolean(required=True)


class PlansSchema(ma.Schema):
    """Plans, those that run latest first."""

    items = ma.fields.List(ma.fields.Nested(PlanLineSchema), required=True)


class PlanSchema(PlanLineSchema):
    """A whole plan; `may` is what its reader may do: correct, close. `at` is in ms."""

    idea = ma.fields.Nested(WordsSchema, required=True)
    basis = ma.fields.List(ma.fields.Nested(WordsSchema), required=True)
    goals = ma.fields.List(ma.fields.Nested(WordsSchema), required=True)
    groups = ma.fields.List(PartField(), required=True)
    effects = ma.fields.List(ma.fields.Nested(WordsSchema), required=True)
    closing = ma.fields.Nested(WordsSchema, required=True)
    copied = ma.fields.String(required=True, allow_none=True)
    by = ma.fields.String(required=True, allow_none=True)
    at = ma.fields.Integer(required=True)
    may = ma.fields.List(ma.fields.String(), required=True)


class PlanBurdenLineSchema(ma.Schema):
    """What a plan asks of one person of a kind, in a week of term."""

    kind = ma.fields.String(required=True)
    records_per_week = ma.fields.Float(required=True)
    minutes_per_week = ma.fields.Float(required=True)


class PlanBurdenSchema(ma.Schema):
    """What a plan asks of each kind of person."""

    items = ma.fields.List(ma.fields.Nested(PlanBurdenLineSchema), required=True)


class PlanTemplateSchema(ma.Schema):
    """A plan to begin from; its words may hold blanks such as {school}."""

    id = ma.fields.String(required=True)
    owner = ma.fields.String(required=True)
    period = ma.fields.String(required=True)
    title = ma.fields.Nested(WordsSchema, required=True)
    idea = ma.fields.Nested(WordsSchema, required=True)
    basis = ma.fields.List(ma.fields.Nested(WordsSchema), required=True)
    goals = ma.fields.List(ma.fields.Nested(WordsSchema), required=True)
    groups = ma.fields.List(PartField(), required=True)
    effects = ma.fields.List(ma.fields.Nested(WordsSchema), required=True)
    closing = ma.fields.Nested(WordsSchema, required=True)
    cards = ma.fields.List(PartField(), required=True)
    burden = ma.fields.Dict(required=True)


class PlanTemplatesSchema(ma.Schema):
    """The built-in plans, in the order in which they are offered."""

    items = ma.fields.List(ma.fields.Nested(PlanTemplateSchema), required=True)


class ProgressSubjectSchema(ma.Schema):
    """Of whom a line speaks; without an id of all of them together."""

    kind = ma.fields.String(required=True)
    id = ma.fields.String(required=True, allow_none=True)
    name = ma.fields.Nested(WordsSchema, required=True, allow_none=True)


class ProgressPeriodSchema(ma.Schema):
    """The days in which the next one is due, what they have and what they need."""

    since = ma.fields.String(required=True, data_key="from", attribute="from")
    until = ma.fields.String(required=True, data_key="to", attribute="to")
    done = ma.fields.Integer(required=True)
    need = ma.fields.Integer(required=True)


class ProgressLineSchema(ma.Schema):
    """How far a target has come for one subject.

    `rids` are the newest of the records behind the number, `more` how many are left out;
    `children` is how many children a line counts that names none.
    """

    measure = ma.fields.String(required=True)
    target = ma.fields.String(required=True)
    title = ma.fields.Nested(WordsSchema, required=True)
    subject = ma.fields.Nested(ProgressSubjectSchema, required=True)
    done = ma.fields.Integer(required=True)
    expected = ma.fields.Integer(required=True)
    due = ma.fields.Integer(required=True)
    extra = ma.fields.Integer(required=True)
    next = ma.fields.String(required=True, allow_none=True)
    age = ma.fields.Integer(required=True, allow_none=True)
    period = ma.fields.Nested(ProgressPeriodSchema, required=True, allow_none=True)
    state = ma.fields.String(required=True)
    rids = ma.fields.List(ma.fields.String(), required=True)
    more = ma.fields.Integer(required=True)
    children = ma.fields.Integer(required=True, allow_none=True)


class ProgressMissingSchema(ma.Schema):
    """What the numbers leave out: of how many schools, which never or not lately synced.

    `earliest` is when the one that is silent longest was last heard, in ms.
    """

    schools = ma.fields.Integer(required=True)
    unheard = ma.fields.Integer(required=True)
    unsynced = ma.fields.Integer(required=True)
    earliest = ma.fields.Integer(required=True, allow_none=True)


class ProgressSchema(ma.Schema):
    """How far a plan has come as of a day."""

    plan = ma.fields.String(required=True)
    on = ma.fields.String(required=True)
    missing = ma.fields.Nested(ProgressMissingSchema, required=True)
    lines = ma.fields.List(ma.fields.Nested(ProgressLineSchema), required=True)
