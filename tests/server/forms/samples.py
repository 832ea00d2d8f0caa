"""The sample workbooks that pyxform publishes; `python -m tests.server.forms.samples` fetches them.

They are others' files: they stay in a cache, never in the project.
"""

import hashlib
import json
import subprocess
import sys
import tarfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[3]
ARCHIVE = ROOT / ".venv" / "samples" / "pyxform-1.0.0.tar.gz"
SHA256 = "8e59c90588c9d00d2b6ef4f42393529bfbc69cb8fe8ea6314be441aa8032e041"
SUFFIXES = (".xls", ".xlsx", ".xlsm", ".csv")
SAID = Path(__file__).with_name("samples.json")
"""What is said of each: whether it compiles, or the first sentence that refuses it."""


@cache
def workbooks() -> dict[str, bytes]:
    """Every workbook of the archive by its path below `tests`; {} where it was not fetched."""
    if not ARCHIVE.is_file():
        return {}
    found = {}
    with tarfile.open(ARCHIVE) as archive:
        for member in archive.getmembers():
            name = member.name.partition("/tests/")[2]
            held = archive.extractfile(member) if name.endswith(SUFFIXES) else None
            if held is not None:
                found[name] = held.read()
    return found


def said() -> dict[str, Any]:
    """`compiles`: names; `refused`: a sentence by name."""
    told: dict[str, Any] = json.loads(SAID.read_text("utf-8"))
    return told


def fetch() -> None:
    """Bring the archive into the cache from the package index, and check that it is the one."""
    if ARCHIVE.is_file() and is_right(ARCHIVE):
        return
    with TemporaryDirectory() as folder:
        asked = ("download", "pyxform==1.0.0", "--no-deps", "--no-binary", ":all:", "--quiet")
        subprocess.run([sys.executable, "-m", "pip", *asked, "--dest", folder], check=True)
        (file,) = Path(folder).iterdir()
        if not is_right(file):
            sys.exit(f"{file.name} is not the archive that the tests know.")
        ARCHIVE.parent.mkdir(parents=True, exist_ok=True)
        ARCHIVE.write_bytes(file.read_bytes())


def is_right(file: Path) -> bool:
    """Whether this is the archive that the tests know."""
    return hashlib.sha256(file.read_bytes()).hexdigest() == SHA256


if __name__ == "__main__":
    fetch()
