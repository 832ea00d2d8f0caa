"""The policy is whole and closed: it names known roles only, and never contradicts itself."""

from typing import get_args

import pytest

from daybook.access import policy, roles
from daybook.access.reach import ANYONE, Action, Subject

OFFICES = ("township", "supervisor", "trainer", "municipal", "admin", "captain", "partner")
WIDER = frozenset({"below", "county", "all", "linked", "team"})


def test_every_role_of_the_table_is_one_of_the_thirteen() -> None:
    named = {role for cells in policy.TABLE.values() for role in cells}

    assert named - {ANYONE} <= set(roles.ROLES)
    assert len(roles.ROLES) == 13


def test_the_table_says_something_of_every_subject() -> None:
    assert {subject for subject, _ in policy.TABLE} == set(get_args(Subject))


def test_a_role_is_either_given_or_follows_from_facts() -> None:
    assert set(roles.ROLES) == roles.STORED | roles.DERIVED
    assert not roles.STORED & roles.DERIVED


@pytest.mark.parametrize("role", OFFICES)
def test_above_the_school_nobody_reads_whole_records_about_children(role: str) -> None:
    for subject in ("record.V2", "record.V3", "child", "consent"):
        assert all(grant.counted for grant in policy.cell(subject, "read", role))
    assert policy.cell("record.V3", "read", role) == ()


def test_a_municipal_viewer_and_an_administrator_read_no_record() -> None:
    for role in ("municipal", "admin"):
        for subject in ("record.V1", "record.V2", "record.V3", "photo", "held"):
            assert policy.cell(subject, "read", role) == ()


def test_nobody_writes_in_anothers_name_but_in_the_file_of_their_pair() -> None:
    actions: tuple[Action, ...] = ("correct", "withdraw")
    subjects: tuple[Subject, ...] = ("record.V1", "record.V2", "record.V3")
    for subject in subjects:
        for action in actions:
            cells = policy.TABLE[subject, action]
            both = {"pair"} if (subject, action) == ("record.V1", "correct") else set()
            assert set(cells) == {ANYONE}
            assert {grant.reach for grant in cells[ANYONE]} == {"own"} | both


def test_only_the_administrator_gives_roles_of_the_same_rank() -> None:
    for role, given in roles.GIVES.items():
        assert role == "admin" or role not in given
        assert given <= roles.STORED
