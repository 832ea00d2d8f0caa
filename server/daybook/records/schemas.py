"""Queries and answers of the office's views."""

from typing import Any, Final

import marshmallow as ma
from marshmallow import validate

from daybook.fields import Count, Said, Text, WordsSchema
from daybook.records.service import Filter

STATES: Final = ("", "edited", "photos", "withdrawn", "unseen", "seen", "returned", "answered")
"""By what a list may be narrowed; the last four are where the conversation stands."""


def day(value: str) -> None:
    """Raise `ValidationError` unless `value` is a calendar date."""
    ma.fields.Date(format="%Y-%m-%d").deserialize(value)


MOST_RIDS = 50
"""Ids in one question: it is an address, and those stay short."""

_RIDS = r"^([A-Za-z0-9_-]{22}(,[A-Za-z0-9_-]{22})*)?\Z"


class FilterSchema(ma.Schema):
    """Which records are wanted; what is left out does not narrow, nor do empty words."""

    school = Text(longest=22)
    form = Text(longest=100)
    person = Text(longest=22)
    since = Text(data_key="from", validate=day, metadata={"format": "date"})
    until = Text(data_key="to", validate=day, metadata={"format": "date"})
    state = Text(validate=validate.OneOf(STATES))


class PageSchema(FilterSchema):
    """A filter and which page of it; `rids` are the ids of the only records wanted."""

    rids = Text(longest=MOST_RIDS * 23, validate=validate.Regexp(_RIDS))
    page = Count(load_default=1, least=1, largest=100_000)
    size = Count(load_default=50, least=1, largest=200)


class SearchSchema(ma.Schema):
    """The words that records are searched for."""

    words = Said(data_key="Daybook-Words", longest=100)


class PurposeSchema(SearchSchema):
    """The words of a search, and what the file is for."""

    purpose = Said(data_key="Daybook-Purpose", load_default="", longest=60)


class ExportSchema(FilterSchema):
    """A filter and the language of the file."""

    lang = Text(load_default="zh", validate=validate.OneOf(["zh", "en"]))


class ReasonSchema(ma.Schema):
    """Why an administrator must read a record."""

    reason = Text(required=True, longest=200, least=4)


def filter_of(query: dict[str, Any]) -> Filter:
    """The filter of a loaded query and the words that came with it."""
    names = ("school", "form", "person", "since", "until", "words", "state")
    rids = query.get("rids")
    wanted = tuple(rids.split(",")) if rids else None
    return Filter(**{name: query.get(name) or None for name in names}, rids=wanted)


class PlaceSchema(ma.Schema):
    """A school or class."""

    id = ma.fields.String(required=True)
    name = ma.fields.Nested(WordsSchema, required=True)


class PersonSchema(ma.Schema):
    """Somebody of the staff."""

    id = ma.fields.String(required=True)
    name = ma.fields.String(required=True)


class EntrySchema(ma.Schema):
    """What lists and single records both show; `review` is "", seen, returned or answered."""

    rid = ma.fields.String(required=True)
    form = ma.fields.String(required=True)
    form_version = ma.fields.Integer(required=True)
    title = ma.fields.Nested(WordsSchema, required=True)
    date = ma.fields.String(required=True)
    week = ma.fields.Integer(required=True, allow_none=True)
    school = ma.fields.Nested(PlaceSchema, required=True)
    school_class = ma.fields.Nested(
        PlaceSchema, required=True, allow_none=True, data_key="class", attribute="class"
    )
    person = ma.fields.Nested(PersonSchema, required=True)
    summary = ma.fields.Nested(WordsSchema, required=True)
    received = ma.fields.Integer(required=True)
    edited = ma.fields.Boolean(required=True)
    review = ma.fields.String(required=True)


class LineSchema(EntrySchema):
    """A record in one line; `photos` is how many it has."""

    photos = ma.fields.Integer(required=True)


