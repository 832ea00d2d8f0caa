"""Blocks as the drawing library's own pieces, which flow from sheet to sheet."""

from collections.abc import Sequence
from typing import Any

import segno
from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable, Spacer
from reportlab.platypus import Table as Ruled

from daybook.papers import font
from daybook.papers.blocks import (
    Beside,
    Blanks,
    Block,
    Boxes,
    Code,
    Gap,
    Grid,
    Heading,
    Pairs,
    Table,
    Text,
)

INK = HexColor("#1C1B17")
HAIRLINE = HexColor("#8A857A")
_SPACING = 1.5
_TEXT = 10.5
_SMALL = 9.0
_HEADINGS = {1: 18.0, 2: 13.0}


class Piece(Flowable):  # type: ignore[misc]
    """Something of a height that its width decides."""

    def measure(self, room: float) -> tuple[float, float]:
        """Width and height where there are `room` points."""
        raise NotImplementedError

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803, ARG002
        """The same, as the library asks it."""
        self.width, self.height = self.measure(aW)
        return self.width, self.height


class Lines(Piece):
    """A paragraph, broken where its language breaks, over several sheets when it must."""

    def __init__(
        self, text: str, size: float, align: str = "left", broken: Sequence[str] | None = None
    ) -> None:
        super().__init__()
        self._text = text
        self._size = size
        self._align = align
        self._broken = broken
        self._lines: Sequence[str] = ()

    def measure(self, room: float) -> tuple[float, float]:
        """As wide as there is room, as high as its lines."""
        broken = self._broken
        self._lines = broken or font.lines(font.shown(self._text), room, self._size)
        return room, len(self._lines) * self._size * _SPACING

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803
        """The part that fits the height and the rest; nothing when not even a line does."""
        self.measure(aW)
        fit = int(aH / (self._size * _SPACING))
        if fit < 1 or fit >= len(self._lines):
            return [self] if fit else []
        halves = (self._lines[:fit], self._lines[fit:])
        return [Lines("", self._size, self._align, half) for half in halves]

    def draw(self) -> None:
        """Write the lines, the first at the top."""
        self.canv.setFont(font.NAME, self._size)
        self.canv.setFillColor(INK)
        for number, line in enumerate(self._lines):
            base = self.height - (number * _SPACING + 1.1) * self._size
            if self._align == "centre":
                self.canv.drawCentredString(self.width / 2, base, line)
            else:
                self.canv.drawString(0, base, line)


class Ticks(Piece):
    """Boxes of one size, each with a square to tick."""

    def __init__(self, boxes: Boxes) -> None:
        super().__init__()
        self._boxes = boxes

    def measure(self, room: float) -> tuple[float, float]:
        """As wide as there is room."""
        return room, self._boxes.height

    def draw(self) -> None:
        """Draw the boxes from left to right."""
        gap = 12.0
        count = len(self._boxes.choices)
        wide = (self.width - gap * (count - 1)) / count
        for number, (label, words) in enumerate(self._boxes.choices):
            self._box(number * (wide + gap), wide, label, words)

    def _box(self, left: float, wide: float, label: str, words: str) -> None:
        canvas, high = self.canv, self.height
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1)
        canvas.rect(left, 0, wide, high)
        canvas.rect(left + 10, high - 26, 15, 15)
        canvas.setFillColor(INK)
        canvas.setFont(font.NAME, 14)
        canvas.drawString(left + 34, high - 24, font.shown(label))
        canvas.setFont(font.NAME, _SMALL)
        for number, line in enumerate(font.lines(font.shown(words), wide - 20, _SMALL)):
            canvas.drawString(left + 10, high - 41 - number * _SMALL * 1.35, line)


class WritingLines(Piece):
    """Labels, each with a line to write on."""

    def __init__(self, labels: Sequence[str]) -> None:
        super().__init__()
        self._labels = labels

    def measure(self, room: float) -> tuple[float, float]:
        """As wide as there is room, and high enough for a hand."""
        return room, 30.0

    def draw(self) -> None:
        """Write each label and draw its line to the next one."""
        share = self.width / len(self._labels)
        for number, label in enumerate(self._labels):
            left = number * share
            self.canv.setFillColor(INK)
            self.canv.setFont(font.NAME, _TEXT)
            self.canv.drawString(left, 6, label)
            self.canv.setStrokeColor(HAIRLINE)
            self.canv.setLineWidth(0.8)
            start = left + font.width(label, _TEXT) + 5
            self.canv.line(start, 4, left + share - 12, 4)


