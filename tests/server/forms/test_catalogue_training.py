"""What the record of a lecture or a training asks for, and when."""

from typing import Any

from daybook.forms.compiled import FormContext
from daybook.forms.engine.rules import evaluate_form, start_answers
from tests.server.forms.builtin import FORMS, TODAY, wrong

TALK: dict[str, Any] = {
    "kind": "special",
    "topic": "怎样提问",
    "lecturer": "t1",
    "attended": 40,
}


def test_a_lecture_needs_four_answers() -> None:
    assert wrong("training", TALK) == set()
    assert wrong("training") == set(TALK)


def test_the_schools_together_are_no_more_than_those_who_came() -> None:
    form = FORMS["training"]
    schools: list[dict[str, Any]] = [
        {"by_school_name": "a", "by_school_n": 30},
        {"by_school_name": "b"},
    ]

    def wrong_rows(number: int) -> list[str]:
        rows = [schools[0], {**schools[1], "by_school_n": number}]
        answers = {**TALK, "by_school": rows}
        return list(evaluate_form(form, answers, FormContext(today=TODAY)).invalid)

    assert wrong_rows(10) == []
    assert wrong_rows(11) == ["by_school.0.by_school_n", "by_school.1.by_school_n"]


def test_no_fewer_should_attend_than_came_unless_it_is_open() -> None:
    assert wrong("training", TALK, required_group="all", should_attend=39) == {"should_attend"}
    assert wrong("training", TALK, required_group="all", should_attend=40) == set()
    assert wrong("training", TALK, required_group="open", should_attend=10) == set()


def test_a_training_in_it_says_about_what_and_is_for_full_time_teachers() -> None:
    answers = {**TALK, "kind": "it"}

    state = evaluate_form(FORMS["training"], answers, FormContext(today=TODAY))

    assert state.fields["it_topics"].relevant
    assert wrong("training", answers, it_topics=["other"]) == {"it_topics_other"}


def test_the_topic_is_the_one_agreed_in_the_newest_talk_about_needs() -> None:
    columns = {"lecture_topic": "家长工作"}
    item = {"value": "needs", "label": {"zh": "", "en": ""}, "columns": columns}
    context = FormContext(TODAY, items=lambda source: [item] if source == "latest" else [])  # type: ignore[list-item]

    assert start_answers(FORMS["training"], context)["topic"] == "家长工作"


def test_what_listeners_say_is_rated_all_or_none() -> None:
    assert wrong("training", TALK, fits=4) == {"with_examples", "usable"}
    assert wrong("training", TALK, fits=4, with_examples=4, usable=5) == set()
