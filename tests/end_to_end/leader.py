"""What a head decides about held entries, as the office's page asks the server for it."""

import json
import urllib.request
from typing import Any

from tests.end_to_end.server import Server
from tests.end_to_end.teacher import PASSWORD


class Leader:
    """Somebody who may decide what becomes of held entries."""

    def __init__(self, server: Server, login: str) -> None:
        self._url = server.url
        self._token = ""
        signed_in = self._ask("/api/accounts/sign-in", {"login": login, "password": PASSWORD})
        self._token = signed_in["token"]

    def held(self, state: str = "open") -> list[dict[str, Any]]:
        """The entries in one state, newest first."""
        items: list[dict[str, Any]] = self._ask(f"/api/views/held?state={state}")["items"]
        return items

    def of_record(self, rid: str, state: str = "open") -> str:
        """The id of the entry about a record."""
        [found] = [item for item in self.held(state) if item["rid"] == rid]
        return str(found["mid"])

    def give_back(self, mid: str, note: str) -> None:
        """Ask the author to complete it."""
        self._ask(f"/api/held/{mid}/return", {"note": note})

    def correct(self, mid: str, fields: dict[str, Any]) -> None:
        """Take it with other answers to some questions."""
        self._ask(f"/api/held/{mid}/correct", {"fields": fields})

    def accept(self, mid: str) -> None:
        """Take it as it was written."""
        self._ask(f"/api/held/{mid}/accept", {})

    def _ask(self, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {self._token}"} if self._token else {}
        data = None if body is None else json.dumps(body).encode()
        asked = urllib.request.Request(
            f"{self._url}{path}", data, {**headers, "Content-Type": "application/json"}
        )
        with urllib.request.urlopen(asked, timeout=10) as reply:
            answer: dict[str, Any] = json.load(reply)
            return answer
