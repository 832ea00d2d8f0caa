"""Bytes of the built page as they travel (brotli), held to their budgets.

The first usable form needs the page, what it loads at once, and one compiled form: the largest of
those that stand on somebody's first page. What comes right after it, photographs, stars and the
other screens, is told beside it. The whole teacher's page is what the service worker holds for
somebody who reads Chinese; the English words, and what only leaders or rare forms need, are kept by
those few and told apart. Fails when a budget is passed.
"""

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

import brotli

from bench.results import show
from daybook.forms import service as forms
from daybook.web import PAGE

FIRST_FORM = 60_000
WHOLE_PAGE = 120_000

_LOADED = re.compile(r"""<(?:script|link)\b[^>]*?(?:src|href)="/([^"]+)"[^>]*>""")
_HELD = re.compile(r"""["']?url["']?\s*:\s*["']([^"']+)["']""")
_ASIDE = ("icon", "manifest")
_NEXT = ("rest",)
_APART = {
    "english": "English words, once chosen",
    "lead": "what leaders hold besides",
    "rare-answer": "answers that no built-in form asks",
    "adopt": "what those hold who make plans of their own",
}


def travelled(path: Path) -> int:
    """Bytes of a file as the server sends it to a browser that takes brotli."""
    compressed = path.with_name(path.name + ".br")
    return (compressed if compressed.is_file() else path).stat().st_size


def loaded_at_once(page: Path) -> list[Path]:
    """The page and the scripts and styles that it names; icons come later."""
    named = _LOADED.findall((page / "index.html").read_text("utf-8"))
    return [page / "index.html", *(page / name for name in named if not name.startswith(_ASIDE))]


def built(page: Path) -> list[Path]:
    """The files that the service worker knows of."""
    found = _HELD.findall((page / "sw.js").read_text("utf-8"))
    return [page / name for name in dict.fromkeys(found)]


def held(page: Path) -> list[Path]:
    """What it keeps for everybody, for days without a network."""
    apart = {path for part in _APART for path in kept_apart(page, part)}
    return [path for path in built(page) if path not in apart]


def kept_apart(page: Path, part: str) -> list[Path]:
    """What the service worker keeps besides for those who need that part."""
    return [path for path in built(page) if path.name.startswith(f"{part}-")]


def right_after(page: Path) -> list[Path]:
    """What the page fetches while the first form is read: rarer answers, and the other screens."""
    assets = page / "assets"
    found = (assets.glob(f"{name}-*.{kind}") for name in _NEXT for kind in ("js", "css"))
    return sorted(path for each in found for path in each)


def largest_form() -> tuple[str, int]:
    """The longest on the wire of the forms that stand on a first page: its id and bytes."""
    first = [form for form in forms.catalogue() if form.get("home")]
    texts = {form["id"]: json.dumps(form, ensure_ascii=False) for form in first}
    sizes = {name: len(brotli.compress(text.encode())) for name, text in texts.items()}
    return max(sizes.items(), key=lambda item: item[1])


def measure(page: Path) -> list[dict[str, Any]]:
    """One row per file, and the two sums with their budgets."""
    files = loaded_at_once(page)
    name, form = largest_form()
    first = [(path.relative_to(page).as_posix(), travelled(path)) for path in files]
    first.append((f"form {name}", form))
    after = sum(travelled(path) for path in right_after(page))
    whole = sum(travelled(path) for path in held(page))
    apart = {part: sum(map(travelled, kept_apart(page, part))) for part in _APART}
    return [
        *({"what": what, "bytes": size, "budget": ""} for what, size in first),
        _sum("first usable form", sum(size for _, size in first), FIRST_FORM),
        {"what": "fetched right after it", "bytes": after, "budget": ""},
        _sum("whole teacher's page", whole, WHOLE_PAGE),
        *({"what": words, "bytes": apart[part], "budget": ""} for part, words in _APART.items()),
    ]


def _sum(what: str, size: int, budget: int) -> dict[str, Any]:
    return {"what": what, "bytes": size, "budget": budget}


def main() -> int:
    """Print the table; 1 when a budget is passed or there is no page to measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--save", action="store_true", help="write the results to bench/results")
    asked = parser.parse_args()
    if not (PAGE / "index.html").is_file():
        print("There is no built page; run `make page` first.")
        return 1
    rows = measure(PAGE)
    show("page_bytes", "Bytes of the page, brotli", rows, asked.save)
    passed = [row["what"] for row in rows if row["budget"] and row["bytes"] > row["budget"]]
    for what in passed:
        print(f"The budget of the {what} is passed.")
    return 1 if passed else 0


if __name__ == "__main__":
    sys.exit(main())
