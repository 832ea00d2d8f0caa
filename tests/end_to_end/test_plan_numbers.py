"""A phone without a network counts a plan as the server does, record for record."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.end_to_end import leader, screens, teacher
from tests.end_to_end.conftest import NewPhone
from tests.end_to_end.server import Server

SHOWN = """
lines => lines.flatMap(line => {
  const [, , plan, target, subject] = decodeURIComponent(line.hash).split("/");
  const figure = line.querySelector(".target-figure");
  return subject && figure ? [[`${plan}/${target}/${subject}`, figure.textContent]] : [];
})
"""


def told_of(page: Page, server: Server, login: str, plans: set[str]) -> list[dict[str, Any]]:
    """What the server says to somebody of how far these plans have come, plan by plan."""
    asked = {"login": login, "password": teacher.PASSWORD, "device_name": "desk"}
    signed_in = page.request.post(f"{server.url}/api/accounts/sign-in", data=asked).json()
    headers = {"Authorization": f"Bearer {signed_in['token']}"}

    def get(path: str) -> Any:
        answer = page.request.get(f"{server.url}{path}", headers=headers)
        assert answer.ok, answer.text()
        return answer.json()

    on = date.today().isoformat()
    return [get(f"/api/plans/{plan}/progress?on={on}") for plan in sorted(plans)]


def figures(told: list[dict[str, Any]]) -> dict[str, str]:
    """The figure of every line, by plan, target and for whom it is."""
    return {
        f"{plan['plan']}/{line['target']}/{line['subject']['id']}": (
            f"{line['done']} / {line['expected']}"
        )
        for plan in told
        for line in plan["lines"]
    }


@pytest.mark.parametrize(
    ("login", "sign_in", "least"),
    [
        ("linxiaomei", teacher.sign_in, 4),
        ("sunli", teacher.sign_in, 2),
        ("mawenbin", leader.sign_in, 1),
    ],
    ids=["placed", "class-teacher", "head"],
)
def test_the_numbers_of_a_plan_are_the_servers(
    server: Server,
    new_phone: NewPhone,
    login: str,
    sign_in: Callable[[Page, str], None],
    least: int,
) -> None:
    phone = new_phone()
    page = phone.open(server.url)
    sign_in(page, login)
    teacher.wait_until_offline_ready(page)

    phone.go_offline()
    screens.show(page, "#/plan")
    lines = page.locator("a.target-line")
    expect(lines.first).to_be_visible()
    shown = {name: " ".join(figure.split()) for name, figure in lines.evaluate_all(SHOWN)}
    phone.go_online()
    told = figures(told_of(page, server, login, {name.split("/")[0] for name in shown}))

    assert shown == {name: told.get(name) for name in shown}
    assert len(shown) >= least
