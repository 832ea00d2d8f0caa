"""The shared vectors: where they are, what they hold, and their digest."""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from daybook_sync.values import canonical

FOLDER = Path(__file__).parents[2] / "sync" / "vectors"


@cache
def vectors(name: str) -> Any:
    """The contents of one vector file."""
    return json.loads((FOLDER / f"{name}.json").read_text("utf-8"))


def digest(names: list[str]) -> str:
    """SHA-256 over the canonical texts of these files, in order, one to a line."""
    text = "".join(canonical(vectors(name)) + "\n" for name in names)
    return sha256(text.encode()).hexdigest()
