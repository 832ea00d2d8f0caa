"""What a sheet is made of: blocks that say what they are, not how they are drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Heading:
    """The title of a sheet (level 1) or of a part of it (level 2)."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Text:
    """A paragraph; `size` in points, `align` is left or centre."""

    text: str
    size: float = 10.5
    align: str = "left"


@dataclass(frozen=True)
class Pairs:
    """What is called how: a label and its text on each line."""

    items: Sequence[tuple[str, str]]
    label_share: float = 0.22


@dataclass(frozen=True)
class Table:
    """Ruled rows under their titles, which are said again on every sheet.

    `shares` are the widths of the columns as parts of one.
    """

    titles: Sequence[str]
    rows: Sequence[Sequence[str]]
    shares: Sequence[float]


@dataclass(frozen=True)
class Boxes:
    """Boxes of the same size side by side, each with a square to tick and its words."""

    choices: Sequence[tuple[str, str]]
    height: float = 62.0


@dataclass(frozen=True)
class Blanks:
    """Labels with a line to write on, side by side."""

    labels: Sequence[str]


@dataclass(frozen=True)
class Gap:
    """Empty room, in points."""

    height: float = 8.0


@dataclass(frozen=True)
class Code:
    """A QR code of a text; `side` in points."""

    payload: str
    side: float = 92.0


@dataclass(frozen=True)
class Beside:
    """Two columns of blocks; the left one takes `share` of the width."""

    left: Sequence["Block"]
    right: Sequence["Block"]
    share: float = 0.6


@dataclass(frozen=True)
class Grid:
    """Cells of the same size with dashed lines between them, to be cut apart.

    The last sheet may have fewer cells.
    """

    cells: Sequence[Sequence["Block"]]
    across: int = 2
    down: int = 4


Block: TypeAlias = Heading | Text | Pairs | Table | Boxes | Blanks | Gap | Code | Beside | Grid


@dataclass(frozen=True)
class Page:
    """Blocks that begin on a fresh sheet and go on over as many as they need.

    `footer` stands at the foot of each, before the number of the sheet.
    """

    blocks: Sequence[Block]
    footer: str = ""
