"""What axe-core finds on the page that stands in a browser."""

from pathlib import Path
from typing import Literal

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "pwa" / "node_modules" / "axe-core" / "axe.min.js"
Scheme = Literal["light", "dark"]
FINDINGS = """async () => {
  const { violations } = await axe.run(document);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}"""


def findings(page: Page, scheme: Scheme = "light") -> list[str]:
    """Every violation with the element that has it; without motion, in the colours of `scheme`."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.evaluate(AXE.read_text("utf-8"))
    found: list[str] = page.evaluate(FINDINGS)
    return found
