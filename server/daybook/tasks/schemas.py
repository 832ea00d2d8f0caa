"""What is asked and answered about tasks."""

import marshmallow as ma
from marshmallow import validate

from daybook.fields import Day, Text
from daybook.tasks import kind

_ID = r"^[A-Za-z0-9_-]{21}[AQgw]$"


class TaskSchema(ma.Schema):
    """What is asked of somebody of a school, by when, and with which form it is done."""

    school = Text(required=True, validate=validate.Regexp(_ID))
    for_ = Text(required=True, data_key="for", validate=validate.Regexp(_ID))
    text = Text(required=True, least=1, longest=kind.LONGEST)
    due = Day(load_default=None, allow_none=True)
    form = Text(load_default=None, allow_none=True, longest=100)


class GivenSchema(ma.Schema):
    """The task that was given."""

    rid = ma.fields.String(required=True)
