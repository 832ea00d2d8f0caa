"""Names behind ids: looked up once for a whole answer."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from daybook.accounts import service as accounts
from daybook.children import service as children
from daybook.forms import service as forms
from daybook.forms.compiled import OF_CHILDREN, CompiledForm, Localized
from daybook.places import service as places
from daybook.streams import service as streams

UNKNOWN: Localized = {"zh": "—", "en": "—"}
NAMELESS: Localized = {"zh": "不记名的孩子", "en": "child not named"}

Found = TypeVar("Found")


class Book:
    """The names that one answer needs; each is asked of the database once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[tuple[str, str], Any] = {}

    def place(self, place_id: str) -> dict[str, Any]:
        """`{id, name}` of a place."""
        return {"id": place_id, "name": self._once("place", place_id, self._place)}

    def school_class(self, class_id: str | None, school: str) -> dict[str, Any] | None:
        """`{id, name}` of a class of a school; None for none."""
        if class_id is None:
            return None
        names = self._once("classes", school, self._classes)
        return {"id": class_id, "name": names.get(class_id, UNKNOWN)}

    def person(self, user: str) -> dict[str, str]:
        """`{id, name}` of somebody."""
        return {"id": user, "name": self._once("person", user, self._person)}

    def meet(self, users: Collection[str]) -> None:
        """Look up many people at once."""
        for user, name in accounts.names(self._session, users).items():
            self._known["person", user] = name

    def form(self, name: str, version: int) -> CompiledForm | None:
        """A form; None when it was never published here."""
        return self._once(
            "form", f"{name}/{version}", lambda _: forms.find(self._session, name, version)
        )

    def week(self, school: str, day: str) -> int | None:
        """The school week of a day at a school; None outside any term."""
        org = self._once("org", school, self._organisation)
        if org is None:
            return None
        term = self._once("term", f"{org.id}/{day}", self._term)
        return places.week_of(term, date.fromisoformat(day)) if term is not None else None

    def listed(self, source: str, wanted: str) -> Localized | None:
        """The name of a thing chosen from a list outside the form; None when it is not there."""
        return self._once("listed", f"{source}/{wanted}", self._listed)

    def _place(self, place_id: str) -> Localized:
        for place in places.places(self._session, [place_id]):
            return _words(place.name)
        return UNKNOWN

    def _classes(self, school: str) -> dict[str, Localized]:
        found = places.classes_of(self._session, [school])
        return {one.id: _words(one.name) for one in found}

    def _person(self, user: str) -> str:
        return accounts.names(self._session, [user]).get(user, "")

    def _organisation(self, place_id: str) -> Any:
        return places.organisation_of(self._session, place_id)

    def _term(self, key: str) -> Any:
        org, _, day = key.partition("/")
        return places.term_on(self._session, org, date.fromisoformat(day))

    def _listed(self, key: str) -> Localized | None:
        source, _, wanted = key.partition("/")
        if source in OF_CHILDREN and wanted.startswith(children.UNNAMED):
            return NAMELESS
        name: Any = None
        if source == "people":
            name = self.person(wanted)["name"]
        elif source == "places":
            name = next((p.name for p in places.places(self._session, [wanted])), None)
        else:
            row = streams.row(self._session, wanted)
            known = row is not None and row.kind in {"child", "class"}
            name = row.body.get("name") if row is not None and known else None
        if not name:
            return None
        return _words(name) if isinstance(name, dict) else {"zh": str(name), "en": str(name)}

    def _once(self, kind: str, key: str, ask: Callable[[str], Found]) -> Found:
        if (kind, key) not in self._known:
            self._known[kind, key] = ask(key)
        found: Found = self._known[kind, key]
        return found


def _words(name: dict[str, str]) -> Localized:
    return {"zh": name["zh"], "en": name["en"]}
