"""Answers about lessons, families and rooms: what teachers log most."""

from datetime import timedelta
from random import Random

from daybook.demo import env_words, lesson_words, parent_words
from daybook.demo.moment import Answers, Moment, TakePhoto
from daybook.demo.texts import note, some
from daybook.demo.township import Room

_TOPICS = (
    *("study", "behaviour", "emotion", "health", "attendance", "safety"),
    *("diet", "praise", "family", "policy", "activity"),
)
_PRIMARY = [subject for subject in lesson_words.TOPICS if not subject.startswith("k_")]
_KINDERGARTEN = [subject for subject in lesson_words.TOPICS if subject.startswith("k_")]


def subject_of(choice: Random, room: Room) -> str:
    """A subject that is taught in a class."""
    young = room.group.stage == "kindergarten"
    return choice.choice(
        _KINDERGARTEN if young else ["chinese", "maths", "chinese", "maths", *_PRIMARY]
    )


def lesson(moment: Moment) -> Answers:
    """A lesson given, of the teacher's usual subject if there is one."""
    choice, room, take = moment.choice, moment.room, moment.take
    chosen = moment.subject or subject_of(choice, room)
    kind = choice.choices(("regular", "open", "demo"), (86, 8, 6))[0]
    seen = kind != "regular"
    answers: Answers = {
        "kind": kind,
        "subject": chosen,
        "class_ref": room.id,
        "topic": choice.choice(lesson_words.TOPICS[chosen]),
        "pupils": max(1, room.group.size - choice.choice((0, 0, 0, 1, 1, 2, 3))),
        "observers_n": choice.randint(3, 14) if seen else choice.choice((0, 0, 0, 0, 1, 2)),
        "effect": choice.choices(("learned", "partly", "hard"), (60, 34, 6))[0],
    }
    if choice.random() < 0.35:
        answers["prepared"] = some(choice, ["textbook", "method", "pupils", "teachers"], 3)
    if choice.random() < 0.3:
        answers["key"] = choice.choice(lesson_words.KEYS)
    if seen and choice.random() < 0.2:
        answers["plan_photo"] = [take("page")]
    if seen or choice.random() < 0.5:
        answers["gain"] = note(choice, lesson_words.GAINS)
    return answers


def parent(moment: Moment) -> Answers:
    """A contact with a family of the class."""
    choice, room, take = moment.choice, moment.room, moment.take
    answers: Answers = {"how": choice.choices(_HOWS, _HOW_OFTEN[room.group.stage])[0]}
    if room.children and choice.random() < 0.95:
        answers["child"] = [choice.choice(room.children)]
    else:
        answers["unnamed"] = 1
    if answers["how"] in {"call", "wechat"} and choice.random() < 0.06:
        return answers | {"attempt": "OK"}
    with_whom = ("mother", "father", "grandparent", "guardian")
    answers["with"] = choice.choices(with_whom, (46, 18, 32, 4))[0]
    answers["topics"] = some(choice, _TOPICS, 3)
    planned = answers["how"] in {"visit", "school"}
    if planned and choice.random() < 0.08:
        answers["note_page"] = [take("page")]
    elif planned or choice.random() < 0.6:
        answers["note"] = note(choice, parent_words.NOTES)
    if planned or choice.random() < 0.25:
        answers["agreed"] = choice.choice(parent_words.AGREED)
        if choice.random() < 0.4:
            answers["follow"] = (moment.day + timedelta(choice.randint(5, 15))).isoformat()
    if planned and choice.random() < 0.5:
        answers["parent_view"] = choice.choice(parent_words.VIEWS)
    if answers["how"] == "visit":
        answers["home_env"] = some(choice, ["desk", "books", "quiet", "phone"], 2)
    return answers


_HOWS = ("visit", "call", "wechat", "door", "school", "video")
_HOW_OFTEN = {
    "kindergarten": (8, 14, 22, 50, 4, 2),
    "primary": (18, 34, 22, 12, 11, 3),
}


def env(moment: Moment) -> Answers:
    """A piece of work on a room; finished work has a photo."""
    choice, room, take, young = moment.choice, moment.room, moment.take, moment.young
    kinds = ("theme", "corner", "nature", "hall", "outdoor", "nation", "classroom")
    kind = choice.choices(kinds, (40, 22, 14, 8, 6, 6, 4) if young else (8, 10, 12, 14, 4, 4, 48))[
        0
    ]
    theme, scene = choice.choice(env_words.THEMES[kind])
    stage = choice.choices(("plan", "doing", "done", "renew"), (8, 20, 54, 18))[0]
    answers: Answers = {"kind": kind, "class_ref": room.id, "theme": theme, "stage": stage}
    if kind == "corner":
        answers["corner"] = choice.choice(("role", "build", "puzzle", "art", "book", "science"))
    if stage in {"done", "renew"}:
        room_before = "lesson" if kind == "classroom" else "bare"
        answers |= _pictures(choice, stage, (room_before, scene), take)
    answers["child_part"] = some(choice, ["idea", "collect", "make", "arrange"], 3)
    answers["materials"] = some(choice, ["local", "waste", "bought", "works"], 3)
    if choice.random() < 0.3:
        answers["parents_part"] = choice.randint(0, 12)
    if choice.random() < 0.25:
        answers["cost"] = choice.choice((0, 5, 12.5, 20, 36, 48.8))
    if choice.random() < 0.5:
        answers["note"] = note(choice, env_words.NOTES)
    return answers


def _pictures(choice: Random, stage: str, scenes: tuple[str, str], take: TakePhoto) -> Answers:
    if stage == "done" and choice.random() < 0.12:
        return {"after_skip": choice.choice(("no_camera", "no_storage"))}
    answers: Answers = {}
    if choice.random() < 0.42:
        answers["before"] = [take(scenes[0])]
    answers["after"] = [take(scenes[1])]
    return answers
