"""The one font of the papers: it travels with the server and is embedded in every file."""

from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

NAME = "papers"
MISSING = "〓"
"""What is printed for a character that the font lacks."""

_FILE = Path(__file__).with_name("font.ttf")
_LATIN = ("\u0000", "\u02ff")
_NEVER_FIRST = frozenset("，。、；：！？）》〉」』”’】〕%…·,.;:!?)]}")
_NEVER_LAST = frozenset("（《〈「『“‘【〔([{")


@cache
def load() -> TTFont:
    """The font, ready for drawing."""
    font = TTFont(NAME, str(_FILE))
    pdfmetrics.registerFont(font)
    return font


def shown(text: str) -> str:
    """The text with a mark in place of each character that cannot be printed; its lines stay."""
    known = load().face.charToGlyph
    return "".join(char if char == "\n" or ord(char) in known else MISSING for char in text)


def width(text: str, size: float) -> float:
    """How wide a text is, in points."""
    load()
    return float(pdfmetrics.stringWidth(text, NAME, size))


def lines(text: str, room: float, size: float) -> list[str]:
    """The text broken into lines that fit `room` points; a line break in it is kept."""
    return [line for part in text.splitlines() or [""] for line in _broken(part, room, size)]


def _broken(text: str, room: float, size: float) -> list[str]:
    found = [""]
    for word in _words(text):
        if width(found[-1] + word.rstrip(), size) <= room:
            found[-1] += word
        elif width(word, size) <= room:
            found[-1] = found[-1].rstrip()
            found.append(word.lstrip())
        else:
            _put_letters(found, word, room, size)
    return [line.rstrip() for line in found]


def _put_letters(found: list[str], word: str, room: float, size: float) -> None:
    """Break a word that is wider than a line wherever the line ends."""
    for letter in word:
        if found[-1] and width(found[-1] + letter, size) > room:
            found.append("")
        found[-1] += letter


def _words(text: str) -> list[str]:
    """The text in pieces that stay on one line: Latin words, and single Chinese characters.

    A closing sign stays with what it closes, an opening one with what it opens.
    """
    words: list[str] = []
    for char in text:
        if words and _clings(words[-1][-1], char):
            words[-1] += char
        else:
            words.append(char)
    return words


def _clings(last: str, char: str) -> bool:
    if char in _NEVER_FIRST or last in _NEVER_LAST or char == " ":
        return True
    latin = _LATIN[0] <= char <= _LATIN[1]
    return latin and last != " " and _LATIN[0] <= last <= _LATIN[1]
