"""One child's whole file: read, printed, ended; and the school's log of all that."""

from typing import Any

import pypdfium2
import pytest
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from daybook.children import service as children
from daybook.children.service import Child, Told
from daybook.streams import service as streams
from tests.server.records.county import County, Person, readable

FOCUS = {
    "how": "talk",
    "attends": "normal",
    "study": "good",
    "mood": "fair",
    "life": "good",
    "peers": "good",
    "note": "课间和同学跳绳",
}


def _text(answer: TestResponse) -> str:
    assert answer.status_code == 200, readable(answer)
    assert answer.content_type == "application/pdf"
    pages = pypdfium2.PdfDocument(answer.get_data())
    return "".join(page.get_textpage().get_text_range() for page in pages)


def _followed(county: County, who: Person) -> str:
    envelope = {"_school": county.central, "_class": county.school_class}
    made = who.put(county.class_key, "child", {**FOCUS, "child": county.child}, **envelope)
    reply = who.sync(made)
    assert reply["a"][0][1] == 0, reply
    return str(made["r"])


def _delete(who: Person, child: str) -> Any:
    headers = {"Authorization": f"Bearer {who.token}"}
    answer = who.client.delete(f"/api/children/{child}", headers=headers)
    assert answer.status_code == 200, readable(answer)
    return answer.json


def test_the_file_has_the_facts_the_consents_the_records_and_the_readers(
    county: County, teacher: Person, head: Person
) -> None:
    rid = _followed(county, teacher)
    head.json(f"/api/views/records/{rid}")

    shown = head.json(f"/api/children/{county.child}/file")

    assert shown["child"]["name"] == "小雨"
    assert [fact["record"] for fact in shown["consents"]] == ["paper"]
    assert [one["rid"] for one in shown["records"]] == [rid]
    assert [(one["person"], one["act"]["zh"]) for one in shown["seen"]] == [
        ("mawenbin 老师", "打开看了")
    ]


def test_reading_the_file_is_written_down(county: County, head: Person) -> None:
    head.json(f"/api/children/{county.child}/file")

    log = head.json("/api/audit", school=county.central)

    assert "child-file" not in readable(head.get("/api/audit", school=county.central))
    assert log["items"][0]["act"] == {
        "zh": "查看孩子的全部记录",
        "en": "opened a child's whole file",
    }


@pytest.mark.parametrize("who", ["colleague", "supervisor"])
def test_nobody_else_gets_the_file(
    county: County, who: str, request: pytest.FixtureRequest
) -> None:
    person: Person = request.getfixturevalue(who)

    answers = [person.get(f"/api/children/{county.child}/file{end}") for end in ("", ".pdf")]

    assert [answer.status_code for answer in answers] == [403, 403]


def test_the_printed_file_says_what_the_record_says(
    county: County, teacher: Person, head: Person
) -> None:
    _followed(county, teacher)

    text = _text(head.get(f"/api/children/{county.child}/file.pdf"))

    assert "小雨" in text
    assert "课间和同学跳绳" in text
    assert "同意（书面）" in text


def test_a_removed_child_is_in_no_register_and_in_no_record(
    county: County, teacher: Person, head: Person, session: Session
) -> None:
    rid = _followed(county, teacher)
    talk = county.talk(teacher)
    teacher.sync(talk)

    removed = _delete(head, county.child)

    assert removed == {"records": 1}
    gone = streams.row(session, rid)
    left = streams.row(session, talk["r"])
    assert gone is not None
    assert gone.deleted
    assert "note" not in gone.body
    assert left is not None
    assert left.body["child"][0].startswith(children.UNNAMED)
    assert county.child not in {row[0] for row in teacher.rows()}


def test_counts_stay_after_a_removal(county: County, teacher: Person, head: Person) -> None:
    _followed(county, teacher)
    before = head.json("/api/views/records")["total"]

    _delete(head, county.child)

    assert head.json("/api/views/records")["total"] == before


def test_what_is_undecided_is_not_emptied(
    county: County, teacher: Person, head: Person, session: Session
) -> None:
    rid = _followed(county, teacher)
    wrong = teacher.change({"s": teacher.slots[county.class_key], "r": rid}, 99, how="nonsense")
    assert teacher.sync(wrong)["a"][0][1] == 2

    assert _delete(head, county.child) == {"records": 0}

    row = streams.row(session, rid)
    assert row is not None
    assert not row.deleted
    assert row.body["note"] == "课间和同学跳绳"


def test_the_notice_names_whom_to_turn_to(county: County, head: Person) -> None:
    text = _text(head.get("/api/papers/notice.pdf", school=county.central))

    assert all(words in text for words in ("告家长书", "mawenbin 老师", "投诉渠道", "不同意会怎样"))


def test_the_notice_speaks_english_as_well(county: County, head: Person) -> None:
    text = _text(head.get("/api/papers/notice.pdf", school=county.central, lang="en"))

    assert "If you refuse" in text
    assert "Person in charge" in text


def test_there_is_a_sheet_for_each_child_not_asked_yet(
    county: County, head: Person, session: Session, child: Child
) -> None:
    year = county.class_key.rpartition("/")[2]
    for name in ("甲一", "乙二"):
        children.create_child(
            session, county.school_class, year, name=name, sex="f", birth_year=2019
        )
    session.commit()

    text = _text(head.get("/api/papers/consent.pdf", **{"class": county.school_class}))

    assert "甲一" in text
    assert "乙二" in text
    assert "小雨" not in text
    assert text.count("不同意") >= 4


def test_no_sheet_is_printed_for_who_withdrew(
    county: County, head: Person, session: Session, child: Child
) -> None:
    children.deidentify(session, child, Told("withdrawn"), head.user)
    session.commit()

    text = _text(head.get("/api/papers/consent.pdf", **{"class": county.school_class}))

    assert "01号" not in text


def test_the_log_is_printed_for_the_head_only(
    county: County, teacher: Person, head: Person
) -> None:
    rid = _followed(county, teacher)
    head.json(f"/api/views/records/{rid}")

    text = _text(head.get("/api/audit.pdf", school=county.central))

    assert "打开看了" in text
    assert "mawenbin" in text
    assert teacher.get("/api/audit.pdf", school=county.central).status_code == 403


def test_no_paper_has_a_name_in_its_address(county: County, head: Person) -> None:
    answer = head.get(f"/api/children/{county.child}/file.pdf")

    assert answer.headers["Content-Disposition"] == 'inline; filename="daybook-child.pdf"'
    assert answer.headers["Cache-Control"] == "no-store"
