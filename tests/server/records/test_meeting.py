"""Two edits of one record meet: who is told of the value that gave way, and who settles it."""

from typing import Any

import pytest
from daybook_sync.ids import stable_id

from daybook.db import db
from daybook.streams import service as streams
from tests.server.records.county import County, Person
from tests.server.records.test_writing import held_reason


@pytest.fixture
def met(county: County, teacher: Person) -> tuple[dict[str, Any], str]:
    """A lesson that one teacher changed on two phones at once; the id of what gave way."""
    made = county.lesson(teacher)
    teacher.sync(made)
    first = teacher.change(made, 99, pupils=25)
    teacher.sync(first)
    teacher.sync(teacher.change(made, 1, pupils=30))
    return made, stable_id(f"conflict {made['r']} pupils {first['i']}")


def settling(who: Person, made: dict[str, Any], key: str, slot: int) -> dict[str, Any]:
    return who.change(made, 99) | {"k": "del", "r": key, "s": slot}


def test_the_author_and_who_leads_are_told(
    county: County,
    met: tuple[dict[str, Any], str],
    teacher: Person,
    head: Person,
    colleague: Person,
) -> None:
    assert "conflict" in teacher.kinds()
    assert "conflict" in head.kinds()
    assert "conflict" not in colleague.kinds()


def test_the_author_settles_it(
    county: County, met: tuple[dict[str, Any], str], teacher: Person, head: Person
) -> None:
    made, key = met

    reply = teacher.sync(settling(teacher, made, key, made["s"]))

    row = streams.row(db.session(), key)
    assert reply["a"][0][1] == 0
    assert row is not None
    assert row.deleted
    history = head.json(f"/api/views/records/{made['r']}")["history"]
    assert history[-1]["merged"][0]["before"]["en"] == "25"


def test_nobody_settles_it_for_the_author(
    county: County, met: tuple[dict[str, Any], str], head: Person
) -> None:
    made, key = met

    reply = head.sync(settling(head, made, key, head.slots[county.school_key]))

    assert held_reason(reply) == "forbidden"


def test_an_edit_of_what_was_withdrawn_says_so(county: County, teacher: Person) -> None:
    made = county.lesson(teacher)
    teacher.sync(made)
    teacher.sync(teacher.change(made, 99) | {"k": "del"})

    teacher.sync(teacher.change(made, 1, pupils=30))

    last = teacher.json(f"/api/views/records/{made['r']}")["history"][-1]
    assert "Withdrawal" in [met["label"]["en"] for met in last["merged"]]
