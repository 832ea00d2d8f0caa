"""The tree of places: what is made, renamed, moved or closed reaches the organisation's phones."""

from collections.abc import Callable

from daybook_sync.ids import new_id
from sqlalchemy.orm import Session

from daybook.places import faults, store
from daybook.places.audiences import org_stream
from daybook.places.models import Place
from daybook.streams import service as streams

Names = dict[str, str]
"""A name in both languages: `{"zh": …, "en": …}`."""

SCHOOLS = frozenset({"central", "point", "kindergarten", "school"})
"""Types of places where records are made."""

ABOVE = {
    "municipal": frozenset[str](),
    "bureau": frozenset({"municipal"}),
    "training": frozenset({"bureau"}),
    "central": frozenset({"bureau"}),
    "school": frozenset({"bureau", "central"}),
    "point": frozenset({"bureau", "central", "school"}),
    "kindergarten": frozenset({"bureau", "central", "school", "point"}),
}
"""What each type of place may lie under; a kindergarten on its own or attached to a school."""

_created: list[Callable[[Session, str], None]] = []


def on_created(hook: Callable[[Session, str], None]) -> None:
    """Call `hook(session, org)` in the transaction that makes an organisation."""
    if hook not in _created:
        _created.append(hook)


def create_municipal(session: Session, name: Names, *, place_id: str | None = None) -> Place:
    """A municipal office, above the bureaus that are put below it."""
    return _add(session, None, "municipal", name, place_id)


def create_org(
    session: Session,
    name: Names,
    zone: str,
    *,
    demo: bool = False,
    org_id: str | None = None,
    parent: str | None = None,
) -> Place:
    """A new organisation, a bureau, published into its own stream."""
    org = _add(session, parent, store.BUREAU, name, org_id)
    body = {"name": name, "zone": zone, "demo": demo}
    streams.publish(session, org_stream(org.id), "org", org.id, body)
    for hook in _created:
        hook(session, org.id)
    return org


def create_place(
    session: Session, parent: str, place_type: str, name: Names, *, place_id: str | None = None
) -> Place:
    """A new unit below `parent`, published to the organisation; raises NOT_FOUND or INVALID."""
    above = known(session, parent)
    _check_under(place_type, above)
    made = _add(session, parent, place_type, name, place_id)
    _publish(session, made)
    return made


def change_place(
    session: Session, place_id: str, *, name: Names | None = None, parent: str | None = None
) -> Place:
    """Rename or move a unit; raises NOT_FOUND, INVALID or CONFLICT."""
    place = known(session, place_id)
    if name is not None:
        place.name_zh, place.name_en = name["zh"], name["en"]
    if parent is not None and parent != place.parent:
        _move(session, place, parent)
    session.flush()
    _publish(session, place)
    return place


def close_place(session: Session, place_id: str, day: str) -> Place:
    """Close a unit from a day on; raises CONFLICT while something open lies below it."""
    place = known(session, place_id)
    if store.open_below(session, place_id):
        raise faults.in_the_way(
            "closed",
            "下面还有单位或班级，请先把它们迁走或关闭",
            "There are units or classes below; move or close them first",
        )
    place.closed = place.closed or day
    session.flush()
    _publish(session, place)
    return place


def open_place(session: Session, place_id: str) -> Place:
    """Open a closed unit again."""
    place = known(session, place_id)
    place.closed = None
    session.flush()
    _publish(session, place)
    return place


def known(session: Session, place_id: str) -> Place:
    """The place of this id; raises NOT_FOUND."""
    place = store.place(session, place_id)
    if place is None:
        raise faults.missing("找不到这个单位", "There is no such place.")
    return place


def _move(session: Session, place: Place, parent: str) -> None:
    above = known(session, parent)
    if any(parent == below.id for below in store.below(session, place.id)):
        raise faults.in_the_way(
            "parent", "单位不能归到自己下面", "A place cannot lie below itself."
        )
    _check_under(place.type, above)
    before, after = store.root(session, place.id), store.root(session, parent)
    if place.type != store.BUREAU and before is not after:
        raise faults.in_the_way(
            "parent",
            "不能迁到别的县；请在那边新建单位",
            "A place cannot move to another county; make it anew there",
        )
    place.parent = parent


def _check_under(place_type: str, above: Place) -> None:
    if above.type not in ABOVE[place_type]:
        raise faults.wrong(
            "parent", "这类单位不能归在那里", "A place of this type cannot lie there"
        )
    if above.closed is not None:
        raise faults.wrong(
            "parent", "上级单位已关闭，请另选", "The place above is closed; choose another"
        )


def _add(
    session: Session, parent: str | None, place_type: str, name: Names, place_id: str | None
) -> Place:
    made = Place(
        id=place_id or new_id(),
        parent=parent,
        type=place_type,
        name_zh=name["zh"],
        name_en=name["en"],
    )
    session.add(made)
    session.flush()
    return made


def _publish(session: Session, place: Place) -> None:
    """Send a place as it stands; what lies above all organisations is nobody's on a phone."""
    org = store.root(session, place.id)
    if org is None:
        return
    key = org_stream(org.id)
    if org.id == place.id:
        row = streams.row(session, place.id, key)
        body = {**(row.body if row is not None else {}), "name": place.name}
        streams.publish(session, key, "org", place.id, body)
        return
    body = {
        "name": place.name,
        "type": place.type,
        "parent": place.parent,
        "closed": place.closed,
    }
    streams.publish(session, key, "place", place.id, body)
