"""Every screen can be used by everybody: axe-core finds nothing, and text may be large."""

import re
from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.end_to_end import office, screens, teacher
from tests.end_to_end.axe import Scheme, findings
from tests.end_to_end.phone import DESKTOP, PHONE, Phone
from tests.end_to_end.server import Server

Language = Literal["zh", "en"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


@pytest.fixture(scope="module")
def open_phone(
    playwright: Playwright, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Phone]]:
    phones: list[Phone] = []

    def make(**shape: object) -> Phone:
        profile = tmp_path_factory.mktemp("profile") / "chromium"
        phones.append(Phone(playwright, profile, {**PHONE, **shape}))
        return phones[-1]

    yield make
    for phone in phones:
        phone.close()


@pytest.fixture(scope="module")
def teachers_page(server: Server, open_phone: Callable[..., Phone]) -> Page:
    page = open_phone().open(server.url)
    teacher.sign_in(page, "linxiaomei")
    return page


@pytest.fixture(scope="module")
def offices_page(server: Server, open_phone: Callable[..., Phone]) -> Page:
    page = open_phone(**DESKTOP, is_mobile=False, has_touch=False).open(server.url)
    office.sign_in(page)
    return page


@pytest.fixture(scope="module")
def nobodys_page(server: Server, open_phone: Callable[..., Phone]) -> Page:
    return open_phone().open(server.url)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("screen", screens.TEACHER)
def test_axe_finds_nothing_on_a_teachers_screen(
    teachers_page: Page, screen: str, language: Language, scheme: Scheme
) -> None:
    teacher.speak(teachers_page, language)
    screens.show(teachers_page, screens.TEACHER[screen])

    assert findings(teachers_page, scheme) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_axe_finds_nothing_on_a_record(teachers_page: Page, language: Language) -> None:
    teacher.speak(teachers_page, language)
    teacher.open_first_record(teachers_page)

    assert findings(teachers_page) == []


def test_axe_finds_nothing_after_a_record_is_finished(teachers_page: Page) -> None:
    teacher.speak(teachers_page, "zh")
    teacher.log_contact(teachers_page, "电话")

    assert findings(teachers_page) == []


def test_axe_finds_nothing_where_answers_are_missing(teachers_page: Page) -> None:
    teacher.speak(teachers_page, "zh")
    teacher.open_form(teachers_page, "lesson")
    teachers_page.get_by_role("button", name="完成", exact=True).click()
    expect(teachers_page.get_by_role("alert")).to_contain_text("还差")

    assert findings(teachers_page) == []


def test_axe_finds_nothing_when_somebody_has_just_come_in(
    server: Server, open_phone: Callable[..., Phone]
) -> None:
    page = open_phone().open(server.url)
    teacher.try_to_sign_in(page, "wuguilan", teacher.PASSWORD)
    expect(page.get_by_text("资料齐了")).to_be_visible()

    assert findings(page) == []


def test_two_versions_can_be_chosen_from_by_everybody(
    server: Server, open_phone: Callable[..., Phone]
) -> None:
    page = open_phone().open(server.url)
    teacher.sign_in(page, "sunli")
    teacher.wait_until_synced(page)
    expect(page.get_by_text("有两种写法")).to_be_visible()

    for scheme in SCHEMES:
        assert findings(page, scheme) == []
    page.set_viewport_size({"width": 320, "height": 568})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert not screens.is_wider_than_the_screen(page)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("screen", screens.NOBODY)
def test_axe_finds_nothing_before_signing_in(
    nobodys_page: Page, screen: str, language: Language
) -> None:
    screens.show(nobodys_page, screens.NOBODY[screen])
    switch = nobodys_page.get_by_role("button", name=teacher.LANGUAGES[language], exact=True)
    if switch.is_visible():
        switch.click()
    expect(nobodys_page.locator("html")).to_have_attribute("lang", re.compile(language))

    assert findings(nobodys_page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("screen", screens.OFFICE)
def test_axe_finds_nothing_on_a_screen_of_the_office(
    offices_page: Page, screen: str, language: Language, scheme: Scheme
) -> None:
    office.speak(offices_page, language)
    screens.show(offices_page, screens.OFFICE[screen])

    assert findings(offices_page, scheme) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_axe_finds_nothing_on_a_record_in_the_office(
    offices_page: Page, language: Language
) -> None:
    office.speak(offices_page, language)
    office.open_first_record(offices_page)

    assert findings(offices_page) == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("screen", screens.NOT_FORMS)
def test_a_teachers_screen_fits_320_pixels(
    teachers_page: Page, screen: str, language: Language
) -> None:
    teacher.speak(teachers_page, language)
    teachers_page.set_viewport_size({"width": 320, "height": 568})
    screens.show(teachers_page, screens.TEACHER[screen])

    assert not screens.is_wider_than_the_screen(teachers_page)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("screen", screens.NOT_FORMS)
def test_a_teachers_screen_fits_with_letters_of_twice_the_size(
    teachers_page: Page, screen: str, language: Language
) -> None:
    teacher.speak(teachers_page, language)
    teachers_page.set_viewport_size({"width": 360, "height": 640})
    screens.show(teachers_page, screens.TEACHER[screen])
    teachers_page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert not screens.is_wider_than_the_screen(teachers_page)


@pytest.mark.parametrize("screen", screens.OFFICE)
def test_a_screen_of_the_office_fits_a_phone(offices_page: Page, screen: str) -> None:
    offices_page.set_viewport_size({"width": 360, "height": 640})
    screens.show(offices_page, screens.OFFICE[screen])

    assert not screens.is_wider_than_the_screen(offices_page)
