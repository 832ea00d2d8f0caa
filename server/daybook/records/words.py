"""Answers in words: what a person reads of a record, in both languages."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from daybook_sync.ids import is_id

from daybook.forms import service as forms
from daybook.forms.compiled import OF_CHILDREN, Answers, CompiledForm, Field, Localized

EMPTY: Localized = {"zh": "—", "en": "—"}
HIDDEN: Localized = {"zh": "—（仅校内可见）", "en": "— (kept inside the school)"}
UNSCORED: Localized = {"zh": "—（不看对个人的评分）", "en": "— (no ratings of persons)"}
FEW = 3
"""Fewer children than this are no number in a file that leaves the school."""

ENVELOPE: Mapping[str, Localized] = {
    "_date": {"zh": "日期", "en": "Date"},
    "_school": {"zh": "学校", "en": "School"},
    "_class": {"zh": "班级", "en": "Class"},
}

_TEXT = frozenset({"text", "hidden", "calculate", "note"})
_OTHER_FILES = frozenset({"audio", "file"})
_FILES = _OTHER_FILES | {"image"}
_NOT_TOLD = _FILES | {"group", "repeat", "note", "hidden"}
_NUMBERS = frozenset({"integer", "decimal", "range"})
_NOT_IN_LINES = _NOT_TOLD | _NUMBERS | {"calculate"}
_ZH_DAYS = "一二三四五六日"
_EN_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SUMMARY_PARTS = 4
_SUMMARY_TEXT = 80
_MOST_WORDS = 2000

Naming = Callable[[str, str], Localized | None]
"""The name of the thing with an id in an external list: (source, id) to name, or None."""


def nameless(_source: str, _value: str) -> None:
    """A naming that knows nobody."""


@dataclass(frozen=True)
class Telling:
    """How answers are told: without anybody's own words unless `full`, of children by number
    unless `named`, without ratings unless `scored`; of one or two children no number where `few`
    are kept from being counted."""

    name: Naming = nameless
    full: bool = True
    named: bool = True
    scored: bool = True
    few: bool = False

    def hides(self, field: Field, value: Any) -> bool:
        """Whether an answer is not for this reader."""
        if _source(field) in OF_CHILDREN:
            return not self.named
        if not self.scored and _is_rating(field):
            return True
        return not self.full and is_private(field, value)


def questions(form: CompiledForm) -> Sequence[Field]:
    """Every question in order, those of groups in their place; a repeat is one question."""
    return forms.questions(form)


def is_empty(value: Any) -> bool:
    """Whether a value means "not answered"."""
    return value is None or value in ("", [])


def tell(form: CompiledForm, field: Field, value: Any, telling: Telling) -> Localized:
    """A value in words; a private value becomes a dash that says why."""
    if is_empty(value):
        return EMPTY
    if telling.hides(field, value):
        return _hidden(field, value, telling)
    kind = field["type"]
    if kind == "image":
        return _number(len(value) if isinstance(value, list) else 1, " 张照片", "photo")
    if kind == "audio":
        return _number(len(_many(value)), " 段录音", "voice note")
    if kind == "file":
        return _number(len(_many(value)), " 个文件", "file")
    if kind == "repeat":
        return _number(len(value) if isinstance(value, list) else 1, " 项", "row")
    if kind == "acknowledge":
        return {"zh": "是", "en": "yes"}
    if kind == "date":
        return day(value)
    if "list" in field:
        return _join([_choice(form, field, one, telling) for one in _many(value)])
    return _same(value)


def day(value: Any) -> Localized:
    """A date as 10月12日 周一 and Mon 12 Oct; what is no date stays as it is."""
    try:
        at = date.fromisoformat(value)
    except (TypeError, ValueError):
        return _same(value)
    zh_day, en_day, en_month = _ZH_DAYS[at.weekday()], _EN_DAYS[at.weekday()], _MONTHS[at.month - 1]
    return {"zh": f"{at.month}月{at.day}日 周{zh_day}", "en": f"{en_day} {at.day} {en_month}"}


def is_private(field: Field, value: Any) -> bool:
    """Whether an answer holds somebody's own words or names a child."""
    source = _source(field)
    if field["type"] in _TEXT or source in OF_CHILDREN:
        return True
    if field["type"] in _FILES | {"repeat", "geopoint"}:
        return True
    return source is not None and "typed" in field.get("appearance", "") and not is_empty(value)


