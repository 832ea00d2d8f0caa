"""Paths of XPath: the steps that are written, and the question that they lead to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from elementpath.xpath_tokens import XPathToken

from daybook.forms.engine.plan import Standing
from daybook.forms.errors import ExpressionError

ROOT = "/"
UP = ".."


@dataclass
class Step:
    """One step of a path, with the conditions in square brackets behind it."""

    token: XPathToken
    conditions: list[XPathToken] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name of a child, ".." or "."; "" for what is none of these."""
        if self.token.symbol in (UP, "."):
            return str(self.token.symbol)
        return str(self.token.value) if self.token.symbol == "(name)" else ""


def steps(token: XPathToken) -> list[Step]:
    """The steps of a path from left to right; an absolute path begins with `ROOT`."""
    items = [item for item in token if isinstance(item, XPathToken)] if len(token) else []
    if token.symbol == "/" and items:
        if len(items) == 1:
            return [Step(token), *steps(items[0])]
        return [*steps(items[0]), *steps(items[1])]
    if token.symbol == "[":
        found = steps(items[0])
        found[-1].conditions.append(items[1])
        return found
    return [Step(token)]


def plain_path(found: Sequence[Step]) -> list[str]:
    """The steps of a path to a question, as they are kept in the tree until names are known."""
    first, *rest = found
    head = ROOT if first.token.symbol == "/" else first.name
    names = [head, *(step.name for step in rest)]
    if not all(names) or names == [ROOT] or any(step.conditions for step in found):
        raise ExpressionError(
            "A path leads to a question as ../name or /data/group/name; "
            "conditions stand behind instance('list')/root/item only."
        )
    if head not in (ROOT, UP, "."):
        raise ExpressionError("A path to a question begins with ../ or /, or is written ${name}.")
    return names


def target(places: Mapping[str, Standing], name: str, path: Sequence[str]) -> str | None:
    """The question, group or repeat that a path leads to from `name`; None when there is none.

    The form itself is "".
    """
    at = "" if path[0] == ROOT else name
    for number, step in enumerate(path):
        if step in (ROOT, "."):
            continue
        if number == 1 and path[0] == ROOT:
            # The first step names the form itself, whatever it is called.
            continue
        found = _parent(places, at) if step == UP else _child(places, at, step)
        if found is None:
            return None
        at = found
    return at


def _parent(places: Mapping[str, Standing], name: str) -> str | None:
    if name == "":
        return None
    around = places[name].around
    return around[-1] if around else ""


def _child(places: Mapping[str, Standing], parent: str, name: str) -> str | None:
    place = places.get(name)
    return name if place and (place.around[-1] if place.around else "") == parent else None
