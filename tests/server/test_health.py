"""Whether the server lives, may be sent work, and what it has done."""

import shutil
from pathlib import Path

from flask.testing import FlaskClient

from daybook import metrics
from daybook.app import create_app
from daybook.settings import Settings


def test_a_running_server_is_alive_and_ready(client: FlaskClient) -> None:
    assert client.get("/healthz").json == {"status": "ok"}
    assert client.get("/readyz").json == {"status": "ok"}


def test_without_its_folder_it_is_alive_but_not_ready(
    client: FlaskClient, settings: Settings
) -> None:
    shutil.rmtree(settings.data_dir)

    assert client.get("/healthz").status_code == 200
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json["code"]) == (503, "busy")


def test_without_its_database_it_is_not_ready(tmp_path: Path) -> None:
    nowhere = "postgresql://nobody@127.0.0.1:1/none"
    client = create_app(Settings(data_dir=tmp_path, database_url=nowhere)).test_client()

    assert client.get("/readyz").status_code == 503
    assert client.get("/healthz").status_code == 200


def test_requests_are_counted_by_route_and_not_by_address(client: FlaskClient) -> None:
    client.get("/api/views/records/" + "A" * 22)

    page = client.get("/metrics")

    text = page.get_data(as_text=True)
    assert page.mimetype == "text/plain"
    assert 'route="/api/views/records/<string(length=22):rid>",status="401"' in text
    assert "AAAA" not in text


def test_outcomes_of_sync_are_counted(client: FlaskClient) -> None:
    metrics.count_outcome("held")

    assert 'daybook_sync_outcomes_total{outcome="held"}' in client.get("/metrics").get_data(
        as_text=True
    )
