"""The policy: who may do what, and how far. Pure data, and the only place that decides.

A row names a subject, what may be done with it, and how far each role reaches. A role that a row
does not name may not do it at all. What is written here is what `docs/access.md` shows.
"""

from collections.abc import Mapping
from typing import Final

from daybook.access import conversation
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
    STAFF,
    STUDENTS,
    TEAM,
    TRAINED,
    Action,
    Cell,
    Row,
    Subject,
    every,
)

_WRITE = every("teacher group_leader counsellor support head", APART, CLASS)

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
    ("child", ("read",), {**every("teacher class_teacher support", CLASS), "head": (SCHOOL,)}),
    (
        "child",
        ("create", "correct", "withdraw", "manage", "print"),
        {"class_teacher": (CLASS,), "head": (SCHOOL,)},
    ),
    ("consent", ("read",), {**every("teacher class_teacher support", CLASS), "head": (SCHOOL,)}),
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
            **every("teacher class_teacher support", CLASS),
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
            **every("teacher class_teacher support", CLASS),
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
            **every("head partner", SCHOOL),
            **every("township supervisor municipal", BELOW),
            "trainer": (COUNTY,),
        },
    ),
    (
        "export",
        ("create",),
        {
            "anyone": (OWN,),
            "captain": (TEAM,),
            **every("head partner", SCHOOL),
            **every("township supervisor municipal", BELOW),
            "trainer": (COUNTY,),
        },
    ),
    (
        "form",
        ("read",),
        every("head township supervisor trainer admin", COUNTY),
    ),
    ("form", ("create", "correct", "manage"), every("supervisor admin", BELOW)),
    (
        "place",
        ("read",),
        {
            **every(f"{STAFF} captain partner trainer", COUNTY),
            **every("township supervisor municipal admin", BELOW),
        },
    ),
    ("place", ("correct",), {"head": (SCHOOL,), **every("township supervisor admin", BELOW)}),
    ("place", ("create", "manage"), every("township supervisor admin", BELOW)),
    (
        "term",
        ("read",),
        {
            **every(f"{STAFF} captain partner township trainer", COUNTY),
            **every("supervisor municipal admin", BELOW),
        },
    ),
    ("term", ("create", "correct", "manage"), every("supervisor admin", BELOW)),
    (
        "class",
        ("read",),
        {
            **every("teacher class_teacher group_leader counsellor support head", SCHOOL),
            **every("township supervisor admin", BELOW),
        },
    ),
    (
        "class",
        ("create", "correct", "manage"),
        {"head": (SCHOOL,), **every("township admin", BELOW)},
    ),
    (
        "person",
        ("read",),
        {
            "anyone": (OWN,),
            "captain": (TEAM,),
            "head": (SCHOOL,),
            **every("township supervisor admin", BELOW),
        },
    ),
    (
        "person",
        ("create", "correct", "manage"),
        {"head": (SCHOOL,), **every("township supervisor admin", BELOW)},
    ),
    (
        "invitation",
        ("read", "create", "withdraw", "print"),
        {"head": (SCHOOL,), **every("township supervisor admin", BELOW)},
    ),
    (
        "device",
        ("read",),
        {
            "anyone": (OWN,),
            "captain": (TEAM,),
            "head": (SCHOOL,),
            **every("township supervisor admin", BELOW),
        },
    ),
    ("device", ("manage",), {"head": (SCHOOL,), **every("township admin", BELOW)}),
    ("audit", ("manage",), {"admin": (BELOW,)}),
    ("audit", ("read", "print"), {"head": (SCHOOL,), "admin": (BELOW,)}),
    ("retention", ("read",), {"head": (SCHOOL,), **every("supervisor admin", BELOW)}),
    ("retention", ("manage",), {"admin": (BELOW,)}),
    (
        "placement",
        ("read",),
        {
            "anyone": (OWN,),
            "captain": (TEAM,),
            **every("head partner", SCHOOL),
            **every("township supervisor admin", BELOW),
        },
    ),
    (
        "placement",
        ("create", "correct", "manage"),
        every("township supervisor admin", BELOW),
    ),
    (
        "team",
        ("read",),
        {"anyone": (OWN,), "captain": (TEAM,), **every("supervisor admin", BELOW)},
    ),
    ("team", ("create", "correct", "manage"), every("supervisor admin", BELOW)),
    (
        "pair",
        ("read",),
        {
            "anyone": (OWN,),
            "captain": (TEAM,),
            "head": (SCHOOL,),
            "partner": (LINKED,),
            **every("township supervisor admin", BELOW),
        },
    ),
    (
        "pair",
        ("create", "correct", "manage"),
        {"anyone": (OWN,), "head": (SCHOOL,), **every("township supervisor admin", BELOW)},
    ),
    (
        "link",
        ("read",),
        {**every("head partner", SCHOOL), **every("township supervisor municipal admin", BELOW)},
    ),
    ("link", ("create", "correct", "manage"), every("supervisor admin", BELOW)),
    (
        "import",
        ("read", "create", "withdraw"),
        {"head": (SCHOOL,), **every("township admin", BELOW)},
    ),
)

TABLE: Final[Mapping[tuple[Subject, Action], Mapping[str, Cell]]] = {
    (subject, action): cells
    for subject, actions, cells in (*_ROWS, *conversation.ROWS)
    for action in actions
}
"""The whole policy: `{(subject, action): {role: how far}}`."""


def cell(subject: Subject, action: Action, role: str) -> Cell:
    """How far a role reaches with an act; empty when it may not do it at all."""
    return TABLE.get((subject, action), {}).get(role, ())
