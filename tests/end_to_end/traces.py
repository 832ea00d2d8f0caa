"""Looks for what must not be there in every file of a browser's profile."""

import json
import random
import string
from collections.abc import Iterable, Iterator
from pathlib import Path

PIECE = 12
"""Characters that tell a text apart; a compressing store may have broken it between others."""
HAN = range(0x4E00, 0x9FA5)


def secret(seed: str) -> str:
    """A text that nobody else writes: Latin letters, then Chinese ones."""
    chosen = random.Random(seed)
    letters = "".join(chosen.choices(string.ascii_lowercase, k=24))
    return letters + "".join(chr(chosen.choice(HAN)) for _ in range(24))


def traces(profile: Path, words: Iterable[str | bytes]) -> list[str]:
    """The pieces of `words` that stand in some file of `profile`, in any of the usual codings."""
    needles = {needle for word in words for needle in _needles(word)}
    found: list[str] = []
    for path in profile.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            found += [f"{path.name}: {each!r}" for each in needles if each in content]
    return found


def _needles(word: str | bytes) -> Iterator[bytes]:
    for start in range(0, len(word) - PIECE + 1, PIECE):
        piece = word[start : start + PIECE]
        if isinstance(piece, bytes):
            yield piece
        else:
            yield piece.encode()
            yield piece.encode("utf-16-le")
            yield json.dumps(piece).strip('"').encode()
