"""What happens to the machines: phones die and are copied, the server loses its disk."""

from datetime import UTC, datetime

from sqlalchemy import text

from daybook import clock
from daybook.db import db, reading
from daybook.streams import compaction, watermark
from daybook.streams import service as streams
from tests.simulation.real import copies
from tests.simulation.real.people import push, write
from tests.simulation.real.server import Reply
from tests.simulation.real.world import Flight, World

MOST_PHONES = 6


def _moment(year: int) -> int:
    return int(datetime(year, 1, 2, tzinfo=UTC).timestamp() * 1000)


# -- the server -------------------------------------------------------------------------------


def worker_kill(world: World) -> bool:
    """The server's process dies before or after one of its commits."""
    return _mishap(world, world.random.choice(("kill-before", "kill-after")), 3)


def database_kill(world: World) -> bool:
    """The database lets go of the connection at any statement."""
    return _mishap(world, "cut-off", 20)


def disk_full(world: World) -> bool:
    """There is no room for one of the writes of a request."""
    return _mishap(world, "disk-full", 4)


def _mishap(world: World, what: str, most: int) -> bool:
    flight = push(world)
    if flight is None:
        return False
    world.server.mishaps.arm(what, world.random.randrange(most))
    reply = world.serve(flight)
    happened = world.server.mishaps.disarm()
    world.answer(flight, reply)
    return happened


def database_busy(world: World) -> bool:
    """Somebody else holds the database all the while."""
    flight = push(world)
    if flight is None:
        return False
    with world.server.busy():
        reply = world.serve(flight)
    world.answer(flight, reply)
    return is_put_off(flight, reply)


def is_put_off(flight: Flight, reply: Reply | None) -> bool:
    """Whether a request noticed that the database was held."""
    return reply is not None and (
        reply.status >= 500 or not flight.is_sync or b"[0,3" in reply.body
    )


def backup(world: World) -> bool:
    """A backup is made and verified; phones hear up to where their work is safe."""
    with world.server.app.app_context():
        with reading() as session:
            heads = watermark.heads(session)
        world.backup = copies.take(world.server.engine)
        watermark.move(db.session(), heads, db.session.commit)
        db.session.remove()
    return True


def restore(world: World) -> bool:
    """The server's disk is lost and the last backup brought back."""
    if world.backup is None:
        return False
    before = _journal(world)
    world.server.stop()
    copies.put_back(world.server.engine, world.backup, world.server.photos)
    with world.server.app.app_context():
        streams.begin_epoch(db.session())
        db.session.commit()
        db.session.remove()
    world.undone |= before - _journal(world)
    return True


def compact(world: World) -> bool:
    """Old removals go for good, and by the server's clock all of them are old."""
    with world.server.app.app_context():
        removed = compaction.compact(db.session(), clock.now() + 1, db.session.commit)
        db.session.remove()
    world.compacted += removed
    return removed > 0


def _journal(world: World) -> set[str]:
    with world.server.engine.connect() as connection:
        found = set(connection.execute(text("SELECT mid FROM journal")).scalars())
        connection.rollback()
    return found


def server_clock(world: World) -> bool:
    """The server's clock is set to any year, or right."""
    right = world.random.random() < 0.4
    year = world.random.randint(1990, 2098)
    world.server.steering.ahead = 0 if right else _moment(year) - world.now
    return True


# -- phones -----------------------------------------------------------------------------------


def phone_clock(world: World) -> bool:
    """A phone's clock is set to any year, or right."""
    phone = world.phone()
    right = world.random.random() < 0.4
    ahead = 0 if right else _moment(world.random.randint(1970, 2098)) - world.now
    world.say("clock", phone=phone, ahead=ahead)
    return True


def phone_kill(world: World) -> bool:
    """A phone dies at one of its transactions, before or after it is on the disk."""
    phone = world.phone()
    mishap = world.random.choice(("die-before", "die-after"))
    well = world.random.randrange(8)
    world.say("arm", phone=phone, mishap=mishap, well=well)
    _use(world, phone)
    died = not world.states[phone]["alive"]
    if died:
        world.note(f"  {phone} {mishap} {well}")
        world.restart(phone)
        world.say("wake", phone=phone, urge=1)
    else:
        world.say("disarm", phone=phone)
    return died


def quota(world: World) -> bool:
    """A phone has no room for one of its writes."""
    phone = world.phone()
    world.say("arm", phone=phone, mishap="full", well=world.random.randrange(3))
    _use(world, phone)
    return bool(world.say("disarm", phone=phone).result)


def _use(world: World, phone: str) -> None:
    """The person writes, and the phone syncs: many transactions of every kind."""
    if world.random.random() < 0.6:
        write(world, world.random.choice(("put", "set")), phone)
    if world.states[phone]["alive"]:
        world.exchange(phone)


def clone(world: World) -> bool:
    """A phone's disk is copied to another phone, which goes on by itself."""
    if len(world.owners) >= MOST_PHONES:
        return False
    phone = world.phone()
    copy = f"{phone[:4]}copy-{len(world.owners)}"
    world.owners[copy] = world.owners[phone]
    world.say("copy", phone=phone, to=copy)
    world.note(f"  {phone} is copied to {copy}")
    return True


def evict(world: World) -> bool:
    """The browser clears a phone's storage; somebody may sign in again."""
    phone = world.phone()
    lost = world.say("evict", phone=phone).result
    world.evicted.append(lost | {"phone": phone})
    world.note(f"  {phone} loses {[item['mid'][-4:] for item in lost['outbox']]}")
    if world.random.random() < 0.5:
        world.sign_in_again(phone)
    return True


def two_tabs(world: World) -> bool:
    """A second page is open on a phone, and each believes to be alone; or the phone starts anew."""
    phone = world.phone()
    if world.states[phone]["tabs"] > 1:
        world.restart(phone)
        return False
    world.say("tab", phone=phone)
    world.say("wake", phone=phone, urge=1, tab=0)
    world.say("wake", phone=phone, urge=1, tab=1)
    return True
