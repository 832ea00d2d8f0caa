"""What a plan says, and what is wrong with it: the same rules for a phone and for an office."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

import orjson
from daybook_sync.ids import is_id
from sqlalchemy.orm import Session

from daybook.fields import is_storable
from daybook.forms.compiled import Localized
from daybook.plans import target_check

Body = dict[str, Any]
Faults = dict[str, Localized]

KINDS: Final = ("person", "school", "link", "township")
"""Whose a plan may be."""

TEXTS: Final = ("title", "from", "to", "idea", "basis", "goals", "groups", "effects", "closing")
"""What somebody writes of a plan; the rest says where it comes from and how it stands."""

PARTS: Final = (*TEXTS, "template", "owner", "copied", "closed")

MOST_BYTES: Final = 64 * 1024
MOST_MEASURES: Final = 40
MOST_TARGETS: Final = 60
MOST_GROUPS: Final = 20
LONGEST_DAYS: Final = 800
TITLE: Final = 120
LINE: Final = 1000
TEXT: Final = 4000
_LISTS: Final = {"basis": 20, "goals": 20, "effects": 10}

LONG: Final[Localized] = {
    "zh": "计划太长，请精简一些内容",
    "en": "The plan is too long; please shorten it",
}
WORDS: Final[Localized] = {
    "zh": "这里缺少文字，或文字太长",
    "en": "Words are missing here, or they are too long",
}
DAYS: Final[Localized] = {
    "zh": "请选择开始和结束的日期，结束不早于开始",
    "en": "Please choose the first and the last day; the last is not before the first",
}
PART: Final[Localized] = {
    "zh": "这一部分无法识别，请重新打开计划再改",
    "en": "This part cannot be read; please open the plan again and change it there",
}
MANY: Final[Localized] = {
    "zh": "措施最多 40 条，目标最多 60 个",
    "en": "A plan has at most 40 measures and 60 targets",
}
TWICE: Final[Localized] = {
    "zh": "有两处用了同一个编号，请重新添加其中一处",
    "en": "Two parts have the same number; please add one of them again",
}


def faults(session: Session, body: Mapping[str, Any]) -> Faults:
    """What is wrong with a plan, by its part, such as `groups.0.measures.2.targets.0`."""
    if not _is_short(body):
        return {"groups": LONG}
    found: Faults = dict.fromkeys(body.keys() - set(PARTS), PART)
    found |= _head_faults(body)
    groups = body.get("groups")
    if not isinstance(groups, list) or len(groups) > MOST_GROUPS:
        return {**found, "groups": PART}
    found |= dict(_shape_faults(groups))
    return found or _target_faults(session, groups)


def targets(body: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every target of a plan with the id of its measure, in order."""
    for group in body["groups"]:
        for measure in group["measures"]:
            for target in measure["targets"]:
                yield measure["id"], target


def _is_short(body: Mapping[str, Any]) -> bool:
    """Whether a plan is neither too long, nor nested deeper or counted further than JSON goes."""
    try:
        return len(orjson.dumps(dict(body))) <= MOST_BYTES
    except TypeError:
        return False


def _head_faults(body: Mapping[str, Any]) -> Faults:
    found: Faults = {}
    if not is_words(body.get("title"), TITLE):
        found["title"] = WORDS
    for name in ("idea", "closing"):
        if not is_words(body.get(name), TEXT, empty=True):
            found[name] = WORDS
    for name, most in _LISTS.items():
        lines = body.get(name)
        if not isinstance(lines, list) or len(lines) > most:
            found[name] = PART
        elif not all(is_words(line, LINE) for line in lines):
            found[name] = WORDS
    if not _is_span(body.get("from"), body.get("to")):
        found["from"] = DAYS
    for name in ("template", "copied"):
        value = body.get(name)
        if value is not None and not (is_id(value) or target_check.is_name(value)):
            found[name] = PART
    if not isinstance(body.get("closed", False), bool):
        found["closed"] = PART
    return found if is_owner(body.get("owner")) else {**found, "owner": PART}


