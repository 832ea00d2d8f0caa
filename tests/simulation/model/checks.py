"""What must be true when a schedule has come to rest."""

from collections.abc import Collection, Iterator, Sequence

from daybook_sync.merge import Outcome
from daybook_sync.mutation import Mutation

from tests.simulation.model.world import World


def faults(world: World) -> Iterator[str]:
    """One sentence for each promise that the run has broken; nothing when all are kept."""
    yield from drained(world)
    yield from lost(world)
    yield from swallowed_values(world)
    yield from false_alarms(world)
    yield from half_records(world)
    yield from out_of_order(world)
    yield from diverged(world)
    yield from unheard(world)
    yield from world.vanished


def false_alarms(world: World) -> Iterator[str]:
    """Nobody is told of a clash with a value they had seen.

    After a restore, on a copied phone, while a stream is downloaded for a new grant or when the
    office decides what its author is just writing anew it may be: a needless question is better
    than a silent loss.
    """
    if any(world.fired[event] for event in ("clone", "restore", "grant", "revoke", "accept")):
        return
    seen = {mutation.id: values for mutation, values in world.made}
    for mid, value in world.server.warned:
        if value in seen.get(mid, ()):
            yield f"{mid} was told of a clash with {value}, which its author had seen"


def half_records(world: World) -> Iterator[str]:
    """Nothing that builds on a held change is applied without it, unless the office wants it."""
    journal = world.server.journal
    for entry in journal.values():
        before = journal.get(entry.mutation.after or "")
        kept = world.server.quarantine.get(entry.mutation.after or "")
        given_up = kept is not None and kept.end is not None
        accepted = entry.mutation.id in world.server.quarantine
        held = before is not None and before.outcome is Outcome.HELD and not given_up
        if entry.outcome is not Outcome.HELD and before and held and not accepted:
            yield f"{entry.mutation.id} is applied without {before.mutation.id}"


def out_of_order(world: World) -> Iterator[str]:
    """A change never arrives before the one it builds on."""
    for mid, kept in world.server.quarantine.items():
        if kept.reason == "after-unknown":
            yield f"{mid} arrived before the change it builds on"


def drained(world: World) -> Iterator[str]:
    """Outboxes and first downloads come to an end."""
    for phone in world.phones:
        if phone.outbox:
            yield f"{phone.device} cannot send {len(phone.outbox)} changes"
        if phone.shadow:
            yield f"{phone.device} never finishes a download"


def lost(world: World) -> Iterator[str]:
    """Every change ever made is applied or in quarantine, as it was made."""
    journal, quarantine = world.server.journal, world.server.quarantine
    for mutation, _ in world.made:
        entry = journal.get(mutation.id)
        kept = [kept.mutation for kept in quarantine.values()]
        stored = entry is not None and entry.mutation.fields == mutation.fields
        if entry is not None and entry.outcome is Outcome.HELD:
            stored = mutation.id in quarantine and stored
        if mutation.change == "del" and not any(lives(world, mutation.rid)):
            continue  # A second removal changes nothing, and may be forgotten with a restore.
        if not stored and not any(
            k.fields == mutation.fields and k.id == mutation.id for k in kept
        ):
            yield f"change {mutation.id} is lost"


def lives(world: World, rid: str) -> Iterator[bool]:
    """Whether a record is there and not removed, for each stream that has it."""
    for stream in world.server.streams.values():
        if rid in stream.rows:
            yield not stream.rows[rid].state.deleted


def swallowed_values(world: World) -> Iterator[str]:
    """A value is gone only if it is kept as a loser, or somebody who saw it wrote over it."""
    server = world.server
    applied = [
        (mutation, seen)
        for mutation, seen in world.made
        if (entry := server.journal.get(mutation.id)) and entry.outcome is not Outcome.HELD
    ]
    current = {
        str(value)
        for stream in server.streams.values()
        for row in stream.rows.values()
        for value in row.state.body.values()
    }
    compacted = world.fired["compact"] > 0
    replaced = known_to(world, applied)
    # Somebody was told, but a restore has lost the note of it; the journal has the value still.
    if world.fired["restore"]:
        replaced |= {value for _, value in server.warned}
    for mutation, _ in applied:
        if compacted and not any(mutation.rid in s.rows for s in server.streams.values()):
            continue
        for name, value in mutation.fields.items():
            if name != "vis" and not {text(value)} & (current | server.kept | replaced):
                yield f"the value {value} of {mutation.id} is gone and nobody was told"


def known_to(world: World, applied: Sequence[tuple[Mutation, Collection[str]]]) -> set[str]:
    """The values that the authors of applied changes had seen: on the screen, or under what was.

    A held change hides what its author saw when writing it, and what replaces it repeats it.
    """
    seen_under: dict[str, set[str]] = {}
    for mutation, seen in world.made:
        for value in mutation.fields.values():
            seen_under.setdefault(text(value), set()).update(map(text, seen))
    known: set[str] = set()
    todo = [text(value) for _, seen in applied for value in seen]
    todo += [seen for m, _ in applied for v in m.fields.values() for seen in seen_under[text(v)]]
    while todo:
        value = todo.pop()
        if value not in known:
            known.add(value)
            todo += seen_under.get(value, ())
    return known


def text(value: object) -> str:
    """A value as it is once it has been corrected, as everything is that the office accepts."""
    return str(value).removeprefix("bad")


def diverged(world: World) -> Iterator[str]:
    """A phone holds exactly the rows that its grants show, as the server has them."""
    server = world.server
    for phone in world.phones:
        expected = {}
        for slot, grant in server.grants.get(phone.user, {}).items():
            for rid, row in server.streams[grant.key].rows.items():
                seen = grant.role != "teacher" or not row.vis or row.owner == phone.user
                if seen and not row.state.deleted:
                    expected[slot, rid] = dict(row.state.body)
        actual = {key: dict(row.state.body) for key, row in phone.base.items()}
        if actual != expected:
            wrong = sorted(
                key
                for key in actual.keys() | expected.keys()
                if actual.get(key) != expected.get(key)
            )
            yield f"{phone.device} of {phone.user} differs from the server at {wrong[:3]}"


def unheard(world: World) -> Iterator[str]:
    """Every phone knows which of its held changes the office has accepted."""
    journal = world.server.journal
    for phone in world.phones:
        for mutation, seq in phone.sent:
            entry = journal.get(mutation.id)
            if seq is None and entry and entry.outcome is not Outcome.HELD:
                yield f"{phone.device} still shows {mutation.id} as held"
