"""The sync messages as the description of the interface shows them."""

from typing import Any

import marshmallow as ma
from daybook_sync.values import EXACT
from marshmallow.validate import Length, Range, Regexp

_ID = r"^[A-Za-z0-9_-]{21}[AQgw]$"


def _whole(text: str, *, low: int = 0, **kwargs: Any) -> ma.fields.Integer:
    return ma.fields.Integer(validate=Range(low, EXACT), metadata={"description": text}, **kwargs)


class SyncRequestSchema(ma.Schema):
    """Push then pull; keys are short because they are sent often."""

    p = _whole("Protocol version", low=1, required=True)
    q = _whole("A number of this request, sent back in the answer", required=True)
    d = ma.fields.String(
        required=True,
        validate=Regexp(_ID),
        metadata={"description": "The device's id"},
    )
    app = ma.fields.String(
        validate=Length(max=40),
        allow_none=True,
        metadata={"description": "Version of the page"},
    )
    now = _whole("The phone's clock in ms", low=-EXACT)
    c = ma.fields.List(
        ma.fields.List(
            ma.fields.Integer(validate=Range(0, EXACT)),
            validate=Length(4, 5),
        ),
        metadata={"description": "Cursors: [slot, grant, epoch, seq, boot?]; each slot once"},
    )
    m = ma.fields.List(
        ma.fields.Raw(),
        metadata={"description": "Mutations; each is judged on its own"},
    )
    n = _whole("Bytes of answer wished for, compressed", low=1)
    st = ma.fields.Dict(allow_none=True, metadata={"description": "State of the phone's storage"})


class VersionsSchema(ma.Schema):
    """Which phones may sync, and what the server is."""

    min = _whole("The oldest protocol that may pull")
    app = ma.fields.String(metadata={"description": "Version of the server"})


class SyncReplySchema(ma.Schema):
    """What became of each mutation, then rows; keys that would be empty are left out."""

    q = _whole("The request's number", required=True)
    now = _whole("The server's clock in ms", required=True)
    a = ma.fields.List(
        ma.fields.List(ma.fields.Raw(allow_none=True)),
        metadata={"description": "Outcomes: [index, outcome, seq or null, detail?]"},
    )
    g = ma.fields.List(
        ma.fields.List(ma.fields.Raw()),
        metadata={"description": "Grants: [slot, grant, key, role] opened, [-slot, grant] closed"},
    )
    c = ma.fields.List(
        ma.fields.List(ma.fields.Integer()), metadata={"description": "Cursors that moved"}
    )
    z = ma.fields.List(ma.fields.Integer(), metadata={"description": "Slots to read anew"})
    r = ma.fields.Dict(
        metadata={"description": "Rows by slot: [rid, seq, kind, meta, body]"},
    )
    x = ma.fields.Dict(metadata={"description": "Removed rows by slot: [rid, seq]"})
    more = _whole("1 when there is more to read")
    bk = ma.fields.Dict(metadata={"description": "Highest seq in a verified backup, by slot"})
    need = ma.fields.List(
        ma.fields.String(), metadata={"description": "SHA-256 of files the server lacks"}
    )
    v = ma.fields.Nested(VersionsSchema)
