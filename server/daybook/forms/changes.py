"""What a new version of a form changes, in words, in the order of the form."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Final

from daybook.forms.compiled import Choice, CompiledForm, Field, Localized


@dataclass(frozen=True)
class Change:
    """One change: its kind for programs, the question it is of (None: the form), the words."""

    kind: str
    name: str | None
    words: Localized


_RULES: Final[Mapping[str, Localized]] = {
    "relevant": {"zh": "什么时候问", "en": "when it is asked"},
    "constraint": {"zh": "哪些回答可以", "en": "which answers are accepted"},
    "calculate": {"zh": "怎样算出", "en": "how it is worked out"},
    "default": {"zh": "预先填好的内容", "en": "what is filled in beforehand"},
    "filter": {"zh": "列出哪些选项", "en": "which choices are listed"},
    "readonly": {"zh": "什么时候不能改", "en": "when it cannot be changed"},
    "count": {"zh": "填几行", "en": "how many rows there are"},
    "trigger": {"zh": "什么时候重新算", "en": "when it is worked out again"},
    "lastBy": {"zh": "参照哪一次的填写", "en": "which earlier record it follows"},
    "min": {"zh": "最小值", "en": "the least value"},
    "max": {"zh": "最大值", "en": "the greatest value"},
    "step": {"zh": "每档的间隔", "en": "the steps between values"},
    "maxCount": {"zh": "照片张数上限", "en": "how many photos there may be"},
    "maxLength": {"zh": "字数上限", "en": "how long the text may be"},
    "by": {"zh": "由谁填写", "en": "who fills it in"},
}
"""What each rule of a question decides."""

_AUDIENCES: Final[Mapping[str, Localized]] = {
    "class": {"zh": "班级教师和学校负责人", "en": "the teachers of the class and the head"},
    "school": {"zh": "学校", "en": "the school"},
    "pair": {"zh": "结对双方和两校负责人", "en": "both sides of the pair and their heads"},
}
_READERS: Final[Mapping[str, Localized]] = {
    "V1": {"zh": "本校、结对学校和上级", "en": "the school, linked schools and the offices above"},
    "V2": {
        "zh": "本校；上级看不到孩子姓名",
        "en": "the school; offices above see no child's name",
    },
    "V3": {
        "zh": "本人、班级教师和学校负责人",
        "en": "the author, the class's teachers and the head",
    },
}


def changes(old: CompiledForm, new: CompiledForm) -> list[Change]:
    """What is different in `new`; empty when it asks exactly the same."""
    before, after = _by_name(old["fields"]), _by_name(new["fields"])
    found = list(_of_form(old, new))
    found += _of_questions(old, new, before, after)
    found += [
        _change("gone", field, "不再问", "is no longer asked")
        for name, field in before.items()
        if name not in after
    ]
    found += _moved(before, after)
    places = _places(before, after)
    return sorted(found, key=lambda one: places[one.name] if one.name is not None else -1)


def _places(before: Mapping[str, Field], after: Mapping[str, Field]) -> Mapping[str, float]:
    """Where each question stands; one that is gone behind the one that it used to follow."""
    places = {name: float(place) for place, name in enumerate(after)}
    last = -0.5
    for name in before:
        if name in after:
            last = places[name]
        else:
            places[name] = last + 0.5 if last >= 0 else last
    return places


def _by_name(fields: Iterable[Field]) -> dict[str, Field]:
    """Every question, group and repeat in order."""
    found: dict[str, Field] = {}
    for field in fields:
        found[field["name"]] = field
        found |= _by_name(field.get("fields", ()))
    return found


def _of_form(old: CompiledForm, new: CompiledForm) -> Iterator[Change]:
    if old["title"] != new["title"]:
        yield _renamed("title", None, "表名", "The title", old["title"], new["title"])
    if old["audience"] != new["audience"]:
        words = _from_to(_AUDIENCES, old["audience"], new["audience"])
        yield Change("audience", None, _prefixed("记录归属", "Records are kept by", words))
    was, now = old.get("visibility", ""), new.get("visibility", "")
    if was != now:
        words = _from_to(_READERS, was, now)
        yield Change("readers", None, _prefixed("谁能看", "Who reads it", words))
    if old.get("perWeek") != new.get("perWeek"):
        words = Localized(zh="每周应填的次数有变", en="How often it is expected each week changes")
        yield Change("per-week", None, words)


def _of_questions(
    old: CompiledForm,
    new: CompiledForm,
    before: Mapping[str, Field],
    after: Mapping[str, Field],
) -> Iterator[Change]:
    told: set[str] = set()
    for name, field in after.items():
        if name not in before:
            yield _change("added", field, "新增", "is new")
            continue
        yield from _of_question(before[name], field)
        listed = field.get("list")
        if isinstance(listed, str) and listed not in told:
            told.add(listed)
            was = before[name].get("list")
            earlier = old["choices"].get(was, ()) if isinstance(was, str) else ()
            yield from _of_choices(field, earlier, new["choices"].get(listed, ()))


def _of_question(old: Field, new: Field) -> Iterator[Change]:
    name = new["name"]
    if old["label"] != new["label"]:
        yield _renamed("reworded", name, "问法", "The question", old["label"], new["label"])
    if old.get("hint") != new.get("hint"):
        yield _change("reworded", new, "提示语有变", "has another hint")
    if old.get("required") != new.get("required"):
        yield _required(old.get("required"), new)
    for rule, words in _RULES.items():
        if _value(old, rule) != _value(new, rule):
            yield _change("rule", new, f"{words['zh']}有变", f"changes {words['en']}")
    if old.get("appearance", "") != new.get("appearance", "") or _beside(old) != _beside(new):
        yield _change("look", new, "样子有变", "looks different")


def _value(field: Field, rule: str) -> Any:
    return dict(field).get(rule)


def _beside(field: Field) -> tuple[Any, ...]:
    """What stands beside a question without changing what is asked."""
    return tuple(_value(field, name) for name in ("phrases", "media", "message", "batch"))


def _required(old: Any, new: Field) -> Change:
    if old is None:
        return _change("required", new, "改为必填", "is now required")
    if "required" not in new:
        return _change("optional", new, "不再必填", "is no longer required")
    return _change("required", new, "必填的条件有变", "is required under another condition")


def _of_choices(field: Field, old: Sequence[Choice], new: Sequence[Choice]) -> Iterator[Change]:
    before = {choice["value"]: choice["label"] for choice in old}
    after = {choice["value"]: choice["label"] for choice in new}
    for value, label in after.items():
        if value not in before:
            zh, en = f"新增选项“{label['zh']}”", f"has the new choice “{label['en']}”"
            yield _change("choice-added", field, zh, en)
        elif before[value] != label:
            was = before[value]
            zh = f"选项“{was['zh']}”改为“{label['zh']}”"
            en = f"has “{label['en']}” in place of the choice “{was['en']}”"
            yield _change("choice-reworded", field, zh, en)
    for value, label in before.items():
        if value not in after:
            zh, en = f"去掉选项“{label['zh']}”", f"loses the choice “{label['en']}”"
            yield _change("choice-gone", field, zh, en)


def _moved(before: Mapping[str, Field], after: Mapping[str, Field]) -> Iterator[Change]:
    """The fewest questions whose move explains the new order."""
    old = [name for name in before if name in after]
    new = [name for name in after if name in before]
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    still = {name for block in blocks for name in new[block.b : block.b + block.size]}
    for place, name in enumerate(new):
        if name in still:
            continue
        if place == 0:
            yield _change("moved", after[name], "移到最前面", "now comes first")
        else:
            ahead = _label(after[new[place - 1]])
            zh, en = f"移到“{ahead['zh']}”之后", f"now comes after “{ahead['en']}”"
            yield _change("moved", after[name], zh, en)


def _change(kind: str, field: Field, zh: str, en: str) -> Change:
    label = _label(field)
    words = Localized(zh=f"“{label['zh']}”：{zh}", en=f"“{label['en']}” {en}")
    return Change(kind, field["name"], words)


def _label(field: Field) -> Localized:
    """The words of a question; its name where it has none."""
    label = field["label"]
    return Localized(zh=label["zh"] or field["name"], en=label["en"] or field["name"])


def _renamed(
    kind: str, name: str | None, zh: str, en: str, old: Localized, new: Localized
) -> Change:
    """Words that were changed; where one language keeps its words, that the other does not."""
    words = Localized(
        zh=f"{zh}由“{old['zh']}”改为“{new['zh']}”", en=f"{en} “{old['en']}” becomes “{new['en']}”"
    )
    if old["zh"] == new["zh"]:
        words["zh"] = f"{zh}“{old['zh']}”的英文有变"
    if old["en"] == new["en"]:
        words["en"] = f"{en} “{old['en']}” has other words in Chinese"
    return Change(kind, name, words)


def _from_to(names: Mapping[str, Localized], old: str, new: str) -> Localized:
    nothing = Localized(zh="未定", en="nobody in particular")
    was, now = names.get(old, nothing), names.get(new, nothing)
    return Localized(
        zh=f"由“{was['zh']}”改为“{now['zh']}”", en=f"{now['en']} (before: {was['en']})"
    )


def _prefixed(zh: str, en: str, words: Localized) -> Localized:
    return Localized(zh=f"{zh}{words['zh']}", en=f"{en}: {words['en']}")
