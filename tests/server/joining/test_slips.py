"""A sheet of slips has what a person needs to come in, eight to a page, and no more."""

import re

import pypdfium2 as pdfium
import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from daybook import clock
from daybook.accounts import invites
from daybook.accounts.invites import Purpose, Slip
from daybook.accounts.models import Invite
from daybook.accounts.office_store import Person as Named
from daybook.joining import slips
from tests.server.records.county import County, Person

ADDRESS = "https://daybook.example"
ZONE = "Asia/Shanghai"
A4_HIGH, MARGIN, FOOTER, SLIP_HIGH = 842, 42, 60, 183
"""In points, from the foot of the page."""


def some(count: int) -> list[Slip]:
    expires = clock.now() + invites.LIFE
    return [
        Slip(Named(f"{number:022}", f"张老师{number}", f"t-{number}"), "7KX4M-2QRTB", expires)
        for number in range(count)
    ]


def pages(file: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", file))


@pytest.mark.parametrize(("count", "expected"), [(1, 1), (8, 1), (9, 2), (60, 8)])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("purpose", ["join", "password"])
def test_eight_slips_stand_on_a_page(
    count: int, expected: int, lang: slips.Language, purpose: Purpose
) -> None:
    names = {f"{number:022}": {"zh": "青禾镇中心小学", "en": "Qinghe"} for number in range(count)}

    file = slips.sheet(some(count), names, purpose, lang, ADDRESS, ZONE)

    assert file.startswith(b"%PDF-")
    assert pages(file) == expected


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("purpose", ["join", "password"])
@pytest.mark.parametrize(
    "names",
    [{"zh": "校" * 60, "en": "A very long name of a school " * 3}, {"zh": "小学", "en": "S"}],
)
def test_what_a_slip_says_stays_inside_its_dashed_lines(
    names: dict[str, str], purpose: Purpose, lang: slips.Language
) -> None:
    slip = Slip(Named("1" * 22, "名" * 60, "login"), "7KX4M-2QRTB", clock.now())
    address = "https://daybook.a-county.example.edu.cn"

    file = slips.sheet([slip], {"1" * 22: names}, purpose, lang, address, ZONE)

    page = pdfium.PdfDocument(file)[0].get_textpage()
    feet = [page.get_charbox(at)[1] for at in range(page.count_chars())]
    lowest = min(foot for foot in feet if foot > FOOTER)
    assert lowest > A4_HIGH - MARGIN - SLIP_HIGH
    assert pages(file) == 1


@pytest.mark.parametrize(
    ("purpose", "link"),
    [("join", "#/join/7KX4M-2QRTB"), ("password", "#/reset/7KX4M-2QRTB")],
)
def test_the_code_of_a_link_stands_where_no_server_is_sent_it(purpose: Purpose, link: str) -> None:
    assert slips.link(ADDRESS, purpose, "7KX4M-2QRTB") == f"{ADDRESS}/{link}"


def test_a_sheet_for_a_school_has_a_code_for_each_person_one_may_let_in(
    session: scoped_session[Session],
    county: County,
    head: Person,
    teacher: Person,
    township: Person,
) -> None:
    colleague = county.person("lilei", "teacher", county.central)

    answer = head.post("/api/invitations/slips", {"school": county.central, "lang": "zh"})

    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    made = session.scalars(select(Invite.account)).all()
    assert set(made) == {teacher.user, colleague.user}


def test_a_sheet_is_neither_cached_nor_read_as_something_else(
    head: Person, teacher: Person
) -> None:
    answer = head.post("/api/invitations/slips", {"people": [teacher.user]})

    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "attachment" in answer.headers["Content-Disposition"]


def test_a_sheet_for_another_school_is_refused(county: County, other_head: Person) -> None:
    answer = other_head.post("/api/invitations/slips", {"school": county.central})

    assert answer.status_code == 403


@pytest.mark.parametrize("body", [{}, {"people": []}])
def test_a_sheet_for_nobody_is_not_there(head: Person, body: dict[str, object]) -> None:
    assert head.post("/api/invitations/slips", body).status_code == 404


def test_nobody_prints_slips_unsigned(client: FlaskClient) -> None:
    assert client.post("/api/invitations/slips", json={"people": ["1" * 22]}).status_code == 401
