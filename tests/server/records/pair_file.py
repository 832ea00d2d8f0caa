"""The file of a pair of two teachers of two schools, for the tests of what lies in it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from daybook.accounts import service as accounts
from daybook.places import pairs
from daybook.places.support_models import Pair
from tests.server.records.county import SINCE, TODAY, County, Person

APPLIED, MERGED, HELD = 0, 1, 2
ENTRY: dict[str, Any] = {
    "how": "visit",
    "topics": ["teaching"],
    "what": "一起备了《秋天》，磨了三个主问题",
    "begun": TODAY.isoformat(),
}


@dataclass
class File:
    """A confirmed pair of two teachers of two schools, with the heads of both."""

    county: County
    pair: str
    supporter: Person
    supported: Person
    head: Person
    other_head: Person

    @property
    def key(self) -> str:
        return f"pair/{self.pair}"

    def entry(self, who: Person, **fields: Any) -> dict[str, Any]:
        """An entry that somebody writes at their school, in the pair's file."""
        school = self.county.central if who is self.supporter else self.county.point
        answers = {**ENTRY, "pair": self.pair, **fields}
        return who.put(self.key, "pairing", answers, _school=school, _class=None)


def proposed(county: County, session: Session, supporter: Person, supported: Person) -> Pair:
    """A pair of a teacher of the central school and one of the point."""
    asked = {
        "type": "teacher",
        "supporter": supporter.user,
        "supported": supported.user,
        "supporter_school": county.central,
        "supported_school": county.point,
        "goals": [],
        "frequency": "monthly",
        "since": SINCE,
    }
    return pairs.propose(session, supporter.user, asked)


def renewed(session: Session, day: date, *people: Person) -> None:
    """Give everybody the streams of a day, and sync them."""
    for person in people:
        accounts.renew(session, person.user, day)
    session.commit()
    for person in people:
        person.sync()


def outcome(reply: dict[str, Any]) -> tuple[int, str]:
    """What became of the one change of a request, and why it was held."""
    (answer,) = reply["a"]
    return answer[1], str(answer[3].get("reason", "")) if len(answer) > 3 else ""


def seen(who: Person, rid: str) -> dict[str, Any]:
    """A row as somebody's phone has it."""
    return next(row[4] for row in who.rows() if row[0] == rid)


def listed(who: Person) -> set[str]:
    """The records that somebody finds in the office."""
    return {item["rid"] for item in who.json("/api/views/records")["items"]}
