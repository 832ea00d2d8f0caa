"""Makes the file of some sheets: A4, every letter embedded, the same bytes for the same words."""

import io
from collections.abc import Sequence
from functools import partial
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageBreak, PageTemplate

from daybook.papers import flow, font
from daybook.papers.blocks import Page

_MARGIN = 42.0
_FOOT = 24.0
_SMALL = 8.0


def pdf(pages: Sequence[Page], *, title: str = "") -> bytes:
    """A PDF of some sheets; `title` is what a viewer shows in its window.

    There is at least one page. What does not fit a sheet goes on to the next.
    """
    font.load()
    wide, high = A4[0] - 2 * _MARGIN, A4[1] - 2 * _MARGIN - _FOOT
    story: list[Any] = []
    for number, page in enumerate(pages):
        if number:
            story += [NextPageTemplate(str(number)), PageBreak()]
        story += flow.flowables(page.blocks, wide, high)
    file = io.BytesIO()
    document = BaseDocTemplate(file, pagesize=A4, title=title, invariant=1, allowSplitting=1)
    document.addPageTemplates(
        [_template(str(number), page, wide, high) for number, page in enumerate(pages)]
    )
    document.build(story)
    return file.getvalue()


def _template(name: str, page: Page, wide: float, high: float) -> PageTemplate:
    frame = Frame(
        *(_MARGIN, _MARGIN + _FOOT, wide, high),
        *(0, 0, 0, 0),
    )
    return PageTemplate(name, [frame], onPage=partial(_foot, page.footer))


def _foot(words: str, canvas: Any, _document: Any) -> None:
    canvas.setFont(font.NAME, _SMALL)
    canvas.setFillColor(flow.INK)
    canvas.drawString(_MARGIN, _MARGIN, font.shown(words))
    canvas.drawRightString(A4[0] - _MARGIN, _MARGIN, str(canvas.getPageNumber()))
