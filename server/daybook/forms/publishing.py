"""What an office does with forms: publish a version, open, close, switch off; all written down."""

from daybook_sync.errors import ErrorCode
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from daybook import clock
from daybook.audit import service as audit
from daybook.errors import Problem
from daybook.forms import service, store, switches, upload
from daybook.forms.checking import checked
from daybook.forms.errors import VersionTakenError
from daybook.forms.upload import Uploaded
from daybook.forms.view import Office
from daybook.photos import service as photos

_CHANGED = "Something else was published since you looked. Please check the workbook again."


def publish(session: Session, office: Office, book: Uploaded, seen: str) -> None:
    """Publish a workbook as it was seen, by its digest; the newest version again changes nothing.

    Raises CONFLICT when the newest version or the workbook is another one since, and
    `InvalidFormError`.
    """
    found = checked(session, office, book)
    form = found.form
    if form["digest"] != seen:
        raise Problem(ErrorCode.CONFLICT, _CHANGED)
    if found.same:
        return
    try:
        with session.begin_nested():
            for picture in book.pictures:
                photos.store(session, office.user, picture.data, picture.type)
            sheets = upload.renumbered(book.sheets, form["version"])
            service.publish(session, office.org, form, sheets, office.user)
    except (IntegrityError, VersionTakenError) as error:
        raise Problem(ErrorCode.CONFLICT, _CHANGED) from error
    audit.note(session, office.user, "form-published", form["id"], version=form["version"])


def switch(session: Session, office: Office, form_id: str, state: str, basis: str) -> None:
    """Open, close or switch off a form; raises NOT_FOUND, or INVALID where a basis is missing."""
    releases = store.releases(session, office.org, form_id)
    if not releases:
        raise Problem(ErrorCode.NOT_FOUND, "There is no such form here.")
    ground = basis.strip()
    needs_ground = switches.reason(session, releases) is not None
    if state == switches.OPEN and needs_ground and not ground:
        sentence = "This form is off by default. Please state on what basis it is switched on."
        raise Problem(ErrorCode.INVALID, sentence, fields={"basis": [sentence]})
    now = clock.now()
    store.switch(session, office.org, form_id, state, ground or None, office.user, now)
    service.send(session, office.org, form_id)
    audit.note(session, office.user, "form-switched", form_id, state=state)
