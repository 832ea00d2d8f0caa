"""Device tokens: random, shown once to the phone, stored as their digest."""

import hashlib
import secrets


def new_token() -> str:
    """A token of 256 random bits in 43 characters."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
