"""Passwords, hashed with argon2id at a cost that eight threads of a small machine can bear."""

from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST: Final = 8
"""Characters of a password: length keeps it, not signs of many kinds."""

_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
"""19 MiB and two passes: OWASP's first recommendation for argon2id."""


def hashed(password: str) -> str:
    """The hash to store; never the same twice."""
    return _hasher.hash(password)


def matches(stored: str | None, password: str) -> bool:
    """Whether `password` is the one of `stored`; None takes as long and is never matched."""
    try:
        return _hasher.verify(stored or _NOBODY, password) and stored is not None
    except (VerificationError, InvalidHashError):
        return False


_NOBODY = hashed("")
"""A hash that no account has, so that an unknown login costs the same work."""
