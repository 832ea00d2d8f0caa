"""The demo has the moments that every demo is promised."""

from collections import Counter
from datetime import date, timedelta

from daybook_sync.merge import Outcome
from sqlalchemy.orm import Session

from daybook.streams import service as streams
from tests.server.demo.filled import of, records, rows


def test_one_record_is_held_back_with_words(township: Session) -> None:
    (held,) = streams.held(township)

    assert held.reason == "invalid"
    assert set(held.fields) == {"pupils"}


def test_one_record_was_merged_from_two_phones_and_one_withdrawn(township: Session) -> None:
    outcomes = Counter(status for (status,) in rows(township, "SELECT status FROM journal"))

    assert outcomes[Outcome.MERGED] == 1
    assert len(rows(township, "SELECT 1 FROM conflict")) == 1
    assert sum(bool(record["deleted"]) for record in records(township)) == 1


def test_a_family_was_not_reached(township: Session) -> None:
    assert any(record["body"].get("attempt") == "OK" for record in records(township))


def test_a_wall_was_renewed_with_the_old_one_as_before(township: Session) -> None:
    walls = [record["body"] for record in records(township) if record["form"] == "env"]

    pictured = {photo["$f"] for wall in walls for photo in wall.get("after", [])}
    renewed = [wall for wall in walls if wall["stage"] == "renew" and wall.get("before")]

    assert any(photo["$f"] in pictured for wall in renewed for photo in wall["before"])


def test_a_wall_was_judged_low_with_advice_and_its_successor_well(township: Session) -> None:
    low, *_, high = [body for body in of(township, "enveval") if body.get("env_ref")]

    assert low["mean"] < 3
    assert low["advice"]
    assert high["mean"] > 4


def test_some_problems_of_the_support_teacher_are_solved_and_some_are_open(
    township: Session,
) -> None:
    problems = [body for body in of(township, "daylog") if body["kind"] == "problem"]

    solved = [body for body in problems if body.get("solved")]

    assert 0 < len(solved) < len(problems)
    assert all(body["solution"] for body in solved)


def test_children_who_are_followed_were_written_down_before(township: Session) -> None:
    known = {body["child"] for body in of(township, "focus")}

    followed = of(township, "child")

    assert followed
    assert {body["child"] for body in followed} <= known
    assert all(body["categories"] for body in followed)


def test_entries_name_an_agreement_of_the_school_or_a_pair_of_the_office(
    township: Session,
) -> None:
    agreed = {record["rid"] for record in records(township) if record["form"] == "pair"}
    confirmed = {pair for (pair,) in rows(township, "SELECT id FROM pair")}

    assert (len(agreed), len(confirmed)) == (1, 2)
    assert {body["pair"] for body in of(township, "pairing")} == agreed | confirmed


def test_both_sides_of_a_pair_wrote_in_its_file(township: Session) -> None:
    wrote = rows(
        township,
        "SELECT a.login, count(*) FROM record_entry r JOIN account a ON a.id = r.owner"
        " JOIN pair p ON p.id = r.pair AND p.frequency = 'fortnightly' GROUP BY a.login",
    )

    found = {str(login): int(str(count)) for login, count in wrote}
    assert found.keys() == {"sunli", "zhaoguoqiang"}
    assert min(found.values()) >= 2


def test_one_pair_was_silent_for_a_month(township: Session, today: date) -> None:
    ((last,),) = rows(
        township,
        "SELECT max(r.date) FROM record_entry r"
        " JOIN pair p ON p.id = r.pair AND p.frequency = 'monthly'",
    )

    assert today - date.fromisoformat(str(last)) == timedelta(31)
