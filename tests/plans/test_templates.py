"""The built-in plans ask only for what the forms have, and fill in by themselves."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import brotli
import pytest

from daybook.forms import service as forms
from daybook.forms.compiled import CompiledForm, Field, Localized
from daybook.places import placements
from daybook.plans import publishing, template
from daybook.plans.targets import shapes
from daybook.plans.template import Template
from tests.server.test_typography import half_width

FORMS = {form["id"]: form for form in forms.catalogue()}
PLANS = list(template.load().values())
TARGETS = {target["id"]: target for plan in PLANS for target in plan.targets}
TIERS = {choice["value"] for choice in FORMS["note"]["choices"]["tier"]}
CODES = [f"T{number:02}" for number in range(1, 33)]
MOST_BYTES = 12_000
BLANK = re.compile(r"{(\w*)}")
KNOWN: Mapping[str, Localized] = {
    "name": {"zh": "周建华", "en": "Zhou Jianhua"},
    "host": {"zh": "白云教学点", "en": "Baiyun teaching point"},
}

of_each_plan = pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.id)
of_each_target = pytest.mark.parametrize(
    "target", TARGETS.values(), ids=lambda target: target["id"]
)


def words_in(value: Any) -> Iterator[Localized]:
    """All words in both languages, wherever they stand."""
    if isinstance(value, Mapping):
        if value.keys() == {"zh", "en"}:
            yield {"zh": value["zh"], "en": value["en"]}
        else:
            for each in value.values():
                yield from words_in(each)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for each in value:
            yield from words_in(each)


def questions(fields: Sequence[Field]) -> dict[str, Field]:
    """Every question by name, those of groups and repeats too."""
    found: dict[str, Field] = {}
    for field in fields:
        found |= {field["name"]: field, **questions(field.get("fields", ()))}
    return found


def choices(form: CompiledForm, question: str) -> set[str]:
    """The choices of a question of a form."""
    listed = questions(form["fields"])[question].get("list")
    assert isinstance(listed, str)
    return {choice["value"] for choice in form["choices"][listed]}


def test_there_are_five_plans_in_the_order_in_which_they_are_offered() -> None:
    owners = {plan.id: plan.owner for plan in PLANS}

    assert owners == {
        "supporting-school": "link",
        "three-day-visit": "person",
        "kindergarten-year": "person",
        "township-year": "township",
        "personal-placement": "person",
    }
    assert tuple(owners) == template.IDS


@of_each_plan
def test_a_plan_has_an_idea_a_basis_goals_measures_five_effects_and_a_closing(
    plan: Template,
) -> None:
    assert plan.idea
    assert plan.closing
    assert plan.basis
    assert plan.goals
    assert len(plan.effects) == 5
    assert all(group.measures for group in plan.groups)


@of_each_plan
def test_the_words_are_chinese_and_english_with_their_own_punctuation(plan: Template) -> None:
    said = list(words_in(publishing.body(plan)))

    assert all(re.search("[\u3400-\u9fff]", words["zh"]) for words in said)
    assert not [words["en"] for words in said if re.search("[\u3400-\u9fff]", words["en"])]
    assert [half_width(words["zh"]) for words in said] == [[]] * len(said)


@of_each_plan
def test_both_languages_have_the_same_blanks_and_all_are_known(plan: Template) -> None:
    for words in words_in(publishing.body(plan)):
        blanks = set(BLANK.findall(words["zh"]))

        assert blanks == set(BLANK.findall(words["en"]))
        assert blanks <= set(template.BLANKS)


def test_every_code_is_in_a_plan() -> None:
    assert sorted({target.get("code", "") for target in TARGETS.values()}) == CODES


@of_each_target
def test_a_target_counts_records_of_a_form_that_there_is(target: shapes.Target) -> None:
    count, of = target["count"], target.get("of", {})
    named = [
        count.get("form"),
        of.get("form"),
        count["linked_by"]["form"] if "linked_by" in count else None,
        count["planned"]["form"] if "planned" in count else None,
    ]

    assert {name for name in named if name} <= FORMS.keys()
    assert ("form" in count) != ("placements" in count)
    assert set(count.get("placements", ())) <= set(placements.TYPES)


@of_each_target
def test_a_target_asks_for_choices_that_there_are(target: shapes.Target) -> None:
    for named in (target["count"], target.get("of", {})):
        for question, values in named.get("where", {}).items():
            assert values
            assert set(values) <= choices(FORMS[named.get("form", "")], question)


@of_each_target
def test_a_target_names_questions_that_there_are(target: shapes.Target) -> None:
    count = target["count"]
    form = questions(FORMS[count["form"]]["fields"]) if "form" in count else {}
    named = [*count.get("without", ()), count.get("unnamed"), count.get("linked"), count.get("on")]
    if count.get("different") not in {None, "child", "person"}:
        named.append(count.get("different"))

    assert {name for name in named if name} <= form.keys()
    for linked in [count[key] for key in ("linked_by",) if key in count]:
        assert linked["question"] in questions(FORMS[linked["form"]]["fields"])


def test_the_timetable_of_roving_lessons_says_its_days_in_the_words_of_weekdays() -> None:
    planned = TARGETS["T28"]["count"].get("planned")

    assert planned is not None
    form = FORMS[planned["form"]]
    assert choices(form, planned["weekday"]) == {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}
    assert questions(form["fields"])[planned["since"]]["type"] == "date"


@of_each_target
def test_a_target_says_for_whom_how_many_and_how_often(target: shapes.Target) -> None:
    need = target.get("need", 1)
    keys = set(need) if isinstance(need, Mapping) else set()

    assert target["each"] in shapes.EACH
    assert ("every" in target) != ("within_days" in target)
    assert target.get("every", "once") in shapes.EVERY
    assert not ("need" in target and "share" in target)
    assert keys <= {*placements.TYPES, *TIERS, "teacher", "head", "other"}


@of_each_target
def test_a_target_for_some_names_tiers_and_categories_that_there_are(target: shapes.Target) -> None:
    of = target.get("of", {})

    assert set(of.get("tier", ())) <= TIERS
    assert set(of.get("categories", ())) <= choices(FORMS["focus"], "categories")


def test_blanks_are_filled_in_both_languages() -> None:
    plan = template.load()["three-day-visit"]

    filled = template.fill(plan, KNOWN, "2026-11-03", "2026-11-05")

    assert filled["title"] == {
        "zh": "周建华赴白云教学点三天支教工作计划",
        "en": "Zhou Jianhua at Baiyun teaching point: plan of a three-day visit",
    }
    assert (filled["template"], filled["from"], filled["to"]) == (
        plan.id,
        "2026-11-03",
        "2026-11-05",
    )


@of_each_plan
def test_a_blank_that_nobody_can_fill_stays_open(plan: Template) -> None:
    filled = template.fill(plan, {}, "2026-09-01", "2027-01-22")

    assert not [words for words in words_in(filled) if BLANK.search(words["zh"] + words["en"])]
    assert template.EMPTY in filled["title"]["zh"]


@of_each_plan
def test_a_plan_made_from_a_template_leaves_the_template_as_it_is(plan: Template) -> None:
    before = json.dumps(publishing.body(plan))

    filled = template.fill(plan, KNOWN, "2026-09-01", "2027-01-22")
    filled["groups"][0]["measures"].clear()
    filled["goals"].clear()

    assert json.dumps(publishing.body(plan)) == before


@of_each_plan
def test_ids_within_a_plan_are_different(plan: Template) -> None:
    measures = [measure.id for measure in plan.measures]
    targets = [target["id"] for target in plan.targets]

    assert len(measures) == len(set(measures))
    assert len(targets) == len(set(targets))


def test_a_sent_teacher_reads_the_conduct_card_first() -> None:
    cards = {plan.id: [card.id for card in plan.cards] for plan in PLANS if plan.owner == "person"}

    assert {each[0] for each in cards.values()} == {"conduct"}
    assert all(5 <= len(card.lines) <= 7 for plan in PLANS for card in plan.cards)


def test_all_templates_together_are_small_enough_for_every_phone() -> None:
    bodies = [publishing.body(plan) for plan in PLANS]
    sent = json.dumps(bodies, ensure_ascii=False, separators=(",", ":")).encode()

    assert len(brotli.compress(sent)) < MOST_BYTES
