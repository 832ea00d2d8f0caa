"""What the merge promises whatever is written, in whatever order it arrives."""

from dataclasses import dataclass, field
from typing import Any

from daybook_sync.ids import new_id
from daybook_sync.merge import Applied, Conflict, Held, State, apply
from daybook_sync.mutation import Mutation
from daybook_sync.values import same
from hypothesis import given
from hypothesis import strategies as st

VALUES = st.none() | st.booleans() | st.integers(-3, 3) | st.text(max_size=3)
FIELDS = st.dictionaries(st.sampled_from("abc"), VALUES, max_size=3)
EDITS = st.lists(st.tuples(FIELDS, st.integers(0, 6)), min_size=1, max_size=6)
RID = new_id()


@dataclass
class Stream:
    """One row, every mutation that was applied to it, and every value that was set aside."""

    state: State | None = None
    seq: int = 0
    conflicts: list[Conflict] = field(default_factory=list)
    held: list[str] = field(default_factory=list)

    def take(self, mutation: Mutation) -> None:
        result = apply(self.state, mutation, [(1, 0)], self.seq + 1, after="applied")
        if isinstance(result, Held):
            self.held.append(result.reason)
            return
        assert isinstance(result, Applied)
        assert result.state is not None
        self.state, self.seq = result.state, result.state.seq
        self.conflicts += result.conflicts


def change(kind: Any, fields: dict[str, Any], seen: int, branch: str | None = None) -> Mutation:
    mid = new_id()
    return Mutation(
        mid, kind, 1, RID, "record", None, (1, seen), None, branch or mid, 0, fields, {}
    )


@given(FIELDS, EDITS)
def test_every_value_ever_written_unseen_stands_or_is_kept(
    first: dict[str, Any], edits: list[tuple[dict[str, Any], int]]
) -> None:
    stream = Stream()
    stream.take(change("put", first, 0))

    for fields, _seen in edits:
        stream.take(change("set", fields, 1))

    assert stream.state is not None
    for fields, _seen in edits:
        for name, value in fields.items():
            stands = same(stream.state.body.get(name), value)
            kept = any(c.field == name and same(c.value, value) for c in stream.conflicts)
            assert stands or kept


@given(FIELDS, EDITS)
def test_who_always_saw_the_latest_never_conflicts(
    first: dict[str, Any], edits: list[tuple[dict[str, Any], int]]
) -> None:
    stream = Stream()
    stream.take(change("put", first, 0))

    for fields, _seen in edits:
        stream.take(change("set", fields, stream.seq))

    assert stream.conflicts == []


@given(FIELDS, EDITS)
def test_a_branch_never_conflicts_with_itself(
    first: dict[str, Any], edits: list[tuple[dict[str, Any], int]]
) -> None:
    stream = Stream()
    put = change("put", first, 0)
    stream.take(put)

    for fields, _seen in edits:
        stream.take(change("set", fields, 0, put.id))

    assert stream.conflicts == []


@given(FIELDS, EDITS)
def test_each_change_takes_the_next_number(
    first: dict[str, Any], edits: list[tuple[dict[str, Any], int]]
) -> None:
    stream = Stream()
    stream.take(change("put", first, 0))

    for count, (fields, seen) in enumerate(edits, start=2):
        stream.take(change("set", fields, seen))
        assert stream.seq == count


@given(FIELDS, EDITS, st.integers(0, 6))
def test_a_removal_never_hides_a_change_that_was_not_seen(
    first: dict[str, Any], edits: list[tuple[dict[str, Any], int]], seen: int
) -> None:
    stream = Stream()
    stream.take(change("put", first, 0))
    for fields, base in edits:
        stream.take(change("set", fields, base))
    written = max((v[0] for v in stream.state.versions.values()), default=0)  # type: ignore[union-attr]

    stream.take(change("del", {}, seen))

    assert stream.state is not None
    assert stream.state.deleted == (seen >= written)
    assert stream.held == ([] if seen >= written else ["delete-vs-edit"])


@given(FIELDS, FIELDS)
def test_a_body_never_holds_null(first: dict[str, Any], second: dict[str, Any]) -> None:
    stream = Stream()
    stream.take(change("put", first, 0))

    stream.take(change("set", second, 1))

    assert stream.state is not None
    assert None not in stream.state.body.values()
