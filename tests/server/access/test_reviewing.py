"""Who says something of whose record, role by role."""

from typing import cast

from daybook.access.reach import Subject
from tests.server.access.expected import reaches
from tests.server.access.test_matrix import NOTHING, RECORDS, every_role, given
from tests.server.access.world import World


def expected(role: str, subject: Subject, relation: str, form: str) -> int:
    """The status of an answer to somebody who marks a record as seen."""
    if relation == "own":
        return 403
    asked = cast(Subject, subject.replace("record", "review"))
    if reaches(role, "create", asked, relation, form):
        return 201
    return 404 if given(role, subject, relation, form) == NOTHING else 403


@every_role
def test_a_record_is_marked_as_seen_by_whoever_the_policy_says(world: World, role: str) -> None:
    found = {
        (kind, thing.relation): (
            world.people[role]
            .post(f"/api/records/{thing.rid}/reviews", {"do": "seen"})
            .status_code,
            expected(role, subject, thing.relation, form),
        )
        for kind, subject, form in RECORDS
        for thing in world.of(kind, role)
    }

    assert {cell: got for cell, (got, _) in found.items()} == {
        cell: may for cell, (_, may) in found.items()
    }
