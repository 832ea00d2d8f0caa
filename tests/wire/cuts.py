"""Runs the phones of `cuts.ts` against a running server and judges both sides."""

import json
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.wire.check import server_faults
from tests.wire.school import running_school

SCRIPT = Path(__file__).with_name("run.mjs")
ENDINGS = ("reset", "close", "silence")
PHONES = 6
MISHAPS = 10


@dataclass(frozen=True)
class Run:
    """One kind of request cut at every `step`th byte.

    With `turns` each offset is cut by one of the endings in turn, otherwise by all of them.
    """

    records: int
    step: int
    turns: bool = False
    endings: tuple[str, ...] = ENDINGS


@dataclass
class Report:
    """What was done, line by line, and whatever was not as it must be."""

    database: str
    lines: list[dict[str, Any]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    records: int = 0
    seconds: float = 0.0

    @property
    def cuts(self) -> int:
        """How many connections were cut."""
        return sum(line.get("cuts", 0) for line in self.lines)

    @property
    def missed(self) -> int:
        """How many cuts did not come about."""
        return sum(line.get("missed", 0) for line in self.lines)


def play(database: str, runs: list[Run], *, mishaps: int = MISHAPS, phones: int = PHONES) -> Report:
    """Cut everywhere on a fresh `sqlite` or `postgresql`."""
    began = time.monotonic()
    report = Report(database)
    with running_school(database, phones) as (server, app, people):
        plan = {
            "port": server.port,
            "teachers": [person.wire() for person in people],
            "runs": [vars(run) for run in runs],
            "mishaps": mishaps,
        }
        for line in _phones(plan):
            if "phones" in line:
                report.faults += line["failed"]
                report.faults += server_faults(app, line["phones"])
                report.records = sum(len(phone["saved"]) for phone in line["phones"])
            else:
                report.lines.append(line)
                print(database, *(f"{name} {value}" for name, value in line.items()), flush=True)
        log = server.log.read_text()
    report.faults += [line for line in log.splitlines() if "rror" in line][:5]
    report.seconds = time.monotonic() - began
    return report


def _phones(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What the phones say, line by line; the last line says what they hold."""
    command = ["node", str(SCRIPT), "./cuts.ts"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(plan))
        process.stdin.close()
        for line in process.stdout:
            yield json.loads(line)
    if process.returncode:
        raise RuntimeError(f"the phones ended with {process.returncode}")