class Matrix(Piece):
    """A QR code, drawn as squares so that it stays sharp at any size."""

    def __init__(self, code: Code) -> None:
        super().__init__()
        self._side = code.side
        self._rows = list(segno.make(code.payload, error="m", micro=False).matrix_iter(border=2))

    def measure(self, room: float) -> tuple[float, float]:
        """A square, no wider than there is room."""
        self._side = min(self._side, room)
        return self._side, self._side

    def draw(self) -> None:
        """Fill the dark squares."""
        step = self._side / len(self._rows)
        self.canv.setFillColor(HexColor("#000000"))
        for y, row in enumerate(self._rows):
            for x, dark in enumerate(row):
                if dark:
                    top = self._side - (y + 1) * step
                    self.canv.rect(x * step, top, step, step, stroke=0, fill=1)


def flowables(blocks: Sequence[Block], room: float, height: float) -> list[Any]:
    """The pieces of some blocks for a column of `room` points on sheets `height` points high."""
    return [piece for block in blocks for piece in _pieces(block, room, height)]


def _pieces(block: Block, room: float, height: float) -> list[Any]:
    match block:
        case Heading(text, level):
            return [Lines(text, _HEADINGS[level]), Spacer(1, 8 if level == 1 else 2)]
        case Text(text, size, align):
            return [Lines(text, size, align), Spacer(1, size * 0.35)]
        case Pairs():
            return [_pairs(block, room)]
        case Table():
            return [_table(block, room), Spacer(1, 8)]
        case Boxes():
            return [Ticks(block), Spacer(1, 10)]
        case Blanks(labels):
            return [WritingLines(labels)]
        case Gap(high):
            return [Spacer(1, high)]
        case Code():
            return [Matrix(block)]
        case Beside():
            return [_beside(block, room, height)]
        case Grid():
            return [_grid(block, room, height)]


def _pairs(block: Pairs, room: float) -> Any:
    widths = [room * block.label_share, room * (1 - block.label_share)]
    rows = [[Lines(label, _TEXT), Lines(text, _TEXT)] for label, text in block.items]
    return _ruled(rows, widths, [("TOPPADDING", (0, 0), (-1, -1), 1)])


def _table(block: Table, room: float) -> Any:
    widths = [room * share for share in block.shares]
    titles = [Lines(title, _SMALL) for title in block.titles]
    rows = [[Lines(cell, _SMALL) for cell in row] for row in block.rows]
    lines = [
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, HAIRLINE),
        ("LINEBELOW", (0, 0), (-1, 0), 0.9, INK),
        ("RIGHTPADDING", (0, 0), (-1, -1), 6),
    ]
    return _ruled([titles, *rows], widths, lines, repeatRows=1)


def _beside(block: Beside, room: float, height: float) -> Any:
    widths = [room * block.share, room * (1 - block.share)]
    sides = (block.left, block.right)
    cells = [flowables(side, wide - 6, height) for side, wide in zip(sides, widths, strict=True)]
    return _ruled([cells], widths, [("RIGHTPADDING", (0, 0), (-1, -1), 6)])


def _grid(block: Grid, room: float, height: float) -> Any:
    wide, high = room / block.across, height / block.down - 0.1
    cells = [flowables(cell, wide - 20, high) for cell in block.cells]
    missing = -len(cells) % block.across
    cells.extend([] for _ in range(missing))
    rows = [cells[at : at + block.across] for at in range(0, len(cells), block.across)]
    lines = [
        ("INNERGRID", (0, 0), (-1, -1), 0.5, HAIRLINE, None, (3, 3)),
        ("BOX", (0, 0), (-1, -1), 0.5, HAIRLINE, None, (3, 3)),
        *((f"{side}PADDING", (0, 0), (-1, -1), 10) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
    ]
    return _ruled(rows, [wide] * block.across, lines, rowHeights=[high] * len(rows))


def _ruled(rows: Any, widths: list[float], lines: Any, **layout: Any) -> Any:
    plain = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
    layout.setdefault("splitInRow", 1)
    return Ruled(rows, colWidths=widths, style=[*plain, *lines], hAlign="LEFT", **layout)
