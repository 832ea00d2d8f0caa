"""The forms of an organisation over HTTP: the list, the upload, publishing, switching."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final, TypeVar

from daybook_sync.errors import ErrorCode
from flask import Response, request
from sqlalchemy.orm import Session
from werkzeug.exceptions import RequestEntityTooLarge

from daybook.access import service as access
from daybook.access.service import Facts
from daybook.accounts import auth
from daybook.accounts.auth import SignedIn
from daybook.api import Blueprint
from daybook.db import db, reading
from daybook.errors import Problem
from daybook.forms import checking, publishing, upload, view
from daybook.forms.errors import InvalidFormError
from daybook.forms.schemas import (
    FormCheckedSchema,
    FormListSchema,
    FormOpenedSchema,
    FormPublishSchema,
    FormSwitchSchema,
    WorkbookSchema,
)
from daybook.forms.sentences import told
from daybook.forms.upload import Uploaded
from daybook.forms.view import Office
from daybook.places import service as places

Found = TypeVar("Found")

blueprint = Blueprint(
    "forms", __name__, url_prefix="/api", description="The forms of an organisation"
)

LARGEST_UPLOAD: Final = 6 * 1024 * 1024
"""Bytes of a workbook with its pictures."""

EXCEL: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_BYTES: Final = {"type": "string", "format": "binary"}


def for_changers(view: Callable[..., Any]) -> Callable[..., Any]:
    """The view for those who may change forms; the body of anybody else is not even read."""

    @wraps(view)
    def asked(*args: Any, **kwargs: Any) -> Any:
        with reading() as session:
            _changer(session)
        request.max_content_length = LARGEST_UPLOAD
        try:
            return view(*args, **kwargs)
        except RequestEntityTooLarge as error:
            sentence = "A workbook has at most 2 MB, with its pictures 6 MB."
            raise Problem(ErrorCode.TOO_LARGE, sentence) from error

    return asked


@blueprint.route("/forms")
@blueprint.response(200, FormListSchema)
@blueprint.alt_response(403, success=False, description="For heads and offices")
def forms() -> dict[str, Any]:
    """Every form with its state, its records and what it takes of people's time."""
    with reading() as session:
        return view.listed(session, _reader(session))


@blueprint.route("/forms/<string(maxlength=32):form>")
@blueprint.response(200, FormOpenedSchema)
@blueprint.alt_response(403, success=False, description="For heads and offices")
@blueprint.alt_response(404, success=False, description="There is no such form")
def form(form: str) -> dict[str, Any]:
    """The newest version of a form, and the list of all versions."""
    with reading() as session:
        return view.opened(session, _reader(session), form)


@blueprint.route("/forms/<string(maxlength=32):form>/versions/<int(max=2147483647):version>")
@blueprint.response(200, FormOpenedSchema)
@blueprint.alt_response(403, success=False, description="For heads and offices")
@blueprint.alt_response(404, success=False, description="There is no such version")
def version(form: str, version: int) -> dict[str, Any]:
    """One version of a form, and the list of all versions."""
    with reading() as session:
        return view.opened(session, _reader(session), form, version)


@blueprint.route("/forms/<string(maxlength=32):form>/versions/<int(max=2147483647):version>.xlsx")
@blueprint.response(200, _BYTES, content_type=EXCEL)
@blueprint.alt_response(403, success=False, description="For heads and offices")
@blueprint.alt_response(404, success=False, description="There is no such version")
def version_file(form: str, version: int) -> Response:
    """A version as an Excel workbook, to be changed and uploaded again."""
    with reading() as session:
        data = view.excel(session, _reader(session), form, version)
    return _excel(data, f"{form}-{version}.xlsx")


@blueprint.route("/forms/<string(maxlength=32):form>/built-in.xlsx")
@blueprint.response(200, _BYTES, content_type=EXCEL)
@blueprint.alt_response(403, success=False, description="For heads and offices")
@blueprint.alt_response(404, success=False, description="No such form came with the program")
def built_in_file(form: str) -> Response:
    """The form that came with this program, whatever the office has made of it since."""
    with reading() as session:
        _reader(session)
    return _excel(view.built_in_excel(form), f"{form}.xlsx")


