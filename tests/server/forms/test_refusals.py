"""What is not a form, or not supported, is refused with its place and a sentence."""

from pathlib import Path

import pytest

from tests.server.forms.tables import CHOICES, HOW, NAME, place, problems, table


@pytest.mark.parametrize(
    ("survey", "column"),
    [
        ({"relevant": "foo(1)"}, "relevant"),
        ({"relevant": "${nobody} = 1"}, "relevant"),
        ({"relevant": "${name} = 1"}, "relevant"),
        ({"relevant": ". = 1"}, "relevant"),
        ({"relevant": "how = 'visit'"}, "relevant"),
        ({"relevant": "instance('classes')/root/item[name = ${how}]/size > 1"}, "relevant"),
        ({"relevant": "position(..) = 1"}, "relevant"),
        ({"relevant": "/ = 1"}, "relevant"),
        ({"relevant": "once(1)"}, "relevant"),
        ({"relevant::zh": "1"}, "relevant::zh"),
        ({"required::en": "yes"}, "required::en"),
        ({"relevant": "//how = 'x'"}, "relevant"),
        ({"required": "${how} ="}, "required"),
        ({"constraint": "regex(., '(a+)+')"}, "constraint"),
        ({"constraint": "regex(., '(?P<x>a)')"}, "constraint"),
        ({"constraint": "regex(., '[')"}, "constraint"),
        ({"calculation": "jr:choice-name(${name}, '${name}')"}, "calculation"),
        ({"default": "${last-saved#nobody}"}, "default"),
        ({"default": "instance('nowhere')/root/item[name = 1]/x"}, "default"),
        ({"last_by": "nobody"}, "last_by"),
        ({"max_length": "many"}, "max_length"),
        ({"phrases": "nothing"}, "phrases"),
        ({"appearance": "compass"}, "appearance"),
        ({"parameters": "randomize=true"}, "parameters"),
        ({"repeat_count": "2"}, "repeat_count"),
        ({"max_count": "2"}, "max_count"),
        ({"label::en": "Hello ${nobody}"}, "label::en"),
        ({"name": "_name"}, "name"),
        ({"name": "na-me"}, "name"),
        ({"name": "constructor"}, "name"),
        ({"type": "video"}, "type"),
        ({"type": "select_one_from_file towns.csv"}, "type"),
        ({"type": "integer", "default": "many"}, "default"),
        ({"type": "select_one how", "default": "letter"}, "default"),
        ({"type": "select_one how", "choice_filter": "town = 1"}, "choice_filter"),
        ({"media::image::en": "a.png"}, "media::image::en"),
    ],
    ids=str,
)
def test_what_is_not_supported_is_refused_with_its_place(
    survey: dict[str, str], column: str
) -> None:
    assert place(table(HOW, {**NAME, **survey})) == ("survey", 3, column)


def test_a_sentence_says_what_is_wrong() -> None:
    (problem,) = problems(table(HOW, {**NAME, "relevant": "foo(${how})"}))

    assert str(problem) == "survey, row 3, column relevant: The function foo() is not supported."


def test_rules_that_go_in_a_circle_are_refused() -> None:
    first = {**NAME, "name": "a", "relevant": "${b} = 'x'"}
    second = {**NAME, "name": "b", "relevant": "${a} = 'x'"}

    assert "depends on itself" in problems(table(first, second))[0].sentence


def test_a_group_may_not_hang_on_what_it_holds() -> None:
    group = {"type": "begin_group", "name": "g", "label::zh": "组", "label::en": "G"}

    rows = [{**group, "relevant": "${name} = 'x'"}, NAME, {"type": "end_group"}]

    assert "depends on itself" in problems(table(*rows))[0].sentence


def test_long_chains_of_rules_are_refused() -> None:
    chain = [{**NAME, "name": f"q{n}", "relevant": f"${{q{n + 1}}} = 1"} for n in range(200)]

    found = problems(table(*chain, {**NAME, "name": "q200"}))

    assert any("hang on another" in problem.sentence for problem in found)


