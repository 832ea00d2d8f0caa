"""Every cell of the policy, asked of the service over the facts of two real counties."""

import pytest

from daybook.access import policy
from daybook.access import service as access
from daybook.access.reach import Action, Subject
from daybook.access.service import Facts
from daybook.accounts import service as accounts
from daybook.accounts.auth import RoleAt, SignedIn
from tests.server.access.expected import own_place, reaches
from tests.server.access.world import PLACE_OF, RELATIONS, STANDINGS, World
from tests.server.records.county import TODAY

FORMS = ("lesson", "note", "share", "students", "child")


def signed_in(world: World, role: str) -> SignedIn:
    """The person of a role with what they are today, as a request has it."""
    user = world.people[role].user
    held = accounts.roles_of(world.session, user, TODAY)
    return SignedIn(user, "", "", tuple(RoleAt(*one) for one in held))


def facts(world: World, role: str, relation: str, form: str) -> Facts:
    """What is known of a thing that lies so."""
    if relation == "own":
        return Facts(world.places[own_place(role)], None, world.people[role].user, form)
    place, school_class = world.places[PLACE_OF[relation]], world.classes.get(relation)
    return Facts(place, school_class, world.authors[relation].user, form)


@pytest.mark.parametrize("role", STANDINGS)
def test_a_person_is_what_the_facts_make_of_them(world: World, role: str) -> None:
    held = {(one.role, one.place) for one in signed_in(world, role).roles}

    assert held == {(name, world.places[at]) for name, at in STANDINGS[role]}


@pytest.mark.parametrize(("subject", "action"), policy.TABLE)
def test_every_role_may_do_exactly_what_its_cell_says(
    world: World, subject: Subject, action: Action
) -> None:
    people = {role: signed_in(world, role) for role in STANDINGS}
    cells = [(role, at, form) for role in STANDINGS for at in RELATIONS for form in _forms(subject)]

    found = {
        (role, at, form)
        for role, at, form in cells
        if access.may(world.session, people[role], action, subject, facts(world, role, at, form))
    }

    expected = {cell for cell in cells if reaches(cell[0], action, subject, *cell[1:])}
    assert found == expected


def _forms(subject: Subject) -> tuple[str, ...]:
    """The forms that make a difference to a subject."""
    return FORMS if subject.startswith("record") or subject == "photo" else ("",)


@pytest.mark.parametrize("role", STANDINGS)
def test_the_schools_of_a_role_are_those_of_which_each_may_be_done(world: World, role: str) -> None:
    person = signed_in(world, role)
    schools = {"T1", "P1", "T2", "S", "Z"}
    for subject, action in policy.TABLE:
        found = access.schools(world.session, person, action, subject)
        expected = {
            world.places[at]
            for at in schools
            if access.may(world.session, person, action, subject, Facts(world.places[at]))
        }
        assert found == expected, (subject, action)
