"""Functions, paths and lists in rules: what they mean, and what is refused with its reason."""

import re
from pathlib import Path

import pytest

from daybook.forms.compiled import Expr
from daybook.forms.engine.plan import plan_of
from daybook.forms.errors import ExpressionError
from daybook.forms.xlsform.compiler import compile_form
from daybook.forms.xlsform.signatures import FUNCTIONS, REFUSED
from daybook.forms.xlsform.xpath import parse
from tests.server.forms.tables import CHOICES, HOW, problems, table

DOCUMENT = Path(__file__).parents[3] / "docs" / "forms-differences.md"
GROUP = {"type": "begin_group", "name": "g", "label::zh": "组", "label::en": "Group"}
REPEAT = {"type": "begin_repeat", "name": "r", "label::zh": "行", "label::en": "Rows"}
END_GROUP, END_REPEAT = {"type": "end_group"}, {"type": "end_repeat"}
NUMBER = {"type": "integer", "name": "n", "label::zh": "数", "label::en": "Number"}


def made(calculation: str, *around: dict[str, str]) -> Expr | None:
    """The tree of a calculation that stands in a group of a repeat, beside the number `n`."""
    sum_up = {"type": "calculate", "name": "made", "calculation": calculation}
    rows = (HOW, REPEAT, NUMBER, GROUP, sum_up, END_GROUP, END_REPEAT)
    return plan_of(compile_form(table(*rows))).places["made"].field.get("calculate")


def refused(calculation: str) -> str:
    sum_up = {"type": "calculate", "name": "made", "calculation": calculation}
    rows = (HOW, REPEAT, NUMBER, GROUP, sum_up, END_GROUP, END_REPEAT)
    (problem,) = problems(table(*rows))
    return problem.sentence


@pytest.mark.parametrize(
    ("calculation", "tree"),
    [
        ("../../n", ["ref", "n"]),
        ("current()/../../n", ["ref", "n"]),
        ("/data/r/n", ["ref", "n"]),
        ("/whatever/how", ["ref", "how"]),
        ("../../../how", ["ref", "how"]),
        (".", ["self"]),
        ("position(../..)", ["position"]),
        ("position(..) + 0", ["+", 1, 0]),
        ("indexed-repeat(${n}, ${r}, 2)", ["indexed-repeat", "r", "n", 2]),
        ("instance('how')/root/item[name = ${how}]/of", ["item", "how", ["ref", "how"], "of"]),
        ("count(instance('how')/root/item[of = 'a'])", None),
        ("pulldata('how', 'of', 'name', ../../n)", ["item", "how", ["ref", "n"], "of"]),
        ("random()", ["once", ["random"]]),
        ("once(random())", ["once", ["random"]]),
    ],
    ids=str,
)
def test_a_name_is_resolved_to_what_it_means(calculation: str, tree: Expr | None) -> None:
    found = made(calculation)

    assert found == (tree or ["count", ["items", "how", "", ["=", ["column", "of"], "a"]]])


@pytest.mark.parametrize(
    "calculation",
    [
        "../n",
        "../../nobody",
        "/data/n",
        "../../../../../how",
        "/data",
        "position(../../..)",
        "indexed-repeat(${how}, ${r}, 1)",
        "indexed-repeat(${n}, ${how}, 1)",
        "instance('how')/root/item[name = ../../n]/of",
        "instance('how')/root/item[. = 'a']/of",
        "instance('how')/root/item[town = 'a']/of",
        "instance('how')/root/item[of = 'a']/town",
        "instance('nowhere')/root/item[of = 'a']/town",
        "instance('how')/root/item[position(../..) = 1]/of",
        "position()",
    ],
)
def test_a_name_that_means_nothing_is_refused_with_a_sentence(calculation: str) -> None:
    assert refused(calculation).endswith(".")


@pytest.mark.parametrize("name", sorted(set(REFUSED) - {"itext"}))
def test_a_function_of_others_is_refused_by_its_name_and_reason(name: str) -> None:
    arguments = {"last": "", "substring": "${a}, 1"}.get(name, "${a}")

    with pytest.raises(ExpressionError) as caught:
        parse(f"{name}({arguments})")

    assert str(caught.value) == f"The function {name}() is not supported: {REFUSED[name]}."


def test_the_document_names_every_function() -> None:
    known = DOCUMENT.read_text("utf-8").partition("Functions: ")[2].partition(".\n")[0]

    assert {name.removeprefix("jr:") for name in re.findall("`([^`]+)`", known)} == set(FUNCTIONS)


def test_words_of_the_workbook_are_not_fetched_by_a_function() -> None:
    with pytest.raises(ExpressionError, match=r"itext\(\) is not supported: words in both"):
        parse("jr:itext('a')")


@pytest.mark.parametrize(
    "source", ["a | b", "//x", "../*", "x/y", "@x", "child::x", "${a}[1]", "../g[1]/x", "../"]
)
def test_other_paths_are_refused(source: str) -> None:
    with pytest.raises(ExpressionError):
        parse(source)


def test_a_list_that_only_rules_read_is_kept_with_the_form() -> None:
    rule = {"type": "calculate", "name": "made"}
    rule["calculation"] = "string(instance('towns')/root/item[name = 'x']/label)"
    towns = {"list_name": "towns", "name": "x", "label::zh": "镇", "label::en": "Town"}

    form = compile_form(table(HOW, rule, choices=(*CHOICES, towns)))

    assert [choice["value"] for choice in form["choices"]["towns"]] == ["x"]
