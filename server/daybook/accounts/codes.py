"""Joining codes: ten letters and digits that survive a phone call and bad handwriting."""

import hashlib
import secrets
import unicodedata

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U."""

LENGTH = 10
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})


def new_code() -> str:
    """A random code of 50 bits, as it is shown: `XXXXX-XXXXX`."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return shown(letters)


def shown(code: str) -> str:
    """The code in two halves."""
    return f"{code[:5]}-{code[5:]}"


def read(text: str) -> str | None:
    """The code somebody typed, whatever the case, hyphens or spaces; None when it is none."""
    plain = unicodedata.normalize("NFKC", text).upper()
    letters = "".join(letter for letter in plain if letter.isalnum()).translate(_READ_AS)
    if len(letters) != LENGTH or any(letter not in ALPHABET for letter in letters):
        return None
    return letters


def plain(code: str) -> str:
    """The letters of a code as `shown` shows it."""
    return code.replace("-", "")


def digest(code: str) -> str:
    """What is stored of a code that `read` returned."""
    return hashlib.sha256(code.encode()).hexdigest()
