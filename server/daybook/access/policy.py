"""The policy: who may do what, and how far. Pure data, and the only place that decides.

A row names a subject, what may be done with it, and how far each role reaches. A role that a row
does not name may not do it at all. What is written here is what `docs/access.md` shows.
"""

from collections.abc import Mapping
from typing import Final

from daybook.access.reach import (
    APART,
    BELOW,
    CLASS,
    COUNTED,
    COUNTY,
    LINKED,
    OWN,
    PAIR,
    RESEARCH,
    SCHOOL,
    STUDENTS,
    TEAM,
    TRAINED,
    Action,
    Cell,
    Grant,
    Subject,
)

Row = tuple[Subject, tuple[Action, ...], Mapping[str, Cell]]


def _every(roles: str, *grants: Grant) -> dict[str, Cell]:
    return dict.fromkeys(roles.split(), grants)


_STAFF = "teacher class_teacher group_leader counsellor support head"
_WRITE = _every("teacher group_leader counsellor support head", APART, CLASS)

_ROWS: Final[tuple[Row, ...]] = (
    (
        "record.V1",
        ("read",),
        {
            "anyone": (OWN, PAIR),
            "class_teacher": (CLASS,),
            "group_leader": (SCHOOL.only(RESEARCH),),
            "captain": (TEAM,),
            "head": (SCHOOL, PAIR),
            "partner": (LINKED,),
            "township": (BELOW,),
            "supervisor": (BELOW,),
            "trainer": (TRAINED,),
        },
    ),
    (
        "record.V2",
        ("read",),
        {
            "anyone": (OWN,),
            "teacher": (CLASS,),
            "class_teacher": (CLASS,),
            "support": (CLASS,),
            "counsellor": (SCHOOL.only(STUDENTS),),
            "head": (SCHOOL,),
            "township": (COUNTED,),
            "supervisor": (COUNTED,),
        },
    ),
    (
        "record.V3",
        ("read",),
        {
            "anyone": (OWN,),
            "teacher": (CLASS,),
            "class_teacher": (CLASS,),
            "support": (CLASS,),
            "head": (SCHOOL,),
        },
    ),
    ("record.V1", ("create",), _WRITE),
    ("record.V2", ("create",), _WRITE),
    ("record.V3", ("create",), _WRITE),
    ("record.V1", ("correct",), {"anyone": (OWN, PAIR)}),
    ("record.V1", ("withdraw",), {"anyone": (OWN,)}),
    ("record.V2", ("correct", "withdraw"), {"anyone": (OWN,)}),
    ("record.V3", ("correct", "withdraw"), {"anyone": (OWN,)}),
    ("child", ("read",), {**_every("teacher class_teacher support", CLASS), "head": (SCHOOL,)}),
    (
        "child",
        ("create", "correct", "withdraw", "manage", "print"),
        {"class_teacher": (CLASS,), "head": (SCHOOL,)},
    ),
    ("consent", ("read",), {**_every("teacher class_teacher support", CLASS), "head": (SCHOOL,)}),
    (
        "consent",
        ("create", "correct", "withdraw", "manage", "print"),
        {"class_teacher": (CLASS,), "head": (SCHOOL,)},
    ),
    (
        "photo",
        ("read",),
        {
            "anyone": (OWN, PAIR),
            **_every("teacher class_teacher support", CLASS),
            "group_leader": (SCHOOL.only(RESEARCH),),
            "counsellor": (SCHOOL.only(STUDENTS),),
            "captain": (TEAM,),
            "head": (SCHOOL, PAIR),
            "partner": (LINKED,),
            "township": (BELOW,),
            "supervisor": (BELOW,),
            "trainer": (TRAINED,),
        },
    ),
    (
        "held",
        ("read",),
        {
            "anyone": (OWN,),
            **_every("teacher class_teacher support", CLASS),
            "head": (SCHOOL,),
            "township": (BELOW,),
            "supervisor": (BELOW,),
        },
    ),
    ("held", ("manage",), {"head": (SCHOOL,), "township": (BELOW,), "supervisor": (BELOW,)}),
    ("held", ("correct",), {"head": (SCHOOL,)}),
    (
        "counts",
        ("read",),
        {
            **_every("head partner", SCHOOL),
            **_every("township supervisor municipal", BELOW),
            "trainer": (COUNTY,),
        },
    ),
    (
        "export",
        ("create",),
        {
            "anyone": (OWN,),
            "captain": (TEAM,),
            **_every("head partner", SCHOOL),
            **_every("township supervisor municipal", BELOW),
            "trainer": (COUNTY,),
        },
    ),
    (
        "form",
        ("read",),
        _every("head township supervisor trainer admin", COUNTY),
    ),
    ("form", ("create", "correct", "manage"), _every("supervisor admin", BELOW)),
    (
        "place",
        ("read",),
        {
            **_every(f"{_STAFF} captain partner trainer", COUNTY),
            **_every("township supervisor municipal admin", BELOW),
        },
    ),
    ("place", ("correct",), {"head": (SCHOOL,), **_every("township supervisor admin", BELOW)}),
    ("place", ("create", "manage"), _every("township supervisor admin", BELOW)),
    (
        "term",
        ("read",),
        {
            **_every(f"{_STAFF} captain partner township trainer", COUNTY),
            **_every("supervisor municipal admin", BELOW),
        },
    ),
    ("term", ("create", "correct", "manage"), _every("supervisor admin", BELOW)),
    (
        "class",
        ("read",),
        {
            **_every("teacher class_teacher group_leader counsellor support head", SCHOOL),
            **_every("township supervisor admin", BELOW),
        },
    ),
    (
        "class",
        ("create", "correct", "manage"),
        {"head": (SCHOOL,), **_every("township admin", BELOW)},
    ),
    (
        "person",
        ("read",),
        {
            "anyone": (OWN,),
            "captain": (TEAM,),
            "head": (SCHOOL,),
            **_every("township supervisor admin", BELOW),
        },
    ),
    (
        "person",
        ("create", "correct", "manage"),
        {"head": (SCHOOL,), **_every("township supervisor admin", BELOW)},
    ),
    (
        "invitation",
        ("read", "create", "withdraw", "print"),
        {"head": (SCHOOL,), **_every("township supervisor admin", BELOW)},
    ),
    (
        "device",
        ("read",),
        {
            "anyone": (OWN,),
            "captain": (TEAM,),
            "head": (SCHOOL,),
            **_every("township supervisor admin", BELOW),
        },
    ),
    ("device", ("manage",), {"head": (SCHOOL,), **_every("township admin", BELOW)}),
    ("audit", ("manage",), {"admin": (BELOW,)}),
    ("audit", ("read", "print"), {"head": (SCHOOL,), "admin": (BELOW,)}),
    ("retention", ("read",), {"head": (SCHOOL,), **_every("supervisor admin", BELOW)}),
    ("retention", ("manage",), {"admin": (BELOW,)}),
    (
        "placement",
        ("read",),
        {
            "anyone": (OWN,),
            "captain": (TEAM,),
            **_every("head partner", SCHOOL),
            **_every("township supervisor admin", BELOW),
        },
    ),
    (
        "placement",
        ("create", "correct", "manage"),
        _every("township supervisor admin", BELOW),
    ),
    (
        "team",
        ("read",),
        {"anyone": (OWN,), "captain": (TEAM,), **_every("supervisor admin", BELOW)},
    ),
    ("team", ("create", "correct", "manage"), _every("supervisor admin", BELOW)),
    (
        "pair",
        ("read",),
        {
            "anyone": (OWN,),
            "captain": (TEAM,),
            "head": (SCHOOL,),
            "partner": (LINKED,),
            **_every("township supervisor admin", BELOW),
        },
    ),
    (
        "pair",
        ("create", "correct", "manage"),
        {"anyone": (OWN,), "head": (SCHOOL,), **_every("township supervisor admin", BELOW)},
    ),
    (
        "link",
        ("read",),
        {**_every("head partner", SCHOOL), **_every("township supervisor municipal admin", BELOW)},
    ),
    ("link", ("create", "correct", "manage"), _every("supervisor admin", BELOW)),
    (
        "import",
        ("read", "create", "withdraw"),
        {"head": (SCHOOL,), **_every("township admin", BELOW)},
    ),
    (
        "plan",
        ("read",),
        {
            **_every(_STAFF, SCHOOL),
            **_every("township supervisor", BELOW),
            "municipal": (COUNTED,),
        },
    ),
    (
        "plan",
        ("create", "correct", "manage"),
        {"head": (SCHOOL,), **_every("township supervisor", BELOW)},
    ),
    (
        "plan.person",
        ("read",),
        {
            "anyone": (OWN,),
            "captain": (TEAM,),
            "head": (SCHOOL,),
            "partner": (LINKED,),
            **_every("township supervisor", BELOW),
        },
    ),
    ("plan.person", ("create", "correct", "manage"), {"anyone": (OWN,)}),
    (
        "review.V1",
        ("create",),
        {
            "anyone": (OWN,),
            "class_teacher": (CLASS,),
            "group_leader": (SCHOOL.only(RESEARCH),),
            "captain": (TEAM,),
            "head": (SCHOOL, PAIR),
            "partner": (LINKED,),
            "township": (BELOW,),
            "supervisor": (BELOW,),
        },
    ),
    (
        "review.V2",
        ("create",),
        {
            "anyone": (OWN,),
            "class_teacher": (CLASS,),
            "counsellor": (SCHOOL.only(STUDENTS),),
            "head": (SCHOOL,),
        },
    ),
    (
        "review.V3",
        ("create",),
        {"anyone": (OWN,), "class_teacher": (CLASS,), "head": (SCHOOL,)},
    ),
    (
        "part",
        ("correct",),
        {"anyone": (OWN,), "group_leader": (SCHOOL.only(RESEARCH),), "head": (SCHOOL,)},
    ),
    ("task", ("read", "correct"), {"anyone": (OWN,), "head": (SCHOOL,)}),
    ("task", ("create", "withdraw"), {"head": (SCHOOL,)}),
)

TABLE: Final[Mapping[tuple[Subject, Action], Mapping[str, Cell]]] = {
    (subject, action): cells for subject, actions, cells in _ROWS for action in actions
}
"""The whole policy: `{(subject, action): {role: how far}}`."""


def cell(subject: Subject, action: Action, role: str) -> Cell:
    """How far a role reaches with an act; empty when it may not do it at all."""
    return TABLE.get((subject, action), {}).get(role, ())