def test_two_questions_of_one_name_are_refused() -> None:
    group = {"type": "begin_group", "name": "g", "label::zh": "组", "label::en": "G"}

    found = problems(table(NAME, group, {**NAME, "label::en": "Again"}, {"type": "end_group"}))

    assert any("name" in problem.sentence for problem in found)


def test_a_repeat_in_a_repeat_is_refused() -> None:
    repeat = {"type": "begin_repeat", "label::zh": "行", "label::en": "Row"}

    rows = [{**repeat, "name": "r"}, {**repeat, "name": "s"}, NAME, *[{"type": "end_repeat"}] * 2]

    assert "inside a repeat" in problems(table(*rows))[0].sentence


@pytest.mark.parametrize(
    ("choice", "column"),
    [({"icon": "rocket"}, "icon"), ({"name": "x" * 61}, "name"), ({"name": "a b"}, "name")],
)
def test_wrong_choices_are_refused(choice: dict[str, str], column: str) -> None:
    choices = (CHOICES[0], {**CHOICES[1], **choice})

    assert place(table(HOW, choices=choices)) == ("choices", 3, column)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("form_id", "Not One"),
        ("version", "one"),
        ("audience", "world"),
        ("icon", "rocket"),
        ("public_key", "x"),
        ("submission_url", "https://example.org"),
        ("add_none_option", "yes"),
    ],
)
def test_wrong_settings_are_refused(column: str, value: str) -> None:
    assert place(table(NAME, **{column: value})) == ("settings", 2, column)


def test_every_problem_is_told_at_once() -> None:
    found = problems(table({**NAME, "relevant": "foo(1)"}, {**HOW, "appearance": "odd"}))

    assert [(problem.row, problem.column) for problem in found] == [
        (2, "relevant"),
        (3, "appearance"),
    ]


@pytest.mark.parametrize(
    "source", ["", "nonsense", "| survey |", "| survey |\n| | type | name |\n"]
)
def test_nonsense_is_refused_with_a_sentence(source: str) -> None:
    assert problems(source)[0].sentence


def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    for name in ("form.xlsx", "form.csv", "form.md", "form.exe"):
        file = tmp_path / name
        file.write_bytes(b"PK\x03\x04 not a workbook \xff\xfe")

        assert problems(file)[0].sentence


def test_every_fault_of_the_rows_is_told_at_once() -> None:
    group = {"type": "begin_group", "name": "g", "label::zh": "组", "label::en": "G"}
    unnamed = {**NAME, "name": ""}
    nowhere = {**HOW, "name": "b", "type": "select_one gone"}
    empty = {**NAME, "name": "c", "type": "calculate"}

    found = problems(table(unnamed, nowhere, empty, {**NAME, "name": "四"}, group))

    assert [(problem.row, problem.column, problem.sentence) for problem in found] == [
        (2, "name", "The question has no name."),
        (3, "type", "There is no list “gone”."),
        (4, "calculation", "“c” has no calculation."),
        (5, "name", "“四”: a name is letters, digits and _, at most 40, from a letter on."),
        (6, "type", "This group has no end."),
    ]


def test_an_end_of_nothing_is_refused() -> None:
    assert place(table(NAME, {"type": "end_group"})) == ("survey", 3, "type")


def test_a_group_does_not_end_with_a_repeat() -> None:
    group = {"type": "begin_group", "name": "g", "label::zh": "组", "label::en": "G"}

    found = problems(table(group, NAME, {"type": "end_repeat"}))

    assert (found[0].row, found[0].sentence) == (
        4,
        "Nothing that began ends here with “end_repeat”.",
    )


def test_every_fault_of_the_choices_is_told_at_once() -> None:
    choices = (*CHOICES, {**CHOICES[0], "label::en": "Again"}, {**CHOICES[0], "name": ""})

    found = problems(table(HOW, choices=choices))

    assert [str(problem) for problem in found] == [
        "choices, row 4, column name: Two choices of one list are called “visit”.",
        "choices, row 5, column name: The choice has no name.",
    ]


def test_a_name_that_xlsform_keeps_is_refused() -> None:
    assert place(table({**NAME, "name": "meta"})) == ("survey", 2, "name")
