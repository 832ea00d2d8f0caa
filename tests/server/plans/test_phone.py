"""A person's plan is written on the phone; what cannot be kept is held, with words, never lost."""

from typing import Any

import pytest
from daybook_sync.ids import new_id

from daybook import clock
from tests.server.organisation.conftest import told
from tests.server.plans.conftest import FIRST, LAST, groups, target, words
from tests.server.records.county import TODAY, County, Person

OK, HELD = 0, 2


def body_of(who: Person, **said: Any) -> dict[str, Any]:
    whole = {
        "template": None,
        "title": words("我的计划"),
        "owner": {"kind": "person", "id": who.user},
        **{"from": FIRST, "to": LAST, "idea": words(""), "closing": words("")},
        **{"basis": [], "goals": [], "effects": [], "groups": groups(target())},
    }
    return {**whole, **said}


def put(who: Person, key: str, body: dict[str, Any]) -> dict[str, Any]:
    return {
        **{"i": new_id(), "k": "put", "s": who.slots[key], "r": new_id(), "t": "plan"},
        **{"b": [1, 0], "at": clock.now(), "x": body},
    }


def outcome(who: Person, mutation: dict[str, Any]) -> Any:
    (answer,) = who.sync(mutation)["a"]
    return answer


def test_a_plan_made_offline_is_the_authors_and_the_heads(
    county: County, teacher: Person, colleague: Person, head: Person
) -> None:
    mutation = put(teacher, county.school_key, body_of(teacher))

    assert outcome(teacher, mutation)[1] == OK

    assert mutation["r"] in {row[0] for row in head.rows()}
    assert mutation["r"] not in {row[0] for row in colleague.rows()}
    plan = teacher.json(f"/api/plans/{mutation['r']}")
    assert (plan["title"], plan["schools"]) == (words("我的计划"), [county.central])
    assert head.json(f"/api/plans/{mutation['r']}/progress")["lines"]


def test_what_the_phone_changes_is_counted_anew(county: County, teacher: Person) -> None:
    mutation = put(teacher, county.school_key, body_of(teacher))
    seen = outcome(teacher, mutation)[2]

    change = teacher.change(mutation, seen, groups=[], closed=True)
    assert outcome(teacher, change)[1] == OK

    plan = teacher.json(f"/api/plans/{mutation['r']}")
    assert (plan["closed"], plan["groups"]) == (True, [])
    assert teacher.json(f"/api/plans/{mutation['r']}/progress")["lines"] == []


def test_what_the_office_page_changes_reaches_the_phone(county: County, teacher: Person) -> None:
    mutation = put(teacher, county.school_key, body_of(teacher))
    outcome(teacher, mutation)
    path = f"/api/plans/{mutation['r']}"

    told(teacher, "PUT", path, seq=teacher.json(path)["seq"], title=words("新的"))

    bodies = {row[0]: row[4] for row in teacher.rows() if row[2] == "plan"}
    assert bodies[mutation["r"]]["title"] == words("新的")


def test_a_plan_that_is_taken_back_is_gone_from_lists(county: County, teacher: Person) -> None:
    mutation = put(teacher, county.school_key, body_of(teacher))
    seen = outcome(teacher, mutation)[2]
    change = teacher.change(mutation, seen)

    removal = {**{k: v for k, v in change.items() if k != "x"}, "k": "del"}
    assert outcome(teacher, removal)[1] == OK

    assert teacher.json("/api/plans")["items"] == []
    assert teacher.get(f"/api/plans/{mutation['r']}").status_code == 404


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": words(" ")}, "title"),
        ({"to": "2020-01-01"}, "from"),
        ({"groups": groups(target(every="daily"))}, "groups.0.measures.0.targets.0"),
        ({"groups": groups(target(count={"form": "nothing"}))}, "groups.0.measures.0.targets.0"),
        ({"idea": words("长" * 5000)}, "idea"),
        ({"goals": [words("很多")] * 900}, "goals"),
        ({"more": 1}, "more"),
    ],
)
def test_a_faulty_plan_is_held_with_words_and_never_lost(
    county: County, teacher: Person, head: Person, wrong: dict[str, Any], field: str
) -> None:
    mutation = put(teacher, county.school_key, body_of(teacher, **wrong))

    answer = outcome(teacher, mutation)

    assert (answer[1], answer[3]["reason"]) == (HELD, "invalid")
    assert set(answer[3]["fields"][field]) == {"zh", "en"}
    (held,) = teacher.json("/api/views/held")["items"]
    assert held["mid"] == mutation["i"]


def test_nobody_puts_a_plan_for_another_or_for_a_school(
    county: County, teacher: Person, colleague: Person
) -> None:
    for owner in (
        {"kind": "person", "id": colleague.user},
        {"kind": "school", "id": county.central},
        None,
    ):
        mutation = put(teacher, county.school_key, body_of(teacher, owner=owner))
        answer = outcome(teacher, mutation)
        assert (answer[1], answer[3]["reason"]) == (HELD, "forbidden")


def test_a_plan_lies_with_the_school_and_not_with_a_class(county: County, teacher: Person) -> None:
    answer = outcome(teacher, put(teacher, county.class_key, body_of(teacher)))

    assert (answer[1], answer[3]["reason"]) == (HELD, "not-member")


def test_nobody_changes_anothers_plan_or_the_schools_from_a_phone(
    county: County, teacher: Person, head: Person
) -> None:
    own = put(teacher, county.school_key, body_of(teacher))
    outcome(teacher, own)
    shared = told(
        head,
        "POST",
        "/api/plans",
        owner={"kind": "school", "id": county.central},
        template="township-year",
    )
    for who, rid in ((head, own["r"]), (head, shared["id"]), (teacher, shared["id"])):
        mutation = {**own, "s": who.slots[county.school_key], "r": rid}
        answer = outcome(who, who.change(mutation, 9999, title=words("改")))
        assert (answer[1], answer[3]["reason"]) == (HELD, "forbidden")


def test_the_owner_of_a_plan_never_changes(county: County, teacher: Person, head: Person) -> None:
    mutation = put(teacher, county.school_key, body_of(teacher))
    seen = outcome(teacher, mutation)[2]

    change = teacher.change(mutation, seen, owner={"kind": "person", "id": head.user})

    answer = outcome(teacher, change)
    assert (answer[1], "owner" in answer[3]["fields"]) == (HELD, True)


def test_a_held_plan_of_a_good_shape_may_be_let_in(
    county: County, teacher: Person, supervisor: Person, head: Person
) -> None:
    key, slot = county.school_key, teacher.slots[county.school_key]
    moved = {"from": county.central, "to": county.point, "on": TODAY.isoformat()}
    mutation = put(teacher, key, body_of(teacher))
    told(supervisor, "POST", f"/api/people/{teacher.user}/move", **moved)
    assert mutation["s"] == slot
    assert outcome(teacher, mutation)[3]["reason"] == "not-member"

    told(head, "POST", f"/api/held/{mutation['i']}/accept")

    assert head.json(f"/api/plans/{mutation['r']}")["title"] == words("我的计划")
