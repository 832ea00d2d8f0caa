"""Reviews as phones write them, and what a phone is given of them."""

from typing import Any

from daybook_sync.ids import new_id

from daybook import clock
from daybook.accounts import people
from daybook.accounts import service as accounts
from tests.server.records.county import TODAY, County, Person

OK, HELD = 0, 2


def said(who: Person, record: dict[str, Any], do: str, **fields: Any) -> dict[str, Any]:
    """A mutation by which somebody says something of a record, in the record's own stream."""
    slot = fields.pop("slot", record["s"])
    body = {"record": record["r"], "do": do, "by": who.user, "name": "马文斌", "at": clock.now()}
    return {
        "i": new_id(),
        "k": "put",
        "s": slot,
        "r": new_id(),
        "t": "review",
        "b": [1, 0],
        "at": clock.now(),
        "x": {**body, **fields},
    }


def outcome(reply: dict[str, Any]) -> int:
    """What became of the one mutation of a request."""
    (answer,) = reply["a"]
    return int(answer[1])


def reason(reply: dict[str, Any]) -> str:
    """Why the one mutation of a request is held."""
    (answer,) = reply["a"]
    assert answer[1] == HELD, answer
    return str(answer[3]["reason"])


def reviews_of(who: Person) -> list[dict[str, Any]]:
    """The bodies of the reviews that an empty phone of somebody is given."""
    return [row[4] for row in who.rows() if row[2] == "review"]


def leaves(county: County, who: Person) -> None:
    """End every role of somebody, as of today."""
    people.end_roles(people.roles_given(county.session, who.user, TODAY), TODAY)
    accounts.renew(county.session, who.user, TODAY)
    county.session.commit()
