"""The tree keeps its shape: packages are listed, files are short, nothing is left half done."""

import configparser
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOTS_OF_PACKAGES = {"daybook": ROOT / "server", "daybook_sync": ROOT / "sync" / "python"}
SOURCE_SUFFIXES = {".py", ".ts", ".tsx", ".css", ".sh"}
LONGEST_FILE = 300
HEAD = 12


def sources() -> list[Path]:
    """Source files that git knows or would add."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    found = [ROOT / name for name in listed]
    return [path for path in found if path.suffix in SOURCE_SUFFIXES and path.is_file()]


def test_every_package_is_listed_in_setup_cfg() -> None:
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")

    listed = set(config["options"]["packages"].split())

    assert listed == {
        ".".join(init.parent.relative_to(parent).parts)
        for name, parent in ROOTS_OF_PACKAGES.items()
        for init in (parent / name).rglob("__init__.py")
    }


def test_a_file_past_300_lines_says_why_at_its_head() -> None:
    texts = {path: path.read_text("utf-8").splitlines() for path in sources()}
    lengths = {path: len(t) for path, t in texts.items() if "Long:" not in "".join(t[:HEAD])}

    assert not {
        str(path.relative_to(ROOT)): lines
        for path, lines in lengths.items()
        if lines > LONGEST_FILE
    }


@pytest.mark.parametrize("mark", ["TO" + "DO", "FIX" + "ME", "X" * 3])
def test_nothing_is_marked_as_left_to_do(mark: str) -> None:
    assert not [
        str(path.relative_to(ROOT)) for path in sources() if mark in path.read_text("utf-8").split()
    ]


def test_every_module_says_what_it_is_for() -> None:
    modules = [path for path in sources() if path.suffix == ".py" and path.name != "__init__.py"]

    assert not [
        str(path.relative_to(ROOT))
        for path in modules
        if not path.read_text("utf-8").startswith(('"""', "#!"))
    ]
