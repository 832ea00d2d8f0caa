"""The demo's head and teachers talk about records, and each stage of that can be seen."""

from collections import Counter

from sqlalchemy.orm import Session

from daybook.streams import service as streams
from tests.server.demo.filled import rows


def test_the_head_looked_through_most_and_some_still_wait(township: Session) -> None:
    stands = Counter(
        stands
        for (stands,) in rows(
            township,
            "SELECT review FROM record_entry JOIN rec ON rec.rid = record_entry.rid"
            " JOIN stream ON stream.id = rec.stream"
            " WHERE stream.key LIKE 'school/%' AND record_entry.school IN"
            " (SELECT school FROM record_entry WHERE review = 'returned')",
        )
    )

    assert stands["seen"] > 20
    assert stands["returned"] == 1
    assert stands["answered"] == 1
    assert stands[""] > 0


def test_every_verb_was_used_and_nothing_of_it_is_held(township: Session) -> None:
    verbs = {verb for (verb,) in rows(township, "SELECT DISTINCT verb FROM review")}

    assert verbs == {"seen", "comment", "return", "thanks", "answer"}
    assert len(streams.held(township)) == 1


def test_a_follow_up_of_a_child_is_escalated_to_the_head(township: Session) -> None:
    left = Counter(what for (what,) in rows(township, "SELECT left_open FROM record_entry"))

    assert left["urgent"] == 1
    assert left["correction"] > 0


def test_a_teacher_has_a_task_and_a_note_was_reviewed(township: Session) -> None:
    tasks = rows(township, "SELECT 1 FROM rec WHERE kind = 'task'")
    reviewed = rows(
        township, "SELECT 1 FROM rec WHERE kind = 'record' AND body LIKE '%review_words%'"
    )

    assert (len(tasks), len(reviewed)) == (1, 1)
