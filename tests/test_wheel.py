"""A wheel is a whole deployment: the page and every module are in it, and it serves."""

import shutil
import subprocess
import sys
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.server import Server

ROOT = Path(__file__).parents[1]
SOURCES = ("README.md", "LICENSE", "MANIFEST.in", "setup.cfg", "pyproject.toml", "server", "sync")


def run(*command: object, cwd: Path | None = None) -> str:
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr or done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from a copy of the tree, so that no older build leaks into it."""
    copy = tmp_path_factory.mktemp("tree")
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, copy / name)
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", copy, copy)
    return next(copy.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that holds the wheel and what it asks for."""
    environment = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", environment)
    programs = environment / "bin"
    run(
        programs / "python",
        *("-m", "pip", "install", "--quiet", "--constraint", ROOT / "constraints.txt", wheel),
    )
    return programs


@pytest.fixture
def served(installed: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a server started from the installed wheel."""
    server = Server(tmp_path / "data", program=installed / "daybook", demo="no")
    server.start()
    yield server.url
    server.stop()


def modules_of(wheel: Path) -> list[str]:
    names = zipfile.ZipFile(wheel).namelist()
    paths = [Path(name).with_suffix("") for name in names if name.endswith(".py")]
    parts = [path.parts[:-1] if path.name == "__init__" else path.parts for path in paths]
    # Alembic alone can import its environment and the revisions.
    return [".".join(part) for part in parts if "migrations" not in part]


def test_the_wheel_holds_every_source_file(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())

    ours = [
        path.relative_to(parent).as_posix()
        for parent in (ROOT / "server", ROOT / "sync" / "python")
        for path in parent.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.name != ".DS_Store"
    ]

    assert [name for name in ours if name not in inside] == []
    assert "daybook/page/index.html" in inside


def test_every_module_of_the_wheel_can_be_imported(
    wheel: Path, installed: Path, tmp_path: Path
) -> None:
    statements = "\n".join(f"import {name}" for name in modules_of(wheel))

    run(installed / "python", "-W", "error", "-c", statements, cwd=tmp_path)


def test_the_installed_program_says_its_version(installed: Path, wheel: Path) -> None:
    version = wheel.name.split("-")[1]

    assert version in run(installed / "daybook", "--version")


def test_the_installed_program_serves_the_page(served: str) -> None:
    with urllib.request.urlopen(f"{served}/") as reply:
        assert '<div id="app"' in reply.read().decode()
