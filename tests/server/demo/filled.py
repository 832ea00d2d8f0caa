"""What a filled demo holds, as its tests read it."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session


def rows(session: Session, query: str) -> Sequence[Any]:
    return session.execute(text(query)).all()


def records(session: Session) -> list[dict[str, Any]]:
    found = rows(session, "SELECT rid, form, deleted, body FROM rec WHERE kind = 'record'")
    return [
        {"rid": rid, "form": form, "deleted": deleted, "body": json.loads(body)}
        for rid, form, deleted, body in found
    ]


def of(session: Session, form: str) -> list[dict[str, Any]]:
    """The records of a form, oldest first."""
    bodies = [record["body"] for record in records(session) if record["form"] == form]
    return sorted(bodies, key=lambda body: str(body["_date"]))
