"""`python -m tests.wire cuts`: every byte offset of a sync cut, through a real socket."""

import argparse
import sys

from tests.wire.cuts import MISHAPS, Run, play


def main() -> int:
    """Print what was cut and what came of it; 1 when anything did not come right."""
    parser = argparse.ArgumentParser(prog="python -m tests.wire", description=__doc__)
    parser.add_argument("what", choices=["cuts"])
    parser.add_argument("--database", choices=["sqlite", "postgresql", "both"], default="both")
    parser.add_argument("--step", type=int, default=1, help="bytes between cuts of one record")
    parser.add_argument("--wide-step", type=int, default=64, help="the same for ten records")
    parser.add_argument("--turns", action="store_true", help="one ending for each offset")
    parser.add_argument("--mishaps", type=int, default=MISHAPS, help="of each kind and phone")
    asked = parser.parse_args()
    both = ["sqlite", "postgresql"]
    failed = False
    for database in both if asked.database == "both" else [asked.database]:
        runs = [Run(1, asked.step, asked.turns), Run(10, asked.wide_step, asked.turns)]
        report = play(database, runs, mishaps=asked.mishaps)
        print(
            f"{database}: {report.cuts} cuts, {report.missed} missed, {report.records} "
            f"records, {len(report.faults)} faults, {report.seconds:.0f} s",
            flush=True,
        )
        for fault in report.faults:
            print(f"  {fault}")
        failed |= bool(report.faults)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
