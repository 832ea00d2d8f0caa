"""What phone and server say to each other in one round trip: push, then pull."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from daybook_sync.cursor import Cursor, parse_cursor, wire_cursor
from daybook_sync.ids import is_id
from daybook_sync.merge import Outcome
from daybook_sync.mutation import MalformedError, whole
from daybook_sync.values import EXACT, Value
from daybook_sync.version import PROTOCOL

WISH: Final = 32_768
"""The size of an answer, compressed, in bytes, when the phone does not say."""

_KEYS: Final = frozenset({"p", "q", "d", "app", "now", "c", "m", "n", "st"})
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class SyncRequest:
    """A phone's request; `mutations` are wire objects, each judged on its own.

    `now` is the phone's clock when it sent this, `wish` the compressed bytes it would like back,
    `storage` what it says of its storage. `extra` holds the keys this version does not know.
    """

    nonce: int
    device: str
    app: str | None
    now: int | None
    cursors: Sequence[Cursor]
    mutations: Sequence[Value]
    wish: int
    storage: Mapping[str, Value] | None
    extra: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of the mutation at `index` of the request."""

    index: int
    outcome: Outcome
    seq: int | None = None
    detail: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SyncReply:
    """A server's answer, by slot where it concerns a stream; rows and grants are wire arrays."""

    nonce: int
    now: int
    answers: Sequence[Answer]
    opened: Sequence[Sequence[Value]]
    closed: Sequence[tuple[int, int]]
    cursors: Sequence[Cursor]
    resets: Sequence[int]
    rows: Mapping[int, Sequence[Sequence[Value]]]
    tombstones: Mapping[int, Sequence[Sequence[Value]]]
    more: bool
    backed_up: Mapping[int, int]
    need: Sequence[str]


def parse_request(raw: Value) -> SyncRequest:
    """The request of a wire object; raises `MalformedError`."""
    if not isinstance(raw, dict):
        raise MalformedError("a request is not an object")
    whole(raw.get("p"), "p", low=1)
    device = raw.get("d")
    if not isinstance(device, str) or not is_id(device):
        raise MalformedError("d is not an id")
    cursors = [parse_cursor(cursor) for cursor in _list(raw, "c")]
    if len({cursor.slot for cursor in cursors}) < len(cursors):
        raise MalformedError("c names a slot twice")
    return SyncRequest(
        nonce=whole(raw.get("q"), "q"),
        device=device,
        app=_app(raw.get("app")),
        now=whole(raw["now"], "now", low=-EXACT) if "now" in raw else None,
        cursors=cursors,
        mutations=_list(raw, "m"),
        wish=whole(raw.get("n", WISH), "n", low=1),
        storage=_storage(raw.get("st")),
        extra={key: value for key, value in raw.items() if key not in _KEYS},
    )


def wire_answer(answer: Answer) -> list[Value]:
    """The wire array of an answer, without a detail that says nothing."""
    wire: list[Value] = [answer.index, int(answer.outcome), answer.seq]
    return [*wire, dict(answer.detail)] if answer.detail else wire


def wire_request(request: SyncRequest) -> dict[str, Value]:
    """The wire object of a request."""
    wire: dict[str, Value] = {
        "p": PROTOCOL,
        "q": request.nonce,
        "d": request.device,
        "app": request.app,
        "now": request.now,
        "c": [wire_cursor(cursor) for cursor in request.cursors],
        "m": list(request.mutations),
        "n": request.wish,
        "st": request.storage,
    }
    return {key: value for key, value in wire.items() if value is not None} | dict(request.extra)


def parse_reply(raw: Value) -> SyncReply:
    """The reply of a wire object; unknown keys are ignored; raises `MalformedError`."""
    if not isinstance(raw, dict):
        raise MalformedError("a reply is not an object")
    grants = [_grant(grant) for grant in _list(raw, "g")]
    return SyncReply(
        nonce=whole(raw.get("q"), "q"),
        now=whole(raw.get("now"), "now"),
        answers=[_answer(answer) for answer in _list(raw, "a")],
        opened=[grant for grant in grants if grant[0] > 0],
        closed=[(-grant[0], grant[1]) for grant in grants if grant[0] < 0],
        cursors=[parse_cursor(cursor) for cursor in _list(raw, "c")],
        resets=[whole(slot, "z", low=1) for slot in _list(raw, "z")],
        rows=_by_slot(raw, "r", lambda rows: [_row(row) for row in _array(rows, "r", 0)]),
        tombstones=_by_slot(
            raw, "x", lambda rows: [_tombstone(row) for row in _array(rows, "x", 0)]
        ),
        more=raw.get("more") == 1,
        backed_up=_by_slot(raw, "bk", lambda seq: whole(seq, "bk")),
        need=[_text(digest, "need") for digest in _list(raw, "need")],
    )


def _app(value: Value) -> str | None:
    if value is not None and (not isinstance(value, str) or len(value) > 40):
        raise MalformedError("app is not a short text")
    return value


def _storage(value: Value) -> Mapping[str, Value] | None:
    if value is not None and not isinstance(value, dict):
        raise MalformedError("st is not an object")
    return value


def _answer(raw: Value) -> Answer:
    index, outcome, seq, *detail = _array(raw, "a", 3)
    return Answer(
        whole(index, "a"),
        Outcome(whole(outcome, "a", high=4)),
        None if seq is None else whole(seq, "a"),
        detail[0] if detail and isinstance(detail[0], dict) else {},
    )


def _grant(raw: Value) -> list[Value]:
    slot, gid, *rest = _array(raw, "g", 2)
    whole(slot, "g", low=-EXACT)
    whole(gid, "g")
    if slot == 0 or (slot > 0 and len([_text(word, "g") for word in rest]) < 2):
        raise MalformedError("g is not [slot, gid, key, role] or [-slot, gid]")
    return [slot, gid, *rest]


def _row(raw: Value) -> list[Value]:
    rid, seq, kind, meta, body = _array(raw, "r", 5)[:5]
    if not isinstance(meta, dict) or not isinstance(body, dict):
        raise MalformedError("r holds a row without a body")
    return [_text(rid, "r"), whole(seq, "r"), _text(kind, "r"), meta, body]


def _tombstone(raw: Value) -> list[Value]:
    rid, seq = _array(raw, "x", 2)[:2]
    return [_text(rid, "x"), whole(seq, "x")]


def _by_slot(raw: Mapping[str, Value], key: str, parse: Callable[[Value], _T]) -> dict[int, _T]:
    held = raw.get(key, {})
    if not isinstance(held, dict) or not all(slot.isdecimal() for slot in held):
        raise MalformedError(f"{key} is not an object by slot")
    return {whole(int(slot), key, low=1): parse(value) for slot, value in held.items()}


def _list(raw: Mapping[str, Value], key: str) -> list[Value]:
    return _array(raw.get(key, []), key, 0)


def _array(value: Value, key: str, least: int) -> list[Value]:
    if not isinstance(value, list) or len(value) < least:
        raise MalformedError(f"{key} is not a list of {least} or more")
    return value


def _text(value: Value, key: str) -> str:
    if not isinstance(value, str):
        raise MalformedError(f"{key} is not a text")
    return value
