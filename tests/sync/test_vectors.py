"""The vectors as this half must satisfy them; the TypeScript beside this runs the same files."""

from typing import Any

import pytest
from daybook_sync import version
from daybook_sync.cursor import advance, needs_reset, parse_cursor, wire_cursor
from daybook_sync.errors import ErrorCode
from daybook_sync.ids import is_id
from daybook_sync.merge import Held, State, apply
from daybook_sync.messages import parse_reply, parse_request, wire_answer, wire_request
from daybook_sync.mutation import MalformedError, parse_mutation, wire_mutation
from daybook_sync.values import canonical, clean, same

from tests.sync.vectors import FOLDER, digest, vectors

OURS = {"cursors", "errors", "ids", "merges", "messages", "mutations", "values"}
"""The files that this module runs."""


def listed(value: Any) -> Any:
    """`value` with tuples as lists, as JSON would have it."""
    if isinstance(value, tuple | list):
        return [listed(item) for item in value]
    return value


def test_every_vector_file_has_its_runners() -> None:
    runners = vectors("protocol")["runners"]

    files = {path.stem for path in FOLDER.glob("*.json")} - {"protocol"}

    assert files == set(runners)
    assert all(runners.values())
    assert {name for name, by in runners.items() if "tests/sync/test_vectors.py" in by} == OURS


def test_the_wire_does_not_change_without_the_protocol_s_number() -> None:
    protocol = vectors("protocol")

    assert protocol["version"] == version.PROTOCOL >= version.OLDEST
    assert protocol["digests"][str(version.PROTOCOL)] == digest(protocol["wire"])


def test_error_codes() -> None:
    ours = [{"code": c.value, "status": c.status, "retry": c.retry} for c in ErrorCode]

    assert ours == vectors("errors")["codes"]


def test_ids() -> None:
    assert [text for text in vectors("ids")["ids"] if not is_id(text)] == []
    assert [text for text in vectors("ids")["not_ids"] if is_id(text)] == []


@pytest.mark.parametrize(("value", "cleaned"), vectors("values")["clean"])
def test_cleaned_values(value: Any, cleaned: Any) -> None:
    assert clean(value) == cleaned


@pytest.mark.parametrize(("value", "text"), vectors("values")["canonical"])
def test_canonical_texts(value: Any, text: str) -> None:
    assert canonical(value) == text


@pytest.mark.parametrize(("one", "other", "are_same"), vectors("values")["same"])
def test_sameness(one: Any, other: Any, are_same: bool) -> None:
    assert same(one, other) is are_same
    assert same(other, one) is are_same


@pytest.mark.parametrize(("wire", "read"), vectors("mutations")["good"])
def test_good_mutations(wire: Any, read: Any) -> None:
    mutation = parse_mutation(wire)

    assert {name: listed(getattr(mutation, name)) for name in read} == read
    assert canonical(wire_mutation(mutation)) == canonical(wire)


@pytest.mark.parametrize("wire", vectors("mutations")["malformed"])
def test_malformed_mutations(wire: Any) -> None:
    with pytest.raises(MalformedError):
        parse_mutation(wire)


@pytest.mark.parametrize("wire", vectors("cursors")["good"])
def test_good_cursors(wire: Any) -> None:
    assert wire_cursor(parse_cursor(wire)) == wire


@pytest.mark.parametrize("wire", vectors("cursors")["malformed"])
def test_malformed_cursors(wire: Any) -> None:
    with pytest.raises(MalformedError):
        parse_cursor(wire)


@pytest.mark.parametrize("case", vectors("cursors")["resets"])
def test_resets(case: Any) -> None:
    stream = {key: case[key] for key in ("epoch", "head", "floor")}

    assert needs_reset(parse_cursor(case["cursor"]), **stream) is case["reset"]


@pytest.mark.parametrize(("before", "seq", "after"), vectors("cursors")["advances"])
def test_advances(before: Any, seq: int, after: Any) -> None:
    assert wire_cursor(advance(parse_cursor(before), seq)) == after


@pytest.mark.parametrize("case", vectors("merges")["cases"], ids=lambda case: case["rule"])
def test_merges(case: Any) -> None:
    held_before = case.get("before", {})

    result = apply(
        State(**case["state"]) if case["state"] else None,
        parse_mutation(case["mutation"]),
        case["epochs"],
        case["seq"],
        after=case.get("after"),
        before=lambda field, _seq: held_before.get(field),
    )

    if isinstance(result, Held):
        assert {"held": result.reason} == case["result"]
        return
    state = result.state and {
        name: getattr(result.state, name) for name in ("body", "versions", "seq", "deleted")
    }
    conflicts = [{"field": c.field, "lost": c.lost, "value": c.value} for c in result.conflicts]
    assert canonical({"state": state, "conflicts": conflicts}) == canonical(case["result"])


@pytest.mark.parametrize("wire", vectors("messages")["requests"]["good"])
def test_good_requests(wire: Any) -> None:
    assert wire_request(parse_request(wire)) == wire


@pytest.mark.parametrize("wire", vectors("messages")["requests"]["malformed"])
def test_malformed_requests(wire: Any) -> None:
    with pytest.raises(MalformedError):
        parse_request(wire)


@pytest.mark.parametrize("case", vectors("messages")["replies"]["good"])
def test_good_replies(case: Any) -> None:
    reply = parse_reply(case["wire"])

    read: dict[str, Any] = {name: listed(getattr(reply, name)) for name in case if name != "wire"}
    read["answers"] = [[a.index, int(a.outcome), a.seq, dict(a.detail)] for a in reply.answers]
    read["cursors"] = [wire_cursor(cursor) for cursor in reply.cursors]
    for name in ("rows", "tombstones", "backed_up"):
        read[name] = {str(slot): value for slot, value in getattr(reply, name).items()}
    assert read == {name: value for name, value in case.items() if name != "wire"}
    assert [wire_answer(answer) for answer in reply.answers] == case["wire"].get("a", [])


@pytest.mark.parametrize("wire", vectors("messages")["replies"]["malformed"])
def test_malformed_replies(wire: Any) -> None:
    with pytest.raises(MalformedError):
        parse_reply(wire)
