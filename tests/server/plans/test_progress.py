"""How far plans have come equals what somebody counts by hand, and tells no child outside."""

from datetime import date, timedelta
from typing import Any

from daybook_sync.ids import new_id

from daybook import clock
from daybook.accounts import service as accounts
from daybook.children import service as children
from daybook.places import service as places
from tests.server.organisation.conftest import told
from tests.server.plans.conftest import FIRST, LAST, plan_of, target
from tests.server.records.county import LESSON, SINCE, TALK, TODAY, YEAR, County, Person

FOCUS: dict[str, Any] = {"categories": ["hearing"], "responsible": "何静", "aid": "aid"}
CARE: dict[str, Any] = {
    "how": "talk",
    "attends": "normal",
    "study": "good",
    "life": "good",
    "peers": "fair",
}
MONDAY = date.fromisoformat(FIRST)


def lesson(county: County, who: Person, day: date, school: str | None = None, **fields: Any) -> str:
    at = school or county.central
    key = places.school_stream(at, YEAR)
    body = {**LESSON, **fields}
    made = who.put(key, "lesson", body, _school=at, _class=None, _date=day.isoformat())
    assert who.sync(made)["a"][0][1] == 0
    return str(made["r"])


def of_class(county: County, who: Person, form: str, day: date = TODAY, **answers: Any) -> str:
    at = {"_school": county.central, "_class": county.school_class, "_date": day.isoformat()}
    made = who.put(county.class_key, form, {**answers, **at})
    reply = who.sync(made)
    assert reply["a"][0][1] == 0, reply
    return str(made["r"])


def made(who: Person, kind: str, owner: str, *targets: dict[str, Any], **said: Any) -> str:
    plan: str = told(who, "POST", "/api/plans", **plan_of(kind, owner, *targets, **said))["id"]
    return plan


def lines(who: Person, plan: str, **query: Any) -> list[Any]:
    found: list[Any] = who.json(f"/api/plans/{plan}/progress", **query)["lines"]
    return found


def counted(who: Person, plan: str, **query: Any) -> dict[str, tuple[int, int]]:
    """Done and expected by the subject's id."""
    return {
        line["subject"]["id"]: (line["done"], line["expected"])
        for line in lines(who, plan, **query)
    }


demo = target("demo", count={"form": "lesson", "where": {"kind": ["demo"]}}, every="term")


def test_each_person_is_counted_by_what_they_wrote(
    county: County, teacher: Person, colleague: Person, head: Person
) -> None:
    plan = made(head, "school", county.central, {**demo, "each": "person", "need": 3})
    first = lesson(county, teacher, MONDAY)
    second = lesson(county, teacher, TODAY)
    lesson(county, teacher, TODAY, kind="regular")
    lesson(county, colleague, TODAY)
    lesson(county, colleague, MONDAY - timedelta(1))

    found = counted(head, plan)

    assert found == {teacher.user: (2, 3), colleague.user: (1, 3), head.user: (0, 3)}
    own = next(one for one in lines(head, plan) if one["subject"]["id"] == teacher.user)
    assert (own["rids"], own["more"]) == ([second, first], 0)
    assert own["subject"]["name"] == {"zh": "sunli 老师", "en": "sunli 老师"}
    assert (own["measure"], own["target"]) == ("m1", "demo")


def test_a_child_who_was_visited_twice_is_one_child_of_the_class(
    county: County, teacher: Person, head: Person
) -> None:
    visits = target(
        "visits",
        count={"form": "parent", "where": {"how": ["visit"]}, "different": "child"},
        each="class",
        every="term",
    )
    del visits["need"]
    plan = made(head, "school", county.central, {**visits, "share": {"under 30": 50}})
    for _ in range(2):
        of_class(county, teacher, "parent", **TALK, child=[county.child])

    assert counted(head, plan) == {county.school_class: (1, 10)}
    assert len(lines(head, plan)[0]["rids"]) == 2


def test_records_of_both_schools_count_for_their_link(
    county: County, teacher: Person, neighbour: Person, head: Person, link: str
) -> None:
    plan = made(head, "link", link, {**demo, "each": "link", "need": 3})
    lesson(county, teacher, TODAY)
    lesson(county, neighbour, TODAY, county.point)

    assert counted(neighbour, plan) == counted(head, plan) == {link: (2, 3)}


def test_a_placement_counts_what_was_written_there_and_then(
    county: County, teacher: Person
) -> None:
    first, last = TODAY - timedelta(1), TODAY + timedelta(1)
    placed = places.place_person(
        county.session, teacher.user, "three-day", county.point, first, last, home=county.central
    )
    accounts.renew(county.session, teacher.user, TODAY)
    county.session.commit()
    teacher.sync()
    plan = made(
        teacher,
        "person",
        teacher.user,
        {**demo, "each": "placement", "need": {"three-day": 2, "other": 4}, "every": "placement"},
    )
    there = lesson(county, teacher, TODAY, county.point)
    lesson(county, teacher, TODAY)
    lesson(county, teacher, TODAY - timedelta(2), county.point)

    (line,) = lines(teacher, plan)

    assert (line["done"], line["expected"], line["rids"]) == (1, 2, [there])
    assert line["subject"]["id"] == placed.id
    assert line["subject"]["name"]["zh"] == "sunli 老师 → 教学点"


