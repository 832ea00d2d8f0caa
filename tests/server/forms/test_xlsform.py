"""Forms as users of XLSForm write them: every type, appearance and column that is taken."""

from collections.abc import Mapping
from typing import Any

import pytest

from daybook.forms.compiled import Field
from daybook.forms.xlsform.compiler import Compilation, compile_workbook
from tests.server.forms.filling import FILE
from tests.server.forms.tables import CHOICES, HOW, NAME, place, problems, sheet, table

LABEL = {"label::zh": "甲", "label::en": "A"}


def compiled(*survey: Mapping[str, str], choices: Any = CHOICES, **settings: str) -> Compilation:
    files = {"leaf.png": FILE}
    return compile_workbook(table(*survey, choices=choices, **settings), files)


def only(row: Mapping[str, str]) -> Field:
    (field,) = compiled({"name": "a", **LABEL, **row}).form["fields"]
    return field


@pytest.mark.parametrize(
    ("written", "ours"),
    [
        ("text", "text"),
        ("string", "text"),
        ("int", "integer"),
        ("add integer prompt", "integer"),
        ("decimal", "decimal"),
        ("range", "range"),
        ("select_one how", "select_one"),
        ("select one from how", "select_one"),
        ("select_multiple how", "select_multiple"),
        ("select_one_from_file classes.csv", "select_one"),
        ("rank how", "rank"),
        ("date", "date"),
        ("time", "time"),
        ("dateTime", "dateTime"),
        ("datetime", "dateTime"),
        ("image", "image"),
        ("photo", "image"),
        ("audio", "audio"),
        ("file", "file"),
        ("geopoint", "geopoint"),
        ("note", "note"),
        ("acknowledge", "acknowledge"),
        ("trigger", "acknowledge"),
        ("hidden", "hidden"),
        ("barcode", "text"),
    ],
)
def test_a_type_becomes_one_of_ours(written: str, ours: str) -> None:
    assert only({"type": written})["type"] == ours


@pytest.mark.parametrize("kind", ["start", "end", "today", "username", "deviceid"])
def test_what_the_phone_answers_itself_is_hidden(kind: str) -> None:
    field = only({"type": kind})

    assert (field["type"], field.get("calculate")) == ("hidden", ["meta", kind])


@pytest.mark.parametrize(
    "kind",
    ["phonenumber", "simserial", "subscriberid", "email", "audit", "start-geopoint", "video"],
)
def test_other_types_are_refused_with_the_reason(kind: str) -> None:
    (problem,) = problems(table(HOW, {**NAME, "type": kind, "name": kind.replace("-", "_")}))

    assert (problem.sheet, problem.row, problem.column) == ("survey", 3, "type")
    assert problem.sentence.startswith(f"Questions of type “{kind}” are not supported: ")


def test_a_loop_is_refused_once() -> None:
    rows = [{"type": "begin loop over how", "name": "l", **LABEL}, NAME, {"type": "end loop"}]

    assert place(table(HOW, *rows)) == ("survey", 3, "type")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"type": "text", "appearance": "multiline"}, "multiline"),
        ({"type": "text", "appearance": "numbers"}, None),
        ({"type": "text", "parameters": "rows=5"}, "multiline"),
        ({"type": "integer", "appearance": "counter"}, "stepper"),
        ({"type": "integer", "appearance": "thousands-sep"}, None),
        ({"type": "select_one how", "appearance": "minimal autocomplete"}, None),
        ({"type": "select_one how", "appearance": "w2 quick columns-3"}, None),
        ({"type": "select_one how", "appearance": "likert"}, None),
        ({"type": "select_one how", "appearance": "horizontal-compact"}, None),
        ({"type": "range", "appearance": "rating"}, "rating"),
        ({"type": "range", "appearance": "vertical"}, None),
        ({"type": "image", "appearance": "signature"}, "signature"),
        ({"type": "image", "appearance": "draw"}, "signature"),
        ({"type": "date", "appearance": "no-calendar"}, None),
        ({"type": "geopoint", "appearance": "placement-map"}, None),
    ],
    ids=str,
)
def test_an_appearance_becomes_the_nearest_of_ours(
    row: dict[str, str], expected: str | None
) -> None:
    assert only(row).get("appearance") == expected


@pytest.mark.parametrize("word", ["month-year", "year"])
def test_a_date_is_asked_whole_and_that_is_told(word: str) -> None:
    (note,) = compiled({**NAME, "type": "date", "appearance": word}).notes

    assert note.sentence.startswith("The whole date is asked")


@pytest.mark.parametrize("word", ["ex:app", "search('x')", "ethiopian", "no-such"])
def test_other_appearances_are_refused(word: str) -> None:
    assert place(table(HOW, {**NAME, "appearance": word})) == ("survey", 3, "appearance")


def test_the_other_of_a_list_is_asked_in_both_languages() -> None:
    form = compiled({**HOW, "type": "select_one how or_other"}).form

    how, other = form["fields"]
    assert form["choices"]["how"][-1] == {
        "value": "other",
        "label": {"zh": "其他", "en": "Other"},
    }
    assert how["name"] == "how"
    assert other == {
        "name": "how_other",
        "type": "text",
        "label": {"zh": "请写明“其他”是什么", "en": "Please say what “other” is"},
        "relevant": ["selected", ["ref", "how"], "other"],
    }


