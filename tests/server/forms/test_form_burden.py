"""What forms take of people's time, told before one is published; and whom a change concerns."""

from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from daybook import clock
from daybook.accounts.models import Device
from daybook.forms import burden
from daybook.forms.xlsform.compiler import compile_form
from tests.server.forms.conftest import Upload
from tests.server.forms.tables import HOW, NAME, table
from tests.server.records.county import County, Person

MUST = {
    "required": "yes",
    "required_message::zh": "请填写",
    "required_message::en": "Please fill this in",
}
WEEKLY = {"per_week": "kindergarten=3 support=1.5"}
GROUP = {"label::zh": "补充", "label::en": "More"}


def longest(*survey: Any, **settings: str) -> int:
    return burden.longest_first_screen(compile_form(table(*survey, **settings)))


def test_what_need_not_be_answered_takes_no_time() -> None:
    assert longest(NAME, HOW) == 0


def test_what_must_be_answered_takes_its_seconds() -> None:
    assert longest({**NAME, **MUST}, {**HOW, **MUST}) == burden.TEXT + 2


def test_the_way_that_asks_most_counts() -> None:
    asked = {**NAME, **MUST, "relevant": "${how} = 'call'"}

    assert longest({**HOW, **MUST}, asked) == 2 + burden.TEXT


def test_a_group_in_sight_counts_and_a_second_screen_does_not() -> None:
    begin = {"type": "begin_group", "name": "more", **GROUP}
    inner = [{**NAME, **MUST}, {"type": "end_group"}]

    assert longest(begin, *inner) == burden.TEXT
    assert longest({**begin, "appearance": "more"}, *inner) == 0


def test_minutes_are_seconds_by_the_records_of_a_week() -> None:
    form = compile_form(table({**NAME, **MUST}, **WEEKLY))

    minutes = burden.minutes_per_week(form)

    assert minutes == pytest.approx({"kindergarten": 0.6, "support": 0.3})


def test_the_meter_shows_the_week_before_and_after(
    supervisor: Person, check: Upload, publish: Upload
) -> None:
    spent = {one["role"]: one["minutes"] for one in supervisor.json("/api/forms")["burden"]}

    told = check(supervisor, table({**NAME, **MUST}, **WEEKLY)).json["burden"]

    meter = {one["role"]: one for one in told["roles"]}
    assert (told["seconds"], told["seconds_before"]) == (12, None)
    assert {role: one["before"] for role, one in meter.items()} == spent
    assert meter["kindergarten"]["after"] == pytest.approx(spent["kindergarten"] + 0.6, abs=0.011)
    assert meter["primary"]["after"] == spent["primary"]
    assert {role: one["budget"] for role, one in meter.items()} == {
        "kindergarten": 8,
        "primary": 5,
        "subject": 5,
        "support": 10,
        "leader": 5,
    }


def test_the_meter_replaces_the_version_before(
    first: Any, supervisor: Person, check: Upload, publish: Upload
) -> None:
    publish(supervisor, table({**NAME, **MUST}, **WEEKLY))

    told = check(supervisor, table(NAME, HOW, **WEEKLY)).json["burden"]

    (small,) = (one for one in told["roles"] if one["role"] == "support")
    assert (told["seconds_before"], told["seconds"]) == (12, 0)
    assert small["before"] - small["after"] == pytest.approx(0.3, abs=0.011)


def test_a_closed_form_takes_no_time(supervisor: Person, publish: Upload) -> None:
    open_ = publish(supervisor, table({**NAME, **MUST}, **WEEKLY)).status_code
    before = supervisor.json("/api/forms")["burden"]

    supervisor.post("/api/forms/tried/switch", {"state": "closed"})

    after = supervisor.json("/api/forms")["burden"]
    assert open_ == 200
    assert before[0]["minutes"] - after[0]["minutes"] == pytest.approx(0.6, abs=0.011)


def test_all_built_in_forms_together_stay_within_every_budget(supervisor: Person) -> None:
    for one in supervisor.json("/api/forms")["burden"]:
        assert one["minutes"] <= one["budget"], one


def says(person: Person, drafts: dict[str, int]) -> None:
    body = {"p": 1, "q": 1, "d": person.device, "c": [], "m": [], "st": {"drafts": drafts}}
    headers = {"Authorization": f"Bearer {person.token}"}
    assert person.client.post("/api/sync", json=body, headers=headers).status_code == 200


def test_phones_and_their_drafts_are_counted(
    first: Any, supervisor: Person, teacher: Person, colleague: Person, check: Upload
) -> None:
    says(teacher, {"tried": 2, "lesson": 5})
    says(colleague, {"lesson": 1})

    told = check(supervisor, table(HOW)).json["affected"]

    assert told == {"phones": 3, "drafts": 2, "writers": 1}


def test_a_phone_that_was_silent_for_long_is_not_counted(
    first: Any, supervisor: Person, teacher: Person, check: Upload, session: Session
) -> None:
    says(teacher, {"tried": 2})
    silent = update(Device).where(Device.id == teacher.device)
    session.execute(silent.values(last_heard=clock.now() - 91 * clock.DAY))
    session.commit()

    assert check(supervisor, table(HOW)).json["affected"] == {
        "phones": 1,
        "drafts": 0,
        "writers": 0,
    }


def test_a_form_that_nobody_has_affects_nobody(
    county: County, supervisor: Person, check: Upload
) -> None:
    assert check(supervisor, table(NAME)).json["affected"]["phones"] == 0
