"""What a new version changes is said in teachers' words, in both languages, in the form's order."""

from collections.abc import Mapping
from typing import Any

import pytest

from daybook.forms.changes import changes
from daybook.forms.xlsform.compiler import compile_form
from tests.server.forms.tables import CHOICES, HOW, NAME, table

AGE = {"type": "integer", "name": "age", "label::zh": "年龄", "label::en": "Age"}
PLACE = {"type": "text", "name": "place", "label::zh": "地点", "label::en": "Place"}
MUST = {
    "required": "yes",
    "required_message::zh": "请填写",
    "required_message::en": "Please fill this in",
}


def told(old: str, new: str) -> list[tuple[str, str | None, str]]:
    found = changes(compile_form(old), compile_form(new))
    return [(one.kind, one.name, one.words["zh"]) for one in found]


def test_the_same_form_changes_nothing() -> None:
    assert told(table(NAME, HOW), table(NAME, HOW)) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([NAME], [NAME, AGE], ("added", "age", "“年龄”：新增")),
        ([NAME, AGE], [NAME], ("gone", "age", "“年龄”：不再问")),
        ([NAME], [{**NAME, **MUST}], ("required", "name", "“姓名”：改为必填")),
        ([{**NAME, **MUST}], [NAME], ("optional", "name", "“姓名”：不再必填")),
        (
            [NAME],
            [{**NAME, "label::zh": "称呼"}],
            ("reworded", "name", "问法由“姓名”改为“称呼”"),
        ),
        (
            [NAME],
            [{**NAME, "hint::zh": "全名", "hint::en": "In full"}],
            ("reworded", "name", "“姓名”：提示语有变"),
        ),
        (
            [HOW, NAME],
            [HOW, {**NAME, "relevant": "${how} = 'call'"}],
            ("rule", "name", "“姓名”：什么时候问有变"),
        ),
        (
            [{**NAME, "appearance": "multiline"}],
            [NAME],
            ("look", "name", "“姓名”：样子有变"),
        ),
        ([NAME, AGE, PLACE], [AGE, PLACE, NAME], ("moved", "name", "“姓名”：移到“地点”之后")),
        ([NAME, AGE, PLACE], [PLACE, NAME, AGE], ("moved", "place", "“地点”：移到最前面")),
    ],
)
def test_each_change_of_a_question_has_its_words(
    old: list[Mapping[str, str]], new: list[Mapping[str, str]], expected: Any
) -> None:
    assert told(table(*old), table(*new)) == [expected]


def test_changes_of_choices_name_the_choice() -> None:
    visit, call = CHOICES
    new = ({**visit, "label::zh": "上门"}, {**call, "name": "chat", "label::zh": "微信"})

    assert told(table(HOW), table(HOW, choices=new)) == [
        ("choice-reworded", "how", "“方式”：选项“家访”改为“上门”"),
        ("choice-added", "how", "“方式”：新增选项“微信”"),
        ("choice-gone", "how", "“方式”：去掉选项“电话”"),
    ]


@pytest.mark.parametrize(
    ("settings", "kind"),
    [
        ({"form_title::zh": "再试"}, "title"),
        ({"audience": "class"}, "audience"),
        ({"visibility": "V3"}, "readers"),
        ({"per_week": "support=2"}, "per-week"),
    ],
)
def test_changes_of_the_form_itself_come_first(settings: Mapping[str, str], kind: str) -> None:
    found = told(table(NAME), table(NAME, AGE, **settings))

    assert [(one[0], one[1]) for one in found][-1] == ("added", "age")
    assert (found[0][0], found[0][1]) == (kind, None)


def test_what_is_gone_is_told_where_it_stood() -> None:
    first, second, last = told(table(NAME, AGE, PLACE), table({**AGE, **MUST}))

    assert (first[1], second[1], last[1]) == ("name", "age", "place")
    assert (first[0], second[0], last[0]) == ("gone", "required", "gone")


def test_words_of_one_language_say_so_in_the_other() -> None:
    old = compile_form(table(NAME))
    new = compile_form(table({**NAME, "label::zh": "称呼"}))

    (one,) = changes(old, new)

    assert one.words["en"] == "The question “Name” has other words in Chinese"


def test_every_change_has_words_in_both_languages() -> None:
    old = compile_form(table(NAME, HOW))
    new = compile_form(table({**NAME, **MUST}, AGE, audience="class"))

    for one in changes(old, new):
        assert all(one.words.values())
        assert not any("\u4e00" <= letter <= "\u9fff" for letter in one.words["en"])
