"""Whatever is said of a workbook is said in Chinese too."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from daybook import forms
from daybook.forms.errors import FormProblem
from daybook.forms.sentences import chinese, localized, told
from tests.server.forms.tables import NAME, problems, table

FOLDER = Path(forms.__file__).parent
OTHER = {"routes", "view", "publishing", "schemas", "service", "changes", "errors", "cli"}
"""Modules that say nothing of workbooks."""


def templates(source: str) -> Iterator[str]:
    """Every text of a module that reads like a sentence, with {} for what is put in."""
    tree = ast.parse(source)
    parts = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr | ast.Expr)
        for part in ast.walk(node)
        if part is not node and (isinstance(node, ast.JoinedStr) or part is node.value)
    }
    for node in ast.walk(tree):
        text = _text(node) if id(node) not in parts else ""
        if text.count(" ") > 1 and text.endswith("."):
            yield text


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values
        )
    return ""


@pytest.mark.parametrize(
    "module", [file.stem for file in sorted(FOLDER.glob("*.py")) if file.stem not in OTHER]
)
def test_every_sentence_about_workbooks_has_its_chinese(module: str) -> None:
    source = (FOLDER / f"{module}.py").read_text("utf-8")

    missing = [text for text in templates(source) if chinese(text.replace("{}", "x1")) is None]

    assert missing == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The file is empty.", "文件是空的。"),
        ("There is no question “age”.", "没有叫“age”的题。"),
        (
            "Questions of type “geotrace” are not supported: lines and areas on a map are not "
            "drawn on a phone here; a place is a geopoint.",
            "不支持“geotrace”这种题型：手机上不画地图上的线和面；地点请用 geopoint。",
        ),
        ("Too few arguments for if().", "if()：括号里的内容不够。"),
        (
            "The value “a” meant “家访” in version 2; give the new choice a new value.",
            "选项值“a”在第 2 版表示“家访”；新选项请换一个值。",
        ),
    ],
)
def test_the_words_of_the_workbook_stand_in_the_chinese(sentence: str, expected: str) -> None:
    assert chinese(sentence) == expected


def test_a_sentence_of_the_reader_s_own_keeps_its_english() -> None:
    said = localized("Something that only the reader of workbooks says.")

    assert said["en"] in said["zh"]
    assert said["zh"] != said["en"]


def test_a_problem_is_told_with_its_place() -> None:
    problem = FormProblem("survey", 3, "type", "The file is empty.")

    assert told(problem) == {
        "sheet": "survey",
        "row": 3,
        "column": "type",
        "sentence": {"zh": "文件是空的。", "en": "The file is empty."},
    }


def test_words_of_a_workbook_cannot_stand_for_other_words() -> None:
    assert chinese("“{1}” cannot be the answer to “age”.") == "“{1}”不能作“age”的答案。"


A = {"label::zh": "甲", "label::en": "A"}


@pytest.mark.parametrize(
    "survey",
    [
        [{**NAME, "relevant": "${gone} = 1"}],
        [{**NAME, "relevant": "${ = 1"}],
        [{"type": "text", "name": "1 x", **A}],
        [{"type": "text", **A}],
        [{"type": "select_one", "name": "x", **A}],
        [{"type": "select_one unknown", "name": "x", **A}],
        [{"type": "txet", "name": "x", **A}],
        [NAME, NAME],
        [NAME, {"type": "end_group"}],
        [{"type": "begin_group", "name": "g", **A}, NAME],
        [{"type": "range", "name": "r", **A, "parameters": "start 1"}],
        [{"type": "calculate", "name": "r"}],
        [{**NAME, "relevant": "(1 = 1"}],
    ],
)
def test_what_authors_often_get_wrong_is_said_in_chinese(survey: list[dict[str, str]]) -> None:
    found = problems(table(*survey))

    assert [one.sentence for one in found if chinese(one.sentence) is None] == []
