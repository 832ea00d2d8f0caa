"""Who reads what is held, and what they read of it."""

from typing import Any

import pytest

from tests.server.records.county import TALK, TODAY, VERSIONS, County, Person, readable


def only(who: Person, state: str = "open") -> Any:
    """The one entry that somebody sees."""
    (item,) = who.json("/api/views/held", state=state)["items"]
    return item


def test_what_is_held_is_listed_with_words(
    county: County, teacher: Person, head: Person, colleague: Person
) -> None:
    teacher.sync(county.lesson(teacher, pupils=999))

    item = only(head)

    assert item["reason"] == "invalid"
    assert item["words"]["en"].startswith("Pupils: ")
    assert item["person"]["id"] == teacher.user
    assert {
        "name": "pupils",
        "label": {"zh": "到课学生数", "en": "Pupils"},
        "display": {"zh": "999", "en": "999"},
        "before": None,
    } in item["written"]
    assert (item["state"], item["change"], item["record"]) == ("open", "put", None)
    assert only(teacher)["mid"] == item["mid"]
    assert colleague.json("/api/views/held")["items"] == []


def test_an_edit_is_shown_beside_what_stands_there(
    county: County, teacher: Person, head: Person
) -> None:
    made = county.lesson(teacher, pupils=30)
    teacher.sync(made)
    teacher.sync(teacher.change(made, 99, pupils=999, subject=None))

    item = only(head)

    pupils = next(line for line in item["written"] if line["name"] == "pupils")
    assert (pupils["before"]["en"], pupils["display"]["en"]) == ("30", "999")
    assert item["record"] == made["r"]
    assert item["date"] == TODAY.isoformat()


def test_one_entry_has_its_answers_and_raw_fields(
    county: County, teacher: Person, head: Person
) -> None:
    made = county.lesson(teacher, pupils=999)
    teacher.sync(made)

    entry = head.json(f"/api/views/held/{made['i']}")

    assert entry["fields"] == made["x"]
    assert entry["form"] == ["lesson", VERSIONS["lesson"]]
    assert set(entry["faults"]) == {"pupils"}
    assert any(answer["name"] == "pupils" for answer in entry["answers"])


def test_above_the_school_what_is_held_about_children_is_blank(
    county: County, teacher: Person, supervisor: Person
) -> None:
    made = county.talk(teacher, topics=[])
    teacher.sync(made)

    listed = supervisor.get("/api/views/held")
    opened = supervisor.get(f"/api/views/held/{made['i']}")

    assert listed.json["items"][0]["reason"] == "invalid"
    assert listed.json["items"][0]["can"] == []
    assert opened.json["fields"] == {}
    for answer in (listed, opened):
        text = readable(answer)
        assert TALK["note"] not in text
        assert county.child not in text


def test_what_was_said_about_children_is_not_read_above_the_school(
    county: County, teacher: Person, head: Person, supervisor: Person
) -> None:
    made = county.talk(teacher, topics=[])
    teacher.sync(made)
    head.post(f"/api/held/{made['i']}/return", {"note": "小雨的奶奶说了什么？"})

    assert only(supervisor, "returned")["note"] is None
    assert only(head, "returned")["note"] == "小雨的奶奶说了什么？"


def test_the_class_team_reads_what_is_held_of_the_class(county: County, teacher: Person) -> None:
    partner = county.person("zhaolei", "teacher", county.central, taught=county.school_class)
    made = county.talk(teacher, topics=[])
    teacher.sync(made)

    entry = partner.json(f"/api/views/held/{made['i']}")

    assert entry["fields"] == made["x"]
    assert entry["can"] == []


def test_what_one_may_not_see_is_not_there(
    county: County, teacher: Person, colleague: Person, neighbour: Person
) -> None:
    made = county.talk(teacher, topics=[])
    teacher.sync(made)

    for who in (colleague, neighbour):
        assert who.json("/api/views/held")["items"] == []
        assert who.get(f"/api/views/held/{made['i']}").status_code == 404
        for act, body in (("accept", {}), ("correct", {"fields": {"a": 1}})):
            assert who.post(f"/api/held/{made['i']}/{act}", body).status_code == 404


def test_whoever_writes_into_anothers_record_learns_nothing_of_it(
    county: County, teacher: Person, colleague: Person
) -> None:
    made = county.lesson(teacher, pupils=31)
    teacher.sync(made)
    slot = colleague.slots[county.school_key]
    edit = teacher.change(made, 99, pupils=32) | {"s": slot}

    colleague.sync(edit)

    item = only(colleague)
    assert (item["reason"], item["record"]) == ("forbidden", None)
    assert [line["before"] for line in item["written"]] == [None]


def test_reading_about_children_is_written_down(
    county: County, teacher: Person, head: Person, acts: Any
) -> None:
    made = county.talk(teacher, topics=[])
    teacher.sync(made)

    teacher.json(f"/api/views/held/{made['i']}")
    head.json(f"/api/views/held/{made['i']}")

    assert acts() == [("read", head.user, made["i"])]


@pytest.mark.parametrize("path", ["", "/" + "A" * 22])
def test_without_a_token_nothing_is_read(county: County, path: str) -> None:
    assert county.client.get(f"/api/views/held{path}").status_code == 401


@pytest.mark.parametrize("state", ["accepted", "x"])
def test_there_are_three_lists(head: Person, state: str) -> None:
    assert head.get("/api/views/held", state=state).status_code == 422
