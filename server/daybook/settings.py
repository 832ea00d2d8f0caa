"""What a deployment may set, read once from `DAYBOOK_*` environment variables."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from sqlalchemy.engine import make_url

MOST_PROXIES = 9
LEAST_DAYS = 30
MOST_DAYS = 36_500
MOST_INVITE_DAYS = 60
PROGRAM_NAME = "Daybook"
DEMO_NAME = "青禾县"


class SettingError(ValueError):
    """A `DAYBOOK_*` variable holds something that cannot be used; the message names it."""


@dataclass(frozen=True)
class Settings:
    """Every setting with its default: one school, one SQLite file, no demo data.

    `data_dir` holds the SQLite file and the photos; `database_url` is any SQLAlchemy URL of
    SQLite or PostgreSQL; limits are strings of the `limits` library, such as `10 per minute`.
    A demo is called by its county; another server without a name has the name of the program.
    `proxies` is how many of one's own reverse proxies stand in front: so many of the addresses in
    `X-Forwarded-For` are believed. `removed_days` is how long `daybook compact` leaves the traces
    of removed rows: a phone that was away for longer reads everything anew. `address` is where
    phones reach the server, such as `https://daybook.example`, for slips; where it is not set, the
    address at which the office reached it. `invite_days` is how long the code of a slip is good.
    """

    data_dir: Path = field(default_factory=lambda: Path("data"))
    database_url: str = ""
    demo: bool = False
    server_name: str = ""
    time_zone: str = "Asia/Shanghai"
    sign_in_limit: str = "10 per minute;60 per hour"
    limits_storage: str = "memory://"
    log_level: str = "INFO"
    proxies: int = 0
    removed_days: int = 400
    address: str = ""
    invite_days: int = 14

    def __post_init__(self) -> None:
        if not self.database_url:
            path = self.data_dir.absolute() / "daybook.sqlite3"
            object.__setattr__(self, "database_url", f"sqlite:///{path}")
        if not self.server_name:
            object.__setattr__(self, "server_name", DEMO_NAME if self.demo else PROGRAM_NAME)
        object.__setattr__(self, "database_url", _with_driver(self.database_url))

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Self:
        """Settings from `DAYBOOK_*`; raises `SettingError` for a value that cannot be read."""
        given: dict[str, object] = {}
        for name, default in (
            ("data_dir", Path),
            ("demo", _yes_or_no),
            ("proxies", _proxies),
            ("removed_days", _removed_days),
            ("invite_days", _invite_days),
            ("address", _address),
        ):
            if value := environ.get(f"DAYBOOK_{name.upper()}"):
                given[name] = default(value)
        for name in (
            "database_url",
            "server_name",
            "time_zone",
            "sign_in_limit",
            "limits_storage",
            "log_level",
        ):
            if value := environ.get(f"DAYBOOK_{name.upper()}"):
                given[name] = value
        return cls(**given)  # type: ignore[arg-type]

    @property
    def photos_dir(self) -> Path:
        """The folder of uploaded files, named by their SHA-256."""
        return self.data_dir / "photos"

    @property
    def parcel_key_file(self) -> Path:
        """The key that opens files of unsent work; without it those files are lost."""
        return self.data_dir / "parcel-key.pem"


def _yes_or_no(text: str) -> bool:
    lowered = text.strip().lower()
    if lowered in {"1", "true", "yes", "on"}:
        return True
    if lowered in {"0", "false", "no", "off"}:
        return False
    raise SettingError(f"DAYBOOK_DEMO is {text!r}; it must be yes or no")


def _proxies(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or int(text) > MOST_PROXIES:
        raise SettingError(
            f"DAYBOOK_PROXIES is {text!r}; it must be a number from 0 to {MOST_PROXIES}"
        )
    return int(text)


def _removed_days(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or not LEAST_DAYS <= int(text) <= MOST_DAYS:
        bounds = f"from {LEAST_DAYS} to {MOST_DAYS}"
        raise SettingError(f"DAYBOOK_REMOVED_DAYS is {text!r}; it must be a number {bounds}")
    return int(text)


def _invite_days(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text) <= MOST_INVITE_DAYS:
        bounds = f"from 1 to {MOST_INVITE_DAYS}"
        raise SettingError(f"DAYBOOK_INVITE_DAYS is {text!r}; it must be a number {bounds}")
    return int(text)


def _address(text: str) -> str:
    plain = text.strip().rstrip("/")
    if not plain.startswith(("https://", "http://")):
        raise SettingError(f"DAYBOOK_ADDRESS is {text!r}; it must begin with https:// or http://")
    return plain


def _with_driver(url: str) -> str:
    """Plain `postgresql://` means psycopg 3, the driver that Daybook installs."""
    try:
        parsed = make_url(url)
    except Exception as error:
        raise SettingError("DAYBOOK_DATABASE_URL is not a database address") from error
    backend = parsed.get_backend_name()
    if backend == "postgresql" and parsed.drivername in {"postgresql", "postgres"}:
        return parsed.set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
    if backend not in {"sqlite", "postgresql"}:
        raise SettingError(f"DAYBOOK_DATABASE_URL names {backend}; use sqlite or postgresql")
    return parsed.render_as_string(hide_password=False)
