"""The `daybook` command does what its words say, on both databases."""

import io
import re
import signal
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from daybook import __version__, cli, clock
from daybook.accounts import invites
from daybook.accounts import service as accounts
from daybook.app import create_app
from daybook.db import db
from daybook.errors import Problem
from daybook.places import service as places
from daybook.settings import Settings
from daybook.streams import service as streams
from tests.end_to_end.server import Server


@pytest.fixture
def environment(empty_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The environment of a server that was never started."""
    monkeypatch.setenv("DAYBOOK_DATA_DIR", str(empty_settings.data_dir))
    monkeypatch.setenv("DAYBOOK_DATABASE_URL", empty_settings.database_url)
    return empty_settings


@contextmanager
def opened(settings: Settings) -> Iterator[Session]:
    with create_app(settings).app_context():
        yield db.session()
        db.session.remove()
        db.engine.dispose()


def code_in(text: str) -> str:
    found = re.search(r"\b[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}\b", text)
    assert found
    return found.group()


def start_school() -> int:
    return cli.main(["create-school", "--name", "育新小学", "--head", "何静", "--login", "hejing"])


def test_the_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["--version"])

    assert stopped.value.code == 0
    assert capsys.readouterr().out == f"daybook {__version__}\n"


def test_one_command_makes_a_school_whose_head_can_join(
    environment: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    assert start_school() == 0

    today = clock.day_of(clock.now(), environment.time_zone)
    with opened(environment) as session:
        (org,) = places.organisations(session)
        (school,) = places.schools_under(session, org.id)
        joined = accounts.join(session, code_in(capsys.readouterr().out), "phone", clock.now())
        assert joined.name == "何静"
        assert places.term_on(session, org.id, today) is not None
        assert set(accounts.roles_of(session, joined.user, today)) == {
            ("admin", org.id),
            ("head", school),
        }


def test_a_qr_code_carries_the_address_where_it_is_known(
    environment: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    start_school()
    capsys.readouterr()

    assert cli.main(["invite", "HEJING", "--url", "https://log.example/"]) == 0

    said = capsys.readouterr().out
    assert f"https://log.example/#/join/{code_in(said)}" in said
    assert "█" in said or "▄" in said


def test_a_new_teacher_is_made_and_invited_at_once(
    environment: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    start_school()
    capsys.readouterr()

    assert cli.main(["invite", "zhao", "--name", "赵国强"]) == 0

    with opened(environment) as session:
        assert invites.usable(session, code_in(capsys.readouterr().out), clock.now())
        account = accounts.find(session, "zhao")
        assert account is not None
        assert account.renewed_on is not None


def test_inviting_nobody_is_an_error_in_words(
    environment: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    start_school()

    assert cli.main(["invite", "nobody"]) == 1
    assert "Nobody has the login nobody" in capsys.readouterr().err


def test_a_taken_login_is_an_error_in_words(
    environment: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    start_school()

    assert cli.main(["invite", "hejing", "--name", "何静二"]) == 1
    assert "taken" in capsys.readouterr().err


def test_a_lost_phone_is_shut_out_by_its_id(
    environment: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    start_school()
    with opened(environment) as session:
        code = code_in(capsys.readouterr().out)
        device = accounts.join(session, code, "phone", clock.now()).device
        session.commit()

    cli.main(["devices", "hejing"])
    assert device in capsys.readouterr().out
    for lost in ([], ["--lost"]):
        assert cli.main(["revoke-device", device, *lost]) == 0
        assert cli.main(["revoke-device", "AAAAAAAAAAAAAAAAAAAAAA", *lost]) == 1


def test_a_closed_account_neither_signs_in_nor_syncs(
    environment: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    start_school()
    with opened(environment) as session:
        joined = accounts.join(session, code_in(capsys.readouterr().out), "phone", clock.now())
        session.commit()

    assert cli.main(["close-account", "HEJING"]) == 0
    assert cli.main(["close-account", "nobody"]) == 1

    app = create_app(environment)
    headers = {"Authorization": f"Bearer {joined.token}"}
    assert app.test_client().get("/api/accounts/me", headers=headers).status_code == 403
    with opened(environment) as session:
        account = accounts.find(session, "hejing")
        assert account is not None
        with pytest.raises(Problem, match="closed"):
            accounts.open_device(session, account, "phone", clock.now())
    with app.app_context():
        db.engine.dispose()


def test_closing_an_account_is_listed_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["--help"])

    assert "close-account" in capsys.readouterr().out


def test_a_class_is_made_from_a_spreadsheet_and_reaches_its_teacher(
    environment: Settings, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    start_school()
    listed = tmp_path / "class.csv"
    listed.write_text(
        "姓名,性别,出生年,身份证号,家长同意\n小满,女,2019,1,书面\n小石,男,2018,2,\n", "gb18030"
    )

    made = cli.main(
        ["add-class", "--name", "一年级", "--teacher", "hejing", "--children", str(listed)]
    )

    said = capsys.readouterr().out
    assert made == 0
    assert "一年级 has 2 children" in said
    assert "身份证号" in said
    with opened(environment) as session:
        account = accounts.find(session, "hejing")
        assert account is not None
        keys = {grant.key.split("/")[0] for grant in streams.granted(session, account.id)}
        assert "class" in keys


def test_a_password_is_read_and_then_opens_the_account(
    environment: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    start_school()
    monkeypatch.setattr("sys.stdin", io.StringIO("a long sentence\n"))

    assert cli.main(["set-password", "hejing"]) == 0

    with opened(environment) as session:
        assert accounts.check_password(session, "hejing", "a long sentence")


def test_a_short_password_is_refused(
    environment: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    start_school()
    monkeypatch.setattr("sys.stdin", io.StringIO("1234567\n"))

    assert cli.main(["set-password", "hejing"]) == 1


def test_a_database_that_does_not_answer_is_told_in_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("DAYBOOK_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("DAYBOOK_DATABASE_URL", f"postgresql:///x?host={tmp_path}")

    assert cli.main(["migrate"]) == 1
    assert "the database does not answer" in capsys.readouterr().err


def test_migrating_twice_is_no_error(environment: Settings) -> None:
    assert cli.main(["migrate"]) == 0
    assert cli.main(["migrate"]) == 0


def test_a_demo_is_not_poured_over_a_real_school(
    environment: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    start_school()

    assert cli.main(["demo"]) == 1
    assert cli.main(["demo", "--if-empty"]) == 0
    assert "demo-2026" not in capsys.readouterr().out


def test_an_unusable_setting_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DAYBOOK_DATABASE_URL", "mysql://somewhere/else")

    assert cli.main(["migrate"]) == 1
    assert "DAYBOOK_DATABASE_URL" in capsys.readouterr().err


def test_the_start_line_says_which_database_and_how_it_is_kept_safe() -> None:
    sqlite = cli.start_line(Settings(), "127.0.0.1:8000", 1)
    postgresql = cli.start_line(Settings(database_url="postgresql:///x"), "0.0.0.0:80", 2)

    assert "http://127.0.0.1:8000 with SQLite" in sqlite
    assert "write-ahead log" in sqlite
    assert "1 process of" in sqlite
    assert "PostgreSQL, 2 processes" in postgresql


def test_a_server_upgrades_its_database_answers_and_stops_when_asked(
    empty_settings: Settings, tmp_path: Path
) -> None:
    server = Server(tmp_path / "served", demo="no", database_url=empty_settings.database_url)

    server.start()
    with urllib.request.urlopen(f"{server.url}/api/about") as reply:
        assert reply.status == 200
    server.stop(signal.SIGTERM)

    said = server.log.read_text()
    assert f"is at {server.url}" in said
    assert "Traceback" not in said
