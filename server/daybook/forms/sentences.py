"""What is said of a workbook, in both languages: the Chinese stands in `sentences.md`."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from typing import Any, Final

from daybook.forms.compiled import Localized
from daybook.forms.errors import FormProblem

_GAP: Final = "{}"
_ROW: Final = re.compile(r"\| (.+?) \| (.+?) \|")
_PLACE: Final = re.compile(r"\{(\d)\}")
_FIRST_ROWS: Final = 2
_DEEPEST: Final = 3


def told(problem: FormProblem) -> dict[str, Any]:
    """A problem or note with its place: `{sheet, row, column, sentence: {zh, en}}`."""
    return {
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "sentence": localized(problem.sentence),
    }


def localized(sentence: str) -> Localized:
    """A sentence in both languages; one that nobody has translated keeps its English."""
    known = chinese(sentence)
    return Localized(zh=known or f"这里还不能用，请按说明修改：{sentence}", en=sentence)


def chinese(sentence: str, depth: int = 0) -> str | None:
    """The Chinese of a sentence of the table, with its words put in; None for any other."""
    for pattern, words in _table():
        found = pattern.fullmatch(sentence)
        if found is not None:
            said = [_inner(word, depth) for word in found.groups()]
            return _filled(words, said)
    return None


def _filled(words: str, said: Sequence[str]) -> str:
    return _PLACE.sub(lambda place: said[int(place[1])], words)


def _inner(word: str, depth: int) -> str:
    """What is put in, which may be a sentence itself."""
    return (chinese(word, depth + 1) if depth < _DEEPEST else None) or word


@cache
def _table() -> list[tuple[re.Pattern[str], str]]:
    """Patterns and their Chinese; what says most by itself comes first."""
    rows = sorted(_rows(), key=lambda row: -len(row[0].replace(_GAP, "")))
    return [
        (re.compile("(.*?)".join(map(re.escape, en.split(_GAP))), re.DOTALL), zh) for en, zh in rows
    ]


def _rows() -> Iterator[tuple[str, str]]:
    text = (resources.files("daybook.forms") / "sentences.md").read_text(encoding="utf-8")
    for number, found in enumerate(_ROW.finditer(text)):
        if number >= _FIRST_ROWS:
            yield found[1], found[2]
