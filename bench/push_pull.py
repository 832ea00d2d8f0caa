"""Measure the sync endpoint: push, pull and nothing new, on SQLite and on PostgreSQL.

Run `.venv/bin/python -m bench.push_pull [sqlite] [postgresql]`. It starts gunicorn on loopback with
a fresh database and plays phones from separate processes. Commits are durable (fsync on).

Two kinds of rows are pushed: plain ones of about 600 bytes that have no rules (journal, merge,
storage and HTTP alone), and real records, half lessons and half contacts with families, checked
against their forms and written into the lines that the office reads.
"""

import sys
import time
from collections.abc import Callable
from typing import Any

from daybook_sync.ids import new_id
from flask import Flask

from bench.phones import Client, Phone, fresh_database, play, serving
from bench.results import keep_section
from daybook import clock
from daybook.accounts import service as accounts
from daybook.db import db
from daybook.places import service as places
from daybook.streams import service
from tests.server.records.county import LESSON, TALK, TODAY, VERSIONS, YEAR, found_county

WORKERS = {"sqlite": 1, "postgresql": 4}
PHONES = 8
IDLE_PHONES = 16
ROUNDS = 12
BATCH = 100
POLLS = 300
FIELDS = {f"question_{number}": "家访时和奶奶谈了孩子的作业情况" for number in range(9)}
GAIN = "大部分学生能说出重点。导入用时偏长,下次控制在 5 分钟内。"


def seed_plain(app: Flask) -> list[Phone]:
    """People with one device each, by twos in a stream."""
    made = []
    with app.app_context():
        for number in range(IDLE_PHONES):
            account = accounts.create_account(db.session(), f"phone{number}", f"Phone {number}")
            signed = accounts.open_device(db.session(), account, "bench", int(time.time() * 1000))
            service.grant(db.session(), account.id, f"school/{number // 2}/2026", "team")
            made.append(Phone(signed.token, signed.device))
        db.session.commit()
    return made


def seed_schools(app: Flask) -> list[Phone]:
    """Teachers by twos in a school, each with a class of their own."""
    made = []
    with app.app_context():
        county = found_county(db.session(), app.test_client())
        for pair in range(PHONES // 2):
            name = {"zh": f"学校{pair}", "en": f"School {pair}"}
            school = places.create_place(db.session(), county.org, "central", name).id
            for number in (2 * pair, 2 * pair + 1):
                taught = places.create_class(
                    db.session(), school, name, stage="primary", grade=3, size=30, year=YEAR
                ).id
                teacher = county.person(f"teacher{number}", "teacher", school, taught=taught)
                made.append(Phone(teacher.token, teacher.device, school, taught))
        db.session.commit()
    return made


def push_plain(port: int, phone: Phone) -> int:
    """Push batches of rows without rules; the number acknowledged."""
    return _push(port, phone, lambda _: ("school", "bench", "lesson", FIELDS))


def push_records(port: int, phone: Phone) -> int:
    """Push batches of records, lessons and contacts in turn; the number acknowledged."""
    now = clock.now()
    envelope = {"_date": TODAY.isoformat(), "_school": phone.school, "_started": now - 60_000}
    envelope["_finished"] = now
    own_class = {**envelope, "_class": phone.school_class, "child": [new_id()]}
    lesson = {**envelope, **LESSON, "effect": "learned", "gain": GAIN, "observers_n": 2}
    talk = {**own_class, **TALK, "agreed": "每天晚上先写作业再看电视"}
    made = (("school", "record", "lesson", lesson), ("class", "record", "parent", talk))
    return _push(port, phone, lambda round_: made[round_ % 2])


def _push(port: int, phone: Phone, made: Callable[[int], tuple[str, str, str, Any]]) -> int:
    client = Client(port, phone)
    client.catch_up()
    stored = 0
    for number in range(ROUNDS):
        stream, kind, form, fields = made(number)
        slot = client.slots[stream]
        common = {"k": "put", "s": slot, "t": kind, "f": [form, VERSIONS[form]], "x": fields}
        common |= {"b": [client.cursors[slot][2], 0], "at": clock.now()}
        batch = [{"i": new_id(), "r": new_id(), **common} for _ in range(BATCH)]
        answers = client.sync(batch)["a"]
        assert all(answer[1] == 0 for answer in answers), answers[0]
        stored += len(answers)
    return stored


def pull(port: int, phone: Phone) -> int:
    """Read everything from the start in pages of 1,000, four times; the number of rows."""
    rows = 0
    for _ in range(4):
        client = Client(port, phone)
        client.catch_up()
        rows += client.rows
    return rows


def poll(port: int, phone: Phone) -> int:
    """Ask for news where there are none; the number of answers."""
    client = Client(port, phone)
    client.catch_up()
    for _ in range(POLLS):
        assert client.sync([]) == {}
    return POLLS


def run(database: str) -> list[dict[str, str]]:
    """All figures on one database."""
    workers = WORKERS[database]
    rows = []
    with fresh_database(database) as app:
        phones, teachers = seed_plain(app), seed_schools(app)
        with app.app_context():
            db.session.remove()
            db.engine.dispose()
        with serving(workers) as port:
            play(port, phones, poll)  # until every worker has started and compiled its statements
            for what, who, part in (
                ("push, plain rows", phones[:PHONES], push_plain),
                ("push, records with forms", teachers, push_records),
                ("pull, plain rows", phones[:4], pull),
                ("nothing new", phones, poll),
            ):
                figures = play(port, who, part)
                named = {"database": f"{database}, {workers} workers", "what": what}
                rows.append({**named, "phones": str(len(who)), **figures})
                print(rows[-1])
    return rows


if __name__ == "__main__":
    chosen = sys.argv[1:] or list(WORKERS)
    keep_section(
        "server",
        "Push, pull and nothing new",
        [row for database in chosen for row in run(database)],
        f"`.venv/bin/python -m bench.push_pull {' '.join(chosen)}`: batches of {BATCH}, durable "
        "commits; CPU time is user and system of gunicorn and PostgreSQL together; the phones and "
        "whatever else makes the load run on the same cores.",
    )
