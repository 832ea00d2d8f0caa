"""The phones of a school's people: what is known of each, and taking a lost one out of use."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from daybook_sync.errors import ErrorCode
from sqlalchemy.orm import Session

from daybook.accounts import office_store, service, store
from daybook.accounts.models import Device
from daybook.audit import service as audit
from daybook.errors import Problem


@dataclass(frozen=True)
class Unsent:
    """How many changes and photos a phone last said were waiting, and since when (ms)."""

    n: int
    since: int


@dataclass(frozen=True)
class Phone:
    """A phone as an office sees it; times in ms.

    `signed_out` is when its token ended; `disabled` when an office took it out of use, and `wiped`
    when it was told so, after which it is not heard of again.
    """

    id: str
    person: str
    name: str
    model: str
    last_heard: int
    version: str | None
    storage: dict[str, Any]
    unsent: Unsent | None
    signed_out: int | None
    disabled: int | None
    wiped: int | None


def phones_of(session: Session, people: Collection[str]) -> list[Phone]:
    """The phones of some people, last heard first."""
    return [_phone(*row) for row in office_store.devices_of_all(session, people)]


def person_of(session: Session, device: str) -> str:
    """Whose phone this is; raises NOT_FOUND."""
    found = store.device(session, device)
    if found is None:
        raise Problem(ErrorCode.NOT_FOUND, "There is no such device.")
    return found.account


def disable(session: Session, device: str, by: str, now: int) -> None:
    """Take a phone out of use; raises NOT_FOUND. It is written down with what was unsent."""
    service.disable_device(session, device, now)
    found = store.device(session, device)
    waiting = unsent(found) if found is not None else None
    audit.note(session, by, "device-disabled", device, unsent=waiting.n if waiting else 0)


def tell(session: Session, device: str, now: int) -> None:
    """A phone out of use has come and was told so; only the first time counts."""
    found = store.device(session, device)
    if found is not None and found.disabled_at is not None:
        found.told_at = found.told_at or now


def unsent(device: Device) -> Unsent | None:
    """What a phone last said was waiting; None when it was nothing or it never said."""
    said = device.storage or {}
    number = said.get("waiting", 0)
    return Unsent(number, said.get("since", device.last_heard)) if number else None


def _phone(device: Device, name: str) -> Phone:
    said = device.storage or {}
    return Phone(
        id=device.id,
        person=device.account,
        name=name,
        model=device.name,
        last_heard=device.last_heard,
        version=device.app_version,
        storage={
            "persisted": said.get("persisted"),
            "used": said.get("used"),
            "drafts": sum(said.get("drafts", {}).values()),
            "cleared": said.get("cleared"),
        },
        unsent=unsent(device),
        signed_out=device.revoked_at,
        disabled=device.disabled_at,
        wiped=device.told_at,
    )
