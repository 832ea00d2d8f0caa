"""What the register of focus children and its follow-ups ask for, and when."""

from collections.abc import Sequence
from typing import Any

import pytest

from daybook.forms.compiled import ExternalItem, FormContext
from daybook.forms.engine.rules import change_answer, evaluate_form
from tests.server.forms.builtin import FORMS, PHOTO, QUESTIONS, TODAY, wrong

CARD: dict[str, Any] = {"child": "k1", "categories": ["leftbehind"], "responsible": "t1"}
FACES = {"study": "good", "mood": "good", "life": "good", "peers": "good"}
TALK: dict[str, Any] = {"child": "k1", "how": "talk", "attends": "normal", **FACES}
EAR: dict[str, Any] = {**CARD, "categories": ["hearing"]}


def register(source: str) -> Sequence[ExternalItem]:
    if source != "focus":
        return ()
    label = {"zh": "小雨", "en": "Xiaoyu"}
    columns = {"categories": "leftbehind hearing", "aid": "none"}
    return [{"value": "k1", "label": label, "columns": columns}]  # type: ignore[typeddict-item]


PHONE = FormContext(today=TODAY, items=register)


def test_a_card_names_child_category_and_teacher() -> None:
    assert wrong("focus") == set(CARD)
    assert wrong("focus", CARD) == set()


def test_a_card_asks_about_hearing_only_where_it_matters() -> None:
    assert wrong("focus", EAR) == {"aid"}
    assert wrong("focus", EAR, aid="unknown") == set()


def test_both_parents_at_home_excludes_one_away() -> None:
    assert wrong("focus", CARD, away=["none"]) == set()
    assert wrong("focus", CARD, away=["none", "father"]) == {"away"}


def test_a_card_asks_for_no_number_address_or_diagnosis() -> None:
    words = " ".join(
        field["label"]["zh"] for (form, _), (field, _) in QUESTIONS.items() if form == "focus"
    )

    assert not any(word in words for word in ("身份证", "住址", "诊断", "病"))


def test_a_follow_up_takes_seven_taps() -> None:
    assert wrong("child") == set(TALK)
    assert wrong("child", TALK) == set()


@pytest.mark.parametrize("face", list(FACES))
def test_any_worry_needs_a_note_or_a_photo_of_the_page(face: str) -> None:
    worried = {**TALK, face: "worry"}

    assert wrong("child", worried) == {"note"}
    assert wrong("child", worried, note="今天没吃午饭") == set()
    assert wrong("child", worried, note_page=[PHOTO]) == set()


def test_any_worry_says_that_harm_is_reported_by_phone_at_once() -> None:
    calm = evaluate_form(FORMS["child"], TALK, PHONE).fields
    worried = evaluate_form(FORMS["child"], {**TALK, "mood": "worry"}, PHONE).fields
    words = QUESTIONS["child", "protect"][0]["label"]

    assert not calm["protect"].relevant
    assert worried["protect"].relevant
    assert "马上打电话" in words["zh"]
    assert "phone" in words["en"]


def test_the_register_decides_what_a_follow_up_asks() -> None:
    asked = evaluate_form(FORMS["child"], TALK, PHONE)

    assert asked.fields["contact_parents"].relevant
    assert asked.missing == ["hearing_ok"]
    assert wrong("child", asked.answers) == {"hearing_ok"}


def test_a_child_who_is_not_in_the_register_is_asked_nothing_special() -> None:
    asked = evaluate_form(FORMS["child"], {**TALK, "child": "k2"}, PHONE)

    assert not asked.fields["contact_parents"].relevant
    assert asked.missing == []


def test_a_child_without_a_device_has_none_to_look_at() -> None:
    chosen = change_answer(FORMS["child"], {}, "child", "k1", PHONE)

    assert chosen["hearing_ok"] == "none"


def test_three_faces_stand_in_a_row() -> None:
    for name in FACES:
        field, first = QUESTIONS["child", name]
        assert first
        assert field.get("appearance") == "faces"
        assert [c["value"] for c in FORMS["child"]["choices"][str(field.get("list"))]] == [
            "good",
            "fair",
            "worry",
        ]
