"""Bodies of the interface for files of unsent work."""

import marshmallow as ma
from marshmallow import validate

from daybook.fields import Count
from daybook.parcels.errors import Fault
from daybook.parcels.seal import MOST_PARTS


class PieceSchema(ma.Schema):
    """Which piece of a file this is; a whole file says nothing."""

    part = Count(
        load_default=1,
        least=1,
        largest=MOST_PARTS,
        metadata={"description": "The number of the part that follows the first"},
    )
    more = Count(
        load_default=0,
        largest=1,
        metadata={"description": "1 when other pieces follow: this one has no end"},
    )


class ParcelPersonSchema(ma.Schema):
    """Whose file it was."""

    id = ma.fields.String(required=True)
    name = ma.fields.String(required=True)


class ArrivalSchema(ma.Schema):
    """What came of a file: numbers only, nothing of what it holds."""

    person = ma.fields.Nested(ParcelPersonSchema, required=True)
    made = ma.fields.Integer(required=True, metadata={"description": "When it was made, ms"})
    new = ma.fields.Integer(required=True, metadata={"description": "Records that arrived"})
    already = ma.fields.Integer(required=True, metadata={"description": "Records known before"})
    held = ma.fields.Integer(required=True, metadata={"description": "Records kept at the office"})
    refused = ma.fields.Integer(required=True, metadata={"description": "Records not taken"})
    photos = ma.fields.Integer(required=True, metadata={"description": "Photos that arrived"})
    fault = ma.fields.String(
        required=True,
        allow_none=True,
        validate=validate.OneOf([fault.value for fault in Fault]),
        metadata={"description": "Why the rest could not be taken; null when all was"},
    )
