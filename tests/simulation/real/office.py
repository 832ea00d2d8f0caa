"""What the office does: it gives and takes access, publishes forms, and decides on held work."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from daybook.db import db
from daybook.errors import Problem
from daybook.forms import service as forms
from daybook.streams import resolving
from daybook.streams import service as streams
from tests.simulation.real.school import FORMS, KEYS, ORG, PEOPLE, form
from tests.simulation.real.world import World

LEADER = PEOPLE["cy"]
ROLES = ("teacher", "team", "leader")


def regrant(world: World) -> bool:
    """Somebody gets access to a stream, or another role in it."""
    user, key = world.random.choice(list(PEOPLE.values())), world.random.choice(KEYS)
    role = world.random.choice(ROLES)
    return _done(world, lambda session: bool(streams.grant(session, user, key, role)))


def revoke(world: World) -> bool:
    """Somebody loses access to a stream."""
    user, key = world.random.choice(list(PEOPLE.values())), world.random.choice(KEYS)

    def close(session: Session) -> bool:
        held = any(grant.key == key for grant in streams.granted(session, user))
        streams.close_grant(session, user, key)
        return held

    return _done(world, close)


def form_change(world: World) -> bool:
    """A new version of a form is published; phones go on with the old one until they hear."""
    audience = world.random.choice(FORMS)
    world.versions[audience] += 1
    version = 1 + world.versions[audience] % 4

    def publish(session: Session) -> bool:
        forms.publish(session, ORG, form(audience, version))
        return True

    return _done(world, publish)


def accept(world: World) -> bool:
    """Somebody in charge takes a held change as it is."""
    return _decide(world, lambda session, mid: resolving.accept(session, LEADER, mid))


def correct(world: World) -> bool:
    """Somebody in charge takes a held change with an answer put right."""
    right = {"present": world.random.randint(1, 100)}
    return _decide(world, lambda session, mid: resolving.correct(session, LEADER, mid, right))


def give_back(world: World) -> bool:
    """Somebody in charge asks the author to complete a held change."""
    return _decide(world, lambda session, mid: resolving.give_back(session, LEADER, mid, "Please."))


def _decide(world: World, decide: Callable[[Session, str], object]) -> bool:
    chance = world.random.random()

    def act(session: Session) -> bool:
        left = [
            entry.mid
            for state in ("open", "returned")
            for entry in streams.held(session, state=state)
        ]
        if not left:
            return False
        mid = sorted(left)[int(chance * len(left))]
        try:
            decide(session, mid)
        except Problem as problem:
            world.note(f"  {mid[-4:]} stays: {problem.detail}")
            return False
        world.note(f"  {mid[-4:]} is decided")
        return True

    return _done(world, act)


def _done(world: World, act: Callable[[Session], bool]) -> bool:
    """Do it in one transaction, as a request of the office's does."""
    done = False
    with world.server.app.app_context():
        try:
            done = act(db.session())
            if done:
                db.session.commit()
        except Exception as error:
            world.seen_faults.append(f"the office failed: {error!r}")
        db.session.remove()
    return done
