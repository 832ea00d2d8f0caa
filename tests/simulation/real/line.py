"""What the way between phone and server does, good and bad."""

import gzip
import json
from dataclasses import replace

from tests.simulation.real.people import push
from tests.simulation.real.server import Reply
from tests.simulation.real.world import Flight, World, opened

HTML = b"<!DOCTYPE html><title>Welcome</title><p>Please sign in to the school's network."
PORTALS = (
    Reply(200, {"Content-Type": "text/html"}, HTML),
    Reply(200, {"Content-Type": "application/json"}, HTML),
    Reply(200, {"Content-Type": "application/json"}, b'{"login":"required"}'),
    Reply(204, {}, b""),
    Reply(511, {"Content-Type": "text/html"}, HTML),
    Reply(401, {"Content-Type": "text/html"}, HTML),
)
BROKEN = (
    Reply(502, {"Content-Type": "text/html"}, b"<h1>502 Bad Gateway</h1>"),
    Reply(504, {"Content-Type": "text/html"}, b"<h1>504 Gateway Time-out</h1>"),
    Reply(
        503,
        {"Content-Type": "application/problem+json", "Retry-After": "7"},
        b'{"code":"busy","status":503}',
    ),
)


def exchange(world: World) -> bool:
    """A phone syncs on a good line."""
    world.exchange(world.phone())
    return True


def ask(world: World) -> bool:
    """A phone begins to sync."""
    phone = world.phone()
    tab = world.random.randrange(world.states[phone]["tabs"])
    world.say("wake", phone=phone, urge=1, tab=tab)
    return True


def arrive(world: World) -> bool:
    """One of the requests under way, any of them, is answered."""
    if not world.up:
        return False
    flight = world.up.pop(world.random.randrange(len(world.up)))
    world.answer(flight, world.serve(flight))
    return True


def wait(world: World) -> bool:
    """Time passes: alarms ring, and whoever waits loses patience."""
    world.pass_time(world.random.choice((5_000, 60_000, 600_000, 86_400_000)))
    world.say("pass")
    return True


def drop(world: World) -> bool:
    """A request or its answer is lost."""
    flight = push(world)
    if flight is None:
        return False
    if world.random.random() < 0.6:
        world.serve(flight)
    world.answer(flight, None)
    return True


def duplicate(world: World) -> bool:
    """A proxy sends a request twice."""
    flight = push(world)
    if flight is None:
        return False
    replies = [world.serve(flight), world.serve(flight)]
    world.answer(flight, world.random.choice(replies))
    return True


def reorder(world: World) -> bool:
    """A request whose phone has given it up arrives after newer ones."""
    if world.late:
        world.serve(world.late.pop(world.random.randrange(len(world.late))))
        return True
    flight = world.flight()
    if flight is not None:
        world.late.append(flight)
        world.answer(flight, None)
    return False


def delay(world: World) -> bool:
    """An answer takes its time, or longer than the phone has."""
    flight = world.flight()
    if flight is None:
        return False
    reply = world.serve(flight)
    world.up.append(flight)
    world.pass_time(world.random.choice((20_000, 80_000, 95_000)))
    world.say("pass")
    if flight in world.up:
        world.up.remove(flight)
        world.answer(flight, reply)
    return True


def cut_request(world: World) -> bool:
    """The line breaks while the request goes up."""
    flight = push(world)
    if flight is None or not flight.body:
        return _send_on(world, flight)
    world.serve(flight, cut=world.random.randrange(len(flight.body)))
    world.answer(flight, None)
    return True


def cut_response(world: World) -> bool:
    """The line breaks while the answer comes down, and not every browser says so."""
    flight = push(world)
    reply = world.serve(flight) if flight is not None else None
    if flight is None or reply is None or not reply.body:
        if flight is not None:
            world.answer(flight, reply)
        return False
    rest = reply.body[: world.random.randrange(len(reply.body))]
    bare = {k: v for k, v in reply.headers.items() if k.lower() != "content-encoding"}
    world.answer(flight, Reply(reply.status, bare, rest), cut=world.random.random() < 0.5)
    return True


def stale_response(world: World) -> bool:
    """A cache answers with what it kept from an earlier request."""
    flight = push(world)
    old = world.past.get(flight.phone) if flight is not None else None
    if flight is None or old is None or not flight.is_sync:
        return _send_on(world, flight)
    if world.random.random() < 0.5:
        world.serve(flight)
    world.answer(flight, old)
    return True


def portal(world: World) -> bool:
    """A hotel's or a school's network answers with its own page."""
    flight = world.flight()
    if flight is None:
        return False
    world.answer(flight, world.random.choice(PORTALS))
    return True


def gzip_stripped(world: World) -> bool:
    """A proxy drops the header that says how the body is packed."""
    flight = push(world)
    if flight is None:
        return False
    if "Content-Encoding" in flight.headers:
        bare = {k: v for k, v in flight.headers.items() if k != "Content-Encoding"}
        world.answer(flight, world.serve(replace(flight, headers=bare)))
        return True
    reply = world.serve(flight)
    if reply is None or reply.headers.get("Content-Encoding") != "gzip":
        world.answer(flight, reply)
        return False
    bare = {k: v for k, v in reply.headers.items() if k != "Content-Encoding"}
    world.answer(flight, replace(reply, headers=bare))
    return True


def error_before(world: World) -> bool:
    """Something in front of the server answers that it cannot be reached."""
    flight = world.flight()
    if flight is None:
        return False
    world.answer(flight, world.random.choice(BROKEN))
    return True


def error_after(world: World) -> bool:
    """The server has done its work, and something in front of it says that it failed."""
    flight = push(world)
    if flight is None:
        return False
    world.serve(flight)
    world.answer(flight, world.random.choice(BROKEN))
    return True


def old_app(world: World) -> bool:
    """A request comes from a page of the first version, which knew fewer keys."""
    flight = world.flight()
    if flight is None or not flight.is_sync:
        return _send_on(world, flight)
    asked = opened(flight)
    known = {key: asked[key] for key in ("p", "q", "d", "c", "m", "n") if key in asked}
    body = json.dumps(known | {"app": "0.0.9"}).encode()
    headers = dict(flight.headers)
    if "Content-Encoding" in headers:
        body = gzip.compress(body, mtime=0)
    world.answer(flight, world.serve(replace(flight, body=body, headers=headers)))
    return True


def _send_on(world: World, flight: Flight | None) -> bool:
    """Nothing special can happen to this one."""
    if flight is not None:
        world.answer(flight, world.serve(flight))
    return False
