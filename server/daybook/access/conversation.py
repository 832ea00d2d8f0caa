"""The policy's lines on plans, on what people say of records, and on tasks; pure data too."""

from typing import Final

from daybook.access.reach import (
    BELOW,
    CLASS,
    COUNTED,
    LINKED,
    OWN,
    PAIR,
    RESEARCH,
    SCHOOL,
    STAFF,
    STUDENTS,
    TEAM,
    Row,
    every,
)

ROWS: Final[tuple[Row, ...]] = (
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
    (
        "plan",
        ("read",),
        {
            **every(STAFF, SCHOOL),
            **every("township supervisor", BELOW),
            "municipal": (COUNTED,),
        },
    ),
    (
        "plan",
        ("create", "correct", "manage"),
        {"head": (SCHOOL,), **every("township supervisor", BELOW)},
    ),
    (
        "plan.person",
        ("read",),
        {
            "anyone": (OWN,),
            "captain": (TEAM,),
            "head": (SCHOOL,),
            "partner": (LINKED,),
            **every("township supervisor", BELOW),
        },
    ),
    ("plan.person", ("create", "correct", "manage"), {"anyone": (OWN,)}),
)
