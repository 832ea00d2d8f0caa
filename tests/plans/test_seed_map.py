"""Everything that the five work plans behind Daybook name is carried by something that exists.

`seed_map.yaml` has a row for each thing they name, with what carries it: what kind of thing it is,
then which one. `FINDERS` says how each kind is looked up in the product itself.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from daybook import app  # so that every table and every kind of row is known
from daybook.access.roles import ROLES
from daybook.accounts.people import FACTS
from daybook.db import Base
from daybook.forms import service as forms
from daybook.forms.compiled import Field
from daybook.places import pairs, placements, tree
from daybook.plans import template
from daybook.settings import Settings
from daybook.streams import kinds

HERE = Path(__file__).parent
SCREENS = HERE.parents[1] / "pwa" / "src" / "screens"
FORMS = {form["id"]: form for form in forms.catalogue()}
PLANS = template.load()

ROWS = {"S": 9, "P1": 42, "P2": 32, "P3": 56, "P4": 14, "P5": 12}
"""How many things each part names."""

MAP: Mapping[str, Mapping[str, Any]] = yaml.safe_load((HERE / "seed_map.yaml").read_text("utf-8"))
CARRIERS = sorted({carrier for row in MAP.values() for carrier in row["by"]})


@pytest.fixture(scope="module", autouse=True)
def whole_program(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The program as it is served, which registers all that it knows."""
    app.create_app(Settings(data_dir=tmp_path_factory.mktemp("seed-map")))


def asked(fields: Sequence[Field]) -> Iterator[Field]:
    """Every question, group and repeat of a form."""
    for field in fields:
        yield field
        yield from asked(field.get("fields", ()))


def has_form(reference: str) -> bool:
    """`form`, `form/question` or `form/question=choice`."""
    name, _, rest = reference.partition("/")
    question, _, value = rest.partition("=")
    if name not in FORMS or not question:
        return name in FORMS
    found = [field for field in asked(FORMS[name]["fields"]) if field["name"] == question]
    if not found or not value:
        return bool(found)
    listed = found[0].get("list")
    offered = FORMS[name]["choices"][listed] if isinstance(listed, str) else ()
    return value in [choice["value"] for choice in offered]


def has_measure(reference: str) -> bool:
    """`template/measure`."""
    name, _, measure = reference.partition("/")
    return measure in [one.id for one in PLANS[name].measures]


def has_group(reference: str) -> bool:
    """`template/group`."""
    name, _, group = reference.partition("/")
    return group in [one.id for one in PLANS[name].groups]


def has_text(reference: str) -> bool:
    """`template#part` or `template#part/place`, some words of a template."""
    name, _, part = reference.partition("#")
    part, _, place = part.partition("/")
    words = template.words_of(PLANS[name])[part]
    return len(words) > int(place) if place else bool(words)


def has_table(reference: str) -> bool:
    """`table` or `table.column`."""
    name, _, column = reference.partition(".")
    table = Base.metadata.tables.get(name)
    return table is not None and (not column or column in table.columns)


def has_screen(reference: str) -> bool:
    """A screen of the page, by the name of its file or folder."""
    return any(SCREENS.glob(f"{reference}*"))


def has_blank(reference: str) -> bool:
    """A blank that a template leaves to be filled, with its brackets."""
    titles = [plan.title["zh"] for plan in PLANS.values()]
    return reference[1:-1] in template.BLANKS and any(reference in title for title in titles)


FINDERS: Mapping[str, Callable[[str], bool]] = {
    "blank": has_blank,
    "card": lambda name: name in {card.id for plan in PLANS.values() for card in plan.cards},
    "fact": FACTS.__contains__,
    "form": has_form,
    "group": has_group,
    "kind": lambda name: kinds.find(name) is not None,
    "measure": has_measure,
    "pair": pairs.TYPES.__contains__,
    "place": tree.ABOVE.__contains__,
    "placement": placements.TYPES.__contains__,
    "register": has_table,
    "role": ROLES.__contains__,
    "screen": has_screen,
    "target": lambda code: code in {one["id"] for plan in PLANS.values() for one in plan.targets},
    "template": PLANS.__contains__,
    "text": has_text,
}


def exists(carrier: str) -> bool:
    """Whether what carries a row is there: its kind, a space, and which one."""
    kind, _, reference = carrier.partition(" ")
    return FINDERS[kind](reference)


def test_no_row_is_missing_and_none_is_made_up() -> None:
    assert list(MAP) == [
        f"{part}-{number:02}" for part, rows in ROWS.items() for number in range(1, rows + 1)
    ]


def test_no_row_is_empty() -> None:
    assert [name for name, row in MAP.items() if not row["says"] or not row["by"]] == []


@pytest.mark.parametrize("carrier", CARRIERS)
def test_what_carries_a_row_exists(carrier: str) -> None:
    assert exists(carrier)


@pytest.mark.parametrize(
    "carrier",
    [
        *("form gone", "form visit/gone", "form visit/kind=gone", "measure township-year/gone"),
        *("target T33", "register gone", "register pair.gone", "role gone", "card gone"),
        *("text township-year#goals/9", "screen gone", "kind gone", "blank {gone}"),
    ],
)
def test_what_does_not_exist_carries_nothing(carrier: str) -> None:
    assert not exists(carrier)


def test_every_measure_of_every_template_answers_a_row() -> None:
    measures = {f"measure {plan.id}/{one.id}" for plan in PLANS.values() for one in plan.measures}

    assert measures - set(CARRIERS) == set()


def test_every_target_answers_a_row() -> None:
    targets = {f"target {one['id']}" for plan in PLANS.values() for one in plan.targets}

    assert targets - set(CARRIERS) == set()
