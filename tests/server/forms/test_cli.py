"""`daybook forms` compiles a workbook, and gives the workbook of a form back."""

import json
from pathlib import Path

import pytest

from daybook import cli
from daybook.app import create_app
from daybook.db import db
from daybook.forms import service
from daybook.forms.xlsform.compiler import compile_form, compile_workbook
from tests.server.forms.tables import NAME, table

CATALOGUE = Path(__file__).parents[3] / "server" / "daybook" / "forms" / "catalogue"


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine on which no server was ever started."""
    monkeypatch.setenv("DAYBOOK_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("DAYBOOK_DATABASE_URL", f"sqlite:///{tmp_path}/daybook.sqlite3")
    return tmp_path


def test_the_command_prints_the_form(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["forms", "compile", str(CATALOGUE / "env.md")]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "env"


def test_the_command_prints_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "form.md"
    file.write_text(table({**NAME, "relevant": "foo(1)"}), "utf-8")

    assert cli.main(["forms", "compile", str(file)]) == 1
    assert "row 2, column relevant" in capsys.readouterr().err


def test_the_command_prints_what_its_author_should_know(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "form.md"
    file.write_text(table({**NAME, "label::en": ""}), "utf-8")

    assert cli.main(["forms", "compile", str(file)]) == 0
    assert "There are no English words" in capsys.readouterr().err


def test_a_picture_beside_the_workbook_is_taken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "form.md"
    file.write_text(table({**NAME, "media::image": "leaf.png"}), "utf-8")
    (tmp_path / "leaf.png").write_bytes(b"leaf")

    assert cli.main(["forms", "compile", str(file)]) == 0
    (field,) = json.loads(capsys.readouterr().out)["fields"]
    assert field["media"]["image"]["zh"]["t"] == "image/png"


@pytest.mark.parametrize("form_id", ["env", "lesson", "parent"])
def test_a_built_in_form_is_exported_and_compiles_to_the_same(
    environment: Path, form_id: str
) -> None:
    file = environment / "out.xlsx"

    assert cli.main(["forms", "export", form_id, "--to", str(file)]) == 0
    assert compile_form(file) == compile_form(CATALOGUE / f"{form_id}.md")


def test_the_newest_published_version_is_exported_before_the_built_in_one(
    environment: Path,
) -> None:
    assert cli.main(["migrate"]) == 0
    newer = compile_workbook(table(NAME, form_id="env", version="7"))
    with create_app().app_context():
        service.publish(db.session(), "org", newer.form, newer.sheets)
        db.session().commit()
        db.session.remove()
        db.engine.dispose()

    assert cli.main(["forms", "export", "env", "--to", str(environment / "out.xlsx")]) == 0
    assert compile_form(environment / "out.xlsx") == newer.form


def test_the_type_alone_names_the_file_after_the_form(
    environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(environment)

    assert cli.main(["forms", "export", "env", "--to", "xlsx"]) == 0
    assert (environment / "env.xlsx").is_file()


def test_a_form_that_is_nowhere_is_not_exported(
    environment: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["forms", "export", "nothing", "--to", str(environment / "x.xlsx")]) == 1
    assert "there is no form “nothing”" in capsys.readouterr().err
