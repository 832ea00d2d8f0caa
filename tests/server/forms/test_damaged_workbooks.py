"""Whatever somebody does to the cells of a form, it compiles or is refused with sentences."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from daybook.forms.errors import InvalidFormError
from daybook.forms.xlsform.compiler import compile_workbook
from daybook.forms.xlsform.sheets import Sheets, sheets_of
from tests.server.forms.filling import fill

CATALOGUE = Path(__file__).parents[3] / "server" / "daybook" / "forms" / "catalogue"
WHOLE = [sheets_of(file) for file in sorted(CATALOGUE.glob("*.md"))]
TRIES = 60

WRITTEN = (
    "", "x", "${x}", "${", "}", "begin group", "end group", "begin repeat", "end_repeat",
    "select_one ", "select_one x", "select_one ${a}", "rank", "range", "calculate", "note", "1+",
    "(", ")", "'", '"', "yes", "no", "0", "-1", "1e999", "9" * 30, "a b", "é", "你好", "=1",
    "${last-saved#x}", "instance('a')/root", "../..", "..", ".", "/", "//", "@a", "today()",
    "once(1)", "pulldata('a', 'b', 'c', 'd')", "start=1 end=5 step=1", "start=a", "or_other",
    "image", "audit", "end", "start", "jr:choice-name(${a}, '${a}')", "position(..)", "label::zh",
    "indexed-repeat(${a}, ${b}, 1)", "count(${r})", "type", "name", "meta", "_x", "search('a')",
    "select_one_from_file children.csv", "select_one_external x", "begin loop over x", "w1",
    "kindergarten=1", "V9", "a\nb", "<b>", "&amp;", "|", "::", "a::b::c", "media::image::zh",
    "bind::x", "hint:", "::zh", ":",
)  # fmt: skip


def damaged(chance: Random, whole: Sheets) -> Mapping[str, list[list[str]]]:
    """A workbook with up to five cells or rows changed."""
    sheets = {name: [list(row) for row in rows] for name, rows in whole.items()}
    for _ in range(chance.randint(1, 5)):
        rows = chance.choice([rows for rows in sheets.values() if len(rows) > 1])
        number = chance.randrange(len(rows))
        kind = chance.random()
        if kind < 0.7 and rows[number]:
            rows[number][chance.randrange(len(rows[number]))] = chance.choice(WRITTEN)
        elif kind < 0.8:
            rows.insert(number, list(chance.choice(rows)))
        elif kind < 0.9 and len(rows) > 2:
            del rows[number]
        else:
            rows.append([chance.choice(WRITTEN) for _ in range(6)])
    return sheets


@pytest.mark.parametrize("seed", range(10))
def test_a_damaged_form_compiles_or_is_refused(seed: int) -> None:
    chance = Random(seed)

    for _ in range(TRIES):
        with suppress(InvalidFormError):
            form = compile_workbook(damaged(chance, chance.choice(WHOLE)), name="tried").form
            fill(form, seed)
