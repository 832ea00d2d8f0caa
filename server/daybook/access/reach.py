"""The words of the policy: subjects, acts, and how far a role may reach."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

Reach = Literal["own", "pair", "class", "school", "below", "linked", "team", "county", "all"]
Action = Literal["read", "create", "correct", "withdraw", "manage", "print"]
Subject = Literal[
    "record.V1",
    "record.V2",
    "record.V3",
    "child",
    "consent",
    "photo",
    "held",
    "counts",
    "export",
    "form",
    "place",
    "term",
    "class",
    "person",
    "invitation",
    "device",
    "audit",
    "retention",
    "placement",
    "team",
    "pair",
    "link",
    "import",
    "plan",
    "plan.person",
    "review.V1",
    "review.V2",
    "review.V3",
    "part",
    "task",
]


@dataclass(frozen=True)
class Grant:
    """How far a role reaches.

    own: what one wrote, or what is about oneself. pair: what lies in the file of a pair of which
    one is a side, of a head: of which a side is at the school. class: the classes that one teaches,
    of a class teacher those that one leads. school: the place of the role. below: that place and
    everything under it. linked: at an aided school, what one's own people write there. team: at a
    host school, what the members of one's support team write there. county: the whole
    organisation of the place. all: everything on the server.

    `forms` are the only forms it holds for; None means every form. `counted` means that nobody's
    own words and no child are read: chosen answers stand, children are numbers. `apart` means that
    it holds only for what belongs to no class, `unscored` that nobody's ratings are read.
    """

    reach: Reach
    forms: frozenset[str] | None = None
    counted: bool = False
    apart: bool = False
    unscored: bool = False

    def only(self, forms: frozenset[str]) -> "Grant":
        """The same reach for some forms."""
        return replace(self, forms=forms)


RESEARCH: Final = frozenset({"research", "observe", "plan", "note"})
"""What a research group works on: its meetings, lessons observed, plans and notes."""

TRAINING: Final = frozenset({"observe", "training", "research", "share"})
"""What a teacher-training school works with."""

STUDENTS: Final = frozenset({"students"})
"""What a brigade counsellor looks after."""

OWN: Final = Grant("own")
PAIR: Final = Grant("pair")
CLASS: Final = Grant("class")
SCHOOL: Final = Grant("school")
BELOW: Final = Grant("below")
LINKED: Final = Grant("linked")
TEAM: Final = Grant("team")
COUNTY: Final = Grant("county")
ALL: Final = Grant("all")
TRAINED: Final = Grant("county", forms=TRAINING, unscored=True)
COUNTED: Final = Grant("below", counted=True)
APART: Final = Grant("school", apart=True)

STAFF: Final = "teacher class_teacher group_leader counsellor support head"
"""Everybody who works at a school."""

ANYONE: Final = "anyone"
"""Whoever is signed in, with or without a role."""

Cell = tuple[Grant, ...]
"""How far one role reaches with one act: as far as any of these; empty for not at all."""

Row = tuple[Subject, tuple[Action, ...], Mapping[str, Cell]]
"""A line of the policy: what a thing is, what may be done with it, and how far by role."""


def every(roles: str, *grants: Grant) -> dict[str, Cell]:
    """The same reach for several roles, named with spaces between them."""
    return dict.fromkeys(roles.split(), grants)
