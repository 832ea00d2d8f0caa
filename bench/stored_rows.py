"""Measure what a pull of 100 new rows costs with 10,000 and with 1,000,000 rows stored.

Run `.venv/bin/python -m bench.stored_rows [sqlite] [postgresql]`. All rows are in the one stream
that is read; the requests go through the application in this process, without a network.
"""

import json
import sys
import time
from statistics import median
from typing import Any

from flask import Flask
from sqlalchemy import text

from bench.phones import Phone, fresh_database
from bench.push_pull import FIELDS, seed_plain
from bench.results import keep_section
from daybook.db import db

SMALL, LARGE = 10_000, 1_000_000
NEW = 100
PULLS = 200
_KEY = "school/0/2026"

_FILL = """
WITH RECURSIVE numbers(n) AS (
    SELECT CAST(:first AS bigint) UNION ALL SELECT n + 1 FROM numbers WHERE n < :last
)
INSERT INTO rec (stream, rid, kind, owner, vis, seq, deleted, form, form_version, body, versions,
                 created_at, received_at)
SELECT stream.id, CAST(1000000000 + n * 7919 % 1000003 AS text) || 'AAAAAAAAAAAA', 'bench', NULL,
       0, n, FALSE, 'lesson', 1, :body, '{}', 0, 0
FROM numbers, stream WHERE stream.key = :key
"""


def fill(first: int, last: int) -> None:
    """Store rows with these seqs, their ids scattered, and let the database look at them."""
    asked = {"first": first, "last": last, "body": json.dumps(FIELDS), "key": _KEY}
    db.session.execute(text(_FILL), asked)
    db.session.execute(
        text("UPDATE stream SET head = :head WHERE key = :key"), {"head": last, "key": _KEY}
    )
    db.session.execute(text("ANALYZE"))
    db.session.commit()


def cost(app: Flask, phone: Phone, head: int) -> tuple[float, float]:
    """Milliseconds of CPU and of time of a pull of the newest rows, in the median."""
    client = app.test_client()
    request: dict[str, Any] = {"p": 1, "q": 1, "d": phone.device, "c": [], "n": 65_536}
    slot = 0
    spent, took = [], []
    for _ in range(PULLS):
        cpu, start = time.process_time(), time.perf_counter()
        answer = client.post(
            "/api/sync", json=request, headers={"Authorization": f"Bearer {phone.token}"}
        )
        spent.append(time.process_time() - cpu)
        took.append(time.perf_counter() - start)
        reply = json.loads(answer.get_data())
        if request["c"]:
            assert len(reply["r"][str(slot)]) == NEW
        else:
            slot = next(opened for opened, _, key, *_ in reply["g"] if key == _KEY)
            read = {cursor[0]: cursor for cursor in reply["c"]}
            request["c"] = [*read.values()]
            read[slot][3:] = [head - NEW]
    return 1000 * median(spent), 1000 * median(took)


def run(database: str) -> list[dict[str, str]]:
    """The figures on one database."""
    rows, first = [], 0.0
    with fresh_database(database) as app:
        with app.app_context():
            phone = seed_plain(app)[0]
        stored = 0
        for many in (SMALL, LARGE):
            with app.app_context():
                fill(stored + 1, many)
            spent, took = cost(app, phone, many)
            stored, first = many, first or took
            row = {"database": database, "rows stored": f"{many:,}", "ms": f"{took:.2f}"}
            row |= {"ms of CPU": f"{spent:.2f}", "times": f"{took / first:.2f}"}
            rows.append(row)
    return rows


if __name__ == "__main__":
    chosen = sys.argv[1:] or ["sqlite", "postgresql"]
    keep_section(
        "server",
        "A pull of 100 new rows",
        [row for database in chosen for row in run(database)],
        f"`.venv/bin/python -m bench.stored_rows {' '.join(chosen)}`: median of {PULLS} pulls.",
    )
