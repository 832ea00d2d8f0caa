"""What must be right before pyxform reads a workbook: every fault is told, not only the first."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from daybook.forms.errors import FormProblem
from daybook.forms.xlsform.columns import FIRST_ROW, OR_OTHER, REFERENCE, WORDS, Row, split

MAX_DEPTH: Final = 10
"""Groups inside groups."""

_BEGIN: Final = re.compile(r"begin[ _](group|repeat|loop)\b.*")
_END: Final = re.compile(r"end[ _](group|repeat|loop)")
_SELECT: Final = re.compile(
    r"(?:select_one|select_multiple|select one from|select1|select_one_from_file|rank"
    r"|select_multiple_from_file|select all that apply from|select one|select multiple)"
    r" ([^\s.]+)(?: (?:or specify other|or_other|or other))?"
)
_XML_NAME: Final = re.compile(r"[A-Za-z_][\w.-]*")


def faults(survey: Sequence[Row], choices: Sequence[Row], *, twins: bool) -> Iterator[FormProblem]:
    """What is wrong with how the rows of a form hang together.

    `twins` says that two choices of a list may have one name, for filters to tell apart.
    """
    asked = [(number, row) for number, row in enumerate(survey, FIRST_ROW) if _is_asked(row)]
    lists = {row["list_name"] for row in choices if "list_name" in row}
    yield from _groups(asked)
    yield from _names(asked)
    yield from _choices(choices, twins=twins)
    for number, row in asked:
        written = row["type"].lower()
        if not _END.fullmatch(written):
            yield from _name(number, row)
        chosen = _SELECT.fullmatch(row["type"])
        if chosen and "${" not in chosen[1] and chosen[1] not in lists:
            yield FormProblem("survey", number, "type", f"There is no list “{chosen[1]}”.")
    yield from _shown(asked)


def _asks_other(row: Row) -> bool:
    return "name" in row and OR_OTHER.search(row["type"]) is not None


def _is_asked(row: Row) -> bool:
    return "type" in row and row.get("disabled", "").lower() not in ("yes", "true")


def _groups(asked: Sequence[tuple[int, Row]]) -> Iterator[FormProblem]:
    """Groups that do not end, ends of nothing, and groups too deep in each other."""
    opened: list[tuple[int, str]] = []
    for number, row in asked:
        begun, ended = (shape.fullmatch(row["type"].lower()) for shape in (_BEGIN, _END))
        if begun:
            opened.append((number, begun[1]))
            if len(opened) == MAX_DEPTH + 1:
                sentence = f"Groups stand inside each other more than {MAX_DEPTH} times."
                yield FormProblem("survey", number, "type", sentence)
        elif ended and opened and opened[-1][1] == ended[1]:
            opened.pop()
        elif ended:
            sentence = f"Nothing that began ends here with “{row['type']}”."
            yield FormProblem("survey", number, "type", sentence)
            return
    for number, kind in opened:
        yield FormProblem("survey", number, "type", f"This {kind} has no end.")


def _name(number: int, row: Row) -> Iterator[FormProblem]:
    if "name" not in row:
        if row["type"].lower() not in ("note", "audit"):
            yield FormProblem("survey", number, "name", "The question has no name.")
    elif not _XML_NAME.fullmatch(row["name"]):
        sentence = "a name is letters, digits and _, at most 40, from a letter on."
        yield FormProblem("survey", number, "name", f"“{row['name'][:80]}”: {sentence}")
    if row["type"].lower() == "calculate" and not ("calculation" in row or "default" in row):
        sentence = f"“{row.get('name', '')[:80]}” has no calculation."
        yield FormProblem("survey", number, "calculation", sentence)


def _names(asked: Sequence[tuple[int, Row]]) -> Iterator[FormProblem]:
    known: dict[str, int] = {}
    for number, row in asked:
        if "name" not in row or _END.fullmatch(row["type"].lower()):
            continue
        name = row["name"][:80]
        first = known.setdefault(name, number)
        if first != number:
            sentence = f"Two questions are called “{name}”; see row {first}."
            yield FormProblem("survey", number, "name", sentence)
        if name == "meta":
            sentence = "“meta” cannot be the name of a question: XLSForm keeps it for itself."
            yield FormProblem("survey", number, "name", sentence)


def _choices(choices: Sequence[Row], *, twins: bool) -> Iterator[FormProblem]:
    known: set[tuple[str, str]] = set()
    for number, row in enumerate(choices, FIRST_ROW):
        if "list_name" not in row:
            continue
        if "name" not in row:
            yield FormProblem("choices", number, "name", "The choice has no name.")
            continue
        key = (row["list_name"], row["name"])
        if key in known and not twins:
            sentence = f"Two choices of one list are called “{row['name'][:80]}”."
            yield FormProblem("choices", number, "name", sentence)
        known.add(key)


def _shown(asked: Sequence[tuple[int, Row]]) -> Iterator[FormProblem]:
    """Answers inside words whose question is nowhere."""
    names = {row["name"] for _, row in asked if "name" in row}
    names |= {f"{row['name']}_other" for _, row in asked if _asks_other(row)}
    for number, row in asked:
        for header, text in row.items():
            if split(header)[0] in WORDS:
                for name in REFERENCE.findall(text):
                    if name not in names:
                        sentence = f"There is no question “{name[:80]}”."
                        yield FormProblem("survey", number, header, sentence)
