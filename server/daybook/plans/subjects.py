"""For whom a plan counts: the people, classes, children, pairs and placements it concerns."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from daybook.accounts import service as accounts
from daybook.accounts.working import Worked
from daybook.children import service as children
from daybook.places import service as places
from daybook.places.service import Pair, Placement, SupportLink
from daybook.plans.facts import FOCUS, PAIR
from daybook.plans.targets.shapes import Fact, Subject
from daybook.plans.tiers import tiered


@dataclass(frozen=True)
class Ground:
    """What the subjects of a plan stand on: whose it is, its schools and days, and today.

    `person` is whose plan it is where it is a person's, `link` the link where it is that of two.
    """

    schools: tuple[str, ...]
    days: tuple[str, str]
    on: date
    person: str | None = None
    link: str | None = None


@dataclass(frozen=True)
class Around:
    """What lies around a plan: the placements, pairs and links that it concerns."""

    placements: Sequence[Placement]
    pairs: Sequence[Pair]
    links: Sequence[SupportLink]

    @property
    def schools(self) -> frozenset[str]:
        """Every school of which records may count."""
        named = [
            *(school for held in self.placements for school in (held.home, held.host)),
            *(at for pair in self.pairs for at in (pair.supporter_school, pair.supported_school)),
            *(side for link in self.links for side in (link.supporting, link.aided)),
        ]
        return frozenset(school for school in named if school is not None)


def around(session: Session, ground: Ground) -> Around:
    """The placements, pairs and links that overlap the days of a plan."""
    first, last = ground.days
    links = [
        link
        for link in places.links_of(session, ground.schools)
        if link.since <= last and (link.until is None or link.until >= first)
        if ground.link in {None, link.id}
    ]
    return Around(
        [held for held in _placements(session, ground) if held.since <= last],
        [pair for pair in _pairs(session, ground) if pair.since <= last],
        links if ground.person is None else [],
    )


def of(
    session: Session, ground: Ground, near: Around, facts: Sequence[Fact]
) -> Mapping[str, Sequence[Subject]]:
    """Those for whom each kind of target is counted, in the order of the organisation."""
    classes = _classes(session, ground)
    return {
        "person": tiered(_people(session, ground), facts),
        "class": classes,
        "child": _children(session, ground, facts),
        "pair": _pair_subjects(ground, near.pairs, facts),
        "placement": [_placement(held) for held in near.placements],
        "school": [{"id": school} for school in ground.schools],
        "link": [_link(link) for link in near.links],
    }


def _placements(session: Session, ground: Ground) -> Iterable[Placement]:
    if ground.person is not None:
        found = places.placements_of(session, ground.person)
    else:
        found = places.placements_from_or_at(session, ground.schools)
    inside = set(ground.schools)
    for held in found:
        across = ground.link is None or {held.home, held.host} == inside
        if across and held.since <= held.until and held.until >= ground.days[0]:
            yield held


def _pairs(session: Session, ground: Ground) -> Iterable[Pair]:
    if ground.person is not None:
        found = places.pairs_of(session, ground.person)
    else:
        found = places.pairs_at(session, ground.schools)
    inside = set(ground.schools)
    for pair in found:
        across = ground.link is None or {pair.supporter_school, pair.supported_school} == inside
        over = pair.until is not None and pair.until < ground.days[0]
        if across and pair.confirmed_at is not None and not over:
            yield pair


def _people(session: Session, ground: Ground) -> list[Subject]:
    if ground.person is not None:
        roles = accounts.roles_of(session, ground.person, ground.on)
        leads = any(role == "head" for role, _ in roles)
        return [{"id": ground.person, "role": "head" if leads else "teacher"}]
    found: dict[str, list[Worked]] = {}
    for one in accounts.worked_at(session, ground.schools, *ground.days):
        found.setdefault(one.user, []).append(one)
    return [_person(user, pieces, ground.on.isoformat()) for user, pieces in found.items()]


def _person(user: str, pieces: Sequence[Worked], on: str) -> Subject:
    """Somebody with the days on which they were there, of several times the one of today.

    Who was away at another school for a while is asked for nothing while they were.
    """
    times: list[tuple[str, str | None]] = []
    for first, last in sorted((one.since, one.until or "") for one in pieces):
        if times and (times[-1][1] is None or first <= _after(times[-1][1])):
            ends = (times[-1][1], last or None)
            times[-1] = times[-1][0], None if None in ends else max(map(str, ends))
        else:
            times.append((first, last or None))
    begun = [one for one in times if one[0] <= on]
    since, until = begun[-1] if begun else times[0]
    leads = any(one.role == "head" for one in pieces)
    return {"id": user, "role": "head" if leads else "teacher", "since": since, "until": until}


def _after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(1)).isoformat()


def _classes(session: Session, ground: Ground) -> list[Subject]:
    own: Collection[str] | None = None
    if ground.person is not None:
        roles = accounts.roles_of(session, ground.person, ground.on)
        own = places.taught_by(session, ground.person, roles, ground.on)
    return [
        {"id": one.id, "school": one.school, "size": one.size, "until": one.closed}
        for one in places.classes_of(session, ground.schools)
        if own is None or one.id in own
        if one.closed is None or one.closed > ground.days[0]
    ]


def _children(session: Session, ground: Ground, facts: Sequence[Fact]) -> list[Subject]:
    """The children of the focus registers, each as the newest entry says; of a person their own.

    They are followed from the day of the first entry: a newer one takes nothing back.
    """
    newest: dict[str, Fact] = {}
    begun: dict[str, str] = {}
    for fact in sorted(facts, key=lambda fact: (fact["day"], fact["rid"])):
        if fact["form"] == FOCUS and fact["school"] in ground.schools:
            newest |= dict.fromkeys(fact["children"], fact)
            begun = dict.fromkeys(fact["children"], fact["day"]) | begun
    if ground.person is not None:
        newest = {
            child: fact
            for child, fact in newest.items()
            if ground.person in fact["refs"].get("responsible", ())
        }
    left = children.left_days(session, newest)
    return [
        {
            "id": child,
            "class": fact.get("class"),
            "school": fact["school"],
            "categories": fact["choices"].get("categories", []),
            "since": begun[child],
            "until": left.get(child),
        }
        for child, fact in sorted(newest.items())
    ]


def _pair_subjects(ground: Ground, pairs: Sequence[Pair], facts: Sequence[Fact]) -> list[Subject]:
    """The pairs of the organisation, and the agreements that people wrote down themselves."""
    found: list[Subject] = [
        {"id": pair.id, "since": pair.since, "until": pair.until}
        for pair in sorted(pairs, key=lambda pair: (pair.since, pair.id))
    ]
    for fact in facts:
        if fact["form"] != PAIR or not _is_ours(ground, fact):
            continue
        since = next(iter(fact["choices"].get("start", ())), fact["day"])
        until = next(iter(fact["choices"].get("end", ())), None)
        if since <= ground.days[1] and (until is None or until >= ground.days[0]):
            found.append({"id": fact["rid"], "since": since, "until": until})
    return found


def _is_ours(ground: Ground, fact: Fact) -> bool:
    if ground.person is not None:
        sides = {one for side in ("supporter", "supported") for one in fact["refs"].get(side, ())}
        return ground.person in {fact["person"], *sides}
    named = {fact["school"], *fact["schools"]}
    inside = set(ground.schools)
    return inside <= named if ground.link is not None else bool(inside & named)


def _placement(held: Placement) -> Subject:
    return {
        "id": held.id,
        "person": held.account,
        "school": held.host,
        "home": held.home,
        "type": held.type,
        "since": held.since,
        "until": held.until,
    }


def _link(link: SupportLink) -> Subject:
    return {
        "id": link.id,
        "schools": [link.supporting, link.aided],
        "since": link.since,
        "until": link.until,
    }
