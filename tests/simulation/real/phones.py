"""The phones of a world: the page's own sources in one Node process, a line of JSON each way."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).parents[3]
BUILT = ROOT / "pwa/node_modules/.cache/daybook-phones/main.js"


class PhoneError(Exception):
    """The phones' process met something that no page expects."""


@dataclass
class Told:
    """What the phones did at one command: requests asked and given up, and the answer."""

    asked: list[dict[str, Any]]
    gave_up: list[int]
    states: dict[str, dict[str, Any]]
    result: Any
    loose: list[str] = field(default_factory=list)


@cache
def build() -> Path:
    """The phones' program, made from the sources as they are now."""
    vite = ROOT / "pwa/node_modules/vite/bin/vite.js"
    command = [_node(), str(vite), "build", "--config", "vite.phones.config.ts"]
    done = subprocess.run(command, cwd=ROOT / "pwa", capture_output=True, text=True, check=False)
    if done.returncode:
        raise PhoneError(done.stdout + done.stderr)
    return BUILT


class Phones:
    """A running process; `say` gives it a command and waits until every phone rests."""

    def __init__(self, program: Path, bugs: Sequence[str] = ()) -> None:
        self._process = subprocess.Popen(
            [_node(), str(program), *bugs], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def say(self, command: dict[str, Any]) -> Told:
        """What the phones did; raises `PhoneError` when the process failed."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(command) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise PhoneError("the phones' process ended")
        told = json.loads(line)
        if told["error"] is not None:
            raise PhoneError(told["error"])
        return Told(told["asked"], told["gaveUp"], told["states"], told["result"], told["loose"])

    def close(self) -> None:
        """End the process."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._process.kill()
        self._process.wait()


def _node() -> str:
    found = shutil.which("node")
    if found is None:
        raise PhoneError("no node found: run `make install-test` first")
    return found
