"""Measure the office's views over a county's year: 184,000 records of 900 people in 135 schools.

Run `.venv/bin/python -m bench.views [sqlite] [postgresql]`. A county supervisor asks; the requests
go through the application in this process, without a network.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from random import Random
from statistics import median
from typing import Any

from daybook_sync.ids import new_id
from sqlalchemy import insert, text

from bench.phones import fresh_database
from bench.results import keep_section
from daybook import clock
from daybook.accounts.models import Account, Device, StaffRole
from daybook.db import db
from daybook.places import service as places
from daybook.records.models import RecordEntry
from daybook.streams.models import Record, Stream
from tests.server.records.county import TODAY, County, Person, found_county

RECORDS = 184_000
PEOPLE = 900
ASKED = 30
_DAYS = 300
_SIGNS = "今天家访孩子学习行为习惯情绪健康出勤安全饮食作息表扬家庭变化政策活动参与秋果实墙图画课题"
_LABELS = "家访 home visit 母亲 mother 学习 study"


def found_schools(county: County) -> list[str]:
    """Nine townships, each with a central school and fourteen points."""
    schools = []
    for township in range(9):
        name = {"zh": f"中心校{township}", "en": f"Central {township}"}
        central = places.create_place(db.session(), county.org, "central", name).id
        schools.append(central)
        for point in range(14):
            name = {"zh": f"教学点{township}-{point}", "en": f"Point {township}-{point}"}
            schools.append(places.create_place(db.session(), central, "point", name).id)
    return schools


def hire(schools: list[str], choice: Random) -> list[tuple[str, str]]:
    """People with a role and a phone each: (account, school)."""
    hired = [(new_id(), schools[number % len(schools)]) for number in range(PEOPLE)]
    now = clock.now()
    for number, (account, school) in enumerate(hired):
        named = {"login": f"u{number}", "name": f"老师{number}", "language": "zh"}
        role = {"role": "teacher", "place": school, "since": "2020-01-01"}
        heard = now - choice.randrange(30) * clock.DAY
        phone = {"name": "phone", "token_hash": f"h{number}", "created_at": 1, "last_heard": heard}
        db.session.add(Account(id=account, created_at=1, **named))
        db.session.add(StaffRole(id=new_id(), account=account, **role))
        db.session.add(Device(id=new_id(), account=account, **phone))
    db.session.flush()
    return hired


def records(
    people: list[tuple[str, str]], stream: int, choice: Random
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each record's row and line."""
    notes = ["".join(choice.choices(_SIGNS, k=60)) for _ in range(500)]
    for number in range(RECORDS):
        owner, school = choice.choice(people)
        day = (TODAY - timedelta(choice.randrange(_DAYS))).isoformat()
        form, note = choice.choice(("lesson", "parent", "env")), choice.choice(notes)
        body = {"_date": day, "_school": school, "kind": "demo", "how": "visit", "note": note}
        both = {"rid": new_id(), "owner": owner, "form": form, "deleted": False}
        row = {"stream": stream, "kind": "record", "vis": 1, "seq": number + 1, "form_version": 1}
        row |= {"body": json.dumps(body), "versions": "{}", "created_at": 1, "received_at": 1}
        line = {"school": school, "school_class": None, "version": 1, "date": day, "created": 1}
        line |= {
            "received": 1,
            "edited": False,
            "private": form == "parent",
            "inside": False,
            "photos": 0,
            "review": "",
            "left_open": "problem" if number % 500 == 0 else "",
            "due": None,
            "host": None,
            "own": "",
        }
        yield both | row, both | line | {"labels": _LABELS, "texts": note, "facts": "{}"}


def fill(county: County) -> dict[str, str]:
    """Store the year; a school and a person to ask for."""
    choice = Random(1)
    schools = found_schools(county)
    people = hire(schools, choice)
    stream = Stream(key="school/bench/2026", epoch=1, head=RECORDS, floor=0, backed_up=0)
    db.session.add(stream)
    db.session.flush()
    made = records(people, stream.id, choice)
    while some := list(islice(made, 5000)):
        db.session.execute(insert(Record), [row for row, _ in some])
        db.session.execute(insert(RecordEntry), [line for _, line in some])
    db.session.commit()
    db.session.execute(text("ANALYZE"))
    db.session.commit()
    return {"school": schools[5], "person": people[3][0]}


def ask(supervisor: Person, path: str, query: dict[str, str]) -> list[float]:
    """Milliseconds of each of some answers, in order of size."""
    took = []
    for _ in range(ASKED):
        start = time.perf_counter()
        supervisor.json(f"/api/views/{path}", **query)
        took.append(1000 * (time.perf_counter() - start))
    return sorted(took)


def run(database: str) -> list[dict[str, str]]:
    """The figures on one database."""
    rows = []
    with fresh_database(database) as app:
        county = found_county(db.session(), app.test_client())
        supervisor = county.person("supervisor", "supervisor", county.org)
        known = fill(county)
        since = (TODAY - timedelta(20)).isoformat()
        for path, query in (
            ("overview", {}),
            ("filters", {}),
            ("held", {}),
            ("records", {}),
            ("records", {"page": "1000"}),
            ("records", {"school": known["school"]}),
            ("records", {"form": "env"}),
            ("records", {"person": known["person"]}),
            ("records", {"from": since}),
            ("records", {"words": "家访孩"}),
            ("records", {"words": "果实 墙", "form": "lesson"}),
        ):
            took = ask(supervisor, path, query)
            row = {"database": database, "view": " ".join([path, *query])}
            row |= {"median ms": f"{median(took):.0f}", "p95 ms": f"{took[int(0.95 * ASKED)]:.0f}"}
            rows.append(row | {"load": f"{os.getloadavg()[0]:.1f}"})
    return rows


if __name__ == "__main__":
    chosen = sys.argv[1:] or ["sqlite", "postgresql"]
    keep_section(
        "server",
        "The office's views over 184,000 records",
        [row for database in chosen for row in run(database)],
        f"`.venv/bin/python -m bench.views {' '.join(chosen)}`: {ASKED} requests each.",
    )