def test_what_is_withdrawn_counts_no_more_and_what_comes_late_does(
    county: County, teacher: Person
) -> None:
    plan = made(teacher, "person", teacher.user, {**demo, "each": "person", "need": 3})
    key = county.school_key
    mutation = teacher.put(key, "lesson", LESSON, _school=county.central, _class=None)
    seen = teacher.sync(mutation)["a"][0][2]
    lesson(county, teacher, MONDAY)
    assert counted(teacher, plan) == {teacher.user: (2, 3)}

    removal = {k: v for k, v in teacher.change(mutation, seen).items() if k != "x"}
    teacher.sync({**removal, "k": "del"})

    assert counted(teacher, plan) == {teacher.user: (1, 3)}


def test_an_earlier_day_counts_what_was_done_by_then(county: County, teacher: Person) -> None:
    plan = made(teacher, "person", teacher.user, {**demo, "each": "person", "need": 3})
    lesson(county, teacher, MONDAY)
    lesson(county, teacher, TODAY)

    assert counted(teacher, plan, on=MONDAY.isoformat()) == {teacher.user: (1, 3)}
    assert counted(teacher, plan, on=TODAY.isoformat()) == {teacher.user: (2, 3)}


def followed(county: County, teacher: Person, head: Person) -> str:
    """A plan for two children hard of hearing, one of whom was followed up."""
    other = children.create_child(
        county.session,
        county.school_class,
        YEAR,
        name="小雪",
        sex="f",
        birth_year=2019,
        consent="paper",
    )
    county.session.commit()
    for child in (county.child, other.id):
        of_class(county, teacher, "focus", MONDAY - timedelta(30), **FOCUS, child=child)
    of_class(county, teacher, "child", **CARE, mood="fair", child=county.child)
    hearing = target("hearing", count={"form": "child"}, each="child", every="month")
    return made(head, "school", county.central, {**hearing, "of": {"categories": ["hearing"]}})


def test_children_are_named_where_their_names_may_be_read(
    county: County, teacher: Person, head: Person
) -> None:
    plan = followed(county, teacher, head)

    for who in (head, teacher):
        found = {line["subject"]["name"]["zh"]: line["done"] for line in lines(who, plan)}
        assert found == {"小雨": 1, "小雪": 0}


def test_above_the_school_and_beside_the_class_children_are_a_number(
    county: County, teacher: Person, head: Person, colleague: Person, supervisor: Person
) -> None:
    plan = followed(county, teacher, head)
    expected = sum(line["expected"] for line in lines(head, plan))

    for who in (supervisor, colleague):
        answer = who.get(f"/api/plans/{plan}/progress")
        (line,) = (answer.json or {})["lines"]
        assert (line["children"], line["done"], line["expected"]) == (2, 1, expected)
        assert (line["subject"]["id"], line["subject"]["name"], line["rids"]) == (None, None, [])
        assert county.child not in answer.get_data(as_text=True)


def test_of_a_townships_plan_a_school_sees_its_own_lines(
    county: County, township: Person, teacher: Person, neighbour: Person, link: str
) -> None:
    plan = made(township, "township", county.central)

    assert link
    assert counted(township, plan).keys() == {county.central, county.point}
    assert counted(teacher, plan).keys() == {county.central}
    assert counted(neighbour, plan).keys() == {county.point}


def test_schools_that_were_not_heard_of_are_said_to_be_missing(
    county: County, township: Person, teacher: Person, neighbour: Person
) -> None:
    plan = made(township, "township", county.central)
    silent = accounts.create_account(county.session, "silent", "无声")
    lost = places.create_place(
        county.session, county.central, "point", {"zh": "远点", "en": "Far point"}
    )
    accounts.give_role(county.session, silent.id, "teacher", lost.id, SINCE)
    long_ago = clock.now() - 30 * clock.DAY
    for phone in accounts.devices_of(county.session, neighbour.user):
        phone.last_heard = long_ago
    county.session.commit()
    plan = made(township, "township", county.central)

    missing = township.json(f"/api/plans/{plan}/progress")["missing"]

    assert missing == {"schools": 3, "unheard": 1, "unsynced": 1, "earliest": long_ago}


def test_people_who_went_are_expected_until_then_and_who_is_placed_from_then(
    county: County, head: Person, teacher: Person, colleague: Person
) -> None:
    gone = TODAY - timedelta(7)
    until = TODAY + timedelta(60)
    places.place_person(
        county.session, colleague.user, "term", county.point, gone, until, home=county.central
    )
    county.session.commit()
    here = made(head, "school", county.central, {**demo, "each": "person", "every": "week"})

    found = counted(head, here)

    assert found[colleague.user][1] < found[teacher.user][1]
    assert found[colleague.user][1] > 0


def test_a_plan_without_targets_has_no_lines(county: County, head: Person) -> None:
    plan = told(head, "POST", "/api/plans", **plan_of("school", county.central, groups=[]))["id"]

    assert lines(head, plan) == []
    assert head.get(f"/api/plans/{new_id()}/progress").status_code == 404
    assert head.get(f"/api/plans/{plan}/progress", on="soon").status_code == 422
    assert LAST > FIRST
