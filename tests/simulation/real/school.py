"""The school that every schedule begins with: three people, five audiences, two forms."""

from dataclasses import dataclass
from typing import Any

from daybook_sync.ids import stable_id

from daybook.accounts.models import Account, Device
from daybook.accounts.tokens import digest
from daybook.db import db
from daybook.forms import service as forms
from daybook.forms.compiled import CompiledForm
from daybook.forms.xlsform.compiler import compile_form
from daybook.streams import service as streams
from tests.simulation.real import copies
from tests.simulation.real.server import Server
from tests.simulation.real.steering import START

ORG = stable_id("county")
SCHOOL = stable_id("school")
CLASS = stable_id("class")
KEYS = (f"school/{SCHOOL}/2026", f"class/{CLASS}/2026")
PEOPLE = {name: stable_id(name) for name in ("ana", "bo", "cy")}
FORMS = ("school", "class")
PARTS = 60

_FORM = """| survey |
| | type | name | label::zh | label::en | constraint | max_count |
| | text | note | 说明 | Note | | |
| | text | topic | 主题 | Topic | | |
| | integer | present | 人数 | Present | . >= 0 and . <= 200 | |
| | select_multiple part | part | 参与 | Part | | |
| | image | photo | 照片 | Photo | | 3 |

| choices |
| | list_name | name | label::zh | label::en |
{choices}

| settings |
| | form_id | form_title::zh | form_title::en | version | audience |
| | {audience} | 记录 | Record | {version} | {audience} |
"""


@dataclass(frozen=True)
class Signed:
    """Somebody signed in on a phone."""

    user: str
    device: str
    token: str

    def wire(self) -> dict[str, str]:
        """The same as the phones are told it."""
        return {"user": self.user, "device": self.device, "token": self.token}


def form(audience: str, version: int) -> CompiledForm:
    """A version of a form; they differ in their number alone."""
    choices = "\n".join(f"| | part | p{n} | 甲{n} | P{n} |" for n in range(PARTS))
    return compile_form(_FORM.format(choices=choices, audience=audience, version=version))


FIRST_PHONES = {"ana-1": "ana", "ana-2": "ana", "bo-1": "bo", "cy-1": "cy"}


def first_owner(phone: str) -> Signed:
    """Who is signed in on one of the first phones."""
    return _signed(PEOPLE[FIRST_PHONES[phone]], stable_id(f"device {phone}"))


def sign_in(user: str, device: str, now: int) -> Signed:
    """A new device of a person; the caller commits."""
    signed = _signed(user, device)
    held = {"account": user, "name": "phone", "token_hash": digest(signed.token)}
    db.session.add(Device(id=device, created_at=now, last_heard=now, **held))
    return signed


def _signed(user: str, device: str) -> Signed:
    return Signed(user, device, f"token-of-{device}")


def _record(audience: str) -> dict[str, Any]:
    """What was written before the first day."""
    of = CLASS if audience == "class" else None
    own = {"_school": SCHOOL, "_class": of, "_started": START, "_finished": START}
    return {"note": "first", "part": ["p0"], "_date": "2026-10-13", **own}


def found(server: Server) -> copies.Rows:
    """All rows of the school on its first day."""
    server.begin(0, {})
    with server.app.app_context():
        for name, user in PEOPLE.items():
            # Streams are given by the schedule alone, never by the calendar.
            db.session.add(
                Account(id=user, login=name, name=name, created_at=START, renewed_on="9999")
            )
        db.session.flush()
        for phone in FIRST_PHONES:
            owner = first_owner(phone)
            sign_in(owner.user, owner.device, START)
        for audience in FORMS:
            forms.publish(db.session(), ORG, form(audience, 1))
        for name, user in PEOPLE.items():
            for key in (f"me/{user}", f"org/{ORG}"):
                streams.grant(db.session(), user, key, "leader")
            for key in KEYS:
                role = (
                    "leader" if name == "cy" else "team" if key.startswith("class") else "teacher"
                )
                streams.grant(db.session(), user, key, role)
        for name, user in PEOPLE.items():
            for audience, key in zip(FORMS, KEYS, strict=True):
                rid = stable_id(f"{audience} record of {name}")
                body = _record(audience)
                streams.publish(
                    db.session(), key, "record", rid, body, owner=user, vis=1, form=(audience, 1)
                )
        db.session.commit()
        db.session.remove()
    return copies.take(server.engine)
