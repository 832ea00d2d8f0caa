"""Whether a form is open, closed for new records, or off."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy.orm import Session

from daybook.forms import store
from daybook.forms.compiled import Localized
from daybook.forms.models import FormRelease, FormSwitch

OPEN: Final = "open"
CLOSED: Final = "closed"
OFF: Final = "off"
STATES: Final = (OPEN, CLOSED, OFF)


def state(session: Session, org: str, form_id: str) -> str:
    """What an organisation has switched; else off where any version was made so, else open."""
    switched = store.switches(session, org, form_id).get(form_id)
    return state_by(switched, reason(session, store.releases(session, org, form_id)))


def state_by(switched: FormSwitch | None, reason: Localized | None) -> str:
    """The state by the newest switch and the reason why the form is off at first."""
    if switched is not None:
        return switched.state
    return OPEN if reason is None else OFF


def reason(session: Session, releases: Sequence[FormRelease]) -> Localized | None:
    """Why a form is off until an office switches it on: of its newest version that says so.

    A version without a reason does not open by itself what an earlier one kept off.
    """
    for release in releases:
        form = store.find(session, release.form, release.version)
        if form is not None and "off" in form:
            return form["off"]
    return None
