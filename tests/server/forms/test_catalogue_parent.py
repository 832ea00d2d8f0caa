"""What the record of a contact with a family asks for, and when."""

import json
from typing import Any

from tests.server.forms.builtin import PHOTO, QUESTIONS, wrong

TALK: dict[str, Any] = {"child": ["k1"], "how": "door", "with": "mother", "topics": ["study"]}


def test_a_talk_at_the_gate_needs_four_taps() -> None:
    assert wrong("parent", **TALK) == set()
    assert wrong("parent") == set(TALK)


def test_a_visit_needs_a_note_or_a_photo_of_the_page() -> None:
    visit = {**TALK, "how": "visit"}

    assert wrong("parent", **visit) == {"note"}
    assert wrong("parent", **visit, note="孩子在家爱看书") == set()
    assert wrong("parent", **visit, note_page=[PHOTO]) == set()


def test_not_reached_is_the_child_and_how() -> None:
    assert wrong("parent", child=["k1"], how="call", attempt="OK") == set()


def test_a_child_without_consent_is_a_number() -> None:
    assert wrong("parent", {**TALK, "child": []}, unnamed=1) == set()


def test_a_photo_of_the_family_is_off_and_would_ask_consent_each_time() -> None:
    consent, _ = QUESTIONS["parent", "photo_consent"]
    photo, _ = QUESTIONS["parent", "photo"]

    assert consent.get("off")
    assert photo.get("off")
    assert "default" not in consent
    assert "photo_consent" in json.dumps(photo.get("relevant"))


def test_nothing_learnt_at_home_excludes_the_rest() -> None:
    visit = {**TALK, "how": "visit", "note": "看到"}

    assert wrong("parent", **visit, home_env=["none"]) == set()
    assert wrong("parent", **visit, home_env=["none", "desk"]) == {"home_env"}
