"""Fields that several bodies share: ids, days that end something."""

from typing import Any

import marshmallow as ma
from marshmallow import validate

from daybook.fields import Day, Text

ID = r"[A-Za-z0-9_-]{22}"
MOST = 200
"""People of one list that is sent."""

_FULL_ID = validate.Regexp(rf"^{ID}\Z")


class IdField(ma.fields.String):
    """An id of 22 characters."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.validators.insert(0, _FULL_ID)


class NamesSchema(ma.Schema):
    """A name in both languages, as it is entered."""

    zh = Text(required=True, least=1, longest=60)
    en = Text(required=True, least=1, longest=100)


class UntilSchema(ma.Schema):
    """The last day."""

    until = Day(required=True)


class SchoolQuerySchema(ma.Schema):
    """Of which school or office."""

    school = IdField(required=True)


class NothingSchema(ma.Schema):
    """Nothing needs to be said."""
