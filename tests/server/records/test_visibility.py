"""Who reads a record depends on its form's class of visibility and on who asks."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from daybook.streams import service as streams
from tests.server.records.county import TODAY, County, Person, readable
from tests.server.records.test_writing import held_reason

OWN_WORDS = "奶奶说他最近不爱说话"
CLASSES: dict[str, tuple[str, dict[str, Any]]] = {
    "V1": ("note", {"kind": "parenting", "title": "小A的一天", "body": OWN_WORDS}),
    "V2": ("parent", {"how": "call", "with": "mother", "topics": ["study"], "note": OWN_WORDS}),
    "V3": (
        "child",
        {
            **{"how": "talk", "attends": "normal", "note": OWN_WORDS},
            **{"study": "good", "mood": "worry", "life": "good", "peers": "fair"},
        },
    ),
}
READERS = ("author", "teammate", "teacher", "head", "township", "supervisor")
WHOLE, CHILDREN_COUNTED, WORDS_LEFT_OUT, NOT_THERE = "whole", "counted", "blank", "nothing"
READ: dict[str, dict[str, str]] = {
    "V1": {
        **dict.fromkeys(("author", "head"), WHOLE),
        **dict.fromkeys(("township", "supervisor"), CHILDREN_COUNTED),
        **dict.fromkeys(("teammate", "teacher"), NOT_THERE),
    },
    "V2": {
        **dict.fromkeys(("author", "teammate", "head"), WHOLE),
        **dict.fromkeys(("township", "supervisor"), WORDS_LEFT_OUT),
        "teacher": NOT_THERE,
    },
    "V3": {
        **dict.fromkeys(("author", "teammate", "head"), WHOLE),
        **dict.fromkeys(("teacher", "township", "supervisor"), NOT_THERE),
    },
}
"""What each reader gets of a record of each class; `teacher` teaches another class."""


@pytest.fixture
def readers(
    county: County, session: Session, teacher: Person, colleague: Person, head: Person
) -> dict[str, Person]:
    """One of each kind."""
    township = county.person("lifang", "township", county.central)
    return {
        "author": teacher,
        "teammate": county.person("zhaoli", "teacher", county.central, taught=county.school_class),
        "teacher": colleague,
        "head": head,
        "township": township,
        "supervisor": county.person("qianlan", "supervisor", county.org),
    }


@pytest.fixture(params=list(CLASSES))
def written(
    request: pytest.FixtureRequest, county: County, teacher: Person
) -> tuple[str, dict[str, Any]]:
    """A record of each class about the child, with the author's own words."""
    form, answers = CLASSES[request.param]
    child: Any = [county.child] if form == "parent" else county.child
    to_class = request.param != "V1"
    made = teacher.put(
        county.class_key if to_class else county.school_key,
        form,
        {**answers, "child": child},
        _school=county.central,
        _class=county.school_class if to_class else None,
    )
    assert teacher.sync(made)["a"][0][1] == 0
    return request.param, made


def reading(who: Person, county: County, rid: str) -> str:
    """How much somebody reads of a record."""
    answer = who.get(f"/api/views/records/{rid}")
    if answer.status_code == 404:
        return NOT_THERE
    text = readable(answer)
    if OWN_WORDS not in text:
        assert "小雨" not in text
        assert county.child not in text
        return WORDS_LEFT_OUT
    if "小雨" not in text:
        assert county.child not in text
        return CHILDREN_COUNTED
    return WHOLE


def test_each_reader_gets_what_the_class_of_the_form_gives(
    county: County, readers: dict[str, Person], written: tuple[str, dict[str, Any]]
) -> None:
    visibility, made = written

    found = {name: reading(readers[name], county, made["r"]) for name in READERS}

    assert found == READ[visibility]


def test_lists_and_files_hold_no_more_than_the_record(
    county: County, readers: dict[str, Person], written: tuple[str, dict[str, Any]]
) -> None:
    visibility, _ = written
    form = CLASSES[visibility][0]

    for name in ("township", "supervisor"):
        asked: tuple[tuple[str, dict[str, str]], ...]
        asked = (("records", {}), ("records.csv", {}), ("records.csv", {"form": form}))
        answers = [readers[name].get(f"/api/views/{path}", **query) for path, query in asked]
        text = "".join(map(readable, answers))
        assert "小雨" not in text
        assert county.child not in text
        assert (OWN_WORDS in text) is (visibility == "V1")
        assert readers[name].json("/api/views/records")["total"] == (0 if visibility == "V3" else 1)
        assert readers[name].json("/api/views/records", words="不爱说话")["total"] == (
            1 if visibility == "V1" else 0
        )


def test_what_stays_in_the_school_is_still_counted_above_it(
    county: County, supervisor: Person, written: tuple[str, dict[str, Any]]
) -> None:
    counted = {
        item["id"]: item["records"] for item in supervisor.json("/api/views/overview")["items"]
    }

    assert counted[county.central] == 1


def test_phones_of_the_class_team_have_what_is_about_the_class(
    county: County,
    session: Session,
    readers: dict[str, Person],
    written: tuple[str, dict[str, Any]],
) -> None:
    visibility, made = written

    row = streams.row(session, made["r"])

    assert row is not None
    assert row.vis == 1
    assert ("record" in readers["teammate"].kinds()) is (visibility != "V1")
    assert "record" not in readers["teacher"].kinds()


def test_a_register_of_the_school_reaches_the_phones_of_colleagues(
    county: County, session: Session, teacher: Person, colleague: Person
) -> None:
    row = {"weekday": "mon", "period": 1, "class_ref": "四年级", "subject": "music"}
    rows = [{**row, "school_of_lesson": county.point}]
    answers = {"since": TODAY.isoformat(), "rows": rows}
    made = teacher.put(county.school_key, "timetable", answers, _school=county.central, _class=None)
    teacher.sync(made)

    found = streams.row(session, made["r"])
    assert found is not None
    assert found.vis == 0
    assert "record" in colleague.kinds()
    edit = colleague.change(made, 99, rows=[]) | {"s": colleague.slots[county.school_key]}
    assert held_reason(colleague.sync(edit)) == "forbidden"


def test_a_held_record_that_stays_in_the_school_is_not_shown_above_it(
    county: County, teacher: Person, head: Person, supervisor: Person
) -> None:
    form, answers = CLASSES["V3"]
    made = teacher.put(
        county.class_key,
        form,
        {**answers, "child": county.child, "note": ""},
        _school=county.central,
        _class=county.school_class,
    )
    teacher.sync(made)

    assert len(head.json("/api/views/held")["items"]) == 1
    assert supervisor.json("/api/views/held")["items"] == []
