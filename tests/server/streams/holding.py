"""Makes mutations that are held, one for each reason, and says what became of them."""

from collections.abc import Callable
from typing import Any

from daybook_sync.ids import new_id

from daybook.db import db
from daybook.streams import service
from daybook.streams.entries import Resolution
from tests.server.streams.answers import only, reason, saved
from tests.server.streams.conftest import SCHOOL
from tests.server.streams.phone import Phone

CLASS = "class/c1/2026"


def resolution(mid: str) -> Resolution | None:
    """What became of what is held under `mid`."""
    entry = service.held_entry(db.session(), mid)
    db.session.rollback()
    assert entry is not None
    return entry.resolution


def state(mid: str) -> str | None:
    """One word for what became of it; None while nobody has decided."""
    settled = resolution(mid)
    return settled.state if settled else None


def invalid(phone: Phone, _other: Phone) -> dict[str, Any]:
    """A new record that the rules forbid."""
    return phone.put(SCHOOL, {"bad": 1, "text": "a"})


def not_member(phone: Phone, _other: Phone) -> dict[str, Any]:
    """A new record of somebody who does not hold the stream any more."""
    asked = phone.put(SCHOOL, {"text": "a"})
    service.close_grant(db.session(), phone.user, SCHOOL)
    db.session.commit()
    return asked


def forbidden(phone: Phone, other: Phone) -> dict[str, Any]:
    """The removal of somebody else's record."""
    rid = saved(other, {"text": "theirs"})
    phone.sync()
    return phone.delete(SCHOOL, rid)


def gone(phone: Phone, _other: Phone) -> dict[str, Any]:
    """An edit of nothing."""
    return phone.set(SCHOOL, new_id(), {"text": "a"})


def delete_vs_edit(phone: Phone, other: Phone) -> dict[str, Any]:
    """The removal of what another person changed meanwhile."""
    rid = saved(phone, {"text": "a"})
    removal = phone.delete(SCHOOL, rid)
    other.sync()
    other.sync(other.set(SCHOOL, rid, {"text": "b"}))
    return removal


def after_held(phone: Phone, other: Phone) -> dict[str, Any]:
    """An edit of a record that is held itself."""
    first = invalid(phone, other)
    phone.sync(first)
    return phone.set(SCHOOL, first["r"], {"text": "b"}, af=first["i"], br=first["i"])


def after_unknown(phone: Phone, _other: Phone) -> dict[str, Any]:
    """A new record behind something that never came."""
    lost = new_id()
    return phone.put(SCHOOL, {"text": "a"}, af=lost, br=lost)


def key_reuse(phone: Phone, _other: Phone) -> dict[str, Any]:
    """Another record under an id that was used."""
    first = phone.put(SCHOOL, {"text": "first"})
    phone.sync(first)
    return phone.put(SCHOOL, {"text": "second"}, i=first["i"])


def state_elsewhere(phone: Phone, other: Phone) -> dict[str, Any]:
    """A record that another stream holds already."""
    service.grant(db.session(), phone.user, CLASS, "team")
    db.session.commit()
    phone.catch_up()
    return phone.put(CLASS, {"text": "again"}, r=saved(phone, {"text": "a"}))


def state_action(phone: Phone, _other: Phone) -> dict[str, Any]:
    """An action that the server does not know."""
    return phone.mutation("act", SCHOOL, saved(phone, {"text": "a"}), x={"do": "x"})


Making = Callable[[Phone, Phone], dict[str, Any]]

REASONS: dict[str, tuple[Making, str]] = {
    "invalid": (invalid, "invalid"),
    "not-member": (not_member, "not-member"),
    "forbidden": (forbidden, "forbidden"),
    "gone": (gone, "gone"),
    "delete-vs-edit": (delete_vs_edit, "delete-vs-edit"),
    "after-held": (after_held, "after-held"),
    "after-unknown": (after_unknown, "after-unknown"),
    "key-reuse": (key_reuse, "key-reuse"),
    "state: elsewhere": (state_elsewhere, "state"),
    "state: action": (state_action, "state"),
}


def hold(phone: Phone, other: Phone, why: str) -> tuple[str, dict[str, Any]]:
    """Hold a mutation for that reason: the id by which it is kept, and the mutation."""
    make, word = REASONS[why]
    asked = make(phone, other)
    assert reason(only(phone.sync(asked))) == word
    entries = service.held(db.session(), user=phone.user)
    db.session.rollback()
    mid = next(
        entry.mid
        for entry in entries
        if entry.mutation["i"] == asked["i"] and entry.mutation["r"] == asked["r"]
    )
    return mid, asked
