"""The appearances of XLSForm: ours, those that only suggest a layout, and those refused."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

OURS: Final = frozenset(
    ("chips", "big", "multiline", "page", "typed", "signature", "one-tap", "stepper", "more")
) | frozenset(("faces", "rating", "rubric", "minutes", "instead"))

MOST: Final = 20
"""Appearances of one question; no question has more."""

_MEANS: Final[Mapping[str, str]] = {
    "counter": "stepper",
    "textarea": "multiline",
    "draw": "signature",
}
"""Appearances of others that are one of ours."""

_LAYOUT: Final = frozenset(
    ("minimal", "autocomplete", "search", "quick", "quickcompact", "compact", "columns", "list")
) | frozenset(
    ("columns-pack", "columns-flex", "horizontal", "horizontal-compact", "likert", "label")
) | frozenset(
    ("list-nolabel", "field-list", "table-list", "no-calendar", "picker", "vertical", "no-ticks")
) | frozenset(
    ("numbers", "thousands-sep", "no-buttons", "new", "new-front", "placement-map", "maps", "url")
) | frozenset(("no-collapse", "spinner", "autocomplete_chars"))  # fmt: skip
"""Appearances that only suggest a layout or a keyboard; the page has its own."""

_LAYOUT_SIZED: Final = re.compile(r"(?:w|compact-|columns-|quickcompact-|horizontal-)[0-9]{1,3}")

_NOTED: Final[Mapping[str, str]] = {
    "month-year": "The whole date is asked, not only its month.",
    "year": "The whole date is asked, not only its year.",
    "annotate": "The picture is taken as it is; nothing is drawn on it.",
    "image-map": "The choices stand in a list, not on the picture.",
    "map": "The choices stand in a list, not on a map.",
    "quickmap": "The choices stand in a list, not on a map.",
    "bearing": "The bearing is typed, not read from the phone.",
    "masked": "The answer can be read while it is typed.",
}
"""Appearances that are taken, though the question looks otherwise."""

_REFUSED: Final[Mapping[str, str]] = {
    "search(": "The list would come from another file; lists stand in the sheet “choices”.",
    "ex:": "Other apps are not opened.",
    "printer:": "Phones do not print.",
    "ethiopian": "Only the calendar in common use is supported.",
    "coptic": "Only the calendar in common use is supported.",
    "islamic": "Only the calendar in common use is supported.",
    "bikram-sambat": "Only the calendar in common use is supported.",
    "myanmar": "Only the calendar in common use is supported.",
    "persian": "Only the calendar in common use is supported.",
    "buddhist": "Only the calendar in common use is supported.",
}


def read(cell: str) -> Iterator[tuple[str | None, str | None, bool]]:
    """`(ours, sentence, refused)` for each appearance: what it becomes, and what is said of it."""
    for start, sentence in _REFUSED.items():
        if start in cell.lower() and start[-1] in "(:":
            yield None, sentence, True
            return
    words = cell.split()
    if len(words) > MOST:
        yield None, f"A question has at most {MOST} appearances.", True
    for word in words[:MOST]:
        lower = word.lower()
        if lower in OURS or lower in _MEANS:
            yield _MEANS.get(lower, lower), None, False
        elif lower in _NOTED:
            yield None, _NOTED[lower], False
        elif lower in _REFUSED:
            yield None, _REFUSED[lower], True
        elif lower not in _LAYOUT and not _LAYOUT_SIZED.fullmatch(lower):
            yield None, f"The appearance “{word}” is not supported.", True
