"""Makes files of unsent work as a phone does, and whole ones out of bad parts."""

import json
from base64 import urlsafe_b64decode
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from daybook_sync.ids import new_id
from flask import current_app
from werkzeug.test import TestResponse

from daybook import clock
from daybook.accounts import proofs
from daybook.parcels import contents, key, seal
from daybook.parcels.contents import Changes, Picture
from tests.server.records.county import Person


def server_key() -> key.PrivateKey:
    """The key of the application under test."""
    return key.load(current_app.extensions["daybook.settings"].parcel_key_file)


def sealed(*parts: bytes, to: key.PrivateKey | None = None) -> bytes:
    """A whole file of these parts."""
    own = ec.generate_private_key(key.CURVE)
    return b"".join(seal.seal(parts, to or server_key(), own))


def text_of(who: Person, mutations: Iterable[Any], **more: Any) -> bytes:
    """The text that a phone signs."""
    now = clock.now()
    said = {"p": 1, "q": 0, "d": who.device, "app": "0.1.0", "now": now, "u": who.user, "sk": 0}
    return json.dumps(said | {"m": list(mutations)} | more).encode()


def changes_of(who: Person, mutations: Iterable[Any], **more: Any) -> bytes:
    """A part with changes, proved by the phone's token."""
    text = text_of(who, mutations, **more)
    token_hash = sha256(who.token.encode()).hexdigest()
    return contents.write(Changes(text, proofs.prove(token_hash, sha256(text).digest())))


def picture_of(data: bytes, *, small: bool = False) -> bytes:
    """A part with a picture."""
    return contents.write(Picture(data, small=small))


def parcel_of(who: Person, *mutations: Any, photos: Iterable[bytes] = (), **more: Any) -> bytes:
    """The file that somebody's phone makes of its changes and photos."""
    return sealed(changes_of(who, mutations, **more), *map(picture_of, photos))


def bring(carrier: Person, data: bytes, piece: str = "", **options: Any) -> TestResponse:
    """The answer to a file that somebody brings."""
    headers = {"Authorization": f"Bearer {carrier.token}"}
    options = {"content_type": "application/octet-stream"} | options
    return carrier.client.post(f"/api/parcels{piece}", data=data, headers=headers, **options)


def brought(carrier: Person, data: bytes, piece: str = "") -> dict[str, Any]:
    """What came of a good file, or of a piece of one."""
    answer = bring(carrier, data, piece)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    told: dict[str, Any] = answer.json
    return told


def follow(made: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """An edit of one's own record that the server has not answered yet."""
    again = {"i": new_id(), "k": "set", "af": made["i"], "br": made.get("br", made["i"])}
    kept = {key: made[key] for key in ("s", "r", "b", "at")}
    return {**kept, **again, "x": fields}


def point_in(body: dict[str, Any]) -> bytes:
    """The key's public half of a row that phones get."""
    return urlsafe_b64decode(body["point"] + "=")
