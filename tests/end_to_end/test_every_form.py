"""Every built-in form can be filled by everybody: small screens, large letters, a screen reader."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Playwright, expect

from daybook.forms import service as forms
from tests.end_to_end import screens, teacher
from tests.end_to_end.axe import findings
from tests.end_to_end.phone import Phone
from tests.end_to_end.server import Server

FORMS = [form["id"] for form in forms.catalogue() if "off" not in form]
SMALL_TARGETS = """() => {
  const tapped = ["a", "button", "label:has(input)", "input", "textarea", "summary"];
  const all = [...document.querySelectorAll(tapped.map((each) => `main ${each}`).join())];
  return all
    .filter((each) => each.tagName === "LABEL" || !each.closest("label"))
    .map((each) => [each, each.getBoundingClientRect().height])
    .filter(([each, height]) => height > 1 && height < 44)
    .map(([each, height]) => `${Math.round(height)} px: ${each.outerHTML.slice(0, 120)}`);
}"""
"""Whatever can be tapped and is lower than a finger is wide."""

UNTOLD_ERRORS = """() => {
  const tells = (each) => (each.getAttribute("aria-describedby") ?? "")
    .split(" ")
    .some((id) => document.getElementById(id)?.matches(".field-error"));
  return [...document.querySelectorAll("[data-path]")]
    .filter((box) => box.querySelector(".field-error"))
    .filter((box) => ![box, ...box.querySelectorAll("[aria-describedby]")].some(tells))
    .map((box) => box.getAttribute("data-path"));
}"""
"""Questions whose error stands on the screen, and which a screen reader would not tell."""


@pytest.fixture(scope="module")
def phone(
    server: Server, playwright: Playwright, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Phone]:
    phone = Phone(playwright, tmp_path_factory.mktemp("profile") / "chromium")
    opened = phone.open(server.url)
    teacher.sign_in(opened, "linxiaomei")
    teacher.wait_until_synced(opened)
    yield phone
    phone.close()


@pytest.fixture(scope="module")
def page(phone: Phone) -> Page:
    return phone.context.pages[0]


@pytest.fixture(scope="module", params=["zh", "en"])
def small_page(phone: Phone, request: pytest.FixtureRequest) -> Iterator[Page]:
    opened = phone.context.pages[0]
    teacher.speak(opened, request.param)
    opened.set_viewport_size({"width": 320, "height": 568})
    yield opened
    teacher.speak(opened, "zh")
    opened.set_viewport_size({"width": 360, "height": 640})


def stand_before(page: Page, form: str) -> None:
    """An empty form with everything unfolded, and with what is missing shown."""
    screens.show(page, "#/")
    screens.show(page, f"#/fill/{form}")
    page.locator("details").evaluate_all("all => all.forEach((each) => { each.open = true })")
    page.locator(".bottom button").last.click()
    expect(page.get_by_role("alert").locator(".field-error")).to_be_visible()


@pytest.mark.parametrize("form", FORMS)
def test_a_form_that_misses_answers_can_be_used_by_everybody(page: Page, form: str) -> None:
    stand_before(page, form)

    assert findings(page) == []
    assert page.evaluate(UNTOLD_ERRORS) == []
    assert page.evaluate(SMALL_TARGETS) == []


@pytest.mark.parametrize("form", FORMS)
def test_a_form_fits_a_small_screen_and_letters_of_twice_the_size(
    small_page: Page, form: str
) -> None:
    stand_before(small_page, form)

    assert not screens.is_wider_than_the_screen(small_page)
    small_page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert not screens.is_wider_than_the_screen(small_page)
    small_page.evaluate("document.documentElement.style.fontSize = ''")


def test_a_talk_is_logged_with_the_keyboard_alone(page: Page) -> None:
    screens.show(page, "#/")
    page.get_by_role("link", name="家园（家校）联系").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="完成", exact=True)).to_be_visible()

    answer_by_keyboard(page, "孩子", "Tab", "Space")
    answer_by_keyboard(page, "怎么联系", "Space")
    answer_by_keyboard(page, "和谁谈", "Space")
    answer_by_keyboard(page, "谈了什么", "Space")
    answer_by_keyboard(page, "谈话要点", "s", "e", "e", "n")
    while not page.evaluate("document.activeElement?.textContent?.trim() === '完成'"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="记好了")).to_be_visible()


def answer_by_keyboard(page: Page, label: str, *keys: str) -> None:
    """Tab on to the question of that label, and press keys there."""
    inside = """(label) => {
      const box = document.activeElement?.closest("[data-path]");
      return box?.textContent?.startsWith(label) ?? false;
    }"""
    for _ in range(80):
        if page.evaluate(inside, label):
            break
        page.keyboard.press("Tab")
    assert page.evaluate(inside, label), f"the keyboard does not reach {label}"
    for key in keys:
        page.keyboard.press(key)
