"""The server answers as the specification of tus demands, section by section."""

import pytest
from werkzeug.test import TestResponse

from tests.server.photos.conftest import Sender
from tests.server.photos.tus.scripts import ABSENT, ANY, LATER, SCRIPTS, Call, Script


def play(sender: Sender, script: Script) -> TestResponse:
    """The last answer of a script; the address of the upload is the one that was told."""
    location = ""
    for call in script.calls:
        answer = ask(sender, call, location)
        location = answer.headers.get("Location", location)
    return answer


def ask(sender: Sender, call: Call, location: str) -> TestResponse:
    """The answer to one call."""
    path = {"files": "/api/files", "upload": location}.get(call.to, call.to)
    headers: dict[str, str | None] = {
        "Authorization": f"Bearer {sender.token}",
        "Tus-Resumable": "1.0.0",
        **({} if call.body is None else {"Content-Type": LATER}),
        **call.headers,
    }
    given = {name: value for name, value in headers.items() if value is not None}
    return sender.client.open(
        path, method=call.method, data=call.body, headers=given, buffered=True
    )


@pytest.mark.parametrize("script", SCRIPTS, ids=str)
def test_the_specification_is_followed(sender: Sender, script: Script) -> None:
    answer = play(sender, script)

    told = {name: answer.headers.get(name, ABSENT) for name in script.demand}
    assert answer.status_code == script.status, answer.get_data(as_text=True)
    assert told == {
        name: told[name] if value == ANY and told[name] != ABSENT else value
        for name, value in script.demand.items()
    }
