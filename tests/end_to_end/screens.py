"""The screens of the page, by the address that shows them, and how to stand before one."""

from playwright.sync_api import Page, expect

TEACHER = {
    "home": "#/",
    "forms": "#/forms",
    "observe": "#/fill/observe",
    "child": "#/fill/child",
    "lesson": "#/fill/lesson",
    "parent": "#/fill/parent",
    "env": "#/fill/env",
    "batch": "#/batch/check",
    "records": "#/records",
    "sync": "#/sync",
    "me": "#/me",
    "privacy": "#/privacy",
    "plan": "#/plan",
    "plan-new": "#/plan/new",
    "children": "#/children",
    "parcel": "#/parcel",
}
NOT_FORMS = {name: address for name, address in TEACHER.items() if "/fill/" not in address}
"""Of a teacher's screens those that are no form: how every form fits is tried of its own."""

NOBODY = {"join": "#/join/", "sign-in": "#/sign-in", "reset": "#/reset/"}
OFFICE = {
    "overview": "#/office",
    "inbox": "#/office/inbox",
    "plans": "#/office/plans",
    "plan-new": "#/office/plans/new",
    "records": "#/office/records",
    "held": "#/office/held",
    "parcels": "#/office/parcels",
    "forms": "#/office/forms",
    "form": "#/office/form/lesson",
    "form-upload": "#/office/forms/new",
    "form-try": "#/office/form/observe/try",
    "form-blank": "#/office/form/plan/blank",
    "registers": "#/office/registers",
    "places": "#/office/registers/places",
    "links": "#/office/registers/links",
    "terms": "#/office/registers/terms",
    "support-teams": "#/office/registers/support-teams",
    "retention": "#/office/registers/retention",
}

SCHOOL = ("people", "classes", "children", "placements", "pairs", "devices", "imports", "audit")
"""The registers of a school, by the end of their address."""


def show(page: Page, address: str) -> None:
    """Open the screen at a hash address and wait until it has drawn its heading."""
    origin = "/".join(page.url.split("/")[:3])
    page.goto(f"{origin}/{address}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("[aria-busy=true]")).to_have_count(0)


def is_wider_than_the_screen(page: Page) -> bool:
    """Whether a person would have to scroll sideways."""
    return bool(
        page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    )
