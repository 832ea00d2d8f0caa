"""Blank lists to fill in: the titles in both languages, one example, and what is not kept."""

import io
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

_TITLES: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "children": (
        ("班级", "一年级"),
        ("姓名", "王小雨"),
        ("性别", "女"),
        ("出生年份", "2019"),
        ("家长同意", "书面"),
        ("与孩子的关系", "母亲"),
    ),
    "people": (
        ("姓名", "李春梅"),
        ("账号", "lichunmei"),
        ("职务", "教师"),
        ("任教学科", "语文"),
        ("骨干级别", "县级"),
        ("高级教师", "否"),
    ),
    "classes": (
        ("班级", "一年级"),
        ("学段", "小学"),
        ("年级", "1"),
        ("人数", "28"),
    ),
}
_NOTES: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "children": (
        (
            "每行一名孩子。灰色那行是例子，填好后请删掉。",
            "One child a line. Delete the grey example.",
        ),
        (
            "性别写“女”或“男”；出生只要年份；家长同意写“书面”“当面”“不同意”或空着。",
            "Sex: 女 or 男. Only the year of birth. Consent: 书面 or 当面 or 不同意 or empty.",
        ),
        (
            "身份证号、住址、民族、信仰、健康情况不用填：这里不收。",
            "No numbers of papers, addresses, origin, religion or health: they are not kept.",
        ),
    ),
    "people": (
        (
            "每行一位教职工。灰色那行是例子，填好后请删掉。",
            "One person a line. Delete the grey example.",
        ),
        (
            "账号可以空着，会自动起一个；职务写教师、负责人、教研组长或大队辅导员。",
            "The login may stay empty. Roles: 教师 · 负责人 · 教研组长 · 大队辅导员.",
        ),
        (
            "电话、身份证号、学历不用填：这里不收。加入用打印的纸条。",
            "No phones, numbers of papers or degrees: they are not kept. People join with slips.",
        ),
    ),
    "classes": (
        (
            "每行一个班。灰色那行是例子，填好后请删掉。",
            "One class a line. Delete the grey example.",
        ),
        (
            "学段写幼儿园、小学或初中；年级写 1 到 9，或小班、中班、大班。",
            "Stage: 幼儿园 · 小学 · 初中. Grade: 1 to 9, or 小班 · 中班 · 大班.",
        ),
    ),
}
_WIDTH: Final = 16


def workbook(kind: str) -> bytes:
    """The blank list of a kind: children, people or classes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    page = book.create_sheet("名单")
    for number, (title, example) in enumerate(_TITLES[kind], 1):
        page.cell(1, number, title).font = Font(bold=True)
        cell = page.cell(2, number, example)
        cell.font = Font(color="808080")
        cell.fill = PatternFill("solid", fgColor="EEEEEE")
        page.column_dimensions[get_column_letter(number)].width = _WIDTH
    page.freeze_panes = "A2"
    notes = book.create_sheet("说明")
    for number, words in enumerate(_NOTES[kind]):
        for offset, line in enumerate(words):
            notes.cell(2 * number + offset + 1, 1, line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
