"""Serves the page: its built files, compressed beforehand, with the headers that protect it."""

import mimetypes
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from flask import Blueprint, Response, request

from daybook import headers

PAGE = Path(__file__).parent / "page"
"""Where the build of `pwa/` lays the page."""

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
}
_SUFFIXES = {"br": ".br", "gzip": ".gz"}
_FOREVER = "public, max-age=31536000, immutable"
_NOT_BUILT = """<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>村校日志 Daybook</title>
<h1>村校日志 Daybook</h1>
<p>页面尚未生成。请在项目文件夹中运行 <code>make page</code>，然后重新启动。</p>
<p lang="en">The page has not been built. Run <code>make page</code> in the project's folder and
start again.</p>
</html>
"""


@dataclass(frozen=True)
class PageFile:
    """One file of the page, as it is and compressed: bytes by content encoding."""

    type: str
    cache: str
    tag: str
    bodies: Mapping[str, bytes]


def pages(folder: Path = PAGE) -> Blueprint:
    """A blueprint that serves the files of `folder`, read once, at `/`.

    Every file has its own rule: one rule for all would answer for the other parts' paths too.
    """
    files = dict(_files(folder))
    blueprint = Blueprint("web", __name__)
    index = _view(files["index.html"]) if "index.html" in files else _not_built
    blueprint.add_url_rule("/", "index", index)
    for number, (name, found) in enumerate(files.items()):
        blueprint.add_url_rule(f"/{name}", f"file-{number}", _view(found))
    return blueprint


def _files(folder: Path) -> Iterator[tuple[str, PageFile]]:
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file() and path.suffix not in _SUFFIXES.values():
            yield path.relative_to(folder).as_posix(), _page_file(folder, path)


def _page_file(folder: Path, path: Path) -> PageFile:
    plain = path.read_bytes()
    bodies = {"identity": plain}
    for encoding, suffix in _SUFFIXES.items():
        sibling = path.with_name(path.name + suffix)
        if sibling.is_file():
            bodies[encoding] = sibling.read_bytes()
    # The build names the files in there by their content.
    named_by_content = path.parent == folder / "assets"
    return PageFile(
        type=_TYPES.get(path.suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream",
        cache=_FOREVER if named_by_content else "no-cache",
        tag=sha256(plain).hexdigest()[:20],
        bodies=bodies,
    )


def _view(found: PageFile) -> Callable[[], Response]:
    def view() -> Response:
        return _answer(found)

    return view


def _answer(found: PageFile) -> Response:
    encoding = _best_encoding(found)
    response = Response(found.bodies[encoding], content_type=found.type)
    response.headers.update(headers.PAGE)
    response.headers["Cache-Control"] = found.cache
    response.set_etag(f"{found.tag}-{encoding}")
    if len(found.bodies) > 1:
        response.vary.add("Accept-Encoding")
    if encoding != "identity":
        response.headers["Content-Encoding"] = encoding
    return response.make_conditional(request)  # type: ignore[return-value]


def _best_encoding(found: PageFile) -> str:
    for encoding in _SUFFIXES:
        if encoding in found.bodies and request.accept_encodings[encoding] > 0:
            return encoding
    return "identity"


def _not_built() -> Response:
    response = Response(_NOT_BUILT, status=503, content_type=_TYPES[".html"])
    response.headers.update(headers.PAGE)
    response.headers["Cache-Control"] = "no-store"
    return response
