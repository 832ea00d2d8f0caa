"""The headers of a workbook's sheets under the one name that the rest of the compiler knows."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

FIRST_ROW: Final = 2
"""The header is row 1."""

Row = Mapping[str, str]
"""The cells of one row by their canonical headers; empty cells are left out."""

REFERENCE: Final = re.compile(r"\$\{[ \t]{0,9}([^{}\s]{1,100})[ \t]{0,9}\}")
"""A question in words or in a trigger; bounded, so that nobody can make the search long."""

OR_OTHER: Final = re.compile(r"\s(?:or_other|or other|or specify other)$")
"""The end of a type that adds “other” to its list, and the question what that is."""

WORDS: Final = ("label", "hint", "guidance_hint", "constraint_message", "required_message")
"""Columns of words, which may be given in several languages."""

SURVEY: Final = frozenset(
    ("type", "name", "required", "relevant", "constraint", "default", "appearance", "calculation")
) | frozenset(
    ("choice_filter", "parameters", "repeat_count", "readonly", "trigger", "disabled", "last_by")
) | frozenset(("max_count", "max_length", "phrases", "off", "batch", "by", *WORDS))  # fmt: skip

SETTINGS: Final = frozenset(
    ("form_id", "form_title", "version", "default_language", "name", "clean_text_values")
) | frozenset(
    ("allow_choice_duplicates", "audience", "icon", "visibility", "layer", "home", "per_week")
) | frozenset(("budget", "batch", "off_reason"))  # fmt: skip

PICTURE: Final = "media::image"
MEDIA: Final = (PICTURE, "media::big-image", "media::audio", "media::video")

_TRANSLATED: Final = frozenset((*WORDS, *MEDIA, "form_title", "off_reason"))

REMARKS: Final = frozenset(("comment", "comments", "remark", "remarks", "备注", "说明"))
"""Columns for whoever writes the workbook."""

_OF_SURVEY: Final[Mapping[str, str]] = {
    "relevance": "relevant",
    "bind::relevant": "relevant",
    "bind::required": "required",
    "bind::constraint": "constraint",
    "bind::calculate": "calculation",
    "bind::readonly": "readonly",
    "bind::jr:constraintmsg": "constraint_message",
    "bind::jr:requiredmsg": "required_message",
    "body::appearance": "appearance",
    "control::appearance": "appearance",
    "control::jr:count": "repeat_count",
    "calculate": "calculation",
    "read_only": "readonly",
    "command": "type",
    "tag": "name",
    "constraining_message": "constraint_message",
    "requiredmsg": "required_message",
    "count": "repeat_count",
    "jr:count": "repeat_count",
}
_OF_BOTH: Final[Mapping[str, str]] = {
    "caption": "label",
    "value": "name",
    "image": PICTURE,
    "audio": "media::audio",
    "video": "media::video",
    "big-image": "media::big-image",
}
_OF_SETTINGS: Final[Mapping[str, str]] = {
    "title": "form_title",
    "set_form_title": "form_title",
    "id_string": "form_id",
    "set_form_id": "form_id",
}
_ALIASES: Final = {
    "survey": {**_OF_BOTH, **_OF_SURVEY},
    "choices": _OF_BOTH,
    "settings": _OF_SETTINGS,
}
_KNOWN: Final = {
    "survey": SURVEY | _TRANSLATED,
    "choices": frozenset(("list_name", "name", "icon", "label", *MEDIA)),
    "settings": SETTINGS,
}
_CHINESE: Final = frozenset(
    ("zh", "zho", "cn", "chinese", "mandarin", "中文", "汉语", "简体中文", "普通话")
)
_ENGLISH: Final = frozenset(("en", "eng", "english", "英文", "英语"))
_CODE: Final = re.compile(r"\(([^()]*)\)\s*$")


def _canonical(header: str, sheet: str, *, double: bool) -> str:
    """`double` says that the sheet divides headers by `::`, not by the old single colon."""
    mark = "::" if double else ":"
    steps = [step.strip() for step in re.sub(r"\bjr:", "jr\0", header).split(mark)]
    first, *rest = [step.replace("\0", ":") for step in steps]
    stem = "_".join(first.lower().split())
    aliases = _ALIASES[sheet]
    if rest:
        pair = f"{stem}::{rest[0].lower()}"
        if pair in aliases or pair in _TRANSLATED:
            return "::".join([aliases.get(pair, pair), *rest[1:]])
    known = aliases.get(stem, stem)
    if known in _KNOWN[sheet]:
        return "::".join([known, *rest])
    # The names of other columns of a list are what its filters call them.
    return header


def language_of(name: str) -> str | None:
    """zh or en for the name of a language, as in “中文 (zh)”; None for another."""
    code = _CODE.search(name)
    for word in (code[1] if code else "", name):
        stem = re.split("[-_ ]", word.strip().lower())[0]
        if stem in _CHINESE:
            return "zh"
        if stem in _ENGLISH:
            return "en"
    return None


def split(header: str) -> tuple[str, str]:
    """The column and the language of a canonical header; the language is "" where it names none."""
    for column in sorted(_TRANSLATED, key=len, reverse=True):
        if header == column or header.startswith(f"{column}::"):
            return column, header[len(column) + 2 :]
    return header, ""


def headers_of(row: Sequence[str], sheet: str) -> list[str]:
    """The canonical headers of a sheet's first row; languages that we speak as `zh` and `en`."""
    double = any("::" in header for header in row)
    found = []
    for header in row:
        column, language = split(_canonical(header, sheet, double=double))
        known = language_of(language) or language
        found.append(f"{column}::{known}" if language else column)
    return found
