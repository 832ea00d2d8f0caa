"""Sealing and opening: the same bytes in both languages, and nothing opens that was touched."""

import json
from base64 import urlsafe_b64decode
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from daybook_sync.messages import parse_request

from daybook.accounts import proofs
from daybook.parcels import contents, key, seal
from daybook.parcels.contents import Changes, Picture
from daybook.parcels.errors import Fault, ParcelError
from daybook.streams import transport

FIXED: dict[str, Any] = json.loads(Path(__file__).with_name("sealed.json").read_text("utf-8"))


def raw(text: str) -> bytes:
    return urlsafe_b64decode(text + "==")


def private(name: str) -> key.PrivateKey:
    loaded = load_pem_private_key(FIXED[name]["pem"].encode(), None)
    assert isinstance(loaded, ec.EllipticCurvePrivateKey)
    return loaded


SERVER = private("server")
FILE = raw(FIXED["file"])
PARTS = [raw(part) for part in FIXED["parts"]]


def opened(data: bytes, with_: key.PrivateKey = SERVER) -> list[bytes]:
    return list(seal.unseal(BytesIO(data), with_))


def fault(data: bytes) -> tuple[Fault, int]:
    """What is wrong with a file, and how many parts were good before."""
    good = 0
    try:
        for _part in seal.unseal(BytesIO(data), SERVER):
            good += 1
    except ParcelError as error:
        return error.fault, good
    raise AssertionError("nothing is wrong with it")


def remade(*parts: bytes) -> bytes:
    return b"".join(seal.seal(parts, SERVER, ec.generate_private_key(key.CURVE)))


def test_the_same_parts_and_keys_give_the_very_bytes_that_phones_make() -> None:
    assert b"".join(seal.seal(PARTS, SERVER, private("own"), FIXED["texts"])) == FILE


def test_a_file_that_a_phone_sealed_opens() -> None:
    assert opened(FILE) == PARTS


def test_the_key_is_named_as_phones_are_told() -> None:
    assert key.name(SERVER) == FIXED["server"]["id"]
    assert key.point_text(SERVER) == FIXED["server"]["point"]


def test_what_a_phone_wrote_and_proved_is_read() -> None:
    changes = contents.read(PARTS[1])
    author = FIXED["author"]

    assert isinstance(changes, Changes)
    assert changes.proof == proofs.prove(
        sha256(author["token"].encode()).hexdigest(), changes.digest
    )
    request = parse_request(transport.parse_json(changes.text))
    assert (request.device, request.extra["u"]) == (author["device"], author["user"])
    assert request.mutations == [json.loads(text) for text in FIXED["changes"]]


def test_a_picture_is_read() -> None:
    picture = contents.read(PARTS[2])

    assert isinstance(picture, Picture)
    assert not picture.small


def test_no_file_that_was_cut_off_anywhere_looks_whole() -> None:
    for length in range(len(FILE)):
        found, _good = fault(FILE[:length])
        assert found is (Fault.NOT_A_PARCEL if length < 10 else Fault.DAMAGED)


def test_no_bit_can_be_changed() -> None:
    for place in range(len(FILE) * 8):
        touched = bytearray(FILE)
        touched[place // 8] ^= 1 << place % 8
        fault(bytes(touched))


def test_nothing_can_be_put_behind_the_end() -> None:
    assert fault(FILE + b"x") == (Fault.DAMAGED, len(PARTS))


def test_parts_cannot_change_places_or_files() -> None:
    one, other = remade(b"a", b"b"), remade(b"a", b"b")
    front = len(one) - 3 * 20 - 2
    first, second, end = one[front : front + 21], one[front + 21 : front + 42], one[front + 42 :]

    assert opened(one[:front] + first + second + end) == [b"a", b"b"]
    assert fault(one[:front] + second + first + end) == (Fault.DAMAGED, 0)
    assert fault(one[:front] + first + end) == (Fault.DAMAGED, 1)
    assert fault(one[:front] + first + first + end) == (Fault.DAMAGED, 1)
    assert fault(other[:front] + first + second + end) == (Fault.DAMAGED, 0)


def test_the_file_of_another_server_is_told_apart() -> None:
    with pytest.raises(ParcelError) as raised:
        opened(FILE, ec.generate_private_key(key.CURVE))

    assert raised.value.fault is Fault.FOREIGN


def test_what_is_no_such_file_is_told_apart() -> None:
    assert fault(b"")[0] is Fault.NOT_A_PARCEL
    assert fault(b"PK\x03\x04 some other file")[0] is Fault.NOT_A_PARCEL
    assert fault(b"DAYBOOK\x02\x00\x00")[0] is Fault.NEWER


def test_a_file_of_too_many_parts_is_left() -> None:
    assert fault(remade(*[b"x"] * (seal.MOST_PARTS + 1))) == (Fault.TOO_LARGE, seal.MOST_PARTS + 1)


@pytest.mark.parametrize(
    "header",
    [b"", b"[]", b"{", b"null", b'{"key":1}', b'{"key":"KEY"}', b'{"key":"KEY","from":"AA"}'],
)
def test_headers_that_make_no_sense_are_refused(header: bytes) -> None:
    header = header.replace(b"KEY", key.name(SERVER).encode())
    front = b"DAYBOOK\x01" + len(header).to_bytes(2, "big") + header

    assert fault(front + bytes(64))[0] in {Fault.DAMAGED, Fault.FOREIGN}


def test_a_point_off_the_curve_is_refused() -> None:
    header = json.dumps({"key": key.name(SERVER), "from": "BA" + "A" * 85}).encode()

    assert fault(b"DAYBOOK\x01" + len(header).to_bytes(2, "big") + header)[0] is Fault.DAMAGED


def test_lengths_are_never_believed() -> None:
    front = remade()[:-20]

    assert fault(front + b"\xff\xff\xff\xff" + bytes(64))[0] is Fault.DAMAGED
    assert fault(front + b"\x00\x00\x00\x00")[0] is Fault.DAMAGED
