"""Addresses that a proxy names are believed only as far as the setting says."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from daybook.app import create_app
from daybook.db import db
from daybook.settings import SettingError, Settings

Behind = Callable[[int], FlaskClient]


@pytest.fixture
def behind(settings: Settings) -> Iterator[Behind]:
    """Makes a client of a server with so many trusted proxies."""
    made = []

    def client(proxies: int) -> FlaskClient:
        app = create_app(replace(settings, proxies=proxies))
        made.append(app)
        return app.test_client()

    yield client
    for app in made:
        with app.app_context():
            db.engine.dispose()


def guesses(client: FlaskClient, *forwarded: str) -> list[int]:
    """What becomes of a wrong password from each address, each for another login."""
    return [
        client.post(
            "/api/accounts/sign-in",
            json={"login": f"nobody{number}", "password": "wrong"},
            headers={"X-Forwarded-For": address},
        ).status_code
        for number, address in enumerate(forwarded)
    ]


PHONES = [f"10.0.0.{number}" for number in range(11)]


def test_without_proxies_a_forwarded_address_does_not_count(behind: Behind) -> None:
    assert guesses(behind(0), *PHONES) == [401] * 10 + [429]


def test_behind_a_proxy_each_forwarded_address_is_counted_on_its_own(behind: Behind) -> None:
    client = behind(1)

    assert guesses(client, *PHONES) == [401] * 11
    assert guesses(client, *["10.0.0.1"] * 10)[-1] == 429


def test_what_a_phone_itself_put_before_the_proxy_s_word_does_not_count(behind: Behind) -> None:
    spoofed = [f"{address}, 192.0.2.7" for address in PHONES]

    assert guesses(behind(1), *spoofed) == [401] * 10 + [429]


@pytest.mark.parametrize("text", ["-1", "one", "10", "1.5", "²"])
def test_a_number_of_proxies_that_cannot_be_is_refused_by_name(text: str) -> None:
    with pytest.raises(SettingError, match="DAYBOOK_PROXIES"):
        Settings.from_environment({"DAYBOOK_PROXIES": text})


def test_the_number_of_proxies_is_read() -> None:
    assert Settings.from_environment({"DAYBOOK_PROXIES": "2"}).proxies == 2
    assert Settings.from_environment({}).proxies == 0
