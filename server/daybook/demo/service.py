"""Fills an empty server with the demo township, the same for every run on the same day."""

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from random import Random
from zoneinfo import ZoneInfo

from flask import current_app
from sqlalchemy import delete
from sqlalchemy.orm import Session

from daybook import clock
from daybook.accounts import codes, invites
from daybook.accounts import service as accounts
from daybook.db import Base
from daybook.demo import conversation, people, plans
from daybook.demo.logbook import Logbook
from daybook.demo.township import PASSWORD, Builder
from daybook.forms import service as forms
from daybook.places import service as places
from daybook.settings import Settings
from daybook.streams import service as streams
from daybook.streams.kinds import Row

SEED = 20_260_901

_UNFINISHED = "unfinished"


@dataclass(frozen=True)
class Login:
    """How somebody of the demo comes in."""

    login: str
    name: str
    password: str
    code: str
    words: str


def fill(session: Session, today: date | None = None) -> bool:
    """Make the township as it stands at the beginning of `today`; False when anything is there.

    It is committed in many transactions, as phones would; one that was cut short is marked as such,
    and made anew.
    """
    if unfinished(session):
        _clear(session)
    if places.organisations(session):
        return False
    zone = _settings().time_zone
    today = today or clock.day_of(clock.now(), zone)
    midnight = datetime.combine(today, time(), ZoneInfo(zone))
    now = round(midnight.timestamp() * clock.SECOND)
    choice = Random(SEED)  # noqa: S311 (the same demo each time is the point)
    builder = Builder(session, today, zone, now, choice)
    township = builder.build()
    _mark(session, **{_UNFINISHED: True})
    session.commit()
    plans.write(session, township, builder)
    Logbook(session, township, builder, choice).write()
    conversation.write(session, township, builder, now)
    _mark(session, **{_UNFINISHED: None})
    session.commit()
    return True


def unfinished(session: Session) -> bool:
    """Whether a demo township is here whose making was cut short."""
    org = _demo(session)
    return org is not None and org.body.get(_UNFINISHED) is True


def logins(session: Session, now: int) -> list[Login]:
    """Who can sign in to the demo, each with a code that is good now; none on a real server."""
    if _demo(session) is None:
        return []
    found = []
    for person in people.NAMED:
        account = accounts.find(session, person.login)
        if account is not None:
            code = _code(session, account.id, person.login, now)
            words = f"{person.words} / {person.words_en}"
            found.append(Login(person.login, person.zh, PASSWORD, code, words))
    return found


def table(found: Sequence[Login]) -> str:
    """The logins in columns, for a terminal where Chinese signs are two columns wide."""
    rows = [("Login", "Password", "Joining code", "Who")]
    rows += [(one.login, one.password, one.code, f"{one.name}  {one.words}") for one in found]
    widths = [max(_columns(row[place]) for row in rows) for place in range(4)]
    lines = [
        "  ".join(
            text + " " * (wide - _columns(text)) for text, wide in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]
    return "\n".join((lines[0], "-" * max(map(_columns, lines)), *lines[1:]))


def _demo(session: Session) -> Row | None:
    """The organisation's row where this server is a demo."""
    orgs = places.organisations(session)
    row = streams.row(session, orgs[0].id) if len(orgs) == 1 else None
    return row if row is not None and row.body.get("demo") is True else None


def _mark(session: Session, **marks: bool | None) -> None:
    org = _demo(session)
    if org is not None:
        streams.publish(session, org.stream, org.kind, org.rid, {**org.body, **marks})


def _clear(session: Session) -> None:
    """Remove every row of a demo; its photos stay on disk, where the next one finds them."""
    for table in reversed(Base.metadata.sorted_tables):
        session.execute(delete(table))
    session.commit()
    session.expunge_all()
    forms.forget()


def _code(session: Session, account: str, login: str, now: int) -> str:
    """The first unspent code of an account in an endless row of codes."""
    number = 0
    while True:
        digest = hashlib.sha256(f"demo {login} {number}".encode()).digest()
        letters = "".join(codes.ALPHABET[byte % 32] for byte in digest[: codes.LENGTH])
        code = codes.shown(letters)
        usable = invites.usable(session, code, now)
        if usable is None:
            invites.add(session, account, code, now)
        if usable is not False:
            return code
        number += 1


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _settings() -> Settings:
    settings: Settings = current_app.extensions["daybook.settings"]
    return settings