def summary(form: CompiledForm, answers: Answers, telling: Telling) -> Localized:
    """The first answers in one line, as far as `telling` goes.

    No child is named either way: a list is read by more people than the record. A number says
    nothing without its question and is left out, and so is what the form works out by itself.
    """
    parts: list[Localized] = []
    for field in form["fields"]:
        value = answers.get(field["name"])
        if is_empty(value) or field["type"] in _NOT_IN_LINES:
            continue
        source = _source(field)
        if source in OF_CHILDREN:
            parts.append(_count_children(value, few=telling.few))
        elif not telling.scored and _is_rating(field):
            continue
        elif source is not None and not (value := _typed(value)):
            # No names are at hand here; the class and the school stand beside the line by name.
            continue
        elif field["type"] == "acknowledge":
            parts.append(field["label"])
        elif telling.full or not is_private(field, value):
            told = tell(form, field, value, Telling())
            parts.append({"zh": told["zh"][:_SUMMARY_TEXT], "en": told["en"][:_SUMMARY_TEXT]})
        if len(parts) == _SUMMARY_PARTS:
            break
    if not parts:
        return EMPTY
    return {"zh": " · ".join(p["zh"] for p in parts), "en": " · ".join(p["en"] for p in parts)}


def search_words(form: CompiledForm, answers: Answers) -> tuple[str, str]:
    """What a search finds a record by, in lower case: the words chosen, and the author's own."""
    chosen: list[str] = []
    own: list[str] = []
    for field in questions(form):
        value = answers.get(field["name"])
        if is_empty(value) or field["type"] in _FILES | {"repeat"} or _source(field) in OF_CHILDREN:
            continue
        told = tell(form, field, value, Telling())
        words = [told["zh"]] if told["zh"] == told["en"] else [told["zh"], told["en"]]
        (own if is_private(field, value) else chosen).extend(words)
    return " ".join(chosen).lower()[:_MOST_WORDS], " ".join(own).lower()[:_MOST_WORDS]


def files(form: CompiledForm, answers: Answers) -> list[tuple[Field, Mapping[str, Any]]]:
    """Every picture, voice note and document of a record, each with its question, in order."""
    return _files_in(questions(form), answers)


def photos(form: CompiledForm, answers: Answers) -> list[Mapping[str, Any]]:
    """The pictures of a record, in the order of its questions."""
    return [ref for field, ref in files(form, answers) if not is_other_file(field)]


def is_other_file(field: Field) -> bool:
    """Whether a question asks for a file that is no picture."""
    return field["type"] in _OTHER_FILES


def _files_in(
    fields: Sequence[Field], answers: Mapping[str, Any]
) -> list[tuple[Field, Mapping[str, Any]]]:
    found: list[tuple[Field, Mapping[str, Any]]] = []
    for field in fields:
        for value in _many(answers.get(field["name"])):
            if is_file(value):
                found.append((field, value))
            elif field["type"] == "repeat" and isinstance(value, dict):
                found += _files_in(field.get("fields", ()), value)
    return found


def is_file(value: Any) -> bool:
    """Whether a value refers to a file."""
    return isinstance(value, dict) and isinstance(value.get("$f"), str)


def _choice(form: CompiledForm, field: Field, value: Any, telling: Telling) -> Localized:
    wanted = str(value)
    source = _source(field)
    if source is not None:
        return telling.name(source, wanted) or _same(wanted)
    for choice in form["choices"].get(str(field.get("list")), ()):
        if choice["value"] == wanted:
            return choice["label"]
    return _same(wanted)


def _typed(value: Any) -> Any:
    """An answer without what was chosen from a list: the names that were typed."""
    if not isinstance(value, list):
        return None if is_id(value) else value
    return [one for one in value if not is_id(one)]


def _source(field: Field) -> str | None:
    chosen = field.get("list")
    return chosen["source"] if isinstance(chosen, dict) else None


def _many(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _hidden(field: Field, value: Any, telling: Telling) -> Localized:
    """What stands where an answer is not for this reader."""
    if _source(field) in OF_CHILDREN:
        return _count_children(value, few=telling.few)
    return HIDDEN if telling.scored or not _is_rating(field) else UNSCORED


def _is_rating(field: Field) -> bool:
    """Whether an answer rates somebody's work, or is worked out from such."""
    return field["type"] in {"range", "calculate"}


def _count_children(value: Any, *, few: bool) -> Localized:
    number = len(_many(value))
    if few and number < FEW:
        return {"zh": f"<{FEW} 名孩子", "en": f"<{FEW} children"}
    return {"zh": f"{number} 名孩子", "en": f"{number} child" + ("" if number == 1 else "ren")}


def _number(number: int, zh: str, en: str) -> Localized:
    return {"zh": f"{number}{zh}", "en": f"{number} {en}" + ("" if number == 1 else "s")}


def _join(parts: list[Localized]) -> Localized:
    return {"zh": "、".join(p["zh"] for p in parts), "en": ", ".join(p["en"] for p in parts)}


def _same(value: Any) -> Localized:
    text = str(value)
    return {"zh": text, "en": text}