class ListSchema(ma.Schema):
    """One page of records; `inside` are further ones that are read inside their schools only."""

    items = ma.fields.List(ma.fields.Nested(LineSchema), required=True)
    page = ma.fields.Integer(required=True)
    pages = ma.fields.Integer(required=True)
    total = ma.fields.Integer(required=True)
    inside = ma.fields.Integer(required=True)


class AnswerSchema(ma.Schema):
    """An answer with its question; `hidden` when it is kept inside the school."""

    name = ma.fields.String(required=True)
    label = ma.fields.Nested(WordsSchema, required=True)
    type = ma.fields.String(required=True)
    value = ma.fields.Raw(required=True, allow_none=True)
    display = ma.fields.Nested(WordsSchema, required=True)
    hidden = ma.fields.Boolean(required=True)


class PhotoSchema(ma.Schema):
    """A picture, to be fetched from `/api/files/content/<sha256>`."""

    sha256 = ma.fields.String(required=True)
    thumb = ma.fields.String(required=True, allow_none=True)
    w = ma.fields.Integer(required=True)
    h = ma.fields.Integer(required=True)


class FileSchema(ma.Schema):
    """A voice note or document with its question's label, fetched as a picture is."""

    sha256 = ma.fields.String(required=True)
    type = ma.fields.String(required=True)
    size = ma.fields.Integer(required=True)
    name = ma.fields.String(required=True, allow_none=True)
    label = ma.fields.Nested(WordsSchema, required=True)


class ChangeSchema(ma.Schema):
    """A question's answer before and after; null is no answer."""

    label = ma.fields.Nested(WordsSchema, required=True)
    before = ma.fields.Nested(WordsSchema, required=True, allow_none=True)
    after = ma.fields.Nested(WordsSchema, required=True, allow_none=True)


class DecisionSchema(ma.Schema):
    """What somebody made of a step that was held at first."""

    state = ma.fields.String(required=True)
    at = ma.fields.Integer(required=True)
    by = ma.fields.Nested(PersonSchema, required=True, allow_none=True)


class StepSchema(ma.Schema):
    """One step of a record's history: why it was changed, and whose part it was.

    `decided` when it was held at first.
    """

    at = ma.fields.Integer(required=True)
    received = ma.fields.Integer(required=True)
    by = ma.fields.Nested(PersonSchema, required=True)
    kind = ma.fields.String(required=True)
    why = ma.fields.String(required=True, allow_none=True)
    part = ma.fields.String(required=True, allow_none=True)
    changes = ma.fields.List(ma.fields.Nested(ChangeSchema), required=True)
    merged = ma.fields.List(ma.fields.Nested(ChangeSchema), required=True)
    decided = ma.fields.Nested(DecisionSchema, required=True, allow_none=True)


class RecordSchema(EntrySchema):
    """One record with all that belongs to it; `earlier` are answers its form no longer asks."""

    entered = ma.fields.Integer(required=True)
    deleted = ma.fields.Boolean(required=True)
    answers = ma.fields.List(ma.fields.Nested(AnswerSchema), required=True)
    earlier = ma.fields.List(ma.fields.Nested(AnswerSchema), required=True)
    photos = ma.fields.List(ma.fields.Nested(PhotoSchema), required=True)
    files = ma.fields.List(ma.fields.Nested(FileSchema), required=True)
    history = ma.fields.List(ma.fields.Nested(StepSchema), required=True)


class FormChoiceSchema(ma.Schema):
    """A form that records were made with."""

    id = ma.fields.String(required=True)
    title = ma.fields.Nested(WordsSchema, required=True)


class WriterSchema(PersonSchema):
    """Somebody who has written records for a school."""

    school = ma.fields.String(required=True)


class ChoicesSchema(ma.Schema):
    """What a list may be filtered by."""

    schools = ma.fields.List(ma.fields.Nested(PlaceSchema), required=True)
    forms = ma.fields.List(ma.fields.Nested(FormChoiceSchema), required=True)
    people = ma.fields.List(ma.fields.Nested(WriterSchema), required=True)
