"""The page's files: which bytes go out, under which type, and with which headers."""

import gzip
from pathlib import Path

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient

from daybook import errors, web

SCRIPT = b"console.log('daybook');" * 20


@pytest.fixture
def page(tmp_path: Path) -> Path:
    assets = tmp_path / "assets"
    assets.mkdir()
    (tmp_path / "index.html").write_text("<!doctype html><title>村校日志</title>")
    (tmp_path / "sw.js").write_bytes(SCRIPT)
    (tmp_path / "icon.png").write_bytes(b"\x89PNG")
    (assets / "index-1a2b.js").write_bytes(SCRIPT)
    (assets / "index-1a2b.js.br").write_bytes(brotli.compress(SCRIPT))
    (assets / "index-1a2b.js.gz").write_bytes(gzip.compress(SCRIPT))
    return tmp_path


@pytest.fixture
def visitor(page: Path) -> FlaskClient:
    return visitor_of(page)


def visitor_of(folder: Path) -> FlaskClient:
    app = Flask("page", static_folder=None)
    errors.register(app)
    app.register_blueprint(web.pages(folder))
    return app.test_client()


def test_the_root_is_the_page(visitor: FlaskClient) -> None:
    reply = visitor.get("/")

    assert reply.status_code == 200
    assert reply.content_type == "text/html; charset=utf-8"
    assert "村校日志" in reply.text


def test_nothing_but_the_page_itself_may_run_or_be_asked(visitor: FlaskClient) -> None:
    policy = visitor.get("/").headers["Content-Security-Policy"]

    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


def test_the_page_may_ask_for_microphone_and_place_and_nothing_else(visitor: FlaskClient) -> None:
    allowed = visitor.get("/").headers["Permissions-Policy"].split(", ")

    mine = [each for each in allowed if each.endswith("=(self)")]
    assert mine == ["geolocation=(self)", "microphone=(self)"]
    assert all(each.endswith("=()") for each in allowed if each not in mine)


@pytest.mark.parametrize("path", ["/", "/sw.js", "/icon.png", "/assets/index-1a2b.js"])
def test_no_file_may_be_taken_for_another_type(visitor: FlaskClient, path: str) -> None:
    assert visitor.get(path).headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["/", "/index.html", "/sw.js"])
def test_files_that_change_under_one_name_are_asked_for_again(
    visitor: FlaskClient, path: str
) -> None:
    assert visitor.get(path).headers["Cache-Control"] == "no-cache"


def test_files_named_by_their_content_are_kept_for_ever(visitor: FlaskClient) -> None:
    reply = visitor.get("/assets/index-1a2b.js")

    assert reply.headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("identity", None),
        ("", None),
    ],
)
def test_the_best_accepted_compression_is_sent(
    visitor: FlaskClient, accepted: str, encoding: str | None
) -> None:
    reply = visitor.get("/assets/index-1a2b.js", headers={"Accept-Encoding": accepted})

    assert reply.headers.get("Content-Encoding") == encoding
    assert reply.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    ("accepted", "opened"),
    [("br", brotli.decompress), ("gzip", gzip.decompress), ("identity", bytes)],
)
def test_every_compression_holds_the_same_bytes(
    visitor: FlaskClient, accepted: str, opened: object
) -> None:
    reply = visitor.get("/assets/index-1a2b.js", headers={"Accept-Encoding": accepted})

    assert callable(opened)
    assert opened(reply.data) == SCRIPT


def test_an_unchanged_file_is_not_sent_again(visitor: FlaskClient) -> None:
    tag = visitor.get("/sw.js").headers["ETag"]

    reply = visitor.get("/sw.js", headers={"If-None-Match": tag})

    assert (reply.status_code, reply.data) == (304, b"")


@pytest.mark.parametrize(
    "path",
    ["/nothing", "/assets/", "/assets/index-1a2b.js.br", "/../setup.cfg", "/assets/%2e%2e/sw.js"],
)
def test_what_is_not_part_of_the_page_is_not_found(visitor: FlaskClient, path: str) -> None:
    reply = visitor.get(path)

    assert reply.status_code == 404
    assert reply.json is not None
    assert reply.json["code"] == "not-found"


def test_without_a_build_the_root_says_what_to_do(tmp_path: Path) -> None:
    reply = visitor_of(tmp_path / "missing").get("/")

    assert reply.status_code == 503
    assert "make page" in reply.text


def test_the_page_is_part_of_the_server(client: FlaskClient) -> None:
    reply = client.get("/")

    assert reply.status_code in {200, 503}
    assert "Daybook" in reply.text


def test_the_page_does_not_answer_for_other_paths(client: FlaskClient) -> None:
    assert client.get("/api/accounts/join").status_code == 405
    assert client.post("/api/nothing").status_code == 404
