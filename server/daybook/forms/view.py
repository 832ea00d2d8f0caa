"""Forms as the office sees them: the list, one form, what an upload would change."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from daybook_sync.errors import ErrorCode
from sqlalchemy.orm import Session

from daybook import clock
from daybook.accounts import service as accounts
from daybook.errors import Problem
from daybook.forms import builtin, burden, service, store, switches
from daybook.forms.compiled import CompiledForm
from daybook.forms.models import FormRelease, FormSwitch
from daybook.forms.xlsform.sheets import export_xlsx
from daybook.places import service as places
from daybook.places.audiences import org_stream
from daybook.records import service as records
from daybook.streams import service as streams

HEARD: Final = 90 * clock.DAY
"""A phone that was silent for longer is not counted among those that hold a form."""


@dataclass(frozen=True)
class Office:
    """Whose forms somebody looks at, and whether they may change them."""

    user: str
    org: str
    may_change: bool


class Shelf:
    """The forms of one organisation, each asked of the database once."""

    def __init__(self, session: Session, org: str) -> None:
        self.session = session
        self.org = org
        self.releases: dict[str, list[FormRelease]] = {}
        for release in store.releases(session, org):
            self.releases.setdefault(release.form, []).append(release)
        self.switches: Mapping[str, FormSwitch] = store.switches(session, org)
        schools = places.schools_under(session, org)
        self.records = records.by_version(session, schools)
        writers = {one.by for held in self.releases.values() for one in held if one.by}
        writers |= {one.by for one in self.switches.values()}
        self._names = accounts.names(session, writers)

    def newest(self, form_id: str) -> CompiledForm:
        """The newest version; raises NOT_FOUND."""
        return self.version(form_id, self._releases(form_id)[0].version)

    def version(self, form_id: str, number: int) -> CompiledForm:
        """One version; raises NOT_FOUND."""
        for release in self._releases(form_id):
            if release.version == number:
                form = store.find(self.session, form_id, number)
                if form is not None:
                    return form
        raise Problem(ErrorCode.NOT_FOUND, "There is no such version of this form.")

    def state(self, form_id: str) -> str:
        """Whether the form is open, closed or off."""
        reason = switches.reason(self.session, self._releases(form_id))
        return switches.state_by(self.switches.get(form_id), reason)

    def open_forms(self) -> list[CompiledForm]:
        """The newest version of every open form."""
        return [self.newest(form) for form in self.releases if self.state(form) == switches.OPEN]

    def line(self, form_id: str) -> dict[str, Any]:
        """A form in the list."""
        newest, *_ = held = self._releases(form_id)
        form, switch = self.newest(form_id), self.switches.get(form_id)
        return {
            "id": form_id,
            "title": form["title"],
            "version": newest.version,
            "layer": form.get("layer", "entry"),
            "visibility": form.get("visibility", "V2" if form["audience"] == "class" else "V1"),
            "audience": form["audience"],
            "state": self.state(form_id),
            "reason": switches.reason(self.session, held),
            "basis": switch.basis if switch is not None else None,
            "switched_at": switch.at if switch is not None else None,
            "switched_by": self._person(switch.by) if switch is not None else None,
            "published_at": newest.at,
            "published_by": self._person(newest.by),
            "records": sum(self.records.get((form_id, one.version), 0) for one in held),
            "burden": _burden(form),
            "source": _source(newest),
            "newer_built_in": self._newer_built_in(form_id),
        }

    def versions(self, form_id: str) -> list[dict[str, Any]]:
        """Every version of a form, newest first."""
        return [
            {
                "version": one.version,
                "published_at": one.at,
                "published_by": self._person(one.by),
                "records": self.records.get((form_id, one.version), 0),
                "source": _source(one),
            }
            for one in self._releases(form_id)
        ]

    def _releases(self, form_id: str) -> list[FormRelease]:
        if form_id not in self.releases:
            raise Problem(ErrorCode.NOT_FOUND, "There is no such form here.")
        return self.releases[form_id]

    def _newer_built_in(self, form_id: str) -> bool:
        """Whether the program brought a version that the office's own one holds back."""
        offered = builtin.find(form_id)
        return offered is not None and not service.has_content(self.session, self.org, offered.form)

    def _person(self, user: str | None) -> dict[str, str] | None:
        return {"id": user, "name": self._names.get(user, "")} if user is not None else None


def listed(session: Session, office: Office) -> dict[str, Any]:
    """Every form, and what all open ones take of a person's week."""
    shelf = Shelf(session, office.org)
    spent = burden.minutes_of(shelf.open_forms())
    return {
        "items": [shelf.line(form) for form in sorted(shelf.releases)],
        "burden": [
            {"role": role, "minutes": round(minutes, 2), "budget": burden.MINUTES[role]}
            for role, minutes in spent.items()
        ],
        "can_change": office.may_change,
    }


def opened(
    session: Session, office: Office, form_id: str, version: int | None = None
) -> dict[str, Any]:
    """One form with all its versions; `form` is the newest unless a version is named."""
    shelf = Shelf(session, office.org)
    form = shelf.newest(form_id) if version is None else shelf.version(form_id, version)
    return {
        **shelf.line(form_id),
        "form": form,
        "versions": shelf.versions(form_id),
        "can_change": office.may_change,
    }


def excel(session: Session, office: Office, form_id: str, version: int) -> bytes:
    """A version as the Excel workbook it was made from; raises NOT_FOUND."""
    Shelf(session, office.org).version(form_id, version)
    sheets = store.sheets(session, form_id, version)
    if sheets is None:
        raise Problem(ErrorCode.NOT_FOUND, "There is no workbook of this version.")
    return export_xlsx(sheets)


def built_in_excel(form_id: str) -> bytes:
    """The form that came with this program as an Excel workbook; raises NOT_FOUND."""
    found = builtin.find(form_id)
    if found is None:
        raise Problem(ErrorCode.NOT_FOUND, "No such form came with the program.")
    return export_xlsx(found.sheets)


def affected(session: Session, office: Office, form_id: str) -> dict[str, int]:
    """How many phones hold a form, and how many drafts of it they told of."""
    holders = streams.holders(session, org_stream(office.org))
    phones = accounts.phones(session, holders, clock.now() - HEARD)
    drafts = [phone.get("drafts", {}).get(form_id, 0) for phone in phones]
    return {"phones": len(phones), "drafts": sum(drafts), "writers": sum(map(bool, drafts))}


def meter(shelf: Shelf, form: CompiledForm) -> dict[str, Any]:
    """What the open forms take of a week before `form` is published and after, by role."""
    others = [one for one in shelf.open_forms() if one["id"] != form["id"]]
    is_open = form["id"] in shelf.releases and shelf.state(form["id"]) == switches.OPEN
    known = [shelf.newest(form["id"])] if is_open else []
    before, after = burden.minutes_of([*others, *known]), burden.minutes_of([*others, form])
    return {
        **_burden(form),
        "seconds_before": burden.longest_first_screen(known[0]) if known else None,
        "roles": [
            {
                "role": role,
                "before": round(before[role], 2),
                "after": round(after[role], 2),
                "budget": burden.MINUTES[role],
            }
            for role in burden.MINUTES
        ],
    }


def _burden(form: CompiledForm) -> dict[str, Any]:
    minutes = burden.minutes_per_week(form)
    return {
        "seconds": burden.longest_first_screen(form),
        "budget": form.get("budget"),
        "per_week": form.get("perWeek", {}),
        "minutes_per_week": {role: round(number, 2) for role, number in minutes.items()},
    }


def _source(release: FormRelease) -> str:
    return "own" if release.by is not None else "built-in"
