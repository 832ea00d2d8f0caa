"""A class list is looked at line by line, taken over as it was shown, and given back whole."""

from sqlalchemy import update
from sqlalchemy.orm import Session, scoped_session

from daybook import clock
from daybook.children import service as register
from daybook.children.models import Child
from daybook.imports.models import Batch
from daybook.places import service as places
from tests.server.imports.books import xlsx
from tests.server.imports.conftest import Look, refusal, said, states, take, undo
from tests.server.records.county import TODAY, YEAR, County, Person

TITLES = ["班级", "姓名", "性别", "出生年份"]
BORN = TODAY.year - 7


def names(session: scoped_session[Session], county: County) -> dict[str, Child]:
    session.expire_all()
    return {child.name: child for child in register.children_of(session(), [county.school_class])}


def test_looking_at_a_list_writes_nothing_of_it(
    session: scoped_session[Session], county: County, look: Look
) -> None:
    answer = look("children", [TITLES, ["一班", "李雷", "男", BORN]])

    assert states(answer) == ["new"]
    assert answer.get_json()["counts"] == {"new": 1, "changed": 0, "same": 0, "wrong": 0}
    assert list(names(session, county)) == ["小雨"]


def test_each_line_is_new_changed_the_same_or_wrong(look: Look) -> None:
    answer = look(
        "children",
        [
            TITLES,
            ["一班", "李雷", "男", BORN],
            ["一班", "小雨", "女", 2019],
            ["一班", "韩梅", "?", BORN],
        ],
    )
    changed = look("children", [TITLES, ["一班", "小雨", "女", 2018]])

    assert states(answer) == ["new", "same", "wrong"]
    assert said(answer)[2] == "C4：性别写“女”或“男”。"
    assert said(changed) == ["出生年份：2019 → 2018"]


def test_a_list_is_taken_over_and_reaches_the_phones_of_the_class(
    session: scoped_session[Session], county: County, teacher: Person, head: Person, look: Look
) -> None:
    looked = look("children", [TITLES, ["一班", "李雷", "男", BORN], ["一班", "小雨", "女", 2018]])

    taken = take(head, looked)

    assert taken["state"] == "applied"
    there = names(session, county)
    assert (there["李雷"].sex, there["李雷"].birth_year, there["小雨"].birth_year) == (
        "m",
        BORN,
        2018,
    )
    carried = {row[0]: row for row in teacher.rows() if row[2] == "child"}
    assert len(carried) == 2


def test_undoing_gives_back_exactly_what_was_before(
    session: scoped_session[Session], county: County, teacher: Person, head: Person, look: Look
) -> None:
    before = [row[3:] for row in teacher.rows() if row[2] == "child" and row[3] is not None]
    looked = look("children", [TITLES, ["一班", "李雷", "男", BORN], ["一班", "小雨", "女", 2018]])
    taken = take(head, looked)

    undone = undo(head, taken)

    assert (undone.status_code, undone.get_json()["state"]) == (200, "undone")
    there = names(session, county)
    assert {name: child.birth_year for name, child in there.items()} == {"小雨": 2019}
    assert len(before) == 1


def test_undoing_is_refused_when_something_was_changed_since(
    session: scoped_session[Session], county: County, head: Person, look: Look
) -> None:
    taken = take(head, look("children", [TITLES, ["一班", "李雷", "男", BORN]]))
    child = names(session, county)["李雷"]
    register.correct(session(), child, {"birth_year": BORN - 1})
    session.commit()

    refused = undo(head, taken)

    assert refused.status_code == 409
    assert refusal(refused) == "“李雷”在导入之后改过，没有撤销。请到名册里单独处理。"
    assert "李雷" in names(session, county)


def test_undoing_is_refused_when_a_record_names_a_child(
    session: scoped_session[Session], county: County, teacher: Person, head: Person, look: Look
) -> None:
    rows = [[*TITLES, "家长同意"], ["一班", "李雷", "男", BORN, "书面"]]
    taken = take(head, look("children", rows))
    teacher.sync()
    teacher.sync(county.talk(teacher, child=[names(session, county)["李雷"].id]))

    refused = undo(head, taken)

    assert refused.status_code == 409
    assert refusal(refused).startswith("“李雷”已经有记录")


def test_a_look_is_not_taken_over_when_the_register_was_changed_in_between(
    session: scoped_session[Session], county: County, head: Person, look: Look
) -> None:
    looked = look("children", [TITLES, ["一班", "李雷", "男", BORN], ["一班", "小雨", "女", 2018]])
    register.correct(session(), names(session, county)["小雨"], {"birth_year": 2017})
    session.commit()

    answer = head.post(f"/api/imports/{looked.get_json()['id']}/apply", {})

    assert answer.status_code == 409
    assert refusal(answer).startswith("第 3 行（小雨）：名册在您查看之后改过")
    assert "李雷" not in names(session, county)


def test_a_look_is_forgotten_after_a_day(
    session: scoped_session[Session], head: Person, look: Look
) -> None:
    looked = look("children", [TITLES, ["一班", "李雷", "男", BORN]])
    session.execute(update(Batch).values(at=clock.now() - clock.DAY - 1))
    session.commit()

    answer = head.post(f"/api/imports/{looked.get_json()['id']}/apply", {})
    look("children", [TITLES, ["一班", "韩梅", "女", BORN]])

    assert answer.status_code == 404
    session.expire_all()
    assert session.get(Batch, looked.get_json()["id"]) is None


