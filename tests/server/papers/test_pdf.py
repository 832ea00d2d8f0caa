"""The file of some sheets, read and drawn as a viewer does."""

import pypdfium2
import pytest

from daybook.papers import font, service
from daybook.papers.blocks import (
    Beside,
    Blanks,
    Boxes,
    Code,
    Gap,
    Grid,
    Heading,
    Page,
    Pairs,
    Table,
    Text,
)


def _sheets(*pages: Page) -> list[str]:
    document = pypdfium2.PdfDocument(service.pdf(pages))
    return [sheet.get_textpage().get_text_range() for sheet in document]


def test_chinese_and_english_can_be_read_back() -> None:
    (sheet,) = _sheets(Page([Heading("告家长书"), Text("What is kept · 老师记下什么")]))

    assert "告家长书" in sheet
    assert "What is kept · 老师记下什么" in sheet


def test_chinese_letters_leave_ink_on_the_sheet() -> None:
    document = pypdfium2.PdfDocument(service.pdf([Page([Heading("龘")])]))

    drawn = document[0].render(scale=2).to_pil().convert("L").crop((80, 80, 130, 130))

    dark = sum(drawn.histogram()[:128])
    assert dark > 250


def test_the_font_travels_in_the_file() -> None:
    file = service.pdf([Page([Text("同意")])])

    assert b"/FontFile2" in file


def test_the_same_words_give_the_same_bytes() -> None:
    page = Page([Text("同意")])

    assert service.pdf([page]) == service.pdf([page])


def test_a_character_that_the_font_lacks_is_marked() -> None:
    (sheet,) = _sheets(Page([Text("王\U00020bb7")]))

    assert "王〓" in sheet


def test_a_line_break_in_a_text_is_kept() -> None:
    (sheet,) = _sheets(Page([Text("第一行\n第二行")]))

    assert {"第一行", "第二行"} <= set(sheet.split())


def test_every_page_begins_on_a_fresh_sheet_with_its_own_footer() -> None:
    sheets = _sheets(Page([Text("甲")], "第一"), Page([Text("乙")], "第二"))

    assert ["第一" in sheet for sheet in sheets] == [True, False]
    assert ["第二" in sheet for sheet in sheets] == [False, True]


def test_long_words_go_on_over_several_sheets() -> None:
    sheets = _sheets(Page([Text("记录了一次谈话。" * 1000)]))

    assert len(sheets) > 3
    assert "".join(sheets).count("谈") == 1000


def test_a_long_table_says_its_titles_on_every_sheet() -> None:
    rows = [[f"{number}", "打开记录"] for number in range(120)]

    sheets = _sheets(Page([Table(["时间", "事项"], rows, [0.3, 0.7])]))

    assert len(sheets) > 2
    assert all("时间" in sheet for sheet in sheets)


def test_a_cell_longer_than_a_sheet_is_printed_whole() -> None:
    sheets = _sheets(Page([Table(["要点"], [["谈" * 4000]], [1])]))

    assert "".join(sheets).count("谈") == 4000


def test_boxes_and_blanks_are_printed() -> None:
    (sheet,) = _sheets(Page([Boxes([("同意", "可以"), ("不同意", "不可以")]), Blanks(["签名"])]))

    assert all(words in sheet for words in ("同意", "不同意", "可以", "不可以", "签名"))


def test_eight_slips_stand_on_a_sheet() -> None:
    cell = [Beside([Text("教师"), Gap()], [Code("https://example.org/#ABCD")])]

    sheets = _sheets(Page([Grid([cell] * 11)]))

    assert [sheet.count("教师") for sheet in sheets] == [8, 3]


def test_pairs_stand_on_the_sheet_in_order() -> None:
    (sheet,) = _sheets(Page([Pairs([("目的", "家校联系"), ("期限", "一年")])]))

    assert sheet.index("目的") < sheet.index("家校联系") < sheet.index("期限")


@pytest.mark.parametrize(("text", "first"), [("家访，谈话", "家访，"), ("(note) ok", "(note)")])
def test_a_line_never_begins_with_a_closing_sign(text: str, first: str) -> None:
    room = font.width(first, 10)

    assert font.lines(text, room, 10)[0] == first


def test_an_english_word_stays_whole() -> None:
    broken = font.lines("Teachers write notes", font.width("Teachers wri", 10), 10)

    assert broken == ["Teachers", "write notes"]
