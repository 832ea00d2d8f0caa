"""What waits in an inbox, for whom, and until when."""

from typing import Any

from daybook import clock
from tests.server.records.county import TODAY, County, Person
from tests.server.reviews.office import (
    PROBLEM,
    care,
    inbox,
    records,
    say,
    school_record,
    visit_at,
)
from tests.server.reviews.saying import said


def test_the_inbox_of_a_head_is_what_nobody_looked_at_newest_first(
    county: County, teacher: Person, head: Person
) -> None:
    older = county.lesson(teacher) | {}
    older["x"]["_date"] = "2026-11-01" if TODAY.isoformat() > "2026-11-02" else "2026-10-01"
    newer = county.lesson(teacher)
    teacher.sync(older)
    teacher.sync(newer)
    head.sync(county.lesson(head))

    found = inbox(head)

    assert records(found["unseen"]) == [newer["r"], older["r"]]
    assert found["counts"]["unseen"] == 2


def test_an_answered_return_waits_for_whoever_asked(
    county: County, teacher: Person, head: Person, lesson: dict[str, Any]
) -> None:
    returned = say(head, lesson["r"], "return", text="请补").json["rid"]
    assert inbox(head)["answered"] == []

    say(teacher, lesson["r"], "answer", to=returned)

    assert records(inbox(head)["answered"]) == [lesson["r"]]


def test_an_escalation_waits_for_a_head_and_for_nobody_else(
    county: County, teacher: Person, head: Person, supervisor: Person, class_teacher: Person
) -> None:
    made = care(county, teacher)

    assert records(inbox(head)["urgent"]) == [made["r"]]
    assert inbox(supervisor)["urgent"] == []
    assert inbox(class_teacher)["urgent"] == []


def test_an_escalation_waits_until_a_head_has_looked(
    county: County, teacher: Person, head: Person, class_teacher: Person
) -> None:
    made = care(county, teacher)
    seen = said(class_teacher, made, "seen", slot=class_teacher.slots[county.class_key])
    class_teacher.sync(seen)
    still = records(inbox(head)["urgent"])

    say(head, made["r"], "seen")

    assert (still, inbox(head)["urgent"]) == ([made["r"]], [])


def test_words_about_a_focus_child_are_not_in_the_inbox(
    county: County, teacher: Person, head: Person
) -> None:
    care(county, teacher)

    assert "奶奶" not in str(inbox(head))


def test_a_problem_waits_until_it_is_solved(county: County, teacher: Person, head: Person) -> None:
    rid = school_record(county, teacher, "daylog", PROBLEM)
    open_before = records(inbox(head)["problems"])
    slot = teacher.slots[county.school_key]
    solved = teacher.change({"s": slot, "r": rid}, 99, solved="OK", solution="修好了")

    teacher.sync(solved)

    assert (open_before, inbox(head)["problems"]) == ([rid], [])


def test_a_correction_waits_for_the_head_of_the_school_visited(
    county: County, head: Person, neighbour: Person
) -> None:
    rid = visit_at(county, head, school=county.central, host=county.point, key=county.school_key)

    (row,) = inbox(neighbour)["corrections"]

    assert (row["record"], row["age"]) == (rid, 0)


def test_one_list_is_read_page_by_page(county: County, teacher: Person, head: Person) -> None:
    teacher.sync(*(county.lesson(teacher) for _ in range(43)))

    first, second = inbox(head), inbox(head, list="unseen", page=2)

    assert (len(first["unseen"]), len(second["unseen"])) == (40, 3)
    assert second["counts"]["unseen"] == 43
    assert set(records(first["unseen"])).isdisjoint(records(second["unseen"]))


def test_what_is_held_is_counted_for_who_settles_it(
    county: County, teacher: Person, head: Person
) -> None:
    teacher.sync(county.lesson(teacher, pupils=999))

    assert (inbox(head)["held"], inbox(teacher)["held"]) == (1, 0)


def test_a_record_that_waits_has_the_age_since_it_came(
    county: County, teacher: Person, head: Person
) -> None:
    late = county.lesson(teacher) | {"at": clock.now() - 30 * clock.DAY}
    late["x"]["_date"] = TODAY.isoformat()
    teacher.sync(late)

    assert inbox(head)["unseen"][0]["age"] == 0


def test_who_leads_a_class_is_not_asked_to_look_at_what_colleagues_wrote(
    county: County, teacher: Person, class_teacher: Person, talk: dict[str, Any]
) -> None:
    assert inbox(class_teacher)["unseen"] == []