@blueprint.route("/workbooks/check", methods=["POST"])
@for_changers
@blueprint.arguments(WorkbookSchema, location="files")
@blueprint.response(200, FormCheckedSchema)
@blueprint.alt_response(403, success=False, description="For those who may change forms")
@blueprint.alt_response(413, success=False, description="Too large")
@blueprint.alt_response(422, success=False, description="What is to be mended")
def check(files: dict[str, Any]) -> dict[str, Any]:
    """Say what publishing this workbook would change; nothing is kept."""
    book = _read(files)
    with reading() as session:
        return _mended(lambda: checking.told(session, _changer(session), book))


@blueprint.route("/workbooks/publish", methods=["POST"])
@for_changers
@blueprint.arguments(WorkbookSchema, location="files")
@blueprint.arguments(FormPublishSchema, location="form")
@blueprint.response(200, FormOpenedSchema)
@blueprint.alt_response(403, success=False, description="For those who may change forms")
@blueprint.alt_response(409, success=False, description="Something else was published since")
@blueprint.alt_response(413, success=False, description="Too large")
@blueprint.alt_response(422, success=False, description="What is to be mended")
def publish(files: dict[str, Any], seen: dict[str, Any]) -> dict[str, Any]:
    """Publish the workbook that was checked as the form's next version; twice is once."""
    book = _read(files)
    session = db.session()
    office = _changer(session)
    _mended(lambda: publishing.publish(session, office, book, seen["digest"]))
    shown = view.opened(session, office, book.form["id"])
    session.commit()
    return shown


@blueprint.route("/forms/<string(maxlength=32):form>/switch", methods=["POST"])
@for_changers
@blueprint.arguments(FormSwitchSchema)
@blueprint.response(200, FormOpenedSchema)
@blueprint.alt_response(403, success=False, description="For those who may change forms")
@blueprint.alt_response(404, success=False, description="There is no such form")
@blueprint.alt_response(422, success=False, description="This form needs a stated basis")
def switch(body: dict[str, Any], form: str) -> dict[str, Any]:
    """Open a form, close it for new records, or switch it off; drafts can always be finished."""
    session = db.session()
    office = _changer(session)
    publishing.switch(session, office, form, body["state"], body["basis"])
    shown = view.opened(session, office, form)
    session.commit()
    return shown


def _excel(data: bytes, name: str) -> Response:
    response = Response(data, content_type=EXCEL)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    return response


def _read(files: dict[str, Any]) -> Uploaded:
    given = files["workbook"]
    data = given.read(upload.LARGEST + 1)
    pictures = {one.filename or "": one.read(upload.LARGEST_PICTURE + 1) for one in files["media"]}
    return _mended(lambda: upload.read(given.filename or "", data, pictures))


def _mended(work: Callable[[], Found]) -> Found:
    """What `work` gives; what is wrong with the workbook is told with its places."""
    try:
        return work()
    except InvalidFormError as error:
        problems = [told(problem) for problem in error.problems]
        sentence = "This workbook is not a form yet; nothing was changed."
        raise Problem(ErrorCode.INVALID, sentence, problems=problems) from error


def _reader(session: Session) -> Office:
    return _office(session, auth.current(session), "Forms are for heads and offices.")


def _changer(session: Session) -> Office:
    sentence = "Forms are changed by the county's supervisors and administrators."
    office = _office(session, auth.current(session), sentence)
    if not office.may_change:
        raise Problem(ErrorCode.FORBIDDEN, sentence)
    return office


def _office(session: Session, who: SignedIn, refusal: str) -> Office:
    """The organisation whose forms somebody reads, first one where they may change them."""
    found: dict[str, bool] = {}
    for held in who.roles:
        org = places.organisation_of(session, held.place)
        if org is not None and org.id not in found:
            facts = Facts(place=org.id)
            if access.may(session, who, "read", "form", facts):
                found[org.id] = access.may(session, who, "manage", "form", facts)
    if not found:
        raise Problem(ErrorCode.FORBIDDEN, refusal)
    org_id = max(found, key=lambda one: found[one])
    return Office(who.user, org_id, found[org_id])
