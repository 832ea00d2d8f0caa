"""What people do on their phones: they write, edit, remove, and choose among versions."""

import json
from typing import Any

from daybook_sync.ids import stable_id

from tests.simulation.real.school import PARTS, SCHOOL
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


def settle(world: World) -> bool:
    """Somebody chooses among versions that met."""
    return _somewhere(world, "settle")


def take_back(world: World) -> bool:
    """Somebody gives up what the office did not take."""
    return _somewhere(world, "take-back")


def _somewhere(world: World, change: str) -> bool:
    """Somebody does it for whom there is something to do."""
    phones = list(world.owners)
    world.random.shuffle(phones)
    return any(write(world, change, phone) for phone in phones)


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
        # The first records are chosen most, so that people meet in them.
        "which": chance() ** 3,
        "others": chance() < 0.15,
        "fields": fields if change != "del" else {},
        "school": SCHOOL,
        "photo": f"photo {world.seed} {tag}" if change != "del" and chance() < 0.12 else None,
        "older": chance() < 0.3,
    }
