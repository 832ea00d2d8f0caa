"""What an HTTP/1.1 exchange would take on a warm HTTP/2 connection over TLS 1.3: computed."""

from hpack import Encoder

FRAME = 9
TLS_RECORD = 22
# Fields that HTTP/2 does not carry.
DROPPED = {"connection", "host", "keep-alive", "transfer-encoding"}


def split(message: bytes) -> tuple[str, list[tuple[str, str]], int]:
    """First line, header fields and length of the body of one HTTP/1.1 message."""
    head, _, body = message.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    fields = [(name.lower(), value.strip()) for name, _, value in (x.partition(":") for x in lines)]
    return first, fields, len(body)


def warm_bytes(request: bytes, reply: bytes) -> int:
    """Bytes both ways when the same kind of exchange went before on the connection.

    The request's path, method and the server's date differ as they do in life: only what
    repeats is free.
    """
    line, sent, up = split(request)
    method, path, _ = line.split(" ", 2)
    authority = dict(sent).get("host", "")
    asked = [(":method", method), (":scheme", "https"), (":authority", authority), (":path", path)]
    status, received, down = split(reply)
    answered = [(":status", status.split(" ")[1])]
    return _one_way(asked + sent, up, ("content-length",)) + _one_way(
        answered + received, down, ("content-length", "date", "x-request-id", "x-q")
    )


def _one_way(fields: list[tuple[str, str]], body: int, changing: tuple[str, ...]) -> int:
    kept = [(name, value) for name, value in fields if name not in DROPPED]
    before = [(name, "0" if name in changing else value) for name, value in kept]
    encoder = Encoder()
    encoder.encode(before)
    heads = FRAME + len(encoder.encode(kept)) + TLS_RECORD
    return heads + (FRAME + body if body else 0)
