"""A list of staff makes accounts that come in with slips, and touches nobody else's."""

from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from daybook.accounts import people
from daybook.accounts import service as accounts
from daybook.accounts.models import Account, StaffRole
from daybook.children import service as register
from daybook.places import service as places
from tests.server.imports.conftest import Look, refusal, said, states, take, undo
from tests.server.records.county import TODAY, County, Person

TITLES = ["姓名", "账号", "职务", "任教学科"]


def known(session: scoped_session[Session], county: County, name: str) -> dict[str, object]:
    session.expire_all()
    at = people.at_place(session(), county.central, TODAY)
    return next(one for one in people.lines(session(), at, TODAY) if one["name"] == name)


def test_new_people_get_an_account_a_role_and_what_is_said_of_them(
    session: scoped_session[Session], county: County, head: Person, look: Look
) -> None:
    looked = look("people", [TITLES, ["李春梅", "lichunmei", "教研组长", "语文"]])

    take(head, looked)

    assert states(looked) == ["new"]
    one = known(session, county, "李春梅")
    assert (one["login"], one["subject"]) == ("lichunmei", "语文")
    assert [held["role"] for held in one["roles"]] == ["group_leader"]  # type: ignore[attr-defined]


def test_a_missing_login_is_made_and_a_missing_role_is_teacher(
    session: scoped_session[Session], county: County, head: Person, look: Look
) -> None:
    take(head, look("people", [["姓名"], ["李春梅"], ["赵敏"]]))

    logins = {known(session, county, name)["login"] for name in ("李春梅", "赵敏")}
    assert logins == {"c-01", "c-02"}


def test_somebody_known_by_name_is_changed_only_in_what_the_list_says(
    session: scoped_session[Session], county: County, head: Person, teacher: Person, look: Look
) -> None:
    looked = look("people", [["姓名", "骨干级别"], ["sunli 老师", "县级"]])

    taken = take(head, looked)

    assert said(looked) == ["骨干级别：（空） → 县级"]
    assert known(session, county, "sunli 老师")["tier"] == "county"
    assert undo(head, taken).status_code == 200
    assert known(session, county, "sunli 老师")["tier"] is None


def test_undoing_takes_the_new_accounts_out_again(
    session: scoped_session[Session], county: County, head: Person, look: Look
) -> None:
    taken = take(head, look("people", [TITLES, ["李春梅", "lichunmei", "教师", "语文"]]))

    undone = undo(head, taken)

    assert undone.status_code == 200
    assert accounts.find(session(), "lichunmei") is None
    assert session.scalars(select(StaffRole.account).except_(select(Account.id))).all() == []
    assert "李春梅" not in {row[3] and str(row) for row in head.rows()}


def test_undoing_is_refused_once_somebody_has_joined(
    client: FlaskClient, county: County, head: Person, look: Look
) -> None:
    taken = take(head, look("people", [TITLES, ["李春梅", "lichunmei", "教师", "语文"]]))
    people_now = head.json("/api/people", school=county.central)["items"]
    joined = next(one["id"] for one in people_now if one["login"] == "lichunmei")
    asked = {"people": [joined], "purpose": "join"}
    (slip,) = head.post("/api/invitations", asked).get_json()["codes"]
    client.post("/api/accounts/join", json={"code": slip["code"]})

    refused = undo(head, taken)

    assert refused.status_code == 409
    assert refusal(refused).startswith("“李春梅”")


def test_a_login_of_somebody_elsewhere_is_refused(county: County, look: Look) -> None:
    county.person("lihua", "teacher", county.point)

    answer = look("people", [TITLES, ["李华", "lihua", "教师", ""]])

    assert said(answer) == ["B2：账号“lihua”已经是别人的了。"]


def test_a_role_that_is_not_one_s_to_give_is_refused(township: Person, look: Look) -> None:
    rows = [TITLES, ["李春梅", "", "校长", ""]]

    own, above = look("people", rows), look("people", rows, who=township)

    assert said(own) == ["C2：“校长”不能由您安排，请联系上一级。"]
    assert states(above) == ["new"]


def test_an_unknown_role_is_said_with_those_there_are(look: Look) -> None:
    (sentence,) = said(look("people", [TITLES, ["李春梅", "", "门卫", ""]]))

    assert sentence.startswith("C2：“门卫”不是这里的职务。可以写：")


def test_two_people_of_one_name_are_changed_by_login_only(county: County, look: Look) -> None:
    for login in ("wangwei1", "wangwei2"):
        account = accounts.create_account(county.session, login, "王伟")
        accounts.give_role(county.session, account.id, "teacher", county.central, TODAY)
    county.session.commit()

    by_name = look("people", [["姓名", "任教学科"], ["王伟", "数学"]])
    by_login = look("people", [TITLES, ["王伟", "wangwei2", "", "数学"]])

    assert states(by_name) == ["wrong"]
    assert states(by_login) == ["changed"]


def test_classes_come_by_list_and_go_again(
    session: scoped_session[Session], county: County, head: Person, look: Look
) -> None:
    rows = [
        ["班级", "学段", "人数"],
        ["大班", "", 28],
        ["三年级（1）班", "", 31],
        ["一班", "小学", 22],
    ]

    looked = look("classes", rows)
    taken = take(head, looked)

    assert states(looked) == ["new", "new", "changed"]
    assert said(looked) == ["幼儿园，3年级", "小学，3年级", "人数：20 → 22"]
    made = {one.name_zh: one for one in places.classes_of(session(), [county.central])}
    assert (made["大班"].stage, made["大班"].grade) == ("kindergarten", 3)
    assert undo(head, taken).status_code == 200
    session.expire_all()
    left = places.classes_of(session(), [county.central])
    assert [(one.name_zh, one.size) for one in left] == [("一班", 20)]


def test_a_class_with_children_is_not_taken_out_by_undoing(
    session: scoped_session[Session], county: County, head: Person, look: Look
) -> None:
    taken = take(head, look("classes", [["班级"], ["二年级"]]))
    made = next(
        one for one in places.classes_of(session(), [county.central]) if one.name_zh == "二年级"
    )
    register.create_child(
        session(), made.id, "2026", name="李雷", sex="m", birth_year=TODAY.year - 7
    )
    session.commit()

    refused = undo(head, taken)

    assert refused.status_code == 409
    assert refusal(refused).startswith("“二年级”已经有记录")