def test_no_name_is_kept_once_a_list_is_taken_over(
    session: scoped_session[Session], head: Person, look: Look
) -> None:
    taken = take(head, look("children", [TITLES, ["一班", "李雷", "男", BORN]]))

    session.expire_all()
    batch = session.get(Batch, taken["id"])
    assert batch is not None
    assert batch.plan is None
    assert "李雷" not in str(batch.done)


def test_wrong_lines_are_left_out_of_what_is_taken_over(
    session: scoped_session[Session], county: County, head: Person, look: Look
) -> None:
    rows = [TITLES, ["一班", "李雷", "男", BORN], ["一班", "韩梅", "", BORN]]

    taken = take(head, look("children", rows))

    assert taken["counts"] == {"new": 1, "changed": 0, "same": 0, "wrong": 1}
    assert sorted(names(session, county)) == ["小雨", "李雷"]


def test_a_list_is_taken_over_once(head: Person, look: Look) -> None:
    looked = look("children", [TITLES, ["一班", "李雷", "男", BORN]])
    take(head, looked)

    again = head.post(f"/api/imports/{looked.get_json()['id']}/apply", {})

    assert again.status_code == 404


def test_a_child_of_the_same_name_born_in_the_same_year_comes_over_from_another_class(
    session: scoped_session[Session], county: County, head: Person, look: Look
) -> None:
    second = places.create_class(
        session(),
        county.central,
        {"zh": "二班", "en": "Class 2"},
        YEAR,
        stage="primary",
        grade=2,
        size=0,
    ).id
    session.commit()

    looked = look(
        "children", [TITLES, ["二班", "小雨", "女", 2019], ["二班", "小雨 2", "女", 2019]]
    )
    take(head, looked)

    assert states(looked) == ["changed", "new"]
    assert said(looked)[0] == "班级：一班 → 二班"
    moved = register.children_of(session(), [second])
    assert county.child in {child.id for child in moved}


def test_two_lines_of_one_name_in_one_class_are_told_apart_by_people(look: Look) -> None:
    rows = [TITLES, ["一班", "李雷", "男", BORN], ["一班", "李 雷", "男", BORN]]

    answer = look("children", rows)

    assert states(answer) == ["new", "wrong"]
    assert said(answer)[1].startswith("第 2 行已经有“李 雷”")


def test_the_name_of_a_sheet_stands_for_a_missing_class(county: County, look: Look) -> None:
    answer = look("children", xlsx([["姓名", "性别", "出生年份"], ["李雷", "男", BORN]], "一班"))

    assert states(answer) == ["new"]


def test_a_class_that_is_not_there_is_said(look: Look) -> None:
    answer = look("children", [TITLES, ["九班", "李雷", "男", BORN]])

    assert said(answer) == ["本校没有“九班”。请先建好班级，或者改成已有的班名。"]


def test_consent_in_a_list_does_not_replace_what_a_guardian_told_the_school(
    session: scoped_session[Session], county: County, head: Person, look: Look
) -> None:
    looked = look("children", [[*TITLES, "家长同意"], ["一班", "小雨", "女", 2019, "不同意"]])

    take(head, looked)

    assert states(looked) == ["same"]
    assert said(looked) == ["同意情况以名册为准，没有改动。"]
    assert names(session, county)["小雨"].consent == "paper"


def test_dates_of_birth_are_read_for_their_year_only(look: Look) -> None:
    written = [f"{BORN}-05-06", f"{BORN}年5月", f"{BORN}/5/6", f"{BORN}0506", f"{BORN}.5"]
    rows = [[*TITLES[:3], "出生日期"]] + [
        ["一班", f"李{n}", "男", d] for n, d in enumerate(written)
    ]

    answer = look("children", rows)

    assert states(answer) == ["new"] * len(written)


def test_a_teacher_and_another_school_s_head_take_no_list_over(
    county: County, teacher: Person, other_head: Person, look: Look
) -> None:
    rows = [TITLES, ["一班", "李雷", "男", BORN]]

    statuses = [look("children", rows, who=who).status_code for who in (teacher, other_head)]

    assert statuses == [403, 403]


def test_an_office_above_the_school_takes_no_list_of_children_over(
    township: Person, look: Look
) -> None:
    answer = look("children", [TITLES, ["一班", "李雷", "男", BORN]], who=township)

    assert answer.status_code == 403


def test_a_list_that_somebody_else_looked_at_is_not_there(county: County, look: Look) -> None:
    looked = look("children", [TITLES, ["一班", "李雷", "男", BORN]])
    deputy = county.person("fuxiaozhang", "head", county.central)

    answer = deputy.post(f"/api/imports/{looked.get_json()['id']}/apply", {})

    assert answer.status_code == 404


def test_the_lists_of_a_school_are_told_without_names(
    county: County, head: Person, look: Look
) -> None:
    taken = take(head, look("children", [TITLES, ["一班", "李雷", "男", BORN]]))
    undo(head, taken)

    listed = head.json("/api/imports", school=county.central)

    (item,) = listed["items"]
    assert (item["state"], item["undoable"], item["by"]) == ("undone", False, "zhouxiaozhang 老师")
    assert "李雷" not in str(listed)


def test_an_import_can_be_undone_for_thirty_days(
    session: scoped_session[Session], head: Person, look: Look
) -> None:
    taken = take(head, look("children", [TITLES, ["一班", "李雷", "男", BORN]]))
    session.execute(update(Batch).values(at=clock.now() - 30 * clock.DAY - 1))
    session.commit()

    late = undo(head, taken)

    assert late.status_code == 409
    assert refusal(late) == "导入超过 30 天，不能整批撤销了。请到名册里单独修改。"
