"""A teacher is new or experienced as they last said themselves; both halves read it alike."""

from daybook.plans.targets.shapes import Fact
from daybook.plans.tiers import tiered


def note(rid: str, day: str, person: str, *tier: str, form: str = "note") -> Fact:
    """A record in which somebody said, or did not say, what they are."""
    return {
        "rid": rid,
        "form": form,
        "day": day,
        "person": person,
        "school": "school",
        "children": [],
        "schools": [],
        "choices": {"tier": tier} if tier else {},
        "refs": {},
    }


def said(*facts: Fact) -> dict[str, str | None]:
    """The tiers of two teachers."""
    found = tiered([{"id": "lin", "role": "teacher"}, {"id": "sun", "tier": "county"}], facts)
    return {one["id"]: one.get("tier") for one in found}


def test_a_teacher_is_what_their_note_says() -> None:
    facts = [note("a", "2026-09-08", "lin", "new"), note("b", "2026-09-08", "sun", "exp")]

    assert said(*facts) == {"lin": "new", "sun": "exp"}


def test_the_newest_note_counts_however_they_lie() -> None:
    facts = [note("b", "2026-10-01", "lin", "exp"), note("a", "2026-09-08", "lin", "new")]

    assert said(*facts)["lin"] == "exp"


def test_of_two_notes_of_one_day_the_later_id_counts() -> None:
    facts = [note("b", "2026-09-08", "lin", "exp"), note("a", "2026-09-08", "lin", "new")]

    assert said(*facts)["lin"] == "exp"


def test_a_note_that_says_nothing_leaves_what_was_said() -> None:
    facts = [note("a", "2026-09-08", "lin", "new"), note("b", "2026-09-09", "lin")]

    assert said(*facts)["lin"] == "new"


def test_nobody_is_new_who_never_said_so() -> None:
    assert said(note("a", "2026-09-08", "lin", "new", form="observe")) == {"lin": None, "sun": None}
