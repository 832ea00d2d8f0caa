"""What those are called for whom a plan counts."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from sqlalchemy.orm import Session

from daybook.accounts import service as accounts
from daybook.children import service as children
from daybook.forms.compiled import Localized
from daybook.places import service as places
from daybook.plans.targets.shapes import Line, World
from daybook.records import words

UNKNOWN: Final[Localized] = {"zh": "—", "en": "—"}


def of(
    session: Session, world: World, lines: Sequence[Line], named: Collection[str]
) -> dict[str, Localized]:
    """The name of each subject of some lines, by its id; of children only those `named`."""
    wanted: dict[str, set[str]] = {}
    for line in lines:
        wanted.setdefault(line["subject"]["kind"], set()).add(line["subject"]["id"])
    at = {one["id"]: one for kind in ("placement", "link") for one in world["subjects"][kind]}
    facts = {fact["rid"]: fact for fact in world["facts"]}
    pairs = {
        pair.id: pair
        for pair in places.pairs_at(session, _schools(world))
        if pair.id in wanted.get("pair", ())
    }
    registers = {rid: facts[rid] for rid in wanted.get("pair", set()) & facts.keys()}
    lessons = {rid: facts[rid] for rid in wanted.get("lesson", set()) & facts.keys()}
    people = {
        *wanted.get("person", ()),
        *(str(one["person"]) for one in at.values() if "person" in one),
        *(side for pair in pairs.values() for side in (pair.supporter, pair.supported) if side),
        *(one for fact in registers.values() for one in _sides(fact["refs"])),
        *(fact["person"] for fact in lessons.values()),
    }
    said = {one: _same(name) for one, name in accounts.names(session, people).items()}
    schools = {place.id: _words(place.name) for place in places.places(session, _schools(world))}
    classes = places.classes_of(session, _schools(world))
    found = {**said, **schools, **{one.id: _words(one.name) for one in classes}}
    kept = set(named) & wanted.get("child", set())
    found |= {one: _same(name) for one, name in children.names(session, kept).items()}
    for one in at.values():
        sides = one.get("schools") or [one.get("person", ""), one.get("school", "")]
        found[one["id"]] = _joined([found.get(side, UNKNOWN) for side in sides], " → ")
    for pair in pairs.values():
        both = [found.get(side or "", UNKNOWN) for side in (pair.supporter, pair.supported)]
        found[pair.id] = _joined(both, " – ")
    for rid, fact in registers.items():
        both = [found[one] for one in _sides(fact["refs"]) if one in found]
        found[rid] = _joined(both, " – ") if both else UNKNOWN
    for rid, fact in lessons.items():
        parts = [words.day(fact["day"]), found.get(fact["person"], UNKNOWN)]
        found[rid] = _joined(parts, " ")
    return found


def _schools(world: World) -> set[str]:
    """Every school that the subjects of a world name."""
    kinds = world["subjects"]
    return {
        *(one["id"] for one in kinds["school"]),
        *(school for one in kinds["link"] for school in one.get("schools", ())),
        *(str(one["school"]) for one in kinds["placement"] if "school" in one),
    }


def _sides(refs: Mapping[str, Sequence[str]]) -> list[str]:
    return [one for side in ("supporter", "supported") for one in refs.get(side, ())]


def _joined(parts: Sequence[Localized], by: str) -> Localized:
    return {"zh": by.join(one["zh"] for one in parts), "en": by.join(one["en"] for one in parts)}


def _words(name: Mapping[str, str]) -> Localized:
    return {"zh": name["zh"], "en": name["en"]}


def _same(name: str) -> Localized:
    return {"zh": name, "en": name}
