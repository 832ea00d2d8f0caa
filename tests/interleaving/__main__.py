"""`python -m tests.interleaving`: all orders of the statements of sessions that meet."""

import argparse
import sys

from tests.interleaving.cases import CASES
from tests.interleaving.office_cases import OFFICE_CASES
from tests.interleaving.run import play, postgres_app


def main() -> int:
    """Print how many orders each case has; 1 when anything came out wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.interleaving", description=__doc__)
    parser.add_argument("--most", type=int, help="orders of each case; all of them without it")
    parser.add_argument("--case", help="only cases with this in their names")
    parser.add_argument("--trace", action="store_true", help="show the order of each fault")
    asked = parser.parse_args()
    reports = []
    with postgres_app() as app:
        for case in (*CASES, *OFFICE_CASES):
            if asked.case is None or asked.case in case.name:
                reports.append(play(app, case, asked.most))
                print(reports[-1], flush=True)
                for fault in reports[-1].faults:
                    print(f"  {fault if asked.trace else fault.splitlines()[0]}")
    print(f"{sum(report.count.schedules for report in reports)} orders in all")
    return int(any(report.faults for report in reports))


if __name__ == "__main__":
    sys.exit(main())
