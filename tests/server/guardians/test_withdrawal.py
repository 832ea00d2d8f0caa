"""Consent is withdrawn: the name goes from everything that is kept, and every count stays."""

from typing import Any
from urllib.parse import quote

from sqlalchemy import text
from sqlalchemy.orm import Session

from daybook.children import service as children
from daybook.children.service import Child
from daybook.places import service as places
from daybook.streams import service as streams
from tests.server.records.county import TODAY, County, Person, readable

NOTE = "小雨说奶奶来接，小雨很高兴"


def _told(county: County, who: Person, **fields: Any) -> str:
    """A contact with the child's family that names the child in its words as well."""
    mutation = county.talk(who, note=NOTE, **fields)
    reply = who.sync(mutation)
    assert reply["a"][0][1] == 0
    return str(mutation["r"])


def _withdraw(who: Person, county: County) -> Any:
    answer = who.post(f"/api/children/{county.child}/withdraw", {})
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.json


def _found(who: Person, words: str) -> int:
    headers = {"Authorization": f"Bearer {who.token}", "Daybook-Words": quote(words)}
    answer = who.client.get("/api/views/records", headers=headers)
    assert answer.json is not None
    return int(answer.json["total"])


def _everything(session: Session) -> str:
    """Every text that any table of the server holds, but for the log."""
    session.commit()
    found = []
    tables = ("rec", "journal", "conflict", "child", "consent", "record_entry", "audit_entry")
    for table in tables:
        found += [str(row) for row in session.execute(text(f"SELECT * FROM {table}"))]
    for (raw,) in session.execute(text("SELECT raw FROM quarantine")):
        found.append(bytes(raw).decode())
    return "\n".join(found)


def test_the_name_is_in_nothing_that_the_server_keeps(
    county: County, teacher: Person, head: Person, session: Session
) -> None:
    _told(county, teacher)
    assert "小雨" in _everything(session)

    shown = _withdraw(head, county)

    assert "小雨" not in _everything(session)
    assert (shown["name"], shown["consent"], shown["records"]) == ("01号", "withdrawn", 1)
    assert shown["sex"] is None
    assert shown["birth_year"] is None


def test_phones_get_the_code_in_the_register_and_in_the_records(
    county: County, teacher: Person, head: Person
) -> None:
    rid = _told(county, teacher)

    _withdraw(head, county)

    rows = {row[0]: row for row in teacher.rows()}
    assert rows[county.child][4]["name"] == "01号"
    assert rows[rid][4]["note"] == "01号说奶奶来接，01号很高兴"
    assert rows[rid][4]["child"] == [county.child]


def test_counts_stay_as_they_are(
    county: County, teacher: Person, head: Person, supervisor: Person
) -> None:
    _told(county, teacher)
    before = [who.json("/api/views/records")["total"] for who in (head, supervisor)]
    edited = head.json("/api/views/records", state="edited")["total"]

    _withdraw(head, county)

    assert [who.json("/api/views/records")["total"] for who in (head, supervisor)] == before
    assert head.json("/api/views/records", state="edited")["total"] == edited


def test_a_search_for_the_name_finds_nothing(county: County, teacher: Person, head: Person) -> None:
    _told(county, teacher)
    assert _found(head, "小雨") == 1

    _withdraw(head, county)

    assert _found(head, "小雨") == 0
    assert _found(head, "01号") == 1


def test_the_history_keeps_who_wrote_which_field_and_when(
    county: County, teacher: Person, head: Person, session: Session
) -> None:
    rid = _told(county, teacher)
    before = streams.history(session, rid)
    session.rollback()

    _withdraw(head, county)

    after = streams.history(session, rid)
    assert [(e.mid, e.user, e.at, e.seq, sorted(e.asked)) for e in after] == [
        (e.mid, e.user, e.at, e.seq, sorted(e.asked)) for e in before
    ]
    assert after[0].asked["note"] == "01号说奶奶来接，01号很高兴"


def test_what_was_sent_before_and_comes_again_is_harmless(
    county: County, teacher: Person, head: Person
) -> None:
    mutation = county.talk(teacher, note=NOTE)
    first = teacher.sync(mutation)["a"]

    _withdraw(head, county)

    assert teacher.sync(mutation)["a"] == first


def test_what_arrives_after_the_withdrawal_is_taken_without_the_name(
    county: County, teacher: Person, head: Person, session: Session
) -> None:
    late = county.talk(teacher, note=NOTE)

    _withdraw(head, county)
    reply = teacher.sync(late)

    assert reply["a"][0][1] == 0
    row = streams.row(session, late["r"])
    assert row is not None
    assert row.body["note"] == "01号说奶奶来接，01号很高兴"
    assert "小雨" not in _everything(session)


def test_its_author_is_told_that_a_name_was_taken_out(
    county: County, teacher: Person, head: Person
) -> None:
    late = county.talk(teacher, note=NOTE)
    _withdraw(head, county)

    teacher.sync(late)

    told = [row for row in teacher.rows() if row[2] == "amended"]
    assert [row[4]["record"] for row in told] == [late["r"]]


def test_what_is_held_loses_the_name_as_well(
    county: County, teacher: Person, head: Person, session: Session
) -> None:
    held = county.talk(teacher, note=NOTE, how="carrier pigeon")
    assert teacher.sync(held)["a"][0][1] == 2

    _withdraw(head, county)

    assert "小雨" not in _everything(session)
    (item,) = head.json("/api/views/held")["items"]
    assert item["can"]


def test_a_namesake_keeps_the_name(
    county: County, teacher: Person, head: Person, session: Session
) -> None:
    other = children.create_child(
        session, county.school_class, str(TODAY.year), name="小雨", sex="f", birth_year=2019
    )
    children.note_consent(session, other, children.Told("paper"), None)
    session.commit()
    mutation = county.talk(teacher, child=[other.id], note=NOTE)
    teacher.sync(mutation)

    _withdraw(head, county)

    row = streams.row(session, mutation["r"])
    assert row is not None
    assert row.body["note"] == NOTE


def test_withdrawing_twice_is_said_to_be_done_already(county: County, head: Person) -> None:
    _withdraw(head, county)

    answer = head.post(f"/api/children/{county.child}/withdraw", {})

    assert (answer.status_code, answer.json["code"]) == (409, "conflict")


def test_a_refusal_after_an_agreement_is_a_withdrawal(
    county: County, teacher: Person, session: Session
) -> None:
    told = {"record": "refused", "photo": "no", "guardian": "母亲", "date": TODAY.isoformat()}

    answer = teacher.post(f"/api/children/{county.child}/consent", told)

    assert (answer.json["name"], answer.json["consent"]) == ("01号", "withdrawn")


def test_a_class_that_the_child_left_keeps_no_name(
    county: County, head: Person, session: Session, child: Child
) -> None:
    other = places.create_class(
        session,
        county.central,
        {"zh": "二班", "en": "2"},
        places.school_year(TODAY),
        stage="primary",
        grade=2,
        size=9,
    )
    children.move(session, child, other.id, TODAY.isoformat())
    session.commit()

    shown = _withdraw(head, county)

    assert shown["class"] == other.id
    assert "小雨" not in _everything(session)


def test_offices_above_may_not_withdraw(county: County, supervisor: Person) -> None:
    answer = supervisor.post(f"/api/children/{county.child}/withdraw", {})

    assert answer.status_code == 403
    assert "小雨" not in readable(answer)