def _shape_faults(groups: list[Any]) -> Iterator[tuple[str, Localized]]:
    """What is wrong with groups and measures, before anybody looks into the targets."""
    ids: list[tuple[str, Any]] = []
    measures = 0
    for at, group in enumerate(groups):
        path = f"groups.{at}"
        if not _is_part(group, {"id", "title", "measures"}) or not _is_parts(group["measures"]):
            yield path, PART
            continue
        if not is_words(group["title"], TITLE):
            yield f"{path}.title", WORDS
        ids.append(("group", group["id"]))
        for number, measure in enumerate(group["measures"]):
            measures += 1
            inside = f"{path}.measures.{number}"
            if not _is_part(measure, {"id", "words", "need", "targets"}):
                yield inside, PART
                continue
            ids.append(("measure", measure["id"]))
            ids += _ids_of_targets(measure["targets"])
            yield from _measure_faults(inside, measure)
    if measures > MOST_MEASURES or sum(kind == "target" for kind, _ in ids) > MOST_TARGETS:
        yield "groups", MANY
    elif len(ids) != len(set(ids)):
        yield "groups", TWICE


def _ids_of_targets(found: Any) -> list[tuple[str, Any]]:
    if not isinstance(found, list):
        return []
    named = [one.get("id") for one in found if isinstance(one, Mapping)]
    return [("target", name) for name in named if isinstance(name, str)]


def _measure_faults(path: str, measure: Mapping[str, Any]) -> Iterator[tuple[str, Localized]]:
    if not is_words(measure["words"], LINE):
        yield f"{path}.words", WORDS
    if measure.get("need") is not None and not is_id(measure["need"]):
        yield f"{path}.need", PART
    if not isinstance(measure["targets"], list):
        yield f"{path}.targets", PART
        return
    for number, target in enumerate(measure["targets"]):
        if not isinstance(target, Mapping) or not is_words(target.get("title"), TITLE):
            yield f"{path}.targets.{number}.title", WORDS


def _target_faults(session: Session, groups: list[Any]) -> Faults:
    found: Faults = {}
    for at, group in enumerate(groups):
        for number, measure in enumerate(group["measures"]):
            for place, target in enumerate(measure["targets"]):
                wrong = target_check.fault(session, target)
                if wrong is not None:
                    found[f"groups.{at}.measures.{number}.targets.{place}"] = wrong
    return found


def _is_part(value: Any, names: set[str]) -> bool:
    return (
        isinstance(value, Mapping)
        and value.keys() <= names
        and names - {"need"} <= value.keys()
        and target_check.is_name(value["id"])
    )


def _is_parts(value: Any) -> bool:
    return isinstance(value, list) and len(value) <= MOST_MEASURES


def is_owner(value: Any) -> bool:
    """Whether a value names somebody or something that plans may be of."""
    return (
        isinstance(value, Mapping)
        and value.keys() == {"kind", "id"}
        and value["kind"] in KINDS
        and is_id(value["id"])
    )


def is_words(value: Any, longest: int, *, empty: bool = False) -> bool:
    """Whether a value is words in both languages, each no longer than that."""
    return (
        isinstance(value, Mapping)
        and value.keys() == {"zh", "en"}
        and all(isinstance(text, str) and _is_text(text, longest, empty) for text in value.values())
    )


def _is_text(text: str, longest: int, empty: bool) -> bool:
    return (empty or bool(text.strip())) and len(text) <= longest and is_storable(text)


def _is_span(first: Any, last: Any) -> bool:
    try:
        days = (date.fromisoformat(last) - date.fromisoformat(first)).days
    except (TypeError, ValueError):
        return False
    plain = date.fromisoformat(first).isoformat() == first
    return plain and date.fromisoformat(last).isoformat() == last and 0 <= days <= LONGEST_DAYS
