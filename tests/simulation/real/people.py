"""What people do: they write, and the office gives and takes access and publishes forms."""

import json
from typing import Any

from daybook_sync.ids import stable_id

from daybook.db import db
from daybook.forms import service as forms
from daybook.streams import service as streams
from tests.simulation.real.school import FORMS, KEYS, ORG, PARTS, PEOPLE, SCHOOL, form
from tests.simulation.real.world import Flight, Made, World


def create(world: World) -> bool:
    """Somebody writes a new record."""
    return bool(write(world, "put"))


def edit(world: World) -> bool:
    """Somebody changes fields of a record on their phone."""
    return bool(write(world, "set"))


def remove(world: World) -> bool:
    """Somebody removes a record."""
    return bool(write(world, "del"))


def write(world: World, change: str, phone: str | None = None) -> list[str]:
    """Let a person write; the ids of the changes that the phone then holds."""
    phone = phone or world.phone()
    wish = _wish(world, change)
    told = world.say("write", phone=phone, wish=wish)
    for item in told.result:
        frozen = json.loads(item["text"])
        seen = tuple(item["seen"])
        fields = frozen.get("x", {})
        user = world.owners[phone].user
        made = Made(item["mid"], phone, user, item["rid"], item["slot"], frozen["k"], fields, seen)
        world.made[made.mid] = made
        world.note(f"  {phone} {frozen['k']} {made.rid[-4:]} {made.mid[-4:]} {fields}")
        if wish["photo"] is not None and "photo" in fields:
            world.photos[made.mid] = wish["photo"]
    return [item["mid"] for item in told.result]


def push(world: World) -> Flight | None:
    """A request that brings a change, where the phone is not under way already."""
    phone = world.phone()
    if not world.flights_of(phone):
        write(world, world.random.choice(("put", "set")), phone)
    return world.flight(phone)


def _wish(world: World, change: str) -> dict[str, Any]:
    chance = world.random.random
    world.numbers["written"] += 1
    tag = f"{world.numbers['written']}"
    names = world.random.sample(("note", "topic", "part"), world.random.randint(1, 2))
    fields: dict[str, Any] = {name: f"{tag}.{name}" for name in names if name != "part"}
    if "part" in names:
        fields["part"] = world.random.sample([f"p{n}" for n in range(PARTS)], 2)
    if chance() < 0.08:
        fields["present"] = 999
    elif chance() < 0.2:
        fields["present"] = world.random.randint(0, 200)
    return {
        "change": change,
        "rid": stable_id(f"record {world.seed} {tag}"),
        "which": chance(),
        "others": chance() < 0.15,
        "fields": fields if change != "del" else {},
        "school": SCHOOL,
        "photo": f"photo {world.seed} {tag}" if change != "del" and chance() < 0.12 else None,
        "older": chance() < 0.3,
        "plain": chance() < 0.1,
    }


def regrant(world: World) -> bool:
    """Somebody gets access to a stream, or another role in it."""
    user = world.random.choice(list(PEOPLE.values()))
    key, role = world.random.choice(KEYS), world.random.choice(("teacher", "team", "leader"))
    with world.server.app.app_context():
        streams.grant(db.session(), user, key, role)
        db.session.commit()
        db.session.remove()
    return True


def revoke(world: World) -> bool:
    """Somebody loses access to a stream."""
    user, key = world.random.choice(list(PEOPLE.values())), world.random.choice(KEYS)
    with world.server.app.app_context():
        held = any(grant.key == key for grant in streams.granted(db.session(), user))
        streams.close_grant(db.session(), user, key)
        db.session.commit()
        db.session.remove()
    return held


def form_change(world: World) -> bool:
    """A new version of a form is published; phones go on with the old one until they hear."""
    audience = world.random.choice(FORMS)
    world.versions[audience] += 1
    with world.server.app.app_context():
        forms.publish(db.session(), ORG, form(audience, 1 + world.versions[audience] % 4))
        db.session.commit()
        db.session.remove()
    return True
