"""Who is a new teacher and who an experienced one: what each last said in a note of their own."""

from collections.abc import Iterable, Sequence
from typing import Final

from daybook.plans.targets.shapes import Fact, Subject

_FORM: Final = "note"
_QUESTION: Final = "tier"


def tiered(people: Iterable[Subject], facts: Sequence[Fact]) -> list[Subject]:
    """The same people, each with the `tier` of their newest note: "new", "exp" or None."""
    said: dict[str, str] = {}
    for fact in sorted(facts, key=lambda one: (one["day"], one["rid"])):
        chosen = fact["choices"].get(_QUESTION, ()) if fact["form"] == _FORM else ()
        if chosen:
            said[fact["person"]] = chosen[-1]
    return [{**one, "tier": said.get(one["id"])} for one in people]
