"""Several lines as one: a measure, or a target over all for whom it is."""

from collections.abc import Iterable, Sequence

from daybook.plans.targets.periods import share_of
from daybook.plans.targets.progress import state_of
from daybook.plans.targets.shapes import Line, Summary, Target


def summary(targets: Iterable[Target], lines: Sequence[Line]) -> Summary:
    """The sums over the lines of some targets.

    A share that is not of a class or of a timetable is of the lines themselves: with 80 percent of
    ten schools, eight are expected.
    """
    done = expected = due = 0
    for target in targets:
        own = [line for line in lines if line["target"] == target["id"]]
        percent = _of_lines(target)
        asked = share_of(sum(line["expected"] for line in own), percent, 100)
        done += min(asked, sum(line["done"] for line in own))
        due += min(asked, sum(line["due"] for line in own) * percent // 100)
        expected += asked
    return {
        "done": done,
        "expected": expected,
        "due": due,
        "pace": due / expected if expected else 0.0,
        "state": state_of(done, expected, due),
    }


def _of_lines(target: Target) -> int:
    share = target.get("share", 100)
    of_lines = target["each"] != "class" and "planned" not in target["count"]
    return share if of_lines and isinstance(share, int) else 100
