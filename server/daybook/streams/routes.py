"""The one address a phone syncs with."""

from daybook_sync.errors import ErrorCode
from daybook_sync.messages import SyncRequest, parse_request
from daybook_sync.mutation import MalformedError
from daybook_sync.version import PROTOCOL
from flask import Response, request
from sqlalchemy.orm import Session

from daybook import clock, metrics
from daybook.accounts import auth
from daybook.accounts import service as accounts
from daybook.api import Blueprint
from daybook.db import db, reading
from daybook.errors import Problem
from daybook.streams import service, transport
from daybook.streams.kinds import Author
from daybook.streams.schemas import SyncReplySchema, SyncRequestSchema

blueprint = Blueprint("streams", __name__, url_prefix="/api", description="Sync")

service.on_heard(accounts.heard)


@blueprint.route("/sync", methods=["POST"])
@blueprint.doc(
    requestBody={
        "required": True,
        "content": {"application/json": {"schema": SyncRequestSchema}},
    },
    security=[{"device": []}],
)
@blueprint.response(200, SyncReplySchema, description="Outcomes and rows")
@blueprint.alt_response(204, description="Nothing to say; `X-Q` repeats the request's number")
@blueprint.alt_response(400, success=False, description="Not a sync request")
@blueprint.alt_response(401, success=False, description="Not signed in")
@blueprint.alt_response(403, success=False, description="The token is of another device")
@blueprint.alt_response(413, success=False, description="Too large")
@blueprint.alt_response(415, success=False, description="Not JSON, or an unknown encoding")
@blueprint.alt_response(426, success=False, description="A protocol this server does not speak")
def sync() -> Response:
    """Push mutations, then pull what is new, in one round trip."""
    now = clock.now()
    asked = _asked()
    with reading() as snapshot:
        signed = _signed_in(snapshot, asked)
        author = Author(signed.account, signed.device)
        batch = service.prepare(snapshot, author, asked, now)
        due = bool(asked.storage) or now - signed.last_heard >= accounts.HEARD_EVERY
        reply = None
        if not asked.mutations:
            reply = service.pull(snapshot, author, asked, now, needs=due)
    answers = service.push(db.session(), author, batch, now) if asked.mutations else []
    for answer in answers:
        metrics.count_outcome(answer.outcome.name.lower())
    if due:
        service.heard(db.session(), signed.device, now, asked)
        db.session.commit()
    if reply is None:
        with reading() as snapshot:
            reply = service.pull(snapshot, author, asked, now, answers)
    if not reply:
        nothing = Response(
            status=204, headers={"X-Q": str(asked.nonce), "Cache-Control": "no-store"}
        )
        del nothing.headers["Content-Type"]
        return nothing
    return transport.reply_json(reply, request)


def _asked() -> SyncRequest:
    raw = transport.read_json(request)
    if isinstance(raw, dict) and isinstance(raw.get("p"), int) and raw["p"] > PROTOCOL:
        raise Problem(ErrorCode.UPGRADE_NEEDED, f"This server speaks sync/{PROTOCOL}.")
    try:
        return parse_request(raw)
    except MalformedError as error:
        raise Problem(ErrorCode.BAD_REQUEST, f"Not a sync request: {error}.") from error


def _signed_in(snapshot: Session, asked: SyncRequest) -> auth.TokenHolder:
    signed = auth.identified(snapshot)
    if signed.device != asked.device:
        raise Problem(ErrorCode.FORBIDDEN, "This token belongs to another device.")
    return signed
