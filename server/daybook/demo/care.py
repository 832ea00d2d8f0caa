"""Answers about a class: its plans, its column, children who are followed, walls, meetings."""

from datetime import timedelta

from daybook.demo import care_words as words
from daybook.demo.moment import Answers, Moment
from daybook.demo.texts import note, some

_AREAS = {"kindergarten": ("theme", "corner", "nature", "column"), "primary": ("classroom", "hall")}
_RUBRICS = {
    "theme": ("clear", "work", "use", "look", "local", "tidy"),
    "corner": ("place", "signs", "stuff", "inquiry", "routine", "safe"),
    "column": ("clear", "useful", "fresh", "families"),
}
_RUBRIC_OF = {"nature": "corner", "hall": "theme", "classroom": "theme"}


def column(moment: Moment) -> Answers:
    """The column for families was changed."""
    choice = moment.choice
    answers: Answers = {
        "kind": choice.choices(("column", "board", "leaflet", "group"), (64, 16, 8, 12))[0],
        "parts": some(choice, ["weekplan", "learned", "help", "notice", "praise", "recipe"], 4),
        "class_ref": moment.room.id,
    }
    if answers["kind"] != "group" and choice.random() < 0.5:
        answers["photo"] = [moment.take("page")]
    if answers["kind"] == "leaflet":
        answers["copies"] = moment.room.group.size
    if choice.random() < 0.4:
        answers["note"] = choice.choice(words.COLUMN_NOTES)
    return answers


def child(moment: Moment) -> Answers:
    """How a child that is followed is getting on; a worry says why."""
    choice = moment.choice
    faces = ("good", "fair", "worry")
    answers: Answers = {
        "child": choice.choice(list(moment.followed)),
        "how": choice.choices(("talk", "observe", "visit", "call", "help"), (34, 30, 10, 14, 12))[
            0
        ],
        "attends": choice.choices(("normal", "some", "often"), (88, 10, 2))[0],
        "contact_parents": choice.choice(("weekly", "monthly", "monthly", "rare")),
        "hearing_ok": "works",
        "note": note(choice, words.FOLLOWED),
    }
    for name in ("study", "mood", "life", "peers"):
        answers[name] = choice.choices(faces, (60, 33, 7))[0]
    if choice.random() < 0.5:
        answers["action"] = some(choice, ["tutor", "talk", "parents"], 2)
    return answers


def plan(moment: Moment) -> Answers:
    """The plan of the next week, or of a month; typed, or as the photo of a page."""
    choice, stage = moment.choice, moment.room.group.stage
    level = choice.choices(("week", "month"), (85, 15))[0]
    first = moment.day + timedelta(7 - moment.day.weekday())
    answers: Answers = {
        "level": level,
        "period_from": first.isoformat(),
        "period_to": (first + timedelta(4 if level == "week" else 27)).isoformat(),
        "class_ref": moment.room.id,
        "theme": choice.choice(words.THEMES[stage]),
    }
    if choice.random() < 0.35:
        answers["goals_page"] = [moment.take("page")]
    else:
        answers["goals"] = note(choice, words.GOALS[stage])
        if moment.young and level == "week":
            answers["days"] = [
                {name: choice.choice(ways) for name, ways in words.DAYS.items()} for _ in range(5)
            ]
    if moment.young:
        answers["domains"] = some(choice, ["health", "language", "society", "science", "arts"], 3)
    if choice.random() < 0.5:
        answers["check"] = some(choice, ["theme", "domain", "dynamic", "integrate"], 3)
    if choice.random() < 0.5:
        answers["home"] = choice.choice(words.HOME)
    return answers


def enveval(moment: Moment) -> Answers:
    """A wall or a corner that was judged; a low mean comes with advice."""
    choice = moment.choice
    area = choice.choice(_AREAS[moment.room.group.stage])
    rubric = _RUBRIC_OF.get(area) or area
    lines = _RUBRICS[rubric]
    answers: Answers = {"class_ref": moment.room.id, "area": area}
    answers["by"] = "leader" if moment.worker.role == "head" else "peer"
    answers |= {f"{rubric}_{line}": choice.choices((3, 4, 5), (3, 5, 2))[0] for line in lines}
    if choice.random() < 0.7:
        answers["good"] = choice.choice(words.WALL_STRENGTHS)
    if choice.random() < 0.5:
        answers["advice"] = choice.choice(words.WALL_ADVICE)
    return answers


def parentmeet(moment: Moment) -> Answers:
    """A meeting with the families of a class."""
    choice = moment.choice
    should = moment.room.group.size
    answers: Answers = {
        "kind": choice.choice(("class", "class", "open", "lecture", "activity")),
        "classes": [moment.room.id],
        "should": should,
        "present": max(1, should - choice.randint(0, max(1, should // 4))),
        "topics": some(choice, ["plan", "concept", "safety", "health", "habits", "policy"], 3),
        "absent_plan": choice.choice(("call", "wechat", "visit")),
        "views": note(choice, words.VIEWS),
    }
    if choice.random() < 0.6:
        answers["reply"] = choice.choice(words.REPLIES)
    return answers