def test_a_list_of_its_own_other_keeps_it() -> None:
    own = {"list_name": "how", "name": "other", "label::zh": "别的", "label::en": "Else"}

    form = compiled({**HOW, "type": "select_one how or_other"}, choices=[*CHOICES, own]).form

    assert [choice["label"]["zh"] for choice in form["choices"]["how"]] == ["家访", "电话", "别的"]


def test_a_calculation_may_wait_for_another_answer() -> None:
    row = {"type": "calculate", "name": "n", "calculation": "now()", "trigger": "${how}"}

    assert compiled(HOW, row).form["fields"][1].get("trigger") == ["how"]


def test_a_trigger_needs_a_calculation() -> None:
    assert place(table(HOW, {**NAME, "trigger": "${how}"})) == ("survey", 3, "trigger")


def test_a_picture_stands_beside_a_label() -> None:
    assert only({"type": "text", "media::image": "leaf.png"}).get("media") == {
        "image": {"zh": FILE, "en": FILE}
    }


def test_a_picture_may_be_one_for_each_language() -> None:
    row = {"type": "note", "media::image::zh": "jr://images/leaf.png"}

    assert only({**row, "media::image::en": "leaf.png"}).get("media") == {
        "image": {"zh": FILE, "en": FILE}
    }


def test_a_choice_may_have_a_picture() -> None:
    choices = [{**CHOICES[0], "image": "leaf.png"}, CHOICES[1]]

    form = compiled(HOW, choices=choices).form

    assert form["choices"]["how"][0].get("media") == {"image": {"zh": FILE, "en": FILE}}


def test_a_picture_that_was_not_given_is_refused_by_name() -> None:
    (problem,) = problems(table({**NAME, "image": "gone.png"}))

    assert problem.column == "media::image"
    assert problem.sentence == "The picture “gone.png” was not given with the workbook."


@pytest.mark.parametrize("kind", ["audio", "video", "big-image"])
def test_sound_and_films_beside_a_question_are_refused(kind: str) -> None:
    assert place(table({**NAME, kind: "x.mp3"})) == ("survey", 2, f"media::{kind}")


def test_an_empty_column_asks_for_nothing() -> None:
    assert compiled(NAME, {**HOW, "save_to": ""}, public_key="").notes == []


def test_columns_for_the_writer_are_left_alone() -> None:
    assert compiled({**NAME, "comments": "why", "_own": "x", "备注": "y"}).notes == []


def test_what_changes_nothing_of_the_form_is_told() -> None:
    notes = compiled(NAME, instance_name="${name}", style="pages").notes

    assert [note.column for note in notes] == ["instance_name", "style"]


def test_a_question_of_the_name_of_another_group_is_refused() -> None:
    group = {"type": "begin_group", **LABEL}
    rows = [{**group, "name": "g"}, NAME, {"type": "end_group"}]
    more = [{**group, "name": "h"}, NAME, {"type": "end_group"}]

    (problem,) = problems(table(*rows, *more))

    assert (problem.row, problem.column) == (6, "name")
    assert problem.sentence == "Two questions are called “name”; see row 3."


def test_two_choices_of_one_name_may_differ_by_their_filter() -> None:
    twins = [*CHOICES, {**CHOICES[0], "of": "b"}]

    form = compiled({**HOW, "choice_filter": "of = 'a'"}, choices=twins, **ALLOWED).form

    assert len(form["choices"]["how"]) == 3


def test_two_choices_of_one_name_have_the_same_words() -> None:
    twins = [*CHOICES, {**CHOICES[0], "label::en": "Other words"}]

    found = problems(table(HOW, choices=twins, **ALLOWED))

    assert [(problem.sheet, problem.row) for problem in found] == [("choices", 4)]


ALLOWED = {"allow_choice_duplicates": "yes"}


@pytest.mark.parametrize("kind", ["note", "group", "repeat"])
def test_what_has_no_answer_cannot_be_required(kind: str) -> None:
    if kind == "note":
        rows = [{**NAME, "type": "note", "required": "yes"}]
    else:
        begin = {"type": f"begin_{kind}", "name": "g", **LABEL, "required": "yes"}
        rows = [begin, NAME, {"type": f"end_{kind}"}]

    assert place(table(*rows)) == ("survey", 2, "required")


def test_a_disabled_row_is_left_out_and_told() -> None:
    found = compiled(NAME, {**HOW, "disabled": "yes"})

    assert [field["name"] for field in found.form["fields"]] == ["name"]
    assert [str(note) for note in found.notes] == [
        "survey, row 3: The row is disabled and was left out."
    ]


def test_older_workbooks_divide_headers_by_one_colon() -> None:
    survey = [{"type": "text", "name": "a", "label:English": "A", "bind:required": "yes"}]
    source = f"{sheet('survey', survey)}\n\n| settings |\n| | form_id |\n| | tried |"

    (field,) = compile_workbook(source).form["fields"]

    assert (field["label"]["en"], field.get("required")) == ("A", True)


@pytest.mark.parametrize(
    "parameters", ["start=5 end=1", "start=1 end=5 step=0", "start=1 end=x", "colour=red"]
)
def test_a_range_that_goes_nowhere_is_refused(parameters: str) -> None:
    assert problems(table({**NAME, "type": "range", "parameters": parameters}))


def test_the_size_of_pictures_is_ours_and_that_is_told() -> None:
    (note,) = compiled({**NAME, "type": "image", "parameters": "max-pixels=1024"}).notes

    assert note.column == "parameters"


def test_a_calculation_that_only_begins_with_a_value_is_hidden() -> None:
    field = only({"type": "calculate", "default": "today()"})

    assert (field["type"], field.get("default")) == ("hidden", ["today"])
