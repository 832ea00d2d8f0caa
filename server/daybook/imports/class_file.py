"""One class's list for whoever runs the server: read as the office's lists are, with no register.

The first line that cannot be read is told, and nothing is made.
"""

from datetime import date

from daybook_sync.errors import ErrorCode

from daybook.children.class_list import Listed
from daybook.imports import columns, sheet
from daybook.imports.child_answers import COLUMNS, answers, name_faults
from daybook.imports.columns import UNKEPT_OF_CHILDREN, Dropped, Entry
from daybook.imports.desk import same
from daybook.imports.refusal import told
from daybook.imports.sentences import Words, say


def read(data: bytes, day: date) -> tuple[list[Listed], list[Dropped]]:
    """The children of a workbook or text file, and the columns that were not read.

    `day` is today. Raises INVALID with the first line that is wrong.
    """
    found = columns.lines(sheet.read(data), COLUMNS, UNKEPT_OF_CHILDREN)
    seen: dict[str, int] = {}
    children = []
    for entry in found.entries:
        name = same(entry.get("name"))
        again = [say("same-line", n=seen[name], value=entry.get("name"))] if name in seen else []
        children.append(_child(entry, day, again))
        seen[name] = entry.n
    return children, found.dropped


def _child(entry: Entry, day: date, faults: list[Words]) -> Listed:
    faults = [*faults, *name_faults(entry)]
    said = answers(entry, day, faults)
    if "sex" not in said:
        faults.append(say("bad-sex", cell=entry.cell("sex")))
    if "birth_year" not in said:
        faults.append(say("bad-year", cell=entry.cell("birth_year"), value=""))
    if faults:
        raise told(ErrorCode.INVALID, faults)
    return Listed(entry.get("name"), said["sex"], said["birth_year"], said["consent"])
