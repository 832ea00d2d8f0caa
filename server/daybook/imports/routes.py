"""Lists from Excel over HTTP: looked at, taken over, undone; and blank ones to fill in."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, Final

from daybook_sync.errors import ErrorCode
from flask import Response, request
from sqlalchemy.orm import Session
from werkzeug.exceptions import RequestEntityTooLarge

from daybook import clock
from daybook.accounts import auth
from daybook.accounts import service as accounts
from daybook.api import Blueprint
from daybook.db import db, reading
from daybook.errors import Problem
from daybook.imports import blank, service, sheet
from daybook.imports.models import Batch
from daybook.imports.refusal import refused
from daybook.imports.schemas import (
    KINDS,
    ListAskedSchema,
    ListFileSchema,
    ListQuerySchema,
    LookedSchema,
    TakenListSchema,
    TakenSchema,
)
from daybook.imports.service import Looked

blueprint = Blueprint(
    "imports", __name__, url_prefix="/api/imports", description="Lists from Excel"
)

EXCEL: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_BYTES: Final = {"type": "string", "format": "binary"}
_ROOM: Final = 64 * 1024
"""For what stands around the file in its body."""


def with_file(view: Callable[..., Any]) -> Callable[..., Any]:
    """The view with as large a body as a list may have, and a sentence for a larger one."""

    @wraps(view)
    def asked(*args: Any, **kwargs: Any) -> Any:
        request.max_content_length = sheet.LARGEST + _ROOM
        try:
            return view(*args, **kwargs)
        except RequestEntityTooLarge as error:
            raise refused("too-large") from error

    return asked


@blueprint.route("", methods=["POST"])
@auth.for_people
@with_file
@blueprint.arguments(ListFileSchema, location="files")
@blueprint.arguments(ListAskedSchema, location="form")
@blueprint.response(200, LookedSchema)
@blueprint.alt_response(403, success=False, description="Not for you to take over")
@blueprint.alt_response(413, success=False, description="Too large")
@blueprint.alt_response(422, success=False, description="Not a list, and why")
def look(files: dict[str, Any], asked: dict[str, Any]) -> dict[str, Any]:
    """Say what each line of a list would do; nothing of the register changes."""
    data = files["file"].read(sheet.LARGEST + 1)
    session = db.session()
    who = auth.current(session)
    looked = service.look(session, who, asked["kind"], asked["school"], data, clock.now())
    session.commit()
    return _looked(looked)


@blueprint.route("/<string(length=22):batch>/apply", methods=["POST"])
@auth.for_people
@blueprint.response(200, TakenSchema)
@blueprint.alt_response(403, success=False, description="Not for you to take over")
@blueprint.alt_response(404, success=False, description="No such list of yours, or too old")
@blueprint.alt_response(409, success=False, description="The register was changed since, and where")
def apply(batch: str) -> dict[str, Any]:
    """Take a list over as it was shown, all of it or nothing; wrong lines are left out."""
    session = db.session()
    now = clock.now()
    taken = service.apply(session, auth.current(session), batch, now)
    shown = _taken(session, [taken], now)[0]
    session.commit()
    return shown


@blueprint.route("/<string(length=22):batch>/undo", methods=["POST"])
@auth.for_people
@blueprint.response(200, TakenSchema)
@blueprint.alt_response(403, success=False, description="Not for you to undo")
@blueprint.alt_response(404, success=False, description="No such list, or undone already")
@blueprint.alt_response(409, success=False, description="Something was changed since, and what")
def undo(batch: str) -> dict[str, Any]:
    """Give back what was there before, all of it or nothing."""
    session = db.session()
    now = clock.now()
    undone = service.undo(session, auth.current(session), batch, now)
    shown = _taken(session, [undone], now)[0]
    session.commit()
    return shown


@blueprint.route("")
@auth.for_people
@blueprint.arguments(ListQuerySchema, location="query")
@blueprint.response(200, TakenListSchema)
@blueprint.alt_response(403, success=False, description="Not your school")
def taken_over(query: dict[str, Any]) -> dict[str, Any]:
    """The lists that a school has taken over, the latest first."""
    with reading() as session:
        who = auth.current(session)
        found = service.taken_over(session, who, query["school"])
        return {"items": _taken(session, found, clock.now())}


@blueprint.route("/blank/<string(maxlength=40):kind>.xlsx")
@blueprint.response(200, _BYTES, content_type=EXCEL)
@blueprint.alt_response(404, success=False, description="No such list")
def blank_list(kind: str) -> Response:
    """A blank list with its titles and an example, to be filled in."""
    with reading() as session:
        auth.current(session)
    if kind not in KINDS:
        raise Problem(ErrorCode.NOT_FOUND, "There is no such list.")
    response = Response(blank.workbook(kind), content_type=EXCEL)
    response.headers["Content-Disposition"] = f'attachment; filename="{kind}.xlsx"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    return response


def _looked(looked: Looked) -> dict[str, Any]:
    columns = {"used": looked.used, "dropped": looked.dropped}
    return {**vars(looked), "columns": columns, "counts": looked.counts}


def _taken(session: Session, batches: Sequence[Batch], now: int) -> list[dict[str, Any]]:
    names = accounts.names(session, {batch.user for batch in batches})
    return [
        {
            "id": batch.id,
            "kind": batch.kind,
            "state": batch.state,
            "at": batch.at,
            "by": names.get(batch.user),
            "undoable": service.can_be_undone(batch, now),
            "counts": batch.counts,
        }
        for batch in batches
    ]
