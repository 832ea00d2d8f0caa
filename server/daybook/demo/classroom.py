"""Answers about lessons seen, meetings, lectures, notes and what is shared."""

from daybook.demo import classroom_words as words
from daybook.demo.answers import subject_of
from daybook.demo.lesson_words import TOPICS
from daybook.demo.moment import Answers, Moment
from daybook.demo.texts import note, some

_LINES = {
    "lesson": ("p_aims", "p_content", "p_method", "p_skill", "p_climate"),
    "activity": ("k_aims", "k_ready", "k_process", "k_contact", "k_active"),
    "halfday": ("h_life", "h_areas", "h_teaching", "h_outdoor", "h_care"),
}


def observe(moment: Moment) -> Answers:
    """A lesson of a colleague that was watched."""
    choice = moment.choice
    kind = "lesson"
    if moment.young:
        kind = choice.choices(("activity", "halfday"), (75, 25))[0]
    answers: Answers = {
        "kind": kind,
        "teacher": moment.colleague(),
        "class_ref": moment.room.id,
        "good": note(choice, words.STRENGTHS),
        "learnable": choice.choices(("yes", "some", "no"), (58, 36, 6))[0],
    }
    if kind != "halfday":
        answers["subject"] = subject_of(choice, moment.room)
        answers["topic"] = choice.choice(TOPICS[answers["subject"]])
    if choice.random() < 0.75:
        answers |= {line: choice.choices((3, 4, 5), (2, 5, 3))[0] for line in _LINES[kind]}
    if choice.random() < 0.7:
        answers["advice"] = choice.choice(words.ADVICE)
    if choice.random() < 0.3:
        answers["timeline"] = "\n".join(words.STAGES[: choice.randint(3, 6)])
    if choice.random() < 0.7:
        answers["talked"] = "OK"
    return answers


def research(moment: Moment) -> Answers:
    """A meeting of teachers; a meeting to prepare a lesson names who prepared it."""
    choice = moment.choice
    kind = choice.choices(("research", "prep", "study", "case", "project"), (45, 34, 9, 8, 4))[0]
    should = max(2, len(moment.colleagues) + 1)
    answers: Answers = {
        "kind": kind,
        "form": choice.choice(("group", "exchange", "mutual", "demo")),
        "topic": choice.choice(words.MEETINGS),
        "host": choice.choice((moment.worker.id, moment.colleague())),
        "main_prep": moment.colleague(),
        "should": should,
        "present": max(1, should - choice.choice((0, 0, 0, 1, 1, 2))),
        "content": note(choice, words.POINTS),
        "cycle": choice.choices(("weekly", "monthly"), (80, 20))[0],
    }
    if answers["present"] < should and moment.colleagues:
        answers |= {
            "absent": [moment.colleague()],
            "absent_reason": choice.choice(("leave", "duty", "sick")),
        }
    if kind == "study":
        answers["material"] = choice.choice(words.BOOKS)
    if kind == "project":
        answers |= {"project": "乡村小学复式教学研究", "stage": "routine"}
    if choice.random() < 0.5:
        answers["decided"] = choice.choice(words.DECISIONS)
    if choice.random() < 0.2:
        person, task = moment.colleague(), choice.choice(words.TASKS)
        answers["tasks"] = [{"task_person": person, "task": task}]
    return answers


def training(moment: Moment) -> Answers:
    """A lecture, mostly a small one."""
    choice = moment.choice
    kind = choice.choice(("special", "it", "village", "ethics", "exchange"))
    answers: Answers = {
        "kind": kind,
        "topic": choice.choice(words.LECTURES),
        "lecturer": choice.choice((moment.worker.id, moment.colleague())),
        "attended": choice.randint(6, 42),
        "examples": choice.randint(1, 6),
        "gist": note(choice, words.GISTS),
    }
    if kind == "it":
        answers["it_topics"] = some(choice, ["courseware", "smart", "sheet"], 2)
    if choice.random() < 0.6:
        answers["discussed"] = "OK"
    return answers


def reflection(moment: Moment) -> Answers:
    """A note, typed or as the photo of a page."""
    choice = moment.choice
    kinds = ("reflect", "parenting", "reading", "experience", "essay", "paper")
    odds = (30, 38, 10, 12, 8, 2) if moment.young else (52, 10, 12, 14, 9, 3)
    kind = choice.choices(kinds, odds)[0]
    answers: Answers = {"kind": kind, "title": choice.choice(words.TITLES[kind])}
    if kind == "reading":
        answers |= {"book": choice.choice(words.BOOKS), "pages": choice.randint(12, 90)}
    if choice.random() < 0.12:
        answers["body_page"] = [moment.take("page")]
    else:
        answers["body"] = note(choice, words.THOUGHTS)
    return answers


def share(moment: Moment) -> Answers:
    """Something that others may use or read."""
    choice = moment.choice
    kind = choice.choice(list(words.SHARED))
    answers: Answers = {"kind": kind, "title": choice.choice(words.SHARED[kind])}
    if kind in {"article", "briefing"}:
        return answers | {"outlet": "青禾教育"}
    return answers | {
        "to": choice.sample(list(moment.schools), min(2, len(moment.schools))),
        "how": choice.choice(("file", "wechat", "usb", "print")),
    }
