"""Answers about support between schools: needs, pairs, visits, exchanges, logs, checks."""

from datetime import timedelta

from daybook.demo import support_words as words
from daybook.demo.moment import Answers, Moment
from daybook.demo.texts import note, some

_SEEN = ("plans", "reflections", "notes", "observations", "parents")


def needs(moment: Moment) -> Answers:
    """A talk about what a school or a teacher needs."""
    choice = moment.choice
    kind = choice.choice(("leader", "teacher", "teacher", "class"))
    return {
        "kind": kind,
        "people": moment.some_colleagues(2),
        "topics": some(
            choice, ["teaching", "prep", "research", "env", "parents", "specialsubj"], 3
        ),
        "need": note(choice, words.NEEDS),
        "class_style": choice.choice(("lively", "quiet", "orderly", "mixed")),
        "base": choice.choice(("weak", "fair", "good", "uneven")),
        "focus": choice.choice(words.FOCUSES),
    }


def pairing(moment: Moment) -> Answers:
    """A contact of a pair."""
    choice = moment.choice
    answers: Answers = {
        "pair": moment.pair,
        "how": choice.choice(("visit", "class", "class", "phone", "wechat", "prep")),
        "topics": some(choice, ["teaching", "classmgmt", "prep", "env", "counsel"], 2),
        "minutes": choice.choice((15, 30, 30, 40, 60, 90)),
        "what": note(choice, words.PAIRED),
    }
    if choice.random() < 0.6:
        answers["gain_a" if choice.random() < 0.5 else "gain_b"] = choice.choice(words.GAINS)
    if choice.random() < 0.5:
        answers["next"] = choice.choice(words.NEXT_STEPS)
        answers["next_date"] = (moment.day + timedelta(choice.randint(5, 14))).isoformat()
    return answers


def visit(moment: Moment) -> Answers:
    """A visit of a head to another school."""
    choice = moment.choice
    kind = choice.choice(("guide", "inspect", "exchange", "joint", "shadow"))
    answers: Answers = {
        "kind": kind,
        "from_school": moment.worker.school,
        "to_school": choice.choice(list(moment.schools)),
        "people": [moment.worker.id, *moment.some_colleagues(1)],
        "areas": some(choice, ["teaching", "class", "env", "school", "safety", "parents"], 3),
        "found": note(choice, words.FOUND),
        "learned": choice.choice(words.LEARNED),
    }
    if kind == "joint" or choice.random() < 0.5:
        answers["agreed"] = note(choice, words.AGREED)
    if kind in {"guide", "inspect"} and choice.random() < 0.5:
        answers["correct_by"] = (moment.day + timedelta(choice.randint(10, 30))).isoformat()
    return answers


def students(moment: Moment) -> Answers:
    """Pupils of two schools did something together."""
    choice = moment.choice
    return {
        "kind": choice.choice(("hand", "joint", "letter")),
        "contents": some(choice, ["letter", "art", "books", "online"], 2),
        "schools": [choice.choice(list(moment.schools))],
        "n_here": choice.randint(12, 40),
        "n_there": choice.randint(12, 40),
        "summary": note(choice, words.EXCHANGES),
    }


def daylog(moment: Moment) -> Answers:
    """A line of a support teacher's log; some problems are solved."""
    choice = moment.choice
    kinds = ("report", "team", "problem", "counsel", "office", "leave", "travel")
    kind = choice.choices(kinds, (10, 14, 26, 24, 14, 2, 10))[0]
    text = choice.choice(words.LOGS[kind])
    answers: Answers = {"kind": kind, "text": text}
    if kind in {"team", "counsel"}:
        answers["with"] = moment.some_colleagues(2)
    if text in words.SOLUTIONS and choice.random() < 0.6:
        answers |= {"solved": "OK", "solution": words.SOLUTIONS[text]}
    return answers


def check(moment: Moment) -> Answers:
    """The written work of one teacher, as it was laid out."""
    choice = moment.choice
    seen = some(choice, _SEEN, 4)
    answers: Answers = {
        "month": str(moment.day.month),
        "kind": choice.choice(("display", "routine")),
        "teacher": moment.colleague(),
        "seen": seen,
        "grade": choice.choices(("a", "b", "wait"), (50, 42, 8))[0],
    }
    answers |= {f"{item}_n": choice.randint(2, 18) for item in seen}
    if choice.random() < 0.6:
        answers["comment"] = choice.choice(words.COMMENTS)
    return answers
